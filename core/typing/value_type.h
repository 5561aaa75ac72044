// What a value is known to be before anything runs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/manifest/model.h"
#include "core/story/syntax.h"
#include "core/types/type.h"

namespace asyncy::typing {

/// The kinds of value that it may have at run time; none of them: nobody can tell. Pointers live as long as the manifest.
struct ValueType {
  std::uint16_t kinds = 0;        ///< bits of `types::LiteralKind`
  std::vector<ValueType> inside;  ///< of a list its elements, of a map keys and values; empty where that is not known
  const std::vector<manifest::Property>* properties = nullptr;  ///< of an object that a manifest declares

  [[nodiscard]] bool known() const { return kinds != 0; }
  [[nodiscard]] bool has(types::LiteralKind kind) const { return (kinds & bit(kind)) != 0; }
  [[nodiscard]] bool is(types::LiteralKind kind) const { return kinds == bit(kind); }

  static constexpr std::uint16_t bit(types::LiteralKind kind) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
  }
  static ValueType of(types::LiteralKind kind) { return {.kinds = bit(kind), .inside = {}, .properties = nullptr}; }
  static ValueType list_of(ValueType element);
  static ValueType map_of(ValueType key, ValueType value);

  friend bool operator==(const ValueType&, const ValueType&) = default;
};

/// What a value is that has one of two types; unknown when one of them is.
ValueType join(const ValueType& a, const ValueType& b);

/// What a manifest says of an output or a property.
ValueType declared(const manifest::ValueSchema& schema, const std::vector<manifest::Property>& properties);

/// What a type written in a story means: `int`, `List[string]`. `type` is a node of that kind.
ValueType written(const story::Tree& tree, story::NodeId type);

/// False when no value of this type can satisfy `type`. What is not known can.
bool may_satisfy(types::Type type, const ValueType& value, types::Passing passing);

/// As stories write it: `List[int]`, `string or int`; empty when it is not known.
std::string name_of(const ValueType& type);

}  // namespace asyncy::typing
