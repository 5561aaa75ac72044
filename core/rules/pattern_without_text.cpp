#include <algorithm>
#include <array>

#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

using types::Base;

bool may_be_text(types::Type type) {
  static constexpr std::array kTexts = {Base::string, Base::path,   Base::file, Base::folder,
                                        Base::uuid,   Base::enumeration, Base::json, Base::regex};
  return type.accepts_anything() || std::any_of(kTexts.begin(), kTexts.end(), [&](Base base) { return type.has(base); });
}

void check_pattern_without_text(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest()))
    if (schema->pattern && !may_be_text(schema->declared_type()))
      report
          .add(schema->pattern->range, "a pattern is for text, and the type is " + types::describe(schema->declared_type()) +
                                           "; leave it out, or declare a `string`")
          .related(nullptr, schema->type->range, "the type is declared here");
}

}  // namespace

extern const Rule pattern_without_text{
    .info = {.name = "pattern-without-text",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Pattern for values that are no text",
             .why = "Patterns are searched for in text. A number, a list or a map has none.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: speed\n      type: int\n      pattern: '^\\d+$'\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: speed\n      type: string\n      pattern: '^\\d+$'\n",
                      .story = {},
                      .config = {}}},
    .check = check_pattern_without_text,
};

}  // namespace asyncy::rules
