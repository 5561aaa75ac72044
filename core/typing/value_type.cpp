#include "core/typing/value_type.h"

#include <algorithm>
#include <array>
#include <utility>

namespace asyncy::typing {
namespace {

using types::Base;
using types::LiteralKind;

/// The names of stories, in the order in which several are told.
constexpr std::array<std::pair<LiteralKind, std::string_view>, 10> kNames = {{{LiteralKind::string, "string"},
                                                                              {LiteralKind::path, "path"},
                                                                              {LiteralKind::integer, "int"},
                                                                              {LiteralKind::real, "float"},
                                                                              {LiteralKind::boolean, "boolean"},
                                                                              {LiteralKind::time, "time"},
                                                                              {LiteralKind::regex, "regex"},
                                                                              {LiteralKind::list, "List"},
                                                                              {LiteralKind::map, "Map"},
                                                                              {LiteralKind::null, "null"}}};

/// The kinds of value that a demand of a manifest can be met with; none where that says nothing.
std::uint16_t kinds_of(Base base) {
  switch (base) {
    case Base::string:
    case Base::uuid:
    case Base::path:
    case Base::file:
    case Base::folder: return ValueType::bit(LiteralKind::string);
    case Base::integer: return ValueType::bit(LiteralKind::integer);
    // JSON, in which containers answer, does not tell `1` from `1.0`.
    case Base::real:
    case Base::number: return ValueType::bit(LiteralKind::integer) | ValueType::bit(LiteralKind::real);
    case Base::boolean: return ValueType::bit(LiteralKind::boolean);
    case Base::list: return ValueType::bit(LiteralKind::list);
    case Base::map:
    case Base::object: return ValueType::bit(LiteralKind::map);
    case Base::regex: return ValueType::bit(LiteralKind::regex);
    case Base::any:
    case Base::json:
    case Base::enumeration:
    case Base::none: return 0;
  }
  return 0;
}

std::string_view head_of(std::string_view type) {
  return type.substr(0, std::min(type.find_first_of(" \t\r\n["), type.size()));
}

}  // namespace

ValueType ValueType::list_of(ValueType element) {
  ValueType list = of(LiteralKind::list);
  if (element.known()) list.inside.push_back(std::move(element));
  return list;
}

ValueType ValueType::map_of(ValueType key, ValueType value) {
  ValueType map = of(LiteralKind::map);
  if (key.known() && value.known()) {
    map.inside.push_back(std::move(key));
    map.inside.push_back(std::move(value));
  }
  return map;
}

ValueType join(const ValueType& a, const ValueType& b) {
  if (!a.known() || !b.known()) return {};
  ValueType joined = a;
  joined.kinds |= b.kinds;
  if (b.properties != a.properties) joined.properties = nullptr;
  if (a.inside.size() != b.inside.size()) {
    joined.inside.clear();
    return joined;
  }
  for (std::size_t i = 0; i < a.inside.size(); ++i) joined.inside[i] = join(a.inside[i], b.inside[i]);
  if (std::any_of(joined.inside.begin(), joined.inside.end(), [](const ValueType& each) { return !each.known(); }))
    joined.inside.clear();
  return joined;
}

ValueType declared(const manifest::ValueSchema& schema, const std::vector<manifest::Property>& properties) {
  const types::Type type = schema.declared_type();
  ValueType out;
  if (type.accepts_anything()) {
    if (!properties.empty()) out = ValueType::of(LiteralKind::map);
  } else {
    for (const types::TypeRow& row : types::type_table()) {
      if (!type.has(row.base)) continue;
      const std::uint16_t kinds = kinds_of(row.base);
      if (kinds == 0) return {};
      out.kinds |= kinds;
    }
  }
  if (!properties.empty() && out.has(LiteralKind::map)) out.properties = &properties;
  return out;
}

ValueType written(const story::Tree& tree, story::NodeId type) {
  const std::string_view name = head_of(tree.slice(type));
  if (name == "List" || name == "list") {
    const story::NodeId element = tree.child(type, story::NodeKind::type);
    return ValueType::list_of(element == story::kNone ? ValueType{} : written(tree, element));
  }
  if (name == "Map" || name == "map") {
    std::vector<ValueType> inside;
    for (const story::NodeId child : tree.children(type))
      if (tree[child].kind == story::NodeKind::type) inside.push_back(written(tree, child));
    if (inside.size() != 2) return ValueType::of(LiteralKind::map);
    return ValueType::map_of(std::move(inside[0]), std::move(inside[1]));
  }
  if (name == "object") return ValueType::of(LiteralKind::map);
  // An `int` may be passed where a `float` is declared.
  if (name == "float" || name == "number")
    return join(ValueType::of(LiteralKind::integer), ValueType::of(LiteralKind::real));
  const auto known = std::find_if(kNames.begin(), kNames.end(), [&](const auto& each) { return each.second == name; });
  return known == kNames.end() || name == "null" || name == "path" ? ValueType{} : ValueType::of(known->first);
}

namespace {

/// Whether some value of that kind can.
bool may_satisfy(types::Type type, LiteralKind kind, types::Passing passing) {
  switch (kind) {
    case LiteralKind::string:
    case LiteralKind::path: return types::accepts_unknown_string(type, passing);
    case LiteralKind::integer: return types::accepts(type, {.kind = kind, .text = "1"}, passing);
    case LiteralKind::real: return types::accepts(type, {.kind = kind, .text = "1.5"}, passing);
    case LiteralKind::boolean: return types::accepts(type, {.kind = kind, .text = "true"}, passing);
    case LiteralKind::time: return types::accepts(type, {.kind = kind, .text = "1s"}, passing);
    case LiteralKind::regex: return types::accepts(type, {.kind = kind, .text = "/a/"}, passing);
    case LiteralKind::null:
    case LiteralKind::list:
    case LiteralKind::map: return types::accepts(type, {.kind = kind, .text = {}}, passing);
  }
  return true;
}

}  // namespace

bool may_satisfy(types::Type type, const ValueType& value, types::Passing passing) {
  if (!value.known()) return true;
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](const auto& each) { return value.has(each.first) && may_satisfy(type, each.first, passing); });
}

std::string name_of(const ValueType& type) {
  std::string out;
  const bool number = type.has(LiteralKind::real);
  for (const auto& [kind, name] : kNames) {
    if (!type.has(kind) || (kind == LiteralKind::integer && number)) continue;
    if (!out.empty()) out += " or ";
    out += kind == LiteralKind::map && type.properties != nullptr ? "object" : name;
    const bool shows_inside = kind == LiteralKind::list ? type.inside.size() == 1 : type.inside.size() == 2;
    if ((kind != LiteralKind::list && kind != LiteralKind::map) || !shows_inside) continue;
    out += '[' + name_of(type.inside[0]);
    if (type.inside.size() == 2) out += ", " + name_of(type.inside[1]);
    out += ']';
  }
  return out;
}

}  // namespace asyncy::typing
