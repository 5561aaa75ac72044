// What rules about calls ask again and again.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/binding/binding.h"
#include "core/binding/value.h"
#include "core/rules/rule.h"
#include "core/typing/typing.h"

namespace asyncy::rules {

/// A value of a call and what it has to satisfy.
struct JudgedValue {
  const manifest::ValueSchema* schema = nullptr;
  std::string_view word;             ///< the argument's name, or the flag as written; empty for an additional argument without
  story::NodeId node = story::kNone; ///< the value; the flag for a switch
  text::Range range;                 ///< of `node`
  types::Passing passing = types::Passing::typed;
  bool is_switch = false;
  binding::KnownValue value;
  typing::ValueType type;  ///< of what is no literal
  const workspace::Document* manifest = nullptr;
  text::Range declared;  ///< where the argument is declared, in `manifest`

  /// How messages call the argument: `` `choose` ``, `` `--level` ``, `an additional argument`.
  [[nodiscard]] std::string name() const;
};

/// The values of the calls of one scope: found once, since several rules ask.
class JudgedValues {
 public:
  JudgedValues(const Scope& scope, typing::Typing& typing);
  /// Of the call at that index.
  [[nodiscard]] std::span<const JudgedValue> of(std::size_t call) const {
    return std::span(values_).subspan(begins_[call], begins_[call + 1] - begins_[call]);
  }

 private:
  std::vector<JudgedValue> values_;
  std::vector<std::size_t> begins_;
};

/// Every value that reached a declared argument, or must satisfy the type of additional ones. `call` is one of
/// `scope.calls`.
std::span<const JudgedValue> judged_values(const Scope& scope, const binding::BoundCall& call);

/// `` `service command` ``, as a person would call it.
std::string name_of(const binding::BoundCall& call);

std::vector<std::string_view> argument_names(const manifest::Command& command);

/// The part of an item that names its argument: the name of `name:value`, else the whole item.
text::Range name_range(const story::Tree& tree, story::NodeId item);

/// Nothing more than what is declared may be passed by name, or by position.
bool is_closed_to_names(const binding::BoundCall& call);
bool is_closed_to_positions(const binding::BoundCall& call);

}  // namespace asyncy::rules
