// The mutations that the language has built in: which type has which, what they take, what they give.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/typing/value_type.h"

namespace asyncy::typing {

/// What a mutation gives, told from the type of the value before the dot.
enum class Gives : std::uint8_t {
  same,
  element,  ///< of the list
  value,    ///< of the map
  list,     ///< of something that is not known
  list_of_keys,
  list_of_values,
  list_of_strings,
  integer,
  real,
  boolean,
  string,
};

struct Mutation {
  types::LiteralKind of;  ///< the kind of value that has it
  std::string_view name;
  std::string_view parameters;  ///< `item:A by:A`; `?` behind those that may be left out
  Gives gives;
  std::string_view doc;
};

struct MutationParameter {
  std::string_view name;
  std::string_view type;
  bool required = true;
};

/// All of them, those of one kind together.
std::span<const Mutation> mutation_table();

/// Null when no value of that type has it, or when it is not known which one is meant.
const Mutation* find_mutation(const ValueType& receiver, std::string_view name);

std::vector<MutationParameter> parameters_of(const Mutation& mutation);

ValueType result_of(const Mutation& mutation, const ValueType& receiver);

}  // namespace asyncy::typing
