#include "core/format/format.h"

#include <algorithm>

#include "core/format/indents.h"
#include "core/format/same.h"
#include "core/format/settled.h"
#include "core/format/spacing.h"
#include "core/format/tokens.h"
#include "core/story/parser.h"
#include "core/text/ascii.h"
#include "core/text/edit.h"
#include "core/text/utf.h"

namespace asyncy::format {
namespace {

using story::TokenKind;
using story::Tree;
using text::Offset;
using text::Range;
using text::is_blank;

constexpr std::size_t kMostBlankLines = 2;
constexpr unsigned kBeforeComment = 2;

/// Characters of a text in UTF-8.
unsigned characters(std::string_view text) { return static_cast<unsigned>(text::count_code_points(text)); }

class Formatter {
 public:
  Formatter(const Tree& tree, const Settled& settled, const std::vector<Gap>& gaps)
      : tree_(tree), text_(tree.text.view()), settled_(settled), gaps_(gaps), indents_(tree, settled) {}

  std::vector<text::Edit> run() {
    end_ = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    bool any = false;
    std::size_t first_end = 0;  // of the line ends that stand before the next token
    for (std::size_t i = 0; i < tree_.tokens.size(); ++i) {
      if (tree_.tokens[i].kind == TokenKind::newline) continue;
      if (any && first_end == i)
        gap(i);
      else
        line_break({first_end, i}, any);
      token(i);
      any = true;
      first_end = i + 1;
    }
    end_of_text(first_end, any);
    return std::move(edits_);
  }

 private:
  /// Indexes of tokens.
  struct Span {
    std::size_t begin;
    std::size_t end;
  };

  void replace(Range range, std::string text) {
    if (text_.substr(range.begin, range.size()) == text) return;
    if (!edits_.empty() && edits_.back().range.end == range.begin) {
      edits_.back().range.end = range.end;
      edits_.back().text += text;
    } else {
      edits_.push_back({range, std::move(text)});
    }
  }

  /// Between the token before and this one on the same line.
  void gap(std::size_t token) {
    const Offset begin = tree_.tokens[token].range.begin;
    const std::string_view old = text_.substr(end_, begin - end_);
    unsigned width = characters(old);
    if (!settled_.line(line_)) {
      if (tree_.tokens[token].kind == TokenKind::comment)
        // Those of several lines often stand in one column.
        width = old.find('\t') == std::string_view::npos ? std::max(width, kBeforeComment) : kBeforeComment;
      else if (gaps_[token] == Gap::keep)
        width = std::min(width, 1U);
      else
        width = gaps_[token] == Gap::one ? 1U : 0U;
      replace({end_, begin}, std::string(width, ' '));
    }
    columns_.before += characters(old);
    columns_.after += width;
  }

  /// Between the token before and the first one of a later line; `ends` are the line ends between them.
  void line_break(Span ends, bool any) {
    blank_lines(ends, any, any ? kMostBlankLines + 1 : 0);
    const Offset begin = tree_.tokens[ends.end].range.begin;
    const Offset line_start = ends.begin == ends.end ? end_ : tree_.tokens[ends.end - 1].range.end;
    line_ = tree_.text.line_of(begin);
    columns_.before = column_of(tree_, begin);
    columns_.after = indents_.next_line(ends.end, columns_.before);
    if (!settled_.line(line_)) replace({line_start, begin}, std::string(columns_.after, ' '));
  }

  /// The line ends of `ends`, of which the first `kept` stay, and the blanks in front of each.
  void blank_lines(Span ends, bool any, std::size_t kept) {
    Offset at = end_;
    for (std::size_t i = ends.begin; i < ends.end; ++i) {
      const Range newline = tree_.tokens[i].range;
      // A file may begin with a line that stays.
      const std::uint32_t line = any && i == ends.begin ? line_ : tree_.text.line_of(newline.begin);
      if (!settled_.line(line)) replace({at, i - ends.begin < kept ? newline.begin : newline.end}, "");
      at = newline.end;
    }
  }

  void token(std::size_t index) {
    const Range range = tree_.tokens[index].range;
    indents_.pass(index, columns_);
    std::string_view written = text_.substr(range.begin, range.size());
    if (tree_.tokens[index].kind == TokenKind::comment && !settled_.line(line_)) comment(range);
    const auto last_break = written.find_last_of("\r\n");
    if (last_break != std::string_view::npos) {
      written.remove_prefix(last_break + 1);
      columns_ = {};
      line_ = tree_.text.line_of(range.end);
    }
    columns_.before += characters(written);
    columns_.after += characters(written);
    end_ = range.end;
  }

  /// The lines inside a block comment move with its first one, if none of them stands left of it.
  void comment(Range range) {
    const std::string_view written = text_.substr(range.begin, range.size());
    Offset end = range.end;
    while (is_blank(text_[end - 1])) --end;
    const std::uint32_t last = tree_.text.line_of(range.end);
    if (line_ != last && columns_.before != columns_.after && first_of_line(range.begin)) {
      bool moves = written.find('\t') == std::string_view::npos;
      for (std::uint32_t line = line_ + 1; line <= last && moves; ++line) {
        const std::string_view inner = tree_.text.slice(tree_.text.line_range(line));
        const auto first = inner.find_first_not_of(' ');
        moves = first == std::string_view::npos || first >= columns_.before;
      }
      for (std::uint32_t line = line_ + 1; line <= last && moves; ++line) move_line(line);
    }
    replace({end, range.end}, "");
  }

  void move_line(std::uint32_t line) {
    const Range range = tree_.text.line_range(line);
    if (tree_.text.slice(range).find_first_not_of(' ') == std::string_view::npos) return;
    if (columns_.after > columns_.before)
      replace({range.begin, range.begin}, std::string(columns_.after - columns_.before, ' '));
    else
      replace({range.begin, range.begin + columns_.before - columns_.after}, "");
  }

  [[nodiscard]] bool first_of_line(Offset at) const {
    while (at > 0 && is_blank(text_[at - 1])) --at;
    return at == 0 || text_[at - 1] == '\n' || text_[at - 1] == '\r';
  }

  /// One line end behind the last token, or nothing at all.
  void end_of_text(std::size_t first_end, bool any) {
    const Span ends{first_end, tree_.tokens.size()};
    const auto size = static_cast<Offset>(text_.size());
    blank_lines(ends, any, any ? 1 : 0);
    const Offset rest = ends.begin == ends.end ? end_ : tree_.tokens.back().range.end;
    const std::uint32_t last = tree_.text.line_of(size);
    if (settled_.line(last)) return;
    const bool closed = ends.begin != ends.end || !any;
    replace({rest, size}, closed ? "" : std::string(line_end()));
  }

  [[nodiscard]] std::string_view line_end() const {
    const auto first = std::find_if(tree_.tokens.begin(), tree_.tokens.end(),
                                    [](const story::Token& token) { return token.kind == TokenKind::newline; });
    return first == tree_.tokens.end() ? "\n" : tree_.text.slice((*first).range);
  }

  const Tree& tree_;
  std::string_view text_;
  const Settled& settled_;
  const std::vector<Gap>& gaps_;
  Indents indents_;
  std::vector<text::Edit> edits_;
  Offset end_ = 0;          ///< of the token before
  std::uint32_t line_ = 0;  ///< that it ends on
  Columns columns_;         ///< at its end
};

/// Tokens and the gaps between them make up the text, unless it is none.
bool is_text(const Tree& tree) {
  return !tree.tokens.empty() || tree.text.view().find_first_not_of(" \t\xEF\xBB\xBF") == std::string_view::npos;
}

}  // namespace

std::vector<text::Edit> format(const Tree& tree, const Options& options) {
  if (!is_text(tree)) return {};
  const std::vector<Gap> gaps = spacing(tree, options);
  Settled settled(tree, options.range);
  // The grammar of the early years hangs on blanks in ways that no one has written down, so what comes out is read again: a
  // statement that would change its meaning keeps its lines.
  for (int attempt = 0; attempt < 4; ++attempt) {
    std::vector<text::Edit> edits = Formatter(tree, settled, gaps).run();
    if (edits.empty()) return edits;
    const auto text = text::apply(tree.text.view(), edits);
    if (!text) return {};
    const auto changed = changed_statements(tree, story::parse(text::Text(*text)));
    if (changed.empty()) return edits;
    settled.settle(changed);
  }
  return {};
}

std::vector<text::Edit> format(const text::Text& story, const Options& options) {
  return format(story::parse(story), options);
}

}  // namespace asyncy::format
