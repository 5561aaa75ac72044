#include <map>

#include "core/manifest/format.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"
#include "core/yaml/source_map.h"

namespace asyncy::rules {
namespace {

void check_repeated_placeholder(const Scope& scope, Report& report) {
  for (const manifest::Command* command : all_commands(scope.manifest())) {
    if (!command->format) continue;
    const auto source_of = [&](text::Range range) { return yaml::source_range(scope.yaml(), command->format_node, range); };
    const manifest::Format format = manifest::parse_format(command->format->value);
    std::map<std::pair<manifest::FormatPartKind, std::string_view>, text::Range> seen;
    for (const manifest::FormatPart& part : format.parts) {
      if (part.kind == manifest::FormatPartKind::word) continue;
      const auto [first, is_new] = seen.emplace(std::pair(part.kind, part.text), part.range);
      if (is_new) continue;
      const std::string written = command->format->value.substr(part.range.begin, part.range.size());
      report.add(source_of(part.range), quoted(written) + " stands here twice, so the container receives the same again")
          .related(nullptr, source_of(first->second), "the first one");
    }
  }
}

}  // namespace

extern const Rule repeated_placeholder{
    .info = {.name = "repeated-placeholder",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Format that passes the same twice",
             .why = "Each argument has one place on the command line of the container.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    format: '{where} {where} * **'\n    args:\n    - where\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    format: '{where} * **'\n    args:\n    - where\n", .story = {}, .config = {}}},
    .check = check_repeated_placeholder,
};

}  // namespace asyncy::rules
