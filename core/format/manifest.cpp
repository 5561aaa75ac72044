#include "core/format/manifest.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/text/edit.h"
#include "core/yaml/extent.h"
#include "core/yaml/parse.h"

namespace asyncy::format {
namespace {

using text::Edit;
using text::Offset;
using text::Range;
using yaml::Kind;
using yaml::Node;
using yaml::Style;

constexpr std::uint32_t kMostEmptyLines = 2;

/// What is known of a line.
struct Line {
  enum class Content : std::uint8_t { empty, comment, begins_entry, continues };
  Content content = Content::continues;
  Offset indentation = 0;
  std::optional<Offset> wanted;  ///< indentation, of a line that begins an entry
  std::uint32_t owner = 0;       ///< the line with which this one moves, of a line that continues one
  bool ends_inside_text = false; ///< the blanks at its end belong to a text
};

class ManifestFormatter {
 public:
  explicit ManifestFormatter(const yaml::Tree& tree) : tree_(tree), text_(tree.text) {}

  std::vector<Edit> run() {
    read_lines();
    mark_texts();
    place();
    for (std::uint32_t line = 0; line < lines_.size(); ++line) indent(line);
    space_entries();
    trim();
    std::sort(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) { return a.range < b.range; });
    return std::move(edits_);
  }

 private:
  [[nodiscard]] std::string_view slice(Offset begin, Offset end) const { return text_.slice({begin, end}); }
  [[nodiscard]] std::uint32_t line_of(Offset at) const { return text_.line_of(at); }

  void read_lines() {
    lines_.resize(text_.line_count());
    for (std::uint32_t number = 0; number < lines_.size(); ++number) {
      const std::string_view line = text_.slice(text_.line_range(number));
      const auto first = line.find_first_not_of(" \t");
      lines_[number].owner = number;
      lines_[number].indentation = static_cast<Offset>(std::min(first, line.size()));
      if (first == std::string_view::npos)
        lines_[number].content = Line::Content::empty;
      else if (line[first] == '#')
        lines_[number].content = Line::Content::comment;
    }
  }

  /// What a text or a flow collection of several lines covers moves with its first line.
  void mark_texts() {
    for (const Node& node : tree_.nodes) {
      const bool flow = node.style == Style::flow;
      if (node.range.empty() || (node.kind != Kind::scalar && !flow)) continue;
      const std::uint32_t first = line_of(node.range.begin);
      const std::uint32_t last = line_of(node.range.end - 1);
      for (std::uint32_t line = first; line < last; ++line) {
        Line& next = lines_[line + 1];
        if (!flow) lines_[line].ends_inside_text = true;
        next.owner = lines_[first].owner;
        if (!flow || next.content == Line::Content::comment) next.content = Line::Content::continues;
      }
      // The empty lines of a text are part of it.
      for (std::uint32_t line = first + 1; !flow && line <= last; ++line) lines_[line].content = Line::Content::continues;
    }
  }

  /// Behind the colon of `key`.
  [[nodiscard]] Offset behind_colon(yaml::NodeId key) const {
    return yaml::after_indicator(text_.view(), tree_[key].range.end, ':').value_or(tree_[key].range.end);
  }

  /// The dashes of a list that is introduced at `from`, one for each element; fewer where they cannot be found.
  [[nodiscard]] std::vector<Offset> dashes(yaml::NodeId list, Offset from) const {
    std::vector<Offset> out;
    for (const Range before : {tree_[list].anchor, tree_[list].tag}) from = std::max(from, before.end);
    for (const yaml::NodeId element : tree_.children(list)) {
      const auto behind = yaml::after_indicator(text_.view(), from, '-');
      if (!behind) break;
      out.push_back(*behind - 1);
      from = std::max(*behind, tree_[element].range.end);
    }
    return out;
  }

  /// Lists below keys stand as most of the file has them: at the key's own column or one level deeper.
  [[nodiscard]] bool indents_lists() const {
    int deeper = 0;
    for (yaml::NodeId id = 0; id < tree_.nodes.size(); ++id)
      for (const yaml::Entry entry : tree_.entries(id)) {
        if (tree_[entry.value].kind != Kind::sequence || tree_[entry.value].style != Style::block) continue;
        const auto first = dashes(entry.value, behind_colon(entry.key));
        if (first.empty()) continue;
        deeper += text_.position(first.front()).column > text_.position(tree_[entry.key].range.begin).column ? 1 : -1;
      }
    return deeper > 0;
  }

  void place() {
    struct Open {
      yaml::NodeId id;
      Offset column;
      Offset from;  ///< behind what introduces it
    };
    const Offset list_step = indents_lists() ? kManifestIndent : 0;
    std::vector<Open> open = {{tree_.root, 0, 0}};
    while (!open.empty()) {
      const auto [id, column, from] = open.back();
      open.pop_back();
      if (tree_[id].style != Style::block) continue;
      for (const yaml::Entry entry : tree_.entries(id)) {
        begin_line(tree_[entry.key].range.begin, column);
        const bool list = tree_[entry.value].kind == Kind::sequence;
        open.push_back({entry.value, column + (list ? list_step : kManifestIndent), behind_colon(entry.key)});
      }
      if (tree_[id].kind != Kind::sequence) continue;
      const auto elements = tree_.children(id);
      const auto at = dashes(id, from);
      for (std::size_t i = 0; i < at.size(); ++i) {
        begin_line(at[i], column);
        const auto content = text_.view().find_first_not_of(" \t", at[i] + 1);
        const bool more = content != std::string_view::npos && std::string_view("\r\n#").find(text_.view()[content]) == std::string_view::npos;
        if (more) one_blank({at[i] + 1, static_cast<Offset>(content)});
        open.push_back({elements[i], column + kManifestIndent, at[i] + 1});
      }
    }
  }

  /// The key or dash at `at` may be the first on its line.
  void begin_line(Offset at, Offset column) {
    const std::uint32_t line = line_of(at);
    if (slice(text_.line_start(line), at).find_first_not_of(" \t") == std::string_view::npos) set(lines_[line], column);
  }

  static void set(Line& line, Offset column) {
    line.content = Line::Content::begins_entry;
    if (!line.wanted) line.wanted = column;
  }

  /// `range` holds blanks only, or is left alone.
  void one_blank(Range range) {
    const std::string_view written = text_.slice(range);
    if (range.empty() || written == " " || written.find_first_not_of(" \t") != std::string_view::npos) return;
    edits_.push_back({.range = range, .text = " "});
  }

  [[nodiscard]] int shift_of(std::uint32_t line) const {
    const Line& owner = lines_[lines_[line].owner];
    return owner.wanted ? static_cast<int>(*owner.wanted) - static_cast<int>(owner.indentation) : 0;
  }

  /// A comment stands as the entry that it is written at: the next one, else the one before.
  [[nodiscard]] int shift_of_comment(std::uint32_t number) const {
    const auto begins = [](const Line& line) { return line.content == Line::Content::begins_entry; };
    const auto next = std::find_if(lines_.begin() + number, lines_.end(), begins);
    const auto rest = std::make_reverse_iterator(lines_.begin() + number);
    const auto last = std::find_if(rest, lines_.rend(), begins);
    const Offset column = lines_[number].indentation;
    const bool of_next = next != lines_.end() && (last == lines_.rend() || column == next->indentation || column != last->indentation);
    if (!of_next && last == lines_.rend()) return 0;
    const Line& line = of_next ? *next : *last;
    return static_cast<int>(*line.wanted) - static_cast<int>(line.indentation);
  }

  void indent(std::uint32_t number) {
    const Line& line = lines_[number];
    int shift = 0;
    switch (line.content) {
      case Line::Content::empty: return;
      case Line::Content::comment: shift = shift_of_comment(number); break;
      case Line::Content::begins_entry:
      case Line::Content::continues: shift = shift_of(number); break;
    }
    const Range whole = text_.line_range(number);
    // The empty lines of a text stay empty.
    if (shift == 0 || line.indentation == whole.size()) return;
    const auto indentation = static_cast<std::size_t>(std::max(0, static_cast<int>(line.indentation) + shift));
    edits_.push_back({.range = {whole.begin, whole.begin + line.indentation}, .text = std::string(indentation, ' ')});
  }

  /// No blank before a colon, one behind it.
  void space_entries() {
    for (yaml::NodeId id = 0; id < tree_.nodes.size(); ++id) {
      if (tree_[id].style != Style::block) continue;
      for (const yaml::Entry entry : tree_.entries(id)) {
        const Offset key = tree_[entry.key].range.end;
        const auto colon = text_.view().find_first_not_of(" \t", key);
        if (colon == std::string_view::npos || text_.view()[colon] != ':') continue;
        const auto at = static_cast<Offset>(colon);
        if (at > key) edits_.push_back({.range = {key, at}, .text = {}});
        const auto value = text_.view().find_first_not_of(" \t", at + 1);
        if (value == std::string_view::npos || std::string_view("\r\n#").find(text_.view()[value]) != std::string_view::npos) continue;
        one_blank({at + 1, static_cast<Offset>(value)});
      }
    }
  }

  void trim() {
    std::uint32_t empty = 0;
    bool any = false;
    for (std::uint32_t number = 0; number < lines_.size(); ++number) {
      const Range whole = text_.line_range(number);
      const bool is_last = number + 1 == lines_.size();
      if (lines_[number].content == Line::Content::empty) {
        const bool too_many = !any || ++empty > kMostEmptyLines || is_rest_empty(number);
        const Range range{whole.begin, too_many && !is_last ? text_.line_start(number + 1) : whole.end};
        if (!range.empty()) edits_.push_back({.range = range, .text = {}});
        continue;
      }
      any = true;
      empty = 0;
      const std::string_view line = text_.slice(whole);
      const auto last = line.find_last_not_of(" \t");
      const Offset end = whole.begin + static_cast<Offset>(last == std::string_view::npos ? 0 : last + 1);
      if (end < whole.end && !lines_[number].ends_inside_text) edits_.push_back({.range = {end, whole.end}, .text = {}});
      if (is_last) edits_.push_back({.range = {whole.end, whole.end}, .text = line_end()});
    }
  }

  [[nodiscard]] bool is_rest_empty(std::uint32_t number) const {
    return std::all_of(lines_.begin() + number, lines_.end(), [](const Line& line) { return line.content == Line::Content::empty; });
  }

  [[nodiscard]] std::string line_end() const {
    return std::string(text_.line_count() > 1 ? text_.slice({text_.line_range(0).end, text_.line_start(1)}) : "\n");
  }

  const yaml::Tree& tree_;
  const text::Text& text_;
  std::vector<Line> lines_;
  std::vector<Edit> edits_;
};

bool same(const yaml::Tree& a, const yaml::Tree& b) {
  if (!b.diagnostics.empty() || a.nodes.size() != b.nodes.size() || a.values != b.values) return false;
  return std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), [&](const Node& x, const Node& y) {
    return x.kind == y.kind && x.style == y.style && x.parent == y.parent && x.target == y.target && x.value_size == y.value_size &&
           a.text.slice(x.anchor) == b.text.slice(y.anchor) && a.text.slice(x.tag) == b.text.slice(y.tag);
  });
}

}  // namespace

std::vector<Edit> format_manifest(const yaml::Tree& tree) {
  if (!tree.diagnostics.empty() || tree.root == yaml::kNone || tree[tree.root].style != Style::block) return {};
  std::vector<Edit> edits = ManifestFormatter(tree).run();
  const auto changed = text::apply(tree.text.view(), edits);
  if (!changed || edits.empty()) return {};
  const yaml::Tree again = yaml::parse(text::Text(*changed));
  return same(tree, again) && ManifestFormatter(again).run().empty() ? edits : std::vector<Edit>{};
}

}  // namespace asyncy::format
