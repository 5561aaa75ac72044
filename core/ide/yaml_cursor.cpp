#include "core/ide/yaml_cursor.h"

#include <algorithm>

#include "core/yaml/extent.h"
#include "core/yaml/lines.h"

namespace asyncy::ide {
namespace {

using text::Offset;
using text::Range;
using yaml::is_blank;

/// A line with all its `- `, those behind which nothing stands too.
struct Row {
  Offset begin = 0;
  Offset end = 0;              ///< without comment and trailing blanks
  Offset content = 0;          ///< behind the dashes
  std::vector<Offset> dashes;  ///< columns
  std::optional<Offset> colon;

  [[nodiscard]] bool empty() const { return dashes.empty() && content >= end; }
  [[nodiscard]] Offset column() const { return content - begin; }
  [[nodiscard]] Offset indentation() const { return dashes.empty() ? column() : dashes.front(); }
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view without_quotes(std::string_view key) {
  if (key.size() >= 2 && (key.front() == '"' || key.front() == '\'') && key.back() == key.front())
    return key.substr(1, key.size() - 2);
  return key;
}

class Reader {
 public:
  Reader(const yaml::Tree& tree, Offset at)
      : tree_(tree), text_(tree.text.view()), at_(at), line_(tree.text.line_of(at)), row_(read(line_)) {}

  std::optional<YamlCursor> run() {
    if (in_the_middle_of_a_character() || in_comment() || in_several_lines()) return std::nullopt;
    if (at_ < row_.begin) return std::nullopt;
    if (row_.empty()) return on_empty_line();
    if (at_ < row_.content && !behind_last_dash()) return std::nullopt;
    const bool flow = row_.content < row_.end && (text_[row_.content] == '{' || text_[row_.content] == '[');
    if (flow) return climb_from(row_) ? in_flow(row_.content) : std::nullopt;
    if (row_.colon && at_ > *row_.colon) return in_value();
    return in_key();
  }

 private:
  [[nodiscard]] bool in_the_middle_of_a_character() const {
    return at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0U) == 0x80U;
  }

  [[nodiscard]] Row read(std::uint32_t number) const {
    const yaml::Source source{tree_.text, text_};
    yaml::Line line = yaml::line_at(source, number);
    const Offset whole_end = tree_.text.line_range(number).end;
    Row row{.begin = line.begin, .end = line.end, .content = line.indented, .dashes = {}, .colon = {}};
    while (row.content < line.end && text_[row.content] == '-' &&
           (row.content + 1 >= line.end || is_blank(text_[row.content + 1]))) {
      row.dashes.push_back(row.content - row.begin);
      ++row.content;
      while (row.content < whole_end && is_blank(text_[row.content])) ++row.content;
    }
    line.content = std::min(row.content, row.end);
    row.colon = yaml::colon_of(source, line);
    return row;
  }

  [[nodiscard]] bool in_comment() const {
    Offset hash = row_.end;
    while (hash < text_.size() && is_blank(text_[hash])) ++hash;
    return hash < text_.size() && text_[hash] == '#' && at_ > hash;
  }

  /// Text of several lines, and brackets that were opened on a line above.
  [[nodiscard]] bool in_several_lines() const {
    return std::any_of(tree_.nodes.begin(), tree_.nodes.end(), [&](const yaml::Node& node) {
      const bool text = node.kind == yaml::Kind::scalar;
      const bool brackets = node.style == yaml::Style::flow;
      if ((!text && !brackets) || !node.range.touches(at_) || tree_.text.line_of(node.range.begin) == line_) return false;
      // Behind the last line of a block scalar the cursor's own line decides.
      return node.range.end > tree_.text.line_start(line_);
    });
  }

  [[nodiscard]] bool behind_last_dash() const {
    return !row_.dashes.empty() && at_ > row_.begin + row_.dashes.back() && row_.content >= row_.end;
  }

  std::optional<YamlCursor> on_empty_line() {
    // Behind blanks alone the cursor's column says where the word will stand.
    Offset blanks = row_.begin;
    while (blanks < at_ && is_blank(text_[blanks])) ++blanks;
    if (blanks != at_) return std::nullopt;
    const Offset column = at_ - row_.begin;
    if (!climb(column, false)) return std::nullopt;
    cursor_.empty_line = true;
    cursor_.replace = {at_, at_};
    collect_siblings(column, true);
    if (const auto above = row_above(); above && above->colon && above->column() == column && value_of(*above).empty())
      cursor_.key_above = key_of(*above);
    return cursor_;
  }

  std::optional<YamlCursor> in_key() {
    const bool nothing_yet = row_.content >= row_.end;
    const Offset begin = nothing_yet ? at_ : row_.content;
    Offset end = row_.colon ? *row_.colon : begin;
    if (!row_.colon)
      while (end < row_.end && !is_blank(text_[end])) ++end;
    while (end > begin && is_blank(text_[end - 1])) --end;
    if (at_ < begin || at_ > end) return std::nullopt;
    Row here = row_;
    here.content = begin;
    if (!climb_from(here)) return std::nullopt;
    cursor_.fresh_element = !row_.dashes.empty();
    cursor_.needs_blank = cursor_.fresh_element && nothing_yet && at_ > 0 && text_[at_ - 1] == '-';
    cursor_.before_colon = row_.colon.has_value();
    cursor_.replace = {begin, end};
    collect_siblings(here.column(), row_.dashes.empty());
    return unquoted();
  }

  std::optional<YamlCursor> in_value() {
    if (!climb_from(row_)) return std::nullopt;
    collect_siblings(row_.column(), row_.dashes.empty());
    cursor_.path.push_back({.key = key_of(row_), .element = false});
    cursor_.place = YamlCursor::Place::value;
    Offset begin = *row_.colon + 1;
    while (begin < row_.end && is_blank(text_[begin])) ++begin;
    if (begin >= row_.end) {
      cursor_.replace = {at_, at_};
      cursor_.needs_blank = at_ == *row_.colon + 1;
      return cursor_;
    }
    if (at_ < begin || at_ > row_.end) return std::nullopt;
    if (text_[begin] == '{' || text_[begin] == '[') return in_flow(begin);
    if (text_[begin] == '|' || text_[begin] == '>' || text_[begin] == '&' || text_[begin] == '*' || text_[begin] == '!')
      return std::nullopt;
    cursor_.replace = {begin, row_.end};
    return unquoted();
  }

  /// Inside quotes, what stands between them is the word.
  std::optional<YamlCursor> unquoted() {
    Range& word = cursor_.replace;
    if (word.empty() || (text_[word.begin] != '"' && text_[word.begin] != '\'')) return cursor_;
    const char quote = text_[word.begin];
    if (at_ == word.begin) return std::nullopt;
    const bool closed = word.size() > 1 && text_[word.end - 1] == quote;
    if (closed && at_ == word.end) return std::nullopt;
    cursor_.quoted = true;
    word = {word.begin + 1, closed ? word.end - 1 : word.end};
    return cursor_;
  }

  struct Frame {
    char open = '{';
    Offset word = 0;
    std::string key;
    bool has_key = false;
    std::vector<YamlSibling> names;
  };

  /// `path` leads to the value that begins with the bracket at `begin`.
  std::optional<YamlCursor> in_flow(Offset begin) {
    if (at_ <= begin) return std::nullopt;
    std::vector<Frame> frames;
    char quote = '\0';
    bool reached = false;
    std::size_t depth = 0;
    const Offset line_end = std::max(row_.end, at_);
    for (Offset at = begin; at < line_end; ++at) {
      if (!reached && at == at_) {
        if (quote != '\0' || frames.empty()) return std::nullopt;
        reached = true;
        depth = frames.size();
        word_in_flow(frames.back(), line_end);
      }
      const char c = text_[at];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{' || c == '[') {
        frames.push_back({.open = c, .word = at + 1, .key = {}, .has_key = false, .names = {}});
      } else if ((c == '}' || c == ']') && !frames.empty()) {
        if (reached && frames.size() == depth) break;
        frames.pop_back();
      } else if (c == ',' && !frames.empty()) {
        frames.back().word = at + 1;
        frames.back().has_key = false;
      } else if (c == ':' && !frames.empty() && frames.back().open == '{' && ends_flow_key(at)) {
        Frame& frame = frames.back();
        const auto key = without_quotes(trimmed(text_.substr(frame.word, at - frame.word)));
        frame.names.push_back({std::string(key), static_cast<Offset>(key.data() - text_.data())});
        if (!reached) {
          frame.key = key;
          frame.has_key = true;
          frame.word = at + 1;
        }
      }
    }
    if (frames.empty()) return std::nullopt;
    if (!reached) {
      if (quote != '\0') return std::nullopt;
      depth = frames.size();
      word_in_flow(frames.back(), line_end);
    }
    for (std::size_t i = 0; i < depth; ++i) {
      if (frames[i].open == '[')
        cursor_.path.push_back({.key = {}, .element = true});
      else if (frames[i].has_key)
        cursor_.path.push_back({.key = frames[i].key, .element = false});
      else if (i + 1 < depth)
        return std::nullopt;
    }
    const Frame& innermost = frames[depth - 1];
    cursor_.siblings = innermost.names;
    if (innermost.open == '{')
      cursor_.place = innermost.has_key ? YamlCursor::Place::value : YamlCursor::Place::key;
    else
      cursor_.place = YamlCursor::Place::key;
    cursor_.fresh_element = innermost.open == '[';
    cursor_.flow = true;
    return text_at_word_is_plain() ? std::optional(cursor_) : std::nullopt;
  }

  [[nodiscard]] bool ends_flow_key(Offset colon) const {
    return yaml::is_space_at(text_, colon + 1) || std::string_view(",]}").find(text_[colon + 1]) != std::string_view::npos;
  }

  void word_in_flow(const Frame& frame, Offset line_end) {
    Offset begin = frame.word;
    while (begin < at_ && is_blank(text_[begin])) ++begin;
    Offset end = at_;
    while (end < line_end && std::string_view(" \t,:{}[]").find(text_[end]) == std::string_view::npos) ++end;
    cursor_.replace = {begin, end};
    Offset colon = end;
    while (colon < line_end && is_blank(text_[colon])) ++colon;
    cursor_.before_colon = end > begin && colon < line_end && text_[colon] == ':';
    cursor_.needs_blank = frame.has_key && begin > 0 && text_[begin - 1] == ':';
  }

  [[nodiscard]] bool text_at_word_is_plain() const {
    const auto word = text_.substr(cursor_.replace.begin, at_ - cursor_.replace.begin);
    return word.find_first_of(" \t\"'{}[]") == std::string_view::npos;
  }

  [[nodiscard]] std::string_view value_of(const Row& row) const {
    return trimmed(text_.substr(*row.colon + 1, std::max(row.end, *row.colon + 1) - *row.colon - 1));
  }

  [[nodiscard]] std::string key_of(const Row& row) const {
    return std::string(without_quotes(trimmed(text_.substr(row.content, *row.colon - row.content))));
  }

  [[nodiscard]] std::optional<Row> row_above() const {
    for (std::uint32_t number = line_; number-- > 0;)
      if (Row row = read(number); !row.empty()) return row;
    return std::nullopt;
  }

  bool climb_from(const Row& row) {
    std::vector<Offset> dashes = row.dashes;
    std::vector<YamlStep> inner;
    Offset column = row.column();
    bool dash = false;
    while (!dashes.empty()) {
      column = dashes.back();
      dashes.pop_back();
      dash = true;
      inner.push_back({.key = {}, .element = true});
    }
    if (!climb(column, dash)) return false;
    cursor_.path.insert(cursor_.path.end(), inner.begin(), inner.end());
    return true;
  }

  /// Nothing stands there up to `column`: what is deeper holds nothing that begins further left, and is most of a long file.
  [[nodiscard]] bool is_deeper(std::uint32_t line, Offset column) const {
    const Range whole = tree_.text.line_range(line);
    const std::string_view left = text_.substr(whole.begin, std::min(whole.size(), column + 1));
    return std::all_of(left.begin(), left.end(), [](char c) { return is_blank(c); });
  }

  /// The steps to what begins at `column`, a dash or a key. False when it belongs to text.
  bool climb(Offset column, bool dash) {
    std::vector<YamlStep> steps;
    for (std::uint32_t number = line_; number > 0 && (column > 0 || dash);) {
      if (is_deeper(--number, column)) continue;
      const Row row = read(number);
      if (row.empty()) continue;
      const bool inside = row.colon && (dash ? row.column() <= column : row.column() < column);
      if (inside) {
        const auto value = value_of(row);
        if (!value.empty() && value.front() != '&' && value.front() != '!') return false;
        steps.push_back({.key = key_of(row), .element = false});
        column = row.column();
        dash = false;
      }
      for (auto each = row.dashes.rbegin(); each != row.dashes.rend(); ++each) {
        if (*each >= column) continue;
        steps.push_back({.key = {}, .element = true});
        column = *each;
        dash = true;
      }
    }
    cursor_.path.assign(steps.rbegin(), steps.rend());
    return true;
  }

  void collect_siblings(Offset column, bool above) {
    if (row_.colon && at_ > *row_.colon) cursor_.siblings.push_back({key_of(row_), row_.content});
    const auto take = [&](const Row& row) {
      if (row.colon && row.column() == column) cursor_.siblings.push_back({key_of(row), row.content});
    };
    for (std::uint32_t number = line_; above && number-- > 0;) {
      const Row row = read(number);
      if (row.empty()) continue;
      if (row.column() < column) break;
      take(row);
      if (row.indentation() < column) break;
    }
    for (std::uint32_t number = line_ + 1; number < tree_.text.line_count(); ++number) {
      const Row row = read(number);
      if (row.empty()) continue;
      if (row.indentation() < column) break;
      take(row);
    }
  }

  const yaml::Tree& tree_;
  std::string_view text_;
  Offset at_;
  std::uint32_t line_;
  Row row_;
  YamlCursor cursor_;
};

}  // namespace

std::optional<YamlCursor> yaml_cursor(const yaml::Tree& tree, Offset at) { return Reader(tree, at).run(); }

}  // namespace asyncy::ide
