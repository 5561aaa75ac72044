#include "core/manifest/scalar.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace asyncy::manifest {
namespace {

using types::LiteralKind;

std::optional<bool> plain_boolean(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kTrue = {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"};
  static constexpr std::array<std::string_view, 9> kFalse = {"false", "False", "FALSE", "no", "No",
                                                             "NO",    "off",   "Off",   "OFF"};
  if (std::find(kTrue.begin(), kTrue.end(), text) != kTrue.end()) return true;
  if (std::find(kFalse.begin(), kFalse.end(), text) != kFalse.end()) return false;
  return std::nullopt;
}

LiteralKind plain_kind(std::string_view text) {
  if (plain_boolean(text)) return LiteralKind::boolean;
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  std::size_t digits = 0;
  std::size_t dots = 0;
  for (; at < text.size() && ((text[at] >= '0' && text[at] <= '9') || (text[at] == '.' && dots == 0)); ++at)
    text[at] == '.' ? ++dots : ++digits;
  if (digits == 0) return LiteralKind::string;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    const std::size_t exponent = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at == text.size() && at > exponent ? LiteralKind::real : LiteralKind::string;
  }
  if (at != text.size()) return LiteralKind::string;
  return dots == 0 ? LiteralKind::integer : LiteralKind::real;
}

Shapes shapes_of_kind(LiteralKind kind) {
  switch (kind) {
    case LiteralKind::list: return shape::list;
    case LiteralKind::map: return shape::map;
    case LiteralKind::integer: return shape::integer | shape::number | shape::text;
    case LiteralKind::real: return shape::number | shape::text;
    case LiteralKind::boolean: return shape::boolean;
    case LiteralKind::null: return shape::anything;
    default: return shape::text;
  }
}

}  // namespace

types::Literal literal_of(const yaml::Tree& tree, yaml::NodeId node) {
  node = tree.resolve(node);
  switch (tree[node].kind) {
    case yaml::Kind::null:
    case yaml::Kind::alias: return {.kind = LiteralKind::null, .text = "null"};
    case yaml::Kind::sequence: return {.kind = LiteralKind::list, .text = {}};
    case yaml::Kind::map: return {.kind = LiteralKind::map, .text = {}};
    case yaml::Kind::scalar: break;
  }
  const std::string_view text = tree.value(node);
  const bool plain = tree[node].style == yaml::Style::plain;
  return {.kind = plain ? plain_kind(text) : LiteralKind::string, .text = std::string(text)};
}

Shapes shapes_of(const yaml::Tree& tree, yaml::NodeId node) { return shapes_of_kind(literal_of(tree, node).kind); }

Shapes shapes_unquoted(const yaml::Tree& tree, yaml::NodeId node) {
  const yaml::Style style = tree[node].style;
  const bool quoted = style == yaml::Style::single_quoted || style == yaml::Style::double_quoted;
  return tree[node].kind == yaml::Kind::scalar && quoted ? shapes_of_kind(plain_kind(tree.value(node))) : Shapes{0};
}

std::optional<double> number_of(const types::Literal& literal) {
  const bool may_count = literal.kind == LiteralKind::integer || literal.kind == LiteralKind::real || literal.kind == LiteralKind::string;
  std::string_view text = literal.text;
  if (!may_count || text.empty()) return std::nullopt;
  if (text.front() == '+') text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string describe_value(const yaml::Tree& tree, yaml::NodeId node) { return types::describe(literal_of(tree, node)); }

std::optional<bool> boolean_of(const yaml::Tree& tree, yaml::NodeId node) {
  node = tree.resolve(node);
  if (tree[node].kind != yaml::Kind::scalar || tree[node].style != yaml::Style::plain) return std::nullopt;
  return plain_boolean(tree.value(node));
}

}  // namespace asyncy::manifest
