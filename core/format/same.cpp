#include "core/format/same.h"

#include <algorithm>
#include <cstdint>

#include "core/format/tokens.h"

namespace asyncy::format {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;
using story::TokenKind;
using story::Tree;

/// FNV-1a.
class Hash {
 public:
  void add(std::uint64_t number) { value_ = (value_ ^ number) * 0x100000001B3ULL; }
  void add(std::string_view text) {
    add(text.size());
    for (const char c : text) add(static_cast<unsigned char>(c));
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

/// A service that nothing follows yet is a call if a blank stands behind it, and a word if not.
bool is_call_to_come(const Tree& tree, NodeId node) {
  if (tree[node].kind != NodeKind::call) return false;
  for (NodeId item = tree[tree[node].first_child].next_sibling; item != kNone; item = tree[item].next_sibling)
    if (tree[item].kind != NodeKind::missing) return false;
  return true;
}

std::uint64_t meaning_of(const Tree& tree, NodeId statement) {
  constexpr std::uint64_t kEnd = 0x1FF;
  Hash hash;
  const NodeId above = tree[statement].parent;
  for (NodeId at = statement; at != above;) {
    const bool skipped =
        is_call_to_come(tree, at) || (tree[at].kind == NodeKind::missing && tree[tree[at].parent].kind == NodeKind::call);
    if (!skipped) {
      hash.add(static_cast<std::uint64_t>(tree[at].kind));
      hash.add(tree[at].marks);
    }
    if (tree[at].first_child != kNone) {
      at = tree[at].first_child;
      continue;
    }
    if (!skipped) hash.add(kEnd);
    while (at != statement && tree[at].next_sibling == kNone) {
      at = tree[at].parent;
      if (!is_call_to_come(tree, at)) hash.add(kEnd);
    }
    at = at == statement ? above : tree[at].next_sibling;
  }
  const text::Range range = tree[statement].range;
  for (std::size_t i = tree.token_at(range.begin); i < tree.tokens.size() && tree.tokens[i].range.begin < range.end; ++i) {
    const story::Token token = tree.tokens[i];
    if (token.kind == TokenKind::newline || token.kind == TokenKind::comment) continue;
    hash.add(static_cast<std::uint64_t>(token.kind));
    hash.add(tree.text.slice(token.range));
  }
  return hash.value();
}

std::vector<std::uint64_t> meanings(const Tree& tree) {
  std::vector<std::uint64_t> out;
  for (const NodeId statement : tree.children(tree.root)) out.push_back(meaning_of(tree, statement));
  return out;
}

}  // namespace

std::vector<std::size_t> changed_statements(const Tree& before, const Tree& after) {
  const std::vector<std::uint64_t> old_ones = meanings(before);
  const std::vector<std::uint64_t> new_ones = meanings(after);
  std::vector<std::size_t> changed;
  if (old_ones.size() == new_ones.size()) {
    for (std::size_t i = 0; i < old_ones.size(); ++i)
      if (old_ones[i] != new_ones[i]) changed.push_back(i);
    return changed;
  }
  const auto [first, other] = std::mismatch(old_ones.begin(), old_ones.end(), new_ones.begin(), new_ones.end());
  const auto begin = static_cast<std::size_t>(first - old_ones.begin());
  std::size_t same = 0;
  while (same + begin < std::min(old_ones.size(), new_ones.size()) &&
         old_ones[old_ones.size() - 1 - same] == new_ones[new_ones.size() - 1 - same])
    ++same;
  for (std::size_t i = begin; i + same < old_ones.size(); ++i) changed.push_back(i);
  // What is new stands between two statements that are themselves the same.
  if (changed.empty() && begin > 0) changed.push_back(begin - 1);
  if (changed.empty()) changed.push_back(begin);
  return changed;
}

}  // namespace asyncy::format
