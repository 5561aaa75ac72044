#include <algorithm>

#include "core/ide/selection.h"
#include "core/text/ascii.h"

namespace asyncy::ide {
namespace {

using text::Offset;
using text::Range;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || text::is_digit(c) || c == '_' || c == '-' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

class ManifestSelections {
 public:
  ManifestSelections(const yaml::Tree& tree, Offset at) : tree_(tree), at_(at) {}

  std::vector<Range> run() {
    add(tree_.text.range());
    for (yaml::NodeId node = tree_.root; node != yaml::kNone;) node = look_into(node);
    std::reverse(ranges_.begin(), ranges_.end());
    return std::move(ranges_);
  }

 private:
  /// From the outside in: what lies not inside the one before is left out.
  void add(Range range) {
    if (range.empty() || !range.touches(at_)) return;
    if (!ranges_.empty() && (!ranges_.back().contains(range) || range == ranges_.back())) return;
    ranges_.push_back(range);
  }

  /// Adds a node and gives the one inside it at the cursor.
  yaml::NodeId look_into(yaml::NodeId node) {
    add(whole(node));
    switch (tree_[node].kind) {
      case yaml::Kind::scalar: inside_scalar(node); return yaml::kNone;
      case yaml::Kind::null:
      case yaml::Kind::alias: return yaml::kNone;
      case yaml::Kind::map: return into_entry(node);
      case yaml::Kind::sequence: break;
    }
    for (const yaml::NodeId element : tree_.children(node))
      if (tree_[element].range.touches(at_) || with_dash(element).touches(at_)) {
        add(with_dash(element));
        return element;
      }
    return nothing();
  }

  yaml::NodeId into_entry(yaml::NodeId map) {
    for (const yaml::Entry entry : tree_.entries(map)) {
      const Range range = tree_.range(entry);
      if (!range.touches(at_)) continue;
      add(range);
      return tree_[entry.key].range.touches(at_) ? entry.key : tree_[entry.value].range.touches(at_) ? entry.value : nothing();
    }
    return nothing();
  }

  /// In a comment, or between things: the line without its blanks.
  yaml::NodeId nothing() {
    add(trimmed(tree_.text.line_of(at_)));
    return yaml::kNone;
  }

  [[nodiscard]] Range trimmed(std::uint32_t line) const {
    const Range whole = tree_.text.line_range(line);
    const std::string_view written = tree_.text.slice(whole);
    const auto first = written.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return {whole.begin + static_cast<Offset>(first), whole.begin + static_cast<Offset>(written.find_last_not_of(" \t")) + 1};
  }

  /// A list with its first dash.
  [[nodiscard]] Range whole(yaml::NodeId node) const {
    const yaml::NodeId first = tree_[node].first_child;
    if (tree_[node].kind != yaml::Kind::sequence || first == yaml::kNone) return tree_[node].range;
    return {std::min(tree_[node].range.begin, with_dash(first).begin), tree_[node].range.end};
  }

  [[nodiscard]] Range with_dash(yaml::NodeId element) const {
    const Range range = tree_[element].range;
    const std::string_view before = tree_.text.view().substr(0, range.begin);
    const auto dash = before.find_last_not_of(" \t");
    if (tree_[tree_[element].parent].style != yaml::Style::block || dash == std::string_view::npos || before[dash] != '-') return range;
    return {static_cast<Offset>(dash), range.end};
  }

  void inside_scalar(yaml::NodeId node) {
    const Range range = tree_[node].range;
    const yaml::Style style = tree_[node].style;
    if ((style == yaml::Style::single_quoted || style == yaml::Style::double_quoted) && range.size() >= 2) add({range.begin + 1, range.end - 1});
    const std::uint32_t line = tree_.text.line_of(at_);
    if (tree_.text.line_of(range.begin) != tree_.text.line_of(range.end - 1)) add(trimmed(line));
    const std::string_view bytes = tree_.text.view();
    Range word{at_, at_};
    while (word.begin > range.begin && is_word(bytes[word.begin - 1])) --word.begin;
    while (word.end < range.end && is_word(bytes[word.end])) ++word.end;
    add(word);
  }

  const yaml::Tree& tree_;
  Offset at_;
  std::vector<Range> ranges_;
};

}  // namespace

std::vector<Range> manifest_selections(const yaml::Tree& tree, Offset at) { return ManifestSelections(tree, at).run(); }

}  // namespace asyncy::ide
