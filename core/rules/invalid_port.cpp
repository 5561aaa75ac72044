#include "core/manifest/scalar.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

constexpr double kLargest = 65535;

void check_invalid_port(const Scope& scope, Report& report) {
  for (const manifest::Value& port : scope.manifest().ports) {
    if (port.literal.kind != types::LiteralKind::integer) continue;
    const auto number = manifest::number_of(port.literal);
    if (!number || *number < 1 || *number > kLargest)
      report.add(port.range, quoted(port.literal.text) + " is no port; ports go from 1 to 65535");
  }
}

}  // namespace

extern const Rule invalid_port{
    .info = {.name = "invalid-port",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Port that does not exist",
             .why = "Ports are numbers from 1 to 65535.",
             .bad = {.manifest = "ports:\n- 80800\n", .story = {}, .config = {}},
             .good = {.manifest = "ports:\n- 8080\n", .story = {}, .config = {}}},
    .check = check_invalid_port,
};

}  // namespace asyncy::rules
