#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"
#include "core/text/nearest.h"

namespace asyncy::rules {
namespace {

/// What other languages call `name`, else what looks like it.
std::optional<std::string_view> meant_by(std::string_view name) {
  if (const auto ours = types::type_synonym(name)) return ours;
  std::vector<std::string_view> known;
  for (const types::TypeRow& row : types::type_table()) known.push_back(row.name);
  return text::nearest(name, known);
}

void check_unknown_type(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->type) continue;
    for (const types::TypeName& name : types::read_type(schema->type->text)) {
      if (name.base) continue;
      // The text of a list, and of what has escapes, stands elsewhere than the source.
      text::Range range{schema->type->range.begin + name.range.begin, schema->type->range.begin + name.range.end};
      const bool in_place = range.end <= schema->type->range.end && scope.document.text.slice(range) == name.name;
      if (!in_place) range = schema->type->range;
      const auto meant = meant_by(name.name);
      auto entry = report.add(range, quoted(name.name) + " is no type that is known" +
                                         (meant ? "; did you mean " + quoted(*meant) + "?"
                                                : "; common are `string`, `int`, `float`, `boolean`, `list` and `json`"));
      if (meant && in_place) entry.fix(change_to(range, *meant));
    }
  }
}

}  // namespace

extern const Rule unknown_type{
    .info = {.name = "unknown-type",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Type that is not known",
             .why = "A type that no version of the format names is taken for anything, so values are not checked.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - where:strin\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - where:string\n", .story = {}, .config = {}}},
    .check = check_unknown_type,
};

}  // namespace asyncy::rules
