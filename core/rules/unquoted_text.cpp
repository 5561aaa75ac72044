#include <algorithm>

#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using manifest::Value;
using types::Base;
using types::LiteralKind;

bool is_text(const types::Literal& literal) { return literal.kind == LiteralKind::string; }

/// Only text can be meant: the type says so, or every other listed value does.
bool means_text(const manifest::ValueSchema& schema) {
  const types::Type type = schema.declared_type();
  if (schema.type && type.has(Base::string)) {
    const auto names = types::read_type(schema.type->text);
    return names.size() == 1;
  }
  return false;
}

/// `null` among texts is a text that YAML takes for nothing.
bool is_null_among_texts(const manifest::EnumDeclaration& allowed, const Value& value) {
  return value.literal.kind == LiteralKind::null &&
         std::any_of(allowed.values.begin(), allowed.values.end(), [](const Value& each) { return is_text(each.literal); });
}

void check_unquoted_text(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->allowed) continue;
    for (const Value& value : schema->allowed->values) {
      const std::string_view written = tree.text.slice(value.range);
      if (is_text(value.literal) || value.literal.kind == LiteralKind::list || value.literal.kind == LiteralKind::map) continue;
      if (written.empty() || (!means_text(*schema) && !is_null_among_texts(*schema->allowed, value))) continue;
      report
          .add(value.range, "YAML reads " + quoted(written) + " as " + types::describe(value.literal) +
                                ", not as text; put it in quotes")
          .fix(change_to(value.range, '\'' + std::string(written) + '\''));
    }
  }
}

}  // namespace

extern const Rule unquoted_text{
    .info = {.name = "unquoted-text",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Listed text that YAML reads as something else",
             .why = "Without quotes `null`, `true`, `yes` and `1` are no texts. What reads the manifest may compare them with the "
                    "text of a call and find no match.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: sure\n      type: string\n      enum: [yes, maybe]\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: sure\n      type: string\n      enum: ['yes', maybe]\n",
                      .story = {},
                      .config = {}}},
    .check = check_unquoted_text,
};

}  // namespace asyncy::rules
