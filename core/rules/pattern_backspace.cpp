#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

/// `source` is what stands between double quotes; nothing where it says more than single quotes can.
std::optional<std::string> in_single_quotes(std::string_view source) {
  std::string out = "'";
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (source[at] == '\\' && at + 1 < source.size()) {
      const char escaped = source[++at];
      if (escaped != '\\' && escaped != '"' && escaped != 'b') return std::nullopt;
      if (escaped == 'b') out += '\\';
      out += escaped;
    } else {
      out += source[at];
      if (source[at] == '\'') out += '\'';
    }
  }
  return out + '\'';
}

void check_pattern_backspace(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->pattern || schema->pattern->source.find('\b') == std::string::npos) continue;
    const yaml::Node& node = scope.yaml()[schema->pattern->node];
    if (node.style != yaml::Style::double_quoted || node.range.size() < 2) continue;
    auto entry = report.add(node.range, "in double quotes YAML reads `\\b` as a backspace, not as the edge of a word; use single quotes");
    if (const auto text = in_single_quotes(scope.document.text.slice({node.range.begin + 1, node.range.end - 1})))
      entry.fix({.title = "Put the pattern in single quotes", .edits = {{.range = node.range, .text = *text}}});
  }
}

}  // namespace

extern const Rule pattern_backspace{
    .info = {.name = "pattern-backspace",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Pattern with a backspace in it",
             .why = "Double quotes give the backslash to YAML, which knows `\\b` as a backspace. The pattern never sees it.",
             .bad = {.manifest = "env:\n  KEY:\n    pattern: \"\\bkey\\b\"\n", .story = {}, .config = {}},
             .good = {.manifest = "env:\n  KEY:\n    pattern: '\\bkey\\b'\n", .story = {}, .config = {}}},
    .check = check_pattern_backspace,
};

}  // namespace asyncy::rules
