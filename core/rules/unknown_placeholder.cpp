#include "core/manifest/format.h"
#include "core/rules/call.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"
#include "core/yaml/source_map.h"

namespace asyncy::rules {
namespace {

void check_unknown_placeholder(const Scope& scope, Report& report) {
  for (const manifest::Command* command : all_commands(scope.manifest())) {
    if (!command->format) continue;
    const std::string& source = command->format->value;
    for (const manifest::FormatPart& part : manifest::parse_format(source).parts) {
      if (part.kind != manifest::FormatPartKind::argument || command->find_argument(part.text) != nullptr) continue;
      const auto begin = static_cast<text::Offset>(part.text.data() - source.data());
      const text::Range name{begin, begin + static_cast<text::Offset>(part.text.size())};
      const text::Range range = yaml::source_range(scope.yaml(), command->format_node, name);
      const auto names = argument_names(*command);
      auto entry = report.add(
          range, quoted(part.text) + " is no argument of " + quoted(command->name.value) +
                     (names.empty() ? ", which declares none" : did_you_mean(part.text, names).empty()
                                                                    ? "; it has " + list_of(names)
                                                                    : did_you_mean(part.text, names)));
      if (scope.document.text.slice(range) == part.text) entry.fix(change_to_nearest(range, part.text, names));
    }
  }
}

}  // namespace

extern const Rule unknown_placeholder{
    .info = {.name = "unknown-placeholder",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Format that names an argument that is not declared",
             .why = "`{name}` in a `format` stands for the value of the declared argument `name`. There is no value for a name that "
                    "is not declared.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    format: '{wear} * **'\n    args:\n    - where\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    format: '{where} * **'\n    args:\n    - where\n", .story = {}, .config = {}}},
    .check = check_unknown_placeholder,
};

}  // namespace asyncy::rules
