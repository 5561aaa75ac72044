#include "core/manifest/format.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/yaml/source_map.h"

namespace asyncy::rules {
namespace {

using manifest::FormatFaultKind;

std::string_view message_of(FormatFaultKind kind) {
  switch (kind) {
    case FormatFaultKind::unclosed_brace: return "this `{` is never closed; write the name of an argument and a `}` behind it";
    case FormatFaultKind::stray_brace: return "this `}` closes nothing; write `{` before the name of the argument";
    case FormatFaultKind::empty_braces: return "these braces name no argument; write `{name}`";
    case FormatFaultKind::too_many_stars:
      return "`*` stands for the other arguments by position and `**` for those by name; more stars mean nothing";
  }
  return {};
}

void check_invalid_format(const Scope& scope, Report& report) {
  for (const manifest::Command* command : all_commands(scope.manifest())) {
    if (!command->format) continue;
    for (const manifest::FormatFault& fault : manifest::parse_format(command->format->value).faults)
      report.add(yaml::source_range(scope.yaml(), command->format_node, fault.range), std::string(message_of(fault.kind)));
  }
}

}  // namespace

extern const Rule invalid_format{
    .info = {.name = "invalid-format",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Format that cannot be read",
             .why = "A `format` is made of words, of `{name}` for an argument, and of `*` and `**` for the others.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    format: '{where * **'\n    args:\n    - where\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    format: '{where} * **'\n    args:\n    - where\n", .story = {}, .config = {}}},
    .check = check_invalid_format,
};

}  // namespace asyncy::rules
