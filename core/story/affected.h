// Which parts of a story mean something else after an edit.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "core/story/scope.h"
#include "core/story/syntax.h"

namespace asyncy::story {

/// A chunk is affected when the edit is in it, or in what it hangs on: the statements around it, the bindings of names
/// that it uses and what those are made of, and, for the bindings in it, whether something reads them.
struct Affected {
  std::size_t front = 0;     ///< so many chunks at the begin are those of the version before
  std::size_t back = 0;      ///< and so many at the end
  std::vector<bool> chunks;  ///< of the new version
};

struct Snapshot {
  const Tree& tree;
  const Scopes& scopes;
};

/// What only those know who know services.
struct Sameness {
  /// Whether a binding before the edit and one after it stand for things that nobody can tell apart.
  std::function<bool(const Definition& before, const Definition& now)> value;
  /// The same of two calls that a block belongs to.
  std::function<bool(NodeId before, NodeId now)> call;
  /// Of a name with more bindings than that nobody says what it stands for, wherever it is used.
  std::size_t most_bindings;
};

Affected affected_by_edit(const Snapshot& before, const Snapshot& now, const Sameness& sameness);

}  // namespace asyncy::story
