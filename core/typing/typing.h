// What the values of a story are: literals, results of commands, variables and what is made of them.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/binding/binding.h"
#include "core/story/scope.h"
#include "core/typing/value_type.h"
#include "core/workspace/document.h"

namespace asyncy::typing {

/// Of a variable with more assignments nobody says what it is.
inline constexpr std::size_t kMostAssignments = 32;

/// Answers about one story; remembers what it found. Never guesses: what depends on something unknown is unknown.
class Typing {
 public:
  /// `calls` are those of the story; both outlive this.
  Typing(const workspace::StoryFile& story, const binding::Calls& calls)
      : tree_(story.tree), scopes_(story.scopes), calls_(calls) {}

  /// `value` is any expression, or a call.
  ValueType of(story::NodeId value);
  /// What the name stands for where it is read: every assignment that may have happened counts.
  ValueType of(const story::Definition& definition);
  /// Of the parts of a path before `part`.
  ValueType before(story::NodeId path, story::NodeId part);

 private:
  template <class Find>
  ValueType ask(Find find);
  void settle(const story::Definition& deepest);
  [[nodiscard]] bool is_exhausted() const;
  ValueType value(story::NodeId id);
  ValueType value_of_kind(story::NodeId id);
  ValueType variable(const story::Definition& definition);
  ValueType assignments(const story::Definition& definition);
  ValueType bound(const story::Definition& definition);
  ValueType assigned(const story::Definition& definition);
  ValueType looped(const story::Definition& definition);
  ValueType path(story::NodeId id, story::NodeId end);
  ValueType app(story::NodeId& part, story::NodeId end);
  ValueType index(const ValueType& base, story::NodeId part);
  ValueType binary(story::NodeId id);
  ValueType list(story::NodeId id);
  ValueType map(story::NodeId id);
  ValueType called(story::NodeId call);
  ValueType function(story::NodeId call);
  ValueType mutation(story::NodeId id);
  [[nodiscard]] story::NodeId next(story::NodeId id) const { return tree_[id].next_sibling; }

  const story::Tree& tree_;
  const story::Scopes& scopes_;
  const binding::Calls& calls_;
  std::unordered_map<const story::Definition*, ValueType> found_;
  std::vector<const story::Definition*> open_;      ///< being found: a variable may be made of itself
  std::vector<const story::Definition*> leant_on_;  ///< those of `open_` that an unfinished answer took for nothing
  const story::Definition* too_deep_ = nullptr;     ///< where an answer was broken off that would have gone deeper
  unsigned steps_ = 0;    ///< of the value or variable that is being found, without the variables inside it
  unsigned tangled_ = 0;  ///< how many answers hung on unfinished ones
  unsigned depth_ = 0;
};

}  // namespace asyncy::typing
