// Who binds which name, where it can be seen, and where it is read and written.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/story/names.h"
#include "core/story/syntax.h"
#include "core/text/range.h"

namespace asyncy::story {

/// One binding. A variable that is assigned several times has several, with the same `variable`.
struct Definition {
  std::string_view name;  ///< points into the tree's text
  BoundBy by = BoundBy::assignment;
  Access access = Access::write;
  bool implicit = false;  ///< the word of a command or event that names the output, too
  text::Range range;      ///< the name where it is bound; empty for predefined ones
  /// From where to where the name can be read; one beyond the text where nothing else ends it, so that a cursor at the very
  /// end still sees it.
  text::Range visible;
  NodeId node = kNone;       ///< the assignment, output, parameter, function …
  NodeId statement = kNone;  ///< that binds it
  NodeId call = kNone;       ///< the call whose result or events the name stands for, if no name was copied: see `call_of`
  NodeId copied = kNone;     ///< the path whose call the name takes over
  const Definition* variable = nullptr;  ///< the first binding of the same variable
  const Definition* outer = nullptr;     ///< the binding that counts again where this one ends
};

/// A name where it stands for a variable or function.
struct Use {
  text::Range range;
  const Definition* definition = nullptr;  ///< that it makes or reads; of services and words only bound ones are uses
  Access access = Access::read;
  Place place = Place::value;
  NodeId node = kNone;  ///< the path, output, name
};

/// Every binding and every use of a story. What is asked of a name is found once, and stays where it is: pointers and spans
/// live as long as this object. It remembers without a lock: one thread at a time may ask.
class Scopes {
 public:
  /// `tree` must outlive the result and stay in its place.
  explicit Scopes(const Tree& tree);

  /// The binding that `name` has at `at`: the latest visible one.
  [[nodiscard]] const Definition* find(std::string_view name, text::Offset at) const;
  /// Whether the compiler of 2020 sees the name there: a function sees nothing from outside but functions and `app`, and a
  /// name that some branches do not assign is gone behind them.
  [[nodiscard]] bool certain(std::string_view name, text::Offset at) const;
  /// Whether the binding is there for certain in the text behind `at`, as far as its own block goes.
  [[nodiscard]] bool is_certain(const Definition& definition, text::Offset at) const;
  /// The call whose result or events the name stands for, through any names that it copies; kNone when it is something
  /// else.
  [[nodiscard]] NodeId call_of(const Definition& definition) const;

  /// Every binding of the name, in the order of `visible.begin`.
  [[nodiscard]] std::span<const Definition> bindings(std::string_view name) const;
  /// The binding whose name stands at `name`; null where that binds nothing.
  [[nodiscard]] const Definition* bound_at(text::Range name) const;
  /// Every binding, in the order of `visible.begin`.
  [[nodiscard]] std::vector<const Definition*> definitions() const;
  /// Those that stand in one chunk.
  [[nodiscard]] std::vector<const Definition*> definitions_in(std::size_t chunk) const;
  /// Every name that is bound, sorted.
  [[nodiscard]] std::vector<std::string_view> names() const;

  /// In the order of the text.
  [[nodiscard]] std::vector<Use> uses() const;
  /// Those that stand in one chunk.
  [[nodiscard]] std::vector<Use> uses_in(std::size_t chunk) const;
  /// Of these only those that read the name, maybe in order to change what it stands for.
  [[nodiscard]] std::vector<Use> reads_in(std::size_t chunk) const;
  /// The name under `at`; nothing where none stands there.
  [[nodiscard]] std::optional<Use> use_at(text::Offset at) const;
  /// Whether something reads the variable that `definition` begins, or a line that cannot be read may do so.
  [[nodiscard]] bool may_be_read(const Definition& definition) const;
  /// All uses of the variable that `definition` binds, its bindings included, in the order of the text.
  [[nodiscard]] std::vector<Use> uses_of(const Definition& definition) const;

 private:
  struct Found;
  struct Memory;
  struct Forget {
    void operator()(Memory* memory) const;
  };
  [[nodiscard]] Found& found(std::string_view name) const;
  void find_all() const;
  [[nodiscard]] const Definition& definition_of(std::size_t chunk, const ChunkBinding& binding) const;
  template <class Wanted>
  void append_uses(std::size_t chunk, Wanted wanted, std::vector<Use>& to) const;

  const Tree* tree_;
  std::unique_ptr<Memory, Forget> memory_;
};

/// Where what belongs to the statement ends: the next one begins, of its own block or else of one around it, so that a line
/// about to be written below still sees the names of the block; one beyond the text behind the last one.
text::Offset end_of(const Tree& tree, NodeId statement);

/// Where the innermost function around `node` begins, or the story.
text::Offset function_begin(const Tree& tree, NodeId node);

/// The statement whose end ends what is assigned in `node`; the root where only the story's end does.
NodeId home_of(const Tree& tree, NodeId node);

}  // namespace asyncy::story
