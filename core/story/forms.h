// Which compilers read which way of writing: the one place that says what is older and what is newer.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/story/syntax.h"
#include "core/text/diagnostic.h"

namespace asyncy::story {

/// The compilers that read different grammars, by the month from which they did. `seed` is the one of before May 2018.
enum class Version : std::uint8_t {
  seed,
  may_2018,
  june_2018,
  july_2018,
  august_2018,
  september_2018,
  october_2018,
  march_2019,
  april_2019,
  june_2019,
  july_2019,
  august_2019,
  october_2019,
  january_2020,
};

/// A set of versions.
class Era {
 public:
  /// Of each version, oldest first: `y` when it belongs to the set.
  constexpr explicit Era(std::string_view versions) {
    for (std::size_t i = 0; i < versions.size(); ++i)
      if (versions[i] == 'y') bits_ = static_cast<std::uint16_t>(bits_ | 1U << i);
  }
  [[nodiscard]] constexpr bool has(Version version) const { return (bits_ >> static_cast<unsigned>(version) & 1U) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  friend constexpr Era operator&(Era a, Era b) {
    a.bits_ &= b.bits_;
    return a;
  }
  friend constexpr bool operator==(Era, Era) = default;

 private:
  std::uint16_t bits_ = 0;
};

/// The versions whose stories a dialect stands for.
Era era_of(text::Dialect dialect);

/// Ways to write something that not every version read. What every one of them read, and what none did, is `plain`.
enum class Form : std::uint8_t {
  plain,
  // Statements
  assignment_by_word,  ///< `x is 1`, `set x to 1`
  assigning_operator,  ///< `x += 1`
  destructuring,       ///< `{a, b} = m`
  unless,              ///< also `else unless`
  elseif,              ///< also `elif`
  foreach,
  for_in,
  while_,
  with,
  function,
  returns,           ///< a function with `returns`
  returns_by_arrow,  ///< a function with `->`
  try_,
  catch_alone,   ///< a `catch` that names no error
  catch_output,  ///< `catch as e`
  throw_,
  raise,
  old_jump,  ///< `next`, `wait`, `exit`, `end`
  import,
  // Calls
  positional_argument,  ///< a call that is given a value without a name
  flag,
  named_argument,       ///< `a:1`
  spaced_argument,      ///< `a: 1`
  shorthand,            ///< `:a`
  service_with_output,  ///< `websocket as w`, without a command
  inline_call,          ///< in parentheses
  call_in_condition,    ///< `if svc go a:1`
  when_event,           ///< `when event`
  when_output,          ///< `when output event`
  when_service,         ///< `when service command event`
  // Values
  backtick_path,
  single_quotes,        ///< outside of templates
  heredoc,              ///< `"""`
  single_heredoc,       ///< `'''`
  value_template,       ///< `{x}`
  expression_template,  ///< `{x + 1}`
  double_braces,        ///< `{{x}}`
  odd_number,           ///< `0x1f`, `1e3`, `$5`, `5%`
  time,
  regex,
  index_by_expression,  ///< `l[i + 1]`
  dotted_range,         ///< `l[1..2]`
  not_,
  bang,          ///< `!x`
  old_operator,  ///< `a is b`, `a like /b/`
  conditional,   ///< `v if c else w`
  cast_by_to,
  cast_by_as,
  function_call,     ///< `f(a:1)`
  dotted_mutation,   ///< `x.length()`
  spaced_mutation,   ///< `x length`
  chained_mutation,  ///< `… then length`
  generic_type,      ///< `List[int]`
  old_type,          ///< `list`, `number`
};

/// Of the node itself, whatever its children are.
Form form_of(const Tree& tree, NodeId id);

/// The versions that read a form.
Era era_of(Form form);

/// The versions that the node itself needs; its children may need others.
inline Era era_of(const Tree& tree, NodeId id) { return era_of(form_of(tree, id)); }

/// Whether the last compiler knows these words and signs between two values.
bool is_final_operator(std::string_view written);

}  // namespace asyncy::story
