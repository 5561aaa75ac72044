#include "tests/support/yaml_invariants.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

namespace asyncy::test {
namespace {

using yaml::Kind;
using yaml::kNone;
using yaml::Node;
using yaml::NodeId;
using yaml::Style;
using yaml::Tree;

bool style_fits(const Node& node) {
  switch (node.kind) {
    case Kind::null: return node.style == Style::none || node.style == Style::plain;
    case Kind::alias: return node.style == Style::none;
    case Kind::scalar: return node.style >= Style::plain && node.style <= Style::folded;
    case Kind::sequence:
    case Kind::map: return node.style == Style::block || node.style == Style::flow;
  }
  return false;
}

std::string problem_of_node(const Tree& tree, NodeId id) {
  const Node& node = tree[id];
  const auto whole = tree.text.range();
  if (node.range.begin > node.range.end || !whole.contains(node.range)) return "range out of bounds";
  if (!whole.contains(node.anchor) || !whole.contains(node.tag)) return "anchor or tag out of bounds";
  if (node.value_begin + node.value_size > tree.values.size()) return "value out of bounds";
  if (node.kind == Kind::alias && (node.target == kNone || node.target >= tree.nodes.size())) return "alias without target";
  if (!style_fits(node)) return "style does not fit";
  const bool collection = node.kind == Kind::map || node.kind == Kind::sequence;
  if (!collection && node.first_child != kNone) return "leaf with children";
  std::size_t count = 0;
  auto end = node.range.begin;
  for (NodeId child = node.first_child; child != kNone; child = tree[child].next_sibling) {
    if (child >= tree.nodes.size()) return "link out of bounds";
    if (tree[child].parent != id) return "child of another parent";
    if (!node.range.contains(tree[child].range)) return "child outside its parent";
    if (tree[child].range.begin < end) return "siblings overlap";
    end = tree[child].range.end;
    if (++count > tree.nodes.size()) return "endless siblings";
  }
  if (node.kind == Kind::map && count % 2 != 0) return "key without value";
  return {};
}

std::string problem_of(const Tree& tree) {
  if (tree.root != kNone && (tree.root >= tree.nodes.size() || tree[tree.root].parent != kNone)) return "bad root";
  for (NodeId id = 0; id < tree.nodes.size(); ++id)
    if (auto problem = problem_of_node(tree, id); !problem.empty()) return problem + " at node " + std::to_string(id);
  for (const auto& diagnostic : tree.diagnostics) {
    if (diagnostic.rule == nullptr || diagnostic.message.empty()) return "diagnostic without words";
    if (diagnostic.range.begin > diagnostic.range.end || !tree.text.range().contains(diagnostic.range))
      return "diagnostic out of bounds";
  }
  auto sorted = tree.diagnostics;
  text::sort(sorted);
  if (sorted != tree.diagnostics) return "diagnostics out of order";
  for (const auto line : tree.repaired)
    if (line.begin >= line.end || !tree.text.range().contains(line)) return "blanked line out of bounds";
  if (!std::is_sorted(tree.repaired.begin(), tree.repaired.end())) return "blanked lines out of order";
  return {};
}

}  // namespace

void check_tree_invariants(const yaml::Tree& tree) {
  const std::string problem = problem_of(tree);
  if (!problem.empty()) FAIL_CHECK(problem << "\n" << tree.text.view());
}

}  // namespace asyncy::test
