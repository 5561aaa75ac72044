#include "core/yaml/read_blocks.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "core/yaml/blocks.h"
#include "core/yaml/explain.h"
#include "core/yaml/repair.h"

namespace asyncy::yaml {
namespace {

using text::Offset;
using text::Range;

/// What one block gave; positions count from `base`.
struct Part {
  Reading reading;
  Offset base = 0;
  bool healthy = true;
  std::vector<text::Diagnostic> diagnostics;
  std::vector<Range> repaired;
};

bool is_named(const Node& node) { return node.kind == Kind::alias || !node.anchor.empty() || !node.tag.empty(); }

/// At the end of a text the library overlooks what it would refuse in the middle: so a key follows here, too.
void add_key(std::string& bytes, Offset column) { bytes.append(column, ' ').append("x:\n"); }

/// Takes the key of `add_key` off the root map again, if it was read.
void drop_key(Reading& reading, Offset at) {
  if (reading.root == kNone || reading.nodes.size() < 3) return;
  const auto key = static_cast<NodeId>(reading.nodes.size() - 2);
  if (reading.nodes[key].parent != reading.root || reading.nodes[key].range.begin != at) return;
  reading.nodes.resize(key);
  reading.values.pop_back();
  Node& root = reading.nodes[reading.root];
  if (root.first_child == key) {
    reading.nodes.clear();
    reading.values.clear();
    reading.root = kNone;
    return;
  }
  for (Node& node : reading.nodes)
    if (node.next_sibling == key) {
      node.next_sibling = kNone;
      reading.nodes[reading.root].range.end = node.range.end;
    }
}

/// Nothing, or a block map whose keys stand in `column`.
bool has_entries_in(const Reading& reading, Offset column, const text::Text& text, Offset base) {
  if (reading.root == kNone) return true;
  const Node& root = reading.nodes[reading.root];
  if (reading.root != 0 || root.kind != Kind::map || root.style != Style::block) return false;
  return text.position(root.range.begin + base).column == column;
}

class BlockReader {
 public:
  BlockReader(const text::Text& text, const Scrubbed& scrubbed, const Tree* before, Limits limits)
      : text_(text), bytes_(scrubbed.bytes), before_(before), limits_(limits) {}

  std::optional<Tree> run() {
    std::vector<Block> blocks = blocks_of(bytes_);
    if (blocks.empty()) return std::nullopt;
    if (before_ != nullptr) kept_ = kept_blocks(*before_, text_.view(), blocks);
    kept_.resize(blocks.size());
    tree_.text = text_;
    tree_.root = 0;
    tree_.nodes.push_back({.kind = Kind::map, .style = Style::block});
    // Without an earlier version: `- name: x` makes three nodes, `type: int` two.
    tree_.nodes.reserve(before_ == nullptr ? std::size_t{text_.line_count()} * 5 / 2 : before_->nodes.size() + 64);
    tree_.values.reserve(before_ == nullptr ? text_.size() / 2 : before_->values.size() + 256);
    for (std::size_t i = 0; i < blocks.size(); ++i)
      if (!take(blocks, i)) return std::nullopt;
    close_inside();
    settle(0);
    if (tree_.nodes.front().first_child == kNone) {
      tree_.nodes.clear();
      tree_.root = kNone;
    }
    tree_.blocks = std::move(blocks);
    return std::move(tree_);
  }

 private:
  bool take(std::vector<Block>& blocks, std::size_t index) {
    Block& block = blocks[index];
    if (!block.inside) close_inside();
    block.first = static_cast<NodeId>(tree_.nodes.size());
    block.values_begin = static_cast<std::uint32_t>(tree_.values.size());
    const NodeId map = block.inside ? inside_ : 0;
    if (const Block* known = kept_[index]) {
      add(std::span(before_->nodes).subspan(known->first, known->behind - known->first), known->first, map, map_of(*known),
          {.offset = block.lines.begin - known->lines.begin, .value = block.values_begin - known->values_begin});
      tree_.values.append(before_->values, known->values_begin, known->values_end - known->values_begin);
    } else {
      auto part = read(blocks, index);
      if (!part) return false;
      block.healthy = part->healthy;
      if (part->reading.root != kNone)
        add(std::span(part->reading.nodes).subspan(1), 1, map, 0, {.offset = part->base, .value = block.values_begin});
      tree_.values += part->reading.values;
      std::move(part->diagnostics.begin(), part->diagnostics.end(), std::back_inserter(tree_.diagnostics));
      tree_.repaired.insert(tree_.repaired.end(), part->repaired.begin(), part->repaired.end());
    }
    block.behind = static_cast<NodeId>(tree_.nodes.size());
    block.values_end = static_cast<std::uint32_t>(tree_.values.size());
    return !block.opens || open_inside(block);
  }

  [[nodiscard]] NodeId map_of(const Block& known) const { return before_->nodes[known.first].parent; }

  /// Offsets wrap around where they move to the left, and so do the sums.
  struct Moved {
    Offset offset = 0;
    std::uint32_t value = 0;
  };

  void add(std::span<const Node> nodes, NodeId first, NodeId map, NodeId map_before, Moved moved) {
    const auto new_first = static_cast<NodeId>(tree_.nodes.size());
    const auto behind = first + static_cast<NodeId>(nodes.size());
    const auto renamed = [&](NodeId id) { return id < first || id >= behind ? kNone : id - first + new_first; };
    NodeId& last = map == 0 ? last_in_root_ : last_inside_;
    for (Node node : nodes) {
      const bool outermost = node.parent == map_before;
      node.range = {node.range.begin + moved.offset, node.range.end + moved.offset};
      if (node.kind == Kind::scalar) node.value_begin += moved.value;
      node.parent = outermost ? map : renamed(node.parent);
      node.first_child = renamed(node.first_child);
      node.next_sibling = renamed(node.next_sibling);
      const auto id = static_cast<NodeId>(tree_.nodes.size());
      tree_.nodes.push_back(node);
      if (!outermost) continue;
      (last == kNone ? tree_.nodes[map].first_child : tree_.nodes[last].next_sibling) = id;
      last = id;
    }
  }

  /// The absent value of a key becomes the map that the blocks inside fill.
  bool open_inside(const Block& block) {
    if (block.behind - block.first < 2) return false;
    const NodeId value = block.behind - 1;
    if (tree_[value].kind != Kind::null || !tree_[value].range.empty() || tree_[value].parent != 0) return false;
    inside_ = value;
    last_inside_ = kNone;
    return true;
  }

  void close_inside() {
    if (inside_ == kNone || last_inside_ == kNone) return;
    Node& map = tree_.nodes[inside_];
    map.kind = Kind::map;
    map.style = Style::block;
    settle(inside_);
    inside_ = kNone;
  }

  /// Collections reach from their first child to their last.
  void settle(NodeId map) {
    const NodeId last = map == 0 ? last_in_root_ : last_inside_;
    if (last == kNone) return;
    Node& node = tree_.nodes[map];
    node.range = {tree_.nodes[node.first_child].range.begin, std::max(tree_.nodes[last].range.end, tree_.nodes[node.first_child].range.end)};
  }

  /// None where the text must be read as a whole.
  std::optional<Part> read(const std::vector<Block>& blocks, std::size_t index) {
    const Block& block = blocks[index];
    Limits limits = limits_;
    if (block.inside) --limits.depth;
    Part part;
    part.base = block.lines.begin;
    std::string lines = bytes_.substr(block.lines.begin, block.lines.size());
    const bool follow = block.key_follows || is_stray(block);
    if (follow && !lines.ends_with('\n')) lines += '\n';
    if (follow) add_key(lines, block.column);
    part.reading = yaml::read(lines, 0, limits);
    if (part.reading.failure) {
      if (spans_blocks(blocks, index)) return std::nullopt;
      return repair(block, follow, limits);
    }
    if (follow) drop_key(part.reading, static_cast<Offset>(lines.size()) - 3);
    if (!fits(part, block)) return std::nullopt;
    if (std::any_of(part.reading.nodes.begin(), part.reading.nodes.end(), is_named)) return std::nullopt;
    return part;
  }

  [[nodiscard]] bool fits(const Part& part, const Block& block) const {
    return !part.reading.extra && has_entries_in(part.reading, block.column, text_, part.base);
  }

  /// A line that should be a key.
  [[nodiscard]] bool is_stray(const Block& block) const {
    const std::size_t end = std::min(bytes_.find('\n', block.lines.begin + block.column), bytes_.size());
    for (std::size_t at = bytes_.find(':', block.lines.begin); at < end; at = bytes_.find(':', at + 1))
      if (at + 1 >= bytes_.size() || bytes_[at + 1] == ' ' || bytes_[at + 1] == '\t' || bytes_[at + 1] == '\n' || bytes_[at + 1] == '\r')
        return false;
    return true;
  }

  /// A text in quotes or brackets may go on in lines that look like keys of their own.
  [[nodiscard]] bool spans_blocks(const std::vector<Block>& blocks, std::size_t index) const {
    constexpr std::array<std::size_t, 4> kFurther = {1, 2, 4, 8};
    for (const std::size_t further : kFurther) {
      if (index + further >= blocks.size()) return false;
      const Range range{blocks[index].lines.begin, blocks[index + further].lines.end};
      if (!yaml::read(bytes_.substr(range.begin, range.size()), 0, limits_).failure) return true;
    }
    return false;
  }

  std::optional<Part> repair(const Block& block, bool follow, Limits limits) const {
    // Explanations name lines of the text, so all of it that stands before the block is there.
    std::string until(text_.view().substr(0, block.lines.end));
    std::string bytes = bytes_.substr(0, block.lines.end);
    const bool in_line = !bytes.ends_with('\n');
    for (std::string* each : {&until, &bytes}) {
      if (follow && in_line) *each += '\n';
      if (follow) add_key(*each, block.column);
    }
    const Offset key = static_cast<Offset>(until.size()) - 3;
    Repaired repaired = read_and_repair(text::Text(std::move(until)), std::move(bytes), block.lines.begin, limits);
    Part part;
    part.healthy = false;
    part.reading = std::move(repaired.reading);
    part.diagnostics = std::move(repaired.diagnostics);
    for (const Range range : repaired.lines)
      if (range.begin < block.lines.end) part.repaired.push_back(range);
    for (const text::Diagnostic& each : part.diagnostics)
      if (each.rule == &nesting_too_deep || (follow && each.range.begin >= block.lines.end)) return std::nullopt;
    if (follow) drop_key(part.reading, key);
    return fits(part, block) ? std::optional(std::move(part)) : std::nullopt;
  }

  const text::Text& text_;
  const std::string& bytes_;
  const Tree* before_;
  Limits limits_;
  std::vector<const Block*> kept_;  ///< for each block the one of `before_`
  NodeId inside_ = kNone;
  NodeId last_in_root_ = kNone;
  NodeId last_inside_ = kNone;
  Tree tree_;
};

}  // namespace

std::optional<Tree> read_blocks(const text::Text& text, const Scrubbed& scrubbed, const Tree* before, Limits limits) {
  return BlockReader(text, scrubbed, before, limits).run();
}

}  // namespace asyncy::yaml
