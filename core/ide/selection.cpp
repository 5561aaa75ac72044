#include "core/ide/selection.h"

#include "core/ide/story_cursor.h"

namespace asyncy::ide {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

/// What stands between the quotes of a string.
text::Range inside_quotes(const story::Tree& tree, NodeId id) {
  text::Range range = tree[id].range;
  const text::Offset quotes = tree[id].has(story::Mark::heredoc) ? 3 : 1;
  if (range.size() < 2 * quotes) return range;
  return {range.begin + quotes, range.end - quotes};
}

class Chain {
 public:
  explicit Chain(text::Offset at) : at_(at) {}

  void add(text::Range range) {
    if (range.empty() || !range.touches(at_)) return;
    if (!ranges_.empty() && (!range.contains(ranges_.back()) || range == ranges_.back())) return;
    ranges_.push_back(range);
  }
  std::vector<text::Range> take() { return std::move(ranges_); }

 private:
  text::Offset at_;
  std::vector<text::Range> ranges_;
};

}  // namespace

std::vector<text::Range> story_selections(const story::Tree& tree, text::Offset at) {
  Chain chain(at);
  for (NodeId id = deepest_node(tree, at); tree[id].parent != kNone; id = tree[id].parent) {
    if (tree[id].kind == NodeKind::string) chain.add(inside_quotes(tree, id));
    chain.add(tree[id].range);
  }
  // Around a small statement, in a comment or between statements: the line.
  chain.add(tree.text.line_range(tree.text.line_of(at)));
  chain.add(tree.text.range());
  return chain.take();
}

std::vector<text::Range> selections(const workspace::Document& document, text::Offset at) {
  if (document.story() != nullptr) return story_selections(document.story()->tree, at);
  if (document.yaml() != nullptr) return manifest_selections(*document.yaml(), at);
  Chain chain(at);
  chain.add(document.text.line_range(document.text.line_of(at)));
  chain.add(document.text.range());
  return chain.take();
}

}  // namespace asyncy::ide
