#include "core/binding/example.h"

#include <array>
#include <vector>

namespace asyncy::binding {
namespace {

using types::Literal;
using types::LiteralKind;

bool fits(const manifest::ValueSchema& schema, const Literal& literal, types::Passing passing) {
  if (!types::accepts(schema.declared_type(), literal, passing)) return false;
  if (schema.allowed && !schema.allowed->values.empty() && !schema.allowed->allows(literal.text)) return false;
  if (!schema.pattern || !schema.pattern->compiled.pattern) return true;
  return schema.pattern->compiled.pattern->search(literal.text) != pattern::Verdict::no_match;
}

std::string source_of(const Literal& literal) {
  if (literal.kind == LiteralKind::list) return "[]";
  if (literal.kind == LiteralKind::map) return "{}";
  if (literal.kind != LiteralKind::string) return literal.text;
  std::string out = "\"";
  for (const char c : literal.text) {
    if (c == '"' || c == '\\' || c == '{' || c == '}') out += '\\';
    out += c;
  }
  return out + '"';
}

/// The characters of a pattern that stand for themselves: of `^key_\d+` this is `key_`.
std::string plain_part(std::string_view pattern) {
  std::string out;
  for (const char c : pattern.substr(pattern.starts_with('^') ? 1 : 0)) {
    if (std::string_view("\\[](){}.*+?|^$").find(c) != std::string_view::npos) break;
    out += c;
  }
  return out;
}

}  // namespace

std::optional<Literal> example_literal(const manifest::ValueSchema& schema, types::Passing passing) {
  std::vector<Literal> candidates;
  if (schema.allowed)
    for (const manifest::Value& value : schema.allowed->values) {
      candidates.push_back(value.literal);
      candidates.push_back({.kind = LiteralKind::string, .text = value.literal.text});
    }
  const bool limited = schema.allowed && !schema.allowed->values.empty();
  if (!limited) {
    static constexpr std::array<std::string_view, 12> kTexts = {"",
                                                                "text",
                                                                "Text",
                                                                "a",
                                                                "A",
                                                                "0",
                                                                "1",
                                                                "12",
                                                                "/tmp/file",
                                                                "name@example.com",
                                                                "https://example.com",
                                                                "00000000-0000-0000-0000-000000000000"};
    const types::Type type = schema.declared_type();
    if (!type.accepts_anything() && !type.has(types::Base::string)) {
      candidates.push_back({.kind = LiteralKind::integer, .text = "0"});
      candidates.push_back({.kind = LiteralKind::integer, .text = "1"});
      candidates.push_back({.kind = LiteralKind::boolean, .text = "true"});
      candidates.push_back({.kind = LiteralKind::list, .text = {}});
      candidates.push_back({.kind = LiteralKind::map, .text = {}});
    }
    const std::string plain = schema.pattern ? plain_part(schema.pattern->source) : "";
    for (const std::string_view text : kTexts)
      candidates.push_back({.kind = LiteralKind::string, .text = plain + std::string(text)});
    for (const std::string_view text : kTexts)
      candidates.push_back({.kind = LiteralKind::string, .text = std::string(text)});
  }
  for (const Literal& candidate : candidates)
    if (fits(schema, candidate, passing)) return candidate;
  return std::nullopt;
}

std::optional<std::string> example_value(const manifest::ValueSchema& schema, types::Passing passing) {
  const auto literal = example_literal(schema, passing);
  return literal ? std::optional(source_of(*literal)) : std::nullopt;
}

}  // namespace asyncy::binding
