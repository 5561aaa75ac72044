#include <nlohmann/json.hpp>

#include "core/docs/json_schema.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

int run_schema(const Arguments& arguments) {
  if (!arguments.operands().empty()) return refuse("`schema` takes no operands");
  return print(json::dump(docs::json_schema(), {.indent = 2}) + '\n') ? kClean : kFailure;
}

}  // namespace

extern const Command schema_command{
    .name = "schema",
    .operands = {},
    .summary = "print a JSON Schema of manifests, for other tools",
    .details = {},
    .options = {},
    .run = run_schema,
};

}  // namespace asyncy::cli
