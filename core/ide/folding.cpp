#include "core/ide/folding.h"

#include <algorithm>

#include "core/ide/fold_list.h"

namespace asyncy::ide {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

class FoldFinder {
 public:
  explicit FoldFinder(const story::Tree& tree) : tree_(tree), text_(tree.text), folds_(tree.text) {}

  std::vector<Fold> run() {
    std::vector<NodeId> open = {tree_.root};
    while (!open.empty()) {
      const NodeId id = open.back();
      open.pop_back();
      node(id);
      for (const NodeId child : tree_.children(id)) open.push_back(child);
    }
    imports();
    std::sort(strings_.begin(), strings_.end());
    comments();
    return folds_.folds();
  }

 private:
  void node(NodeId id) {
    const text::Range range = tree_[id].range;
    switch (tree_[id].kind) {
      case NodeKind::block: {
        const NodeId around = tree_[id].parent;
        if (around == kNone || range.empty()) return;
        return folds_.add(text_.line_of(tree_[around].range.begin), folds_.last_line(range), FoldKind::region);
      }
      case NodeKind::string:
        strings_.push_back(range);
        return folds_.add(range, FoldKind::region);
      case NodeKind::list:
      case NodeKind::map:
      case NodeKind::call:
      case NodeKind::function_call: return folds_.add(range, FoldKind::region);
      default: return;
    }
  }

  void imports() {
    NodeId first = kNone;
    NodeId last = kNone;
    const auto close = [&] {
      if (first != kNone) folds_.add(text_.line_of(tree_[first].range.begin), folds_.last_line(tree_[last].range), FoldKind::imports);
      first = kNone;
    };
    for (const NodeId statement : tree_.children(tree_.root)) {
      if (tree_[statement].kind != NodeKind::import_statement) {
        close();
        continue;
      }
      if (first == kNone) first = statement;
      last = statement;
    }
    close();
  }

  /// Lines of comments below each other, and `###` up to the next one.
  void comments() {
    const std::uint32_t count = text_.line_count();
    for (std::uint32_t line = 0; line < count;) {
      const std::uint32_t first = line;
      if (!is_comment(line)) {
        ++line;
        continue;
      }
      if (const std::uint32_t end = end_of_block(line); end > line) {
        folds_.add(first, end, FoldKind::comment);
        line = end + 1;
        continue;
      }
      while (line < count && is_comment(line) && end_of_block(line) == line) ++line;
      folds_.add(first, line - 1, FoldKind::comment);
    }
  }

  [[nodiscard]] std::string_view line_text(std::uint32_t line) const { return text_.slice(text_.line_range(line)); }

  [[nodiscard]] bool is_comment(std::uint32_t line) const {
    const std::string_view text = line_text(line);
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos || text[first] != '#') return false;
    const text::Offset at = text_.line_start(line) + static_cast<text::Offset>(first);
    const auto behind =
        std::partition_point(strings_.begin(), strings_.end(), [&](text::Range string) { return string.begin <= at; });
    return behind == strings_.begin() || !(behind - 1)->contains(at);
  }

  /// The line with the `###` that closes the one which opens at `line`; `line` itself where none opens or nothing closes
  /// it.
  [[nodiscard]] std::uint32_t end_of_block(std::uint32_t line) {
    const std::string_view text = line_text(line);
    const auto first = text.find_first_not_of(" \t");
    if (!text.substr(first).starts_with("###") || rest_is_unclosed_) return line;
    const auto behind = std::min(text.find_first_not_of('#', first), text.size());
    if (text.find("###", behind) != std::string_view::npos) return line;
    const auto from = text_.line_start(line) + behind;
    const auto close = text_.view().find("###", from);
    if (close != std::string_view::npos) return text_.line_of(static_cast<text::Offset>(close));
    rest_is_unclosed_ = true;
    return line;
  }

  const story::Tree& tree_;
  const text::Text& text_;
  FoldList folds_;
  std::vector<text::Range> strings_;
  bool rest_is_unclosed_ = false;
};

}  // namespace

std::vector<Fold> folds(const workspace::Document& document) {
  if (document.story() != nullptr) return story_folds(document.story()->tree);
  return document.yaml() != nullptr ? manifest_folds(*document.yaml()) : std::vector<Fold>{};
}

std::vector<Fold> story_folds(const story::Tree& tree) { return FoldFinder(tree).run(); }

}  // namespace asyncy::ide
