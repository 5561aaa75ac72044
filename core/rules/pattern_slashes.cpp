#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

/// Nothing for texts of several lines and with escapes at the ends.
std::optional<text::Fix> strip(const Scope& scope, const manifest::PatternDeclaration& pattern) {
  const yaml::Node& node = scope.yaml()[pattern.node];
  const bool plain = node.style == yaml::Style::plain;
  if (!plain && node.style != yaml::Style::single_quoted && node.style != yaml::Style::double_quoted) return std::nullopt;
  const text::Offset quote = plain ? 0 : 1;
  if (node.range.size() < 2 + 2 * quote) return std::nullopt;
  const text::Range first{node.range.begin + quote, node.range.begin + quote + 1};
  const text::Range last{node.range.end - quote - 1, node.range.end - quote};
  if (scope.document.text.slice(first) != "/" || scope.document.text.slice(last) != "/") return std::nullopt;
  // What begins a pattern often means something to YAML where it begins a text.
  const std::string put = plain ? "'" : "";
  if (plain && pattern.source.find('\'') != std::string::npos) return std::nullopt;
  return text::Fix{.title = "Remove the slashes", .edits = {{.range = first, .text = put}, {.range = last, .text = put}}};
}

void check_pattern_slashes(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->pattern) continue;
    const std::string& source = schema->pattern->source;
    if (source.size() < 2 || source.front() != '/' || source.back() != '/') continue;
    auto entry = report.add(schema->pattern->range, "the slashes are part of the pattern here; remove them");
    if (auto fix = strip(scope, *schema->pattern)) entry.fix(std::move(*fix));
  }
}

}  // namespace

extern const Rule pattern_slashes{
    .info =
        {.name = "pattern-slashes",
         .severity = text::Severity::warning,
         .language = text::Language::manifest,
         .title = "Pattern between slashes",
         .why =
             "Other languages write regular expressions between slashes. In a manifest they are ordinary characters that "
             "a value would have to contain; `/^` can never match.",
         .bad = {.manifest =
                     "commands:\n  go:\n    help: Goes.\n    args:\n    - name: number\n      pattern: '/^\\d+$/'\n",
                 .story = {},
                 .config = {}},
         .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: number\n      pattern: '^\\d+$'\n",
                  .story = {},
                  .config = {}}},
    .check = check_pattern_slashes,
};

}  // namespace asyncy::rules
