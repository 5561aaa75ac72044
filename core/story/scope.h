// Who binds which name, where it can be seen, and where it is read and written.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/story/syntax.h"
#include "core/text/range.h"

namespace asyncy::story {

enum class BoundBy : std::uint8_t {
  assignment,
  block_output,    ///< `svc cmd as o` + block, or the command's own name where `as` is absent
  when_output,     ///< `when … as o`, or the event's own name where `as` is absent
  loop_output,     ///< foreach, for, while … as
  catch_output,
  parameter,
  function,
  import,
  predefined,      ///< `app`
};

using DefinitionId = std::uint32_t;
inline constexpr DefinitionId kUnbound = 0xFFFFFFFF;

/// One binding. A variable that is assigned several times has several, with the same `variable`.
struct Definition {
  std::string_view name;   ///< points into the tree's text
  BoundBy by = BoundBy::assignment;
  bool implicit = false;   ///< the word of a command or event that names the output, too
  text::Range range;       ///< the name where it is bound; empty for predefined ones
  /// From where to where the name can be read; one beyond the text where nothing else ends it, so that a cursor at the very
  /// end still sees it.
  text::Range visible;
  /// To where the name is there for certain: one that only some branches of an `if` assign is not behind them.
  text::Offset certain_until = 0;
  NodeId node = kNone;     ///< the assignment, output, parameter, function …
  NodeId call = kNone;     ///< the call whose result or events the name stands for; kNone when it is something else
  DefinitionId variable = kUnbound;  ///< the first binding of the same variable
  DefinitionId outer = kUnbound;     ///< the binding that counts again where this one ends
};

enum class Access : std::uint8_t {
  read,
  write,   ///< binds it, or gives it a new value
  update,  ///< `x += 1`, `x.y = 1`: reads and writes
};

enum class Place : std::uint8_t {
  binding,
  value,     ///< nothing but a variable can stand here
  map_key,   ///< once the text itself, at last the variable's value
  function,  ///< before the parenthesis of a call
  service,   ///< first word of a call: a variable that holds an object, where one of that name is in scope
  word,      ///< item of a call: a variable or a mere word, which only the manifest can tell
};

/// A name where it stands for a variable or function.
struct Use {
  text::Range range;
  DefinitionId definition = kUnbound;  ///< the binding that it makes or reads; of services and words only bound ones are uses
  Access access = Access::read;
  Place place = Place::value;
  NodeId node = kNone;  ///< the path, output, name
};

/// Every binding and every use of a story.
struct Scopes {
  std::vector<Definition> definitions;  ///< in the order of `visible.begin`
  std::unordered_map<std::string_view, std::vector<DefinitionId>> by_name;  ///< ascending
  std::vector<Use> uses;                ///< in the order of the text
  std::vector<text::Range> functions;   ///< the bodies of functions, in the order of the text

  /// The binding that `name` has at `at`: the latest visible one.
  [[nodiscard]] const Definition* find(std::string_view name, text::Offset at) const;
  /// Whether the compiler of 2020 sees the name there: a function sees nothing from outside but functions and `app`, and a
  /// name that some branches do not assign is gone behind them.
  [[nodiscard]] bool certain(std::string_view name, text::Offset at) const;
  /// The name under `at`; null when none stands there.
  [[nodiscard]] const Use* use_at(text::Offset at) const;
  /// All uses of the variable that `definition` binds, its bindings included, in the order of the text.
  [[nodiscard]] std::vector<Use> uses_of(const Definition& definition) const;
};

/// Views in the result point into `tree`'s text.
Scopes resolve_scopes(const Tree& tree);

/// Fills `scopes.uses`; the definitions must be there.
void resolve_uses(const Tree& tree, Scopes& scopes);

}  // namespace asyncy::story
