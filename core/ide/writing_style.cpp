#include "core/ide/writing_style.h"

#include <vector>

namespace asyncy::ide {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

struct Counts {
  std::size_t single_quotes = 0, double_quotes = 0;
  std::size_t tight = 0, spaced = 0;
};

Counts count(const story::Tree& tree) {
  Counts counts;
  std::vector<NodeId> open = {tree.root};
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    const story::Node node = tree[id];
    if (node.kind == NodeKind::string && !node.has(story::Mark::heredoc))
      ++(node.has(story::Mark::single_quoted) ? counts.single_quotes : counts.double_quotes);
    if (node.kind == NodeKind::argument && node.first_child != kNone) {
      const NodeId value = tree[node.first_child].next_sibling;
      if (value != kNone && tree[value].kind != NodeKind::missing) {
        const auto between = tree.text.slice({tree[node.first_child].range.end, tree[value].range.begin});
        ++(between.ends_with(' ') ? counts.spaced : counts.tight);
      }
    }
    // What stands in a template has no choice of quotes.
    if (node.kind == NodeKind::template_part) continue;
    for (const NodeId child : tree.children(id)) open.push_back(child);
  }
  return counts;
}

/// The string whose template holds `at`; kNone when none does.
NodeId string_around(const story::Tree& tree, NodeId at) {
  for (; at != kNone; at = tree[at].parent)
    if (tree[at].kind == NodeKind::template_part) return tree[at].parent;
  return kNone;
}

}  // namespace

WritingStyle writing_style(const story::Tree& tree, NodeId at, format::Colon colon) {
  const Counts counts = count(tree);
  WritingStyle style{.quote = counts.single_quotes > counts.double_quotes ? '\'' : '"',
                     .spaced_colon = colon == format::Colon::spaced ||
                                     (colon == format::Colon::automatic && counts.spaced > counts.tight)};
  if (const NodeId string = string_around(tree, at); string != kNone)
    style.quote = tree[string].has(story::Mark::single_quoted) ? '"' : '\'';
  return style;
}

}  // namespace asyncy::ide
