#include "core/yaml/tree.h"

#include <algorithm>

namespace asyncy::yaml {
namespace {

/// Where a line that was blanked may have belonged to `id`: from the end of what stands before the node to the begin of
/// what stands behind it.
text::Range territory(const Tree& tree, NodeId id) {
  text::Range range{0, tree.text.size()};
  const Node& node = tree[id];
  // Nodes stand in the order of the text, so the one before is the parent or the last leaf of the sibling before.
  if (node.parent != kNone) range.begin = node.parent == id - 1 ? node.range.begin : tree[id - 1].range.end;
  for (NodeId at = id; at != kNone; at = tree[at].parent) {
    if (tree[at].next_sibling == kNone) continue;
    range.end = std::max(range.begin, tree[tree[at].next_sibling].range.begin);
    break;
  }
  return range;
}

text::Offset column_of(const text::Text& text, text::Offset at) { return text.position(at).column; }

/// The column of the first character of the line that is no blank.
text::Offset indentation(const text::Text& text, text::Offset at) {
  const std::string_view line = text.slice(text.line_range(text.line_of(at)));
  return static_cast<text::Offset>(std::min(line.find_first_not_of(" \t"), line.size()));
}

}  // namespace

std::vector<NodeId> Tree::children(NodeId id) const {
  std::vector<NodeId> out;
  for (NodeId child = nodes[id].first_child; child != kNone; child = nodes[child].next_sibling) out.push_back(child);
  return out;
}

std::vector<Entry> Tree::entries(NodeId id) const {
  std::vector<Entry> out;
  if (nodes[id].kind != Kind::map) return out;
  for (NodeId key = nodes[id].first_child; key != kNone;) {
    const NodeId value = nodes[key].next_sibling;
    out.push_back({key, value});
    key = value == kNone ? kNone : nodes[value].next_sibling;
  }
  return out;
}

NodeId Tree::find(NodeId id, std::string_view key) const {
  if (id == kNone || nodes[id].kind != Kind::map) return kNone;
  for (NodeId at = nodes[id].first_child; at != kNone;) {
    const NodeId value_id = nodes[at].next_sibling;
    if (nodes[at].kind == Kind::scalar && value(at) == key) return value_id;
    at = value_id == kNone ? kNone : nodes[value_id].next_sibling;
  }
  return kNone;
}

bool Tree::has_repair_inside(NodeId id) const {
  if (repaired.empty() || id == kNone) return false;
  const Node& node = nodes[id];
  if (node.parent == kNone) return true;
  const text::Range where = territory(*this, id);
  // A line that stands further left than the node's own content belonged to something around it. An absent value has no
  // content: whatever is indented more than its key would have been.
  const bool absent = node.kind == Kind::null && node.range.empty();
  const text::Offset least = absent ? indentation(text, node.range.begin) + 1 : column_of(text, node.range.begin);
  return std::any_of(repaired.begin(), repaired.end(), [&](text::Range line) {
    if (line.end < where.begin || line.begin >= where.end) return false;
    return node.style == Style::flow || indentation(text, line.begin) >= least || line.begin < node.range.begin;
  });
}

}  // namespace asyncy::yaml
