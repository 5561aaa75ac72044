#include "core/binding/example.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/manifest/scalar.h"

namespace asyncy::binding {
namespace {

using types::Literal;
using types::LiteralKind;

bool fits(const manifest::ValueSchema& schema, const Literal& literal, types::Passing passing) {
  if (!types::accepts(schema.declared_type(), literal, passing)) return false;
  if (schema.allowed && !schema.allowed->values.empty() && !schema.allowed->allows(literal.text)) return false;
  const auto number = schema.limits ? manifest::number_of(literal) : std::nullopt;
  if (number && !schema.limits->allows(*number)) return false;
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

/// The ends of the range as they are written, and the whole numbers next to them, which an `int` may need.
void append_numbers(std::vector<Literal>& candidates, const manifest::RangeDeclaration& limits) {
  const auto whole = [&](double number) {
    constexpr double kMostExact = 9'007'199'254'740'992;  // 2⁵³
    if (std::abs(number) <= kMostExact)
      candidates.push_back({.kind = LiteralKind::integer, .text = std::to_string(static_cast<long long>(number))});
  };
  for (const auto* end : {&limits.min, &limits.max}) {
    const auto number = *end ? manifest::number_of((*end)->literal) : std::nullopt;
    if (!number) continue;
    whole(end == &limits.min ? std::ceil(*number) : std::floor(*number));
    candidates.push_back((*end)->literal);
  }
}

std::vector<Literal> candidates_for(const manifest::ValueSchema& schema) {
  std::vector<Literal> candidates;
  if (schema.allowed)
    for (const manifest::Value& value : schema.allowed->values) {
      candidates.push_back(value.literal);
      candidates.push_back({.kind = LiteralKind::string, .text = value.literal.text});
    }
  const bool limited = schema.allowed && !schema.allowed->values.empty();
  if (!limited) {
    static constexpr std::array<std::string_view, 15> kTexts = {"",
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
                                                                "00000000-0000-0000-0000-000000000000",
                                                                "abcdef",
                                                                "ABCDEF",
                                                                "123456"};
    const types::Type type = schema.declared_type();
    if (schema.limits || (!type.accepts_anything() && !type.has(types::Base::string))) {
      candidates.push_back({.kind = LiteralKind::integer, .text = "0"});
      candidates.push_back({.kind = LiteralKind::integer, .text = "1"});
      if (schema.limits) append_numbers(candidates, *schema.limits);
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
  return candidates;
}

std::optional<Literal> first_that_fits(const std::vector<Literal>& candidates, const manifest::ValueSchema& schema, types::Passing passing) {
  for (const Literal& candidate : candidates)
    if (fits(schema, candidate, passing)) return candidate;
  return std::nullopt;
}

}  // namespace

std::optional<Literal> example_literal(const manifest::ValueSchema& schema, types::Passing passing) {
  return first_that_fits(candidates_for(schema), schema, passing);
}

std::optional<std::string> example_value(const manifest::ValueSchema& schema, types::Passing passing) {
  const auto literal = example_literal(schema, passing);
  return literal ? std::optional(source_of(*literal)) : std::nullopt;
}

std::optional<std::string> telling_example(const manifest::ValueSchema& schema, types::Passing passing) {
  std::vector<Literal> candidates = candidates_for(schema);
  const bool is_json = schema.declared_type().has(types::Base::json);
  std::stable_partition(candidates.begin(), candidates.end(), [&](const Literal& each) {
    const bool is_empty = each.kind == LiteralKind::string && each.text.empty();
    return !is_empty && (!is_json || each.kind == LiteralKind::map);
  });
  const auto literal = first_that_fits(candidates, schema, passing);
  return literal ? std::optional(source_of(*literal)) : std::nullopt;
}

}  // namespace asyncy::binding
