#include "tests/support/story_invariants.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace asyncy::test {
namespace {

using story::kNone;
using story::NodeId;
using story::Tree;

std::string place(const char* what, text::Range range) {
  return std::string(what) + " at " + std::to_string(range.begin) + ".." + std::to_string(range.end);
}

std::string token_faults(const Tree& tree) {
  if (!tree.is_text) return tree.tokens.empty() && !tree.diagnostics.empty() ? "" : "tokens, or no word, where no story is";
  text::Offset end = 0;
  const auto gap_is_blank = [&](text::Range gap) {
    const std::string_view between = tree.text.slice(gap);
    const bool mark = gap.begin == 0 && between.substr(0, 3) == "\xEF\xBB\xBF";
    return between.substr(mark ? 3 : 0).find_first_not_of(" \t") == std::string_view::npos;
  };
  for (const story::Token& token : tree.tokens) {
    if (token.range.begin < end || token.range.empty() || token.range.end > tree.text.size())
      return place("token", token.range);
    if (!gap_is_blank({end, token.range.begin})) return place("text without a token before", token.range);
    end = token.range.end;
  }
  return gap_is_blank({end, tree.text.size()}) ? "" : place("text without a token", {end, tree.text.size()});
}

/// Of the code in strings.
std::vector<story::Token> code_tokens(const Tree& tree) {
  std::vector<story::Token> all;
  for (const auto& placed : tree.layout().chunks)
    for (const story::Token& token : placed.chunk->code_tokens)
      all.push_back({token.kind, {token.range.begin + placed.begin, token.range.end + placed.begin}});
  return all;
}

std::string code_faults(const Tree& tree) {
  text::Offset begin = 0;
  for (const story::Token& token : code_tokens(tree)) {
    const std::size_t around = tree.token_at(token.range.begin);
    const bool inside = around > 0 && tree.tokens[around - 1].kind == story::TokenKind::string &&
                        tree.tokens[around - 1].range.end > token.range.end;
    if (!inside || token.range.begin < begin) return place("token of code", token.range);
    begin = token.range.begin;
  }
  return "";
}

std::string node_faults(const Tree& tree) {
  if (tree.root == kNone || tree[tree.root].kind != story::NodeKind::block) return "no root block";
  if (tree[tree.root].parent != kNone || tree[tree.root].range != tree.text.range())
    return "the root does not cover the text";
  std::array<std::vector<NodeId>, story::kNodeKinds> by_kind;
  std::vector<NodeId> open = {tree.root};
  std::size_t seen = 0;
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (++seen > tree.nodes.size()) return "a node is reached twice";
    const story::Node node = tree[id];
    if (node.range.begin > node.range.end || node.range.end > tree.text.size()) return place("node", node.range);
    if (node.kind == story::NodeKind::missing && !node.range.empty()) return place("hole that is not empty", node.range);
    by_kind[static_cast<std::size_t>(node.kind)].push_back(id);
    if (node.kind == story::NodeKind::call && node.first_child == kNone)
      return place("call without a service or hole", node.range);
    text::Offset end = node.range.begin;
    const std::size_t first = open.size();
    for (const NodeId child : tree.children(id)) {
      if (tree[child].parent != id) return place("wrong parent", tree[child].range);
      if (tree[child].range.begin < end) return place("child before its place", tree[child].range);
      if (tree[child].range.end > node.range.end) return place("child outside its parent", tree[child].range);
      end = tree[child].range.end;
      open.push_back(child);
    }
    std::reverse(open.begin() + static_cast<std::ptrdiff_t>(first), open.end());
  }
  for (std::size_t kind = 0; kind < by_kind.size(); ++kind) {
    const auto all = tree.all(static_cast<story::NodeKind>(kind));
    if (by_kind[kind] != std::vector<NodeId>(all.begin(), all.end())) return "the nodes of a kind are not those of the tree";
  }
  return "";
}

}  // namespace

std::string tree_faults(const Tree& tree) {
  if (std::string faults = token_faults(tree); !faults.empty()) return faults;
  if (std::string faults = code_faults(tree); !faults.empty()) return faults;
  if (std::string faults = node_faults(tree); !faults.empty()) return faults;
  for (const auto& diagnostic : tree.diagnostics)
    if (diagnostic.range.begin > diagnostic.range.end || diagnostic.range.end > tree.text.size() ||
        diagnostic.message.empty())
      return place("diagnostic", diagnostic.range);
  return "";
}

std::string tree_difference(const Tree& a, const Tree& b) {
  if (a.tokens.size() != b.tokens.size()) return "number of tokens";
  for (auto at = a.tokens.begin(), other = b.tokens.begin(); at != a.tokens.end(); ++at, ++other)
    if ((*at).kind != (*other).kind || (*at).range != (*other).range) return place("token", (*at).range);
  const std::vector<story::Token> code = code_tokens(a);
  const std::vector<story::Token> other_code = code_tokens(b);
  if (!std::equal(code.begin(), code.end(), other_code.begin(), other_code.end(),
                  [](const story::Token& x, const story::Token& y) { return x.kind == y.kind && x.range == y.range; }))
    return "tokens of code";
  std::vector<std::pair<NodeId, NodeId>> open = {{a.root, b.root}};
  while (!open.empty()) {
    const auto [id, other_id] = open.back();
    open.pop_back();
    const story::Node node = a[id];
    const story::Node other = b[other_id];
    if (node.kind != other.kind || node.marks != other.marks || node.range != other.range)
      return place("node", node.range) + place("; there", other.range) + ", kinds " +
             std::to_string(static_cast<int>(node.kind)) + " and " + std::to_string(static_cast<int>(other.kind)) +
             ", marks " + std::to_string(node.marks) + " and " + std::to_string(other.marks);
    if ((node.first_child == kNone) != (other.first_child == kNone)) return place("children", node.range);
    if ((node.next_sibling == kNone) != (other.next_sibling == kNone)) return place("what follows", node.range);
    if (node.next_sibling != kNone) open.emplace_back(node.next_sibling, other.next_sibling);
    if (node.first_child != kNone) open.emplace_back(node.first_child, other.first_child);
  }
  if (a.calls.size() != b.calls.size()) return "number of calls";
  if (a.is_text != b.is_text) return "text or not";
  return a.diagnostics == b.diagnostics ? "" : "diagnostics";
}

}  // namespace asyncy::test
