#include <map>

#include "core/manifest/capabilities.h"
#include "core/manifest/mend.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using manifest::Value;

/// `name_of` says which text an element stands for.
template <class NameOf>
void judge(const yaml::Tree& tree, const std::vector<Value>& values, NameOf name_of, Report& report) {
  std::map<std::string, const Value*> seen;
  for (const Value& value : values) {
    const std::string name = name_of(value);
    if (name.empty()) continue;
    const auto [first, is_new] = seen.emplace(name, &value);
    if (is_new) continue;
    report.add(value.range, quoted(name) + " is listed twice")
        .related(nullptr, first->second->range, "first listed here")
        .fix(manifest::remove_element(tree, value.node));
  }
}

void check_duplicate_element(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  const auto text_of = [](const Value& value) { return value.literal.text; };
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest()))
    if (schema->allowed) judge(tree, schema->allowed->values, text_of, report);
  // What is no number is told elsewhere.
  const auto port_of = [](const Value& value) {
    return value.literal.kind == types::LiteralKind::integer ? value.literal.text : std::string();
  };
  judge(tree, scope.manifest().ports, port_of, report);
  const auto capability_of = [](const Value& value) {
    const manifest::Capability* known = manifest::find_capability(value.literal.text);
    return std::string(known == nullptr ? value.literal.text : known->name);
  };
  judge(tree, scope.manifest().capabilities, capability_of, report);
}

}  // namespace

extern const Rule duplicate_element{
    .info = {.name = "duplicate-element",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Element listed twice",
             .why = "A value of `enum`, a port or a capability counts once; the second was perhaps meant to be another.",
             .bad = {.manifest = "ports:\n- 8080\n- 8080\n", .story = {}, .config = {}},
             .good = {.manifest = "ports:\n- 8080\n- 8081\n", .story = {}, .config = {}}},
    .check = check_duplicate_element,
};

}  // namespace asyncy::rules
