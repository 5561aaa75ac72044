#include "core/ide/fold_list.h"

namespace asyncy::ide {
namespace {

using text::Range;

class ManifestFolds {
 public:
  explicit ManifestFolds(const yaml::Tree& tree) : tree_(tree), text_(tree.text), folds_(tree.text), in_text_(tree.text.line_count()) {}

  std::vector<Fold> run() {
    for (yaml::NodeId id = 0; id < tree_.nodes.size(); ++id) {
      const yaml::Node& node = tree_[id];
      for (const yaml::Entry entry : tree_.entries(id)) folds_.add(tree_.range(entry), FoldKind::region);
      if (node.style == yaml::Style::flow) folds_.add(node.range, FoldKind::region);
      if (node.kind == yaml::Kind::sequence)
        for (const yaml::NodeId element : tree_.children(id)) folds_.add(tree_[element].range, FoldKind::region);
      if (node.kind == yaml::Kind::scalar) mark(node.range);
    }
    comments();
    return folds_.folds();
  }

 private:
  /// A `#` in the further lines of a text begins no comment.
  void mark(Range text) {
    for (std::uint32_t line = text_.line_of(text.begin) + 1; line <= folds_.last_line(text); ++line) in_text_[line] = true;
  }

  [[nodiscard]] bool is_comment(std::uint32_t line) const {
    const std::string_view written = text_.slice(text_.line_range(line));
    const auto first = written.find_first_not_of(" \t");
    return first != std::string_view::npos && written[first] == '#' && !in_text_[line];
  }

  void comments() {
    for (std::uint32_t line = 0; line < in_text_.size(); ++line) {
      const std::uint32_t first = line;
      while (line < in_text_.size() && is_comment(line)) ++line;
      if (line > first) folds_.add(first, line - 1, FoldKind::comment);
    }
  }

  const yaml::Tree& tree_;
  const text::Text& text_;
  FoldList folds_;
  std::vector<bool> in_text_;  ///< by line
};

}  // namespace

std::vector<Fold> manifest_folds(const yaml::Tree& tree) { return ManifestFolds(tree).run(); }

}  // namespace asyncy::ide
