#include "core/ide/completion_context.h"

#include <algorithm>
#include <set>
#include <string>

#include "core/story/lexer.h"
#include "core/text/ascii.h"

namespace asyncy::ide {
namespace {

using story::NodeId;
using story::Token;
using story::TokenKind;
using text::Offset;
using text::Range;
using text::is_blank;

bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// The word at the cursor, and what has to stand around the word that takes its place.
struct Site {
  Range replace;
  std::string before;
  std::string behind;
  bool quoted = false;
  bool in_template = false;
};

class Finder {
 public:
  Finder(const story::Tree& tree, Offset at) : tree_(tree), text_(tree.text.view()), at_(std::min(at, tree.text.size())) {}

  std::optional<Site> find() {
    if (in_the_middle_of_a_character()) return std::nullopt;
    const std::optional<Token> token = token_before();
    if (!token || token->range.end < at_) return empty_word();
    switch (token->kind) {
      case TokenKind::comment: return std::nullopt;
      case TokenKind::name: return Site{.replace = token->range, .before = {}, .behind = {}};
      case TokenKind::flag: return Site{.replace = token->range, .before = "--", .behind = {}};
      case TokenKind::string: return in_string(token->range);
      case TokenKind::integer:
      case TokenKind::real:
      case TokenKind::time:
      case TokenKind::file_path:
      case TokenKind::regex:
      case TokenKind::error: return std::nullopt;
      case TokenKind::newline: return empty_word();
      case TokenKind::operator_: return behind_operator();
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool in_the_middle_of_a_character() const {
    return at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0U) == 0x80U;
  }

  [[nodiscard]] std::optional<Token> token_before() const {
    const std::size_t behind = tree_.token_at(at_);
    return behind == 0 ? std::nullopt : std::optional(tree_.tokens[behind - 1]);
  }

  /// What follows at once must not grow into the word that is put in.
  [[nodiscard]] Site empty_word() const {
    const bool glued = at_ < text_.size() &&
                       (is_word(text_[at_]) || std::string_view("\"'`(-").find(text_[at_]) != std::string_view::npos);
    return {.replace = {at_, at_}, .before = {}, .behind = glued ? " " : ""};
  }

  [[nodiscard]] std::optional<Site> behind_operator() const {
    Offset dashes = at_;
    while (dashes > 0 && text_[dashes - 1] == '-') --dashes;
    if (dashes < at_) {
      const bool begins_flag = at_ - dashes <= 2 && dashes > 0 && is_blank(text_[dashes - 1]);
      if (!begins_flag) return empty_word();
      Offset end = at_;
      if (end < text_.size() && is_word(text_[end])) end = story::name_end(text_, end);
      return Site{.replace = {dashes, end}, .before = "--", .behind = {}};
    }
    return empty_word();
  }

  [[nodiscard]] std::optional<Site> in_string(Range string) const {
    const char quote = text_[string.begin];
    const bool heredoc = string.size() >= 3 && text_[string.begin + 1] == quote && text_[string.begin + 2] == quote;
    const Offset quotes = heredoc ? 3 : 1;
    const bool closed = is_closed(string, quotes);
    if ((closed && at_ > string.end - quotes) || at_ < string.begin + quotes) return std::nullopt;
    const Range content = {string.begin + quotes, closed ? string.end - quotes : string.end};
    const std::string closing = closed ? std::string() : std::string(quotes, quote);
    if (const auto brace = open_brace({content.begin, at_})) return in_template(*brace, content, closing);
    return heredoc ? std::nullopt : whole_content(content, closing);
  }

  [[nodiscard]] bool is_closed(Range string, Offset quotes) const {
    if (string.size() < 2 * quotes) return false;
    const std::string_view marks = text_.substr(string.begin, quotes);
    if (text_.substr(string.end - quotes, quotes) != marks) return false;
    Offset backslashes = 0;
    while (text_[string.end - quotes - 1 - backslashes] == '\\') ++backslashes;
    return backslashes % 2 == 0;
  }

  /// A value that is chosen rather than written lies on one line and holds no code.
  [[nodiscard]] std::optional<Site> whole_content(Range content, const std::string& closing) const {
    if (closing.empty()) {
      const auto inside = text_.substr(content.begin, content.size());
      if (inside.find_first_of("\r\n{") != std::string_view::npos) return std::nullopt;
      return Site{.replace = content, .before = {}, .behind = {}, .quoted = true};
    }
    if (text_.substr(content.begin, at_ - content.begin).find_first_of("\r\n{") != std::string_view::npos)
      return std::nullopt;
    Offset end = at_;
    while (end < content.end && is_word(text_[end])) ++end;
    return Site{.replace = {content.begin, end}, .before = {}, .behind = closing, .quoted = true};
  }

  /// The innermost brace of `range` that nothing closes.
  [[nodiscard]] std::optional<Offset> open_brace(Range range) const {
    std::vector<Offset> open;
    for (Offset at = range.begin; at < range.end; ++at) {
      if (text_[at] == '\\') {
        ++at;
      } else if (text_[at] == '{') {
        open.push_back(at);
      } else if (text_[at] == '}' && !open.empty()) {
        open.pop_back();
      }
    }
    return open.empty() ? std::nullopt : std::optional(open.back());
  }

  [[nodiscard]] std::optional<Site> in_template(Offset brace, Range content, const std::string& closing) const {
    const Range code = {brace + 1, at_};
    const story::Lexed lexed = story::lex(text_, code, story::LexMode::template_code);
    Site site{.replace = {at_, at_}, .before = {}, .behind = {}, .quoted = false, .in_template = true};
    if (!lexed.tokens.empty() && lexed.tokens.back().range.end == at_) {
      const Token& last = lexed.tokens.back();
      if (last.kind == TokenKind::name)
        site.replace = {last.range.begin, std::min(story::name_end(text_, last.range.begin), content.end)};
      else if (last.kind != TokenKind::operator_)
        return std::nullopt;
    }
    if (text_.substr(code.begin, code.size()).find_first_of("\r\n") != std::string_view::npos) return std::nullopt;
    if (!is_closed_below(site.replace.end, content.end)) {
      site.behind = "}";
      if (brace > content.begin && text_[brace - 1] == '{') site.behind += '}';
    } else if (at_ == site.replace.end && is_word(text_[at_])) {
      site.behind = " ";
    }
    // The rest of a string that nothing closes is no part of the code.
    if (!closing.empty()) site.behind += closing;
    return site;
  }

  /// Whether the brace that is open at `at` is closed before `end`.
  [[nodiscard]] bool is_closed_below(Offset at, Offset end) const {
    for (; at < end && !is_line_end(text_[at]) && text_[at] != '{'; ++at)
      if (text_[at] == '}') return true;
    return false;
  }

  const story::Tree& tree_;
  std::string_view text_;
  Offset at_;
};

/// What of a long story is read anew: the statements around the cursor, and those above that bind what these use. Reading
/// all of it would be felt at every key.
class Excerpt {
 public:
  Excerpt(const workspace::Document& document, Range word) : file_(*document.story()), tree_(file_.tree) {
    for (const NodeId statement : tree_.children(tree_.root)) statements_.push_back(statement);
    window_ = tree_.text.range();
    if (statements_.size() <= kShort) return;
    const std::size_t here = statement_at(word.begin);
    const std::size_t first = here > kAbove ? here - kAbove : 0;
    const Range window = {first == 0 ? 0 : begin_of(first), begin_of(here + kBelow)};
    if (!window.contains(word)) return;
    window_ = window;
    whole_ = false;
    keep_what_binds_names(here, first);
  }

  [[nodiscard]] bool is_whole() const { return whole_; }
  [[nodiscard]] Range window() const { return window_; }

  /// The statements above the window that are kept.
  [[nodiscard]] std::string above() const {
    std::string text;
    for (const std::size_t index : kept_) text += tree_.text.slice({begin_of(index), begin_of(index + 1)});
    return text;
  }

 private:
  static constexpr std::size_t kShort = 200, kAbove = 60, kBelow = 20, kMostKept = 40;

  /// Where the line of a statement begins; the end of the text behind the last one.
  [[nodiscard]] Offset begin_of(std::size_t index) const {
    if (index >= statements_.size()) return tree_.text.size();
    return tree_.text.line_start(tree_.text.line_of(tree_[statements_[index]].range.begin));
  }

  [[nodiscard]] std::size_t statement_at(Offset at) const {
    const auto behind = std::partition_point(statements_.begin(), statements_.end(),
                                             [&](NodeId statement) { return tree_[statement].range.begin <= at; });
    return behind == statements_.begin() ? 0 : static_cast<std::size_t>(behind - statements_.begin()) - 1;
  }

  void keep_what_binds_names(std::size_t here, std::size_t first) {
    std::vector<std::size_t> pending = {here};
    while (!pending.empty() && kept_.size() < kMostKept) {
      const std::size_t index = pending.back();
      pending.pop_back();
      const Range range = {begin_of(index), begin_of(index + 1)};
      const std::size_t end = tree_.token_at(range.end);
      for (std::size_t i = tree_.token_at(range.begin); i < end; ++i) {
        const Token token = tree_.tokens[i];
        if (token.kind != TokenKind::name) continue;
        const auto* definition = file_.scopes.find(tree_.text.slice(token.range), token.range.begin);
        if (definition == nullptr || definition->range.empty()) continue;
        const std::size_t binder = statement_at(definition->range.begin);
        if (binder < first && kept_.insert(binder).second) pending.push_back(binder);
      }
    }
  }

  const workspace::StoryFile& file_;
  const story::Tree& tree_;
  std::vector<NodeId> statements_;
  std::set<std::size_t> kept_;
  Range window_;
  bool whole_ = true;
};

NodeId smallest_node(const story::Tree& tree, Range range) {
  NodeId found = tree.root;
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (const NodeId child : tree.children(found)) {
      if (!tree[child].range.contains(range)) continue;
      found = child;
      deeper = true;
      break;
    }
  }
  return found;
}

bool is_behind_to(const story::Tree& tree, Offset at) {
  const std::size_t behind = tree.token_at(at);
  if (behind < 2) return false;
  const Token before = tree.tokens[behind - 1];
  if (before.kind != TokenKind::name || before.range.end >= at || tree.text.slice(before.range) != "to") return false;
  std::size_t first = behind - 2;
  if (tree.tokens[first].kind == TokenKind::newline) return false;
  while (first > 0 && tree.tokens[first - 1].kind != TokenKind::newline) --first;
  return tree.text.slice(tree.tokens[first].range) != "set";
}

}  // namespace

std::optional<CompletionContext> story_cursor(const workspace::Document& document, Offset at) {
  const story::Tree& tree = document.story()->tree;
  const auto site = Finder(tree, at).find();
  if (!site) return std::nullopt;
  const std::string_view text = tree.text.view();
  const Excerpt excerpt(document, site->replace);
  const Range window = excerpt.window();
  std::string head = excerpt.above();
  head.append(text.substr(window.begin, site->replace.begin - window.begin)).append(site->before);
  const auto put_in = [&](const std::string& behind) {
    std::string changed = head;
    changed.append(kCursorWord).append(behind).append(text.substr(site->replace.end, window.end - site->replace.end));
    return workspace::open(document.path, text::Text(std::move(changed)), text::Language::story);
  };
  CompletionContext cursor{.story = put_in(site->behind),
                           .whole = excerpt.is_whole() ? nullptr : &document,
                           .node = story::kNone,
                           .replace = site->replace,
                           .quoted = site->quoted};
  const auto begin = static_cast<Offset>(head.size());
  const Range word = {begin, begin + static_cast<Offset>(kCursorWord.size())};
  cursor.node = smallest_node(cursor.tree(), word);
  if (site->in_template && cursor.tree()[cursor.node].kind == story::NodeKind::string) {
    // Only a name with a value may stand behind the command of a call in a template.
    cursor.story = put_in(":0" + site->behind);
    cursor.node = smallest_node(cursor.tree(), word);
    if (cursor.tree()[cursor.node].kind == story::NodeKind::string) return std::nullopt;
  }
  Offset behind = site->replace.end;
  while (behind < text.size() && is_blank(text[behind])) ++behind;
  cursor.before_blank = behind > site->replace.end;
  cursor.before_colon = site->replace.size() > 0 && behind < text.size() && text[behind] == ':';
  cursor.behind_to = !site->quoted && !site->in_template && !cursor.before_colon && is_behind_to(tree, site->replace.begin);
  return cursor;
}

}  // namespace asyncy::ide
