#include "core/yaml/splice.h"

#include <algorithm>
#include <iterator>

#include "core/yaml/extent.h"
#include "core/yaml/scrub.h"

namespace asyncy::yaml {
namespace {

using text::Offset;
using text::Range;

/// What was replaced in the text before.
Range change_between(std::string_view before, std::string_view now) {
  const std::size_t most = std::min(before.size(), now.size());
  const auto prefix = static_cast<std::size_t>(
      std::mismatch(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(most), now.begin()).first -
      before.begin());
  const auto last = before.rbegin() + static_cast<std::ptrdiff_t>(most - prefix);
  const auto suffix = static_cast<std::size_t>(std::mismatch(before.rbegin(), last, now.rbegin()).first - before.rbegin());
  return {static_cast<Offset>(prefix), static_cast<Offset>(before.size() - suffix)};
}

/// Begins a plain word at `at`? Not one that may be taken for the value of the key before it.
bool is_word_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return is_letter && null_word_at(text, static_cast<Offset>(at)).empty();
}

/// Neighbouring entries of one block map that hold a whole change, and the whole lines in which they stand.
struct Entries {
  NodeId map = kNone;
  NodeId first = kNone;  ///< the first key
  NodeId behind = 0;     ///< the node that follows the last value, or the number of nodes
  Offset column = 0;     ///< of all keys of the map
  Range lines;           ///< from the first key's line to that of the next key
};

/// Begins `key` its line, behind blanks only? Then nothing before the line depends on what is behind the key's first
/// letter.
bool begins_line(const Tree& tree, NodeId key) {
  const Offset at = tree[key].range.begin;
  const std::string_view line = tree.text.slice({at - tree.text.position(at).column, at});
  return line.find_first_not_of(' ') == std::string_view::npos;
}

/// The entries of `map` around `change`; `end` is where its last value's lines end, `behind` the node that follows it.
std::optional<Entries> entries_around(const Tree& tree, NodeId map, Range change, Offset end, NodeId behind) {
  if (tree[map].kind != Kind::map || tree[map].style != Style::block) return std::nullopt;
  Entries found{.map = map};
  for (NodeId key = tree[map].first_child; key != kNone; key = tree[tree[key].next_sibling].next_sibling) {
    const Offset begin = tree[key].range.begin;
    if (!begins_line(tree, key)) return std::nullopt;
    const Offset column = tree.text.position(begin).column;
    if (begin < change.begin) {
      found.first = key;
      found.column = column;
      found.lines.begin = begin - column;
    } else if (begin - column > change.end) {
      behind = key;
      end = begin - column;
      break;
    }
  }
  if (found.first == kNone) return std::nullopt;
  found.behind = behind;
  found.lines.end = end;
  return found;
}

/// The fewest entries that can be read alone.
std::optional<Entries> touched_entries(const Tree& tree, Range change) {
  const auto count = static_cast<NodeId>(tree.nodes.size());
  const auto outer = entries_around(tree, tree.root, change, tree.text.size(), count);
  if (!outer) return std::nullopt;
  const NodeId value = tree[outer->first].next_sibling;
  if (tree[value].next_sibling != kNone ? tree[value].next_sibling != outer->behind : outer->behind != count) return outer;
  const auto inner = entries_around(tree, value, change, outer->lines.end, outer->behind);
  return inner && inner->column > outer->column ? inner : outer;
}

/// No line of `lines` may end a collection around the entries, nor the document.
bool stays_inside(std::string_view lines, Offset column) {
  for (std::size_t at = 0; at < lines.size(); at = std::min(lines.find('\n', at), lines.size() - 1) + 1) {
    std::size_t first = at;
    while (first < lines.size() && lines[first] == ' ') ++first;
    if (first == lines.size() || lines[first] == '\n' || lines[first] == '\r' || lines[first] == '#') continue;
    if (first - at < column) return false;
    if (first == at && std::string_view("%-.").find(lines[first]) != std::string_view::npos) return false;
  }
  return true;
}

bool is_named(const Node& node) { return node.kind == Kind::alias || !node.anchor.empty() || !node.tag.empty(); }

/// Takes the last entry, a key of one letter without a value, off the root map again.
void drop_last_entry(Reading& reading) {
  reading.nodes.resize(reading.nodes.size() - 2);
  reading.values.pop_back();
  const auto key = static_cast<NodeId>(reading.nodes.size());
  for (Node& node : reading.nodes)
    if (node.next_sibling == key) {
      node.next_sibling = kNone;
      reading.nodes[reading.root].range.end = node.range.end;
    }
}

/// The lines of the entries, read alone; none where they mean another thing alone than in their place. At the end of a text
/// the library overlooks what it would refuse in the middle: where a key follows in the text, one follows here.
std::optional<Reading> read_alone(std::string_view lines, Offset column, bool key_follows, Limits limits) {
  if (!is_word_at(lines, column)) return std::nullopt;
  Scrubbed scrubbed = scrub(lines);
  if (!scrubbed.diagnostics.empty() || !stays_inside(scrubbed.bytes, column)) return std::nullopt;
  if (key_follows) scrubbed.bytes.append(column, ' ').append("x:\n");
  Reading reading = read(scrubbed.bytes, 0, limits);
  if (reading.failure || reading.extra || reading.root != 0) return std::nullopt;
  const Node& root = reading.nodes[reading.root];
  if (root.kind != Kind::map || root.style != Style::block || root.range.begin != column) return std::nullopt;
  if (std::any_of(reading.nodes.begin(), reading.nodes.end(), is_named)) return std::nullopt;
  if (!key_follows) return reading;
  const Node& key = reading.nodes[reading.nodes.size() - 2];
  if (key.parent != reading.root || key.range.begin != lines.size() + column || reading.nodes.size() < 5)
    return std::nullopt;
  drop_last_entry(reading);
  return reading;
}

/// Puts `reading` into the place of the entries.
class Splicer {
 public:
  Splicer(const text::Text& text, const Tree& before, const Entries& entries, const Reading& reading)
      : before_(before), entries_(entries), reading_(reading), moved_(text.size() - before.text.size()) {
    out_.text = text;
    new_behind_ = entries.first + static_cast<NodeId>(reading.nodes.size()) - 1;
  }

  Tree run() {
    const std::uint32_t values_begin = before_[entries_.first].value_begin;
    auto values_end = static_cast<std::uint32_t>(before_.values.size());
    for (NodeId id = entries_.behind; id < before_.nodes.size(); ++id)
      if (before_[id].kind == Kind::scalar) {
        values_end = before_[id].value_begin;
        break;
      }
    out_.root = before_.root;
    out_.values.reserve(before_.values.size() - (values_end - values_begin) + reading_.values.size());
    out_.values.append(before_.values, 0, values_begin).append(reading_.values).append(before_.values, values_end);
    values_moved_ = values_begin + static_cast<std::uint32_t>(reading_.values.size()) - values_end;

    out_.nodes.reserve(before_.nodes.size() - (entries_.behind - entries_.first) + reading_.nodes.size() - 1);
    for (NodeId id = 0; id < entries_.first; ++id) add_old(id);
    for (NodeId id = 1; id < reading_.nodes.size(); ++id) add_new(id, values_begin);
    for (NodeId id = entries_.behind; id < before_.nodes.size(); ++id) add_old(id);
    stretch(entries_.map);
    return std::move(out_);
  }

 private:
  [[nodiscard]] NodeId renamed(NodeId id) const {
    return id == kNone || id < entries_.behind ? id : id - entries_.behind + new_behind_;
  }

  void add_old(NodeId id) {
    Node node = before_[id];
    const bool is_behind = id >= entries_.behind;
    if (is_behind) {
      node.range = {node.range.begin + moved_, node.range.end + moved_};
      for (Range* range : {&node.anchor, &node.tag})
        if (!range->empty()) *range = {range->begin + moved_, range->end + moved_};
      if (node.kind == Kind::scalar) node.value_begin += values_moved_;
    }
    node.parent = renamed(node.parent);
    node.first_child = renamed(node.first_child);
    node.next_sibling = renamed(node.next_sibling);
    node.target = renamed(node.target);
    out_.nodes.push_back(node);
  }

  void add_new(NodeId id, std::uint32_t values_begin) {
    Node node = reading_.nodes[id];
    const auto place = [&](NodeId local) { return local == kNone ? kNone : local + entries_.first - 1; };
    const Offset begin = entries_.lines.begin;
    node.range = {node.range.begin + begin, node.range.end + begin};
    if (node.kind == Kind::scalar) node.value_begin += values_begin;
    const bool is_outermost = node.parent == 0;
    node.parent = is_outermost ? entries_.map : place(node.parent);
    node.first_child = place(node.first_child);
    const bool ends_entries = is_outermost && node.next_sibling == kNone;
    node.next_sibling = ends_entries ? next_key() : place(node.next_sibling);
    out_.nodes.push_back(node);
  }

  /// The key that follows the entries in their map.
  [[nodiscard]] NodeId next_key() const {
    const bool is_last = entries_.behind >= before_.nodes.size() || before_[entries_.behind].parent != entries_.map;
    return is_last ? kNone : new_behind_;
  }

  /// Collections end with their last child.
  void stretch(NodeId map) {
    for (; map != kNone; map = out_.nodes[map].parent) {
      Offset end = entries_.lines.begin + reading_.nodes[0].range.end;
      if (entries_.behind < before_.nodes.size() && is_inside(entries_.behind, map)) end = before_[map].range.end + moved_;
      out_.nodes[map].range.end = end;
    }
  }

  [[nodiscard]] bool is_inside(NodeId id, NodeId map) const {
    while (id != kNone && id != map) id = before_[id].parent;
    return id == map;
  }

  const Tree& before_;
  const Entries& entries_;
  const Reading& reading_;
  Offset moved_;  ///< by how much the text behind moves; a move to the left wraps around, and so do the sums
  NodeId new_behind_ = 0;
  std::uint32_t values_moved_ = 0;
  Tree out_;
};

/// An absent value looks for its end in what follows it: with a plain word on both sides of each border it looks in vain.
bool borders_are_words(const Tree& tree, const Entries& entries) {
  const std::string_view text = tree.text.view();
  if (tree[entries.first].kind != Kind::scalar || !is_word_at(text, tree[entries.first].range.begin)) return false;
  return entries.behind >= tree.nodes.size() || is_word_at(text, tree[entries.behind].range.begin);
}

}  // namespace

std::optional<Tree> splice(const text::Text& text, const Tree& before, Limits limits) {
  if (before.root == kNone || !before.diagnostics.empty() || !before.repaired.empty()) return std::nullopt;
  const auto entries = touched_entries(before, change_between(before.text.view(), text.view()));
  if (!entries || !borders_are_words(before, *entries)) return std::nullopt;
  const auto touched_begin = before.nodes.begin() + static_cast<std::ptrdiff_t>(entries->first);
  const auto touched_end = before.nodes.begin() + static_cast<std::ptrdiff_t>(entries->behind);
  if (std::any_of(touched_begin, touched_end, is_named)) return std::nullopt;
  const Offset end = entries->lines.end + text.size() - before.text.size();
  if (before[entries->map].parent != kNone) --limits.depth;
  const bool key_follows = entries->behind < before.nodes.size();
  const auto reading = read_alone(text.slice({entries->lines.begin, end}), entries->column, key_follows, limits);
  if (!reading) return std::nullopt;
  return Splicer(text, before, *entries, *reading).run();
}

}  // namespace asyncy::yaml
