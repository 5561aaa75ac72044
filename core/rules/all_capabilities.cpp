#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

void check_all_capabilities(const Scope& scope, Report& report) {
  for (const manifest::Value& value : scope.manifest().capabilities)
    if (value.literal.text == "all" || value.literal.text == "ALL")
      report.add(value.range, "this grants every capability; list those that the container needs");
}

}  // namespace

extern const Rule all_capabilities{
    .info = {.name = "all-capabilities",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Every capability granted",
             .why = "Capabilities are taken from containers so that a mistake in one does no harm to the machine. `all` gives them "
                    "all back.",
             .bad = {.manifest = "cap: [all]\n", .story = {}, .config = {}},
             .good = {.manifest = "cap: [chown]\n", .story = {}, .config = {}}},
    .check = check_all_capabilities,
};

}  // namespace asyncy::rules
