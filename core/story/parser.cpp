#include "core/story/parser.h"

#include <algorithm>

#include "core/story/advice.h"
#include "core/story/parser_state.h"
#include "core/text/excerpt.h"

namespace asyncy::story {

Tree parse(const text::Text& text, Limits limits) { return Parser(text, limits).run(); }

Parser::Parser(const text::Text& text, Limits limits) : text_(text.view()), limits_(limits) {
  tree_.text = text;
  lexed_ = lex(text_, text.range(), LexMode::story);
  tree_.nodes.reserve(lexed_.tokens.size() + 8);
  cursor_.tokens = &lexed_.tokens;
  cursor_.unclosed = &lexed_.unclosed;
}

Tree Parser::run() {
  load(0, true);
  // Nothing but the end of the text stands left of column 0, so one pass takes everything.
  tree_.root = block(-1);
  tree_.nodes[tree_.root].range = {0, static_cast<Offset>(text_.size())};
  finish_tree();
  rebuild_split_tokens();
  tree_.tokens = std::move(lexed_.tokens);
  text::sort(tree_.diagnostics);
  return std::move(tree_);
}

// --- Cursor

std::size_t Parser::skip_comments(std::size_t index) const {
  const auto& tokens = *cursor_.tokens;
  while (index < tokens.size() && tokens[index].kind == TokenKind::comment) ++index;
  return index;
}

/// From a newline to the first token of the next line that holds one.
std::size_t Parser::next_line(std::size_t index) const {
  const auto& tokens = *cursor_.tokens;
  while (index < tokens.size() && (tokens[index].kind == TokenKind::comment || tokens[index].kind == TokenKind::newline))
    ++index;
  return index;
}

Parser::Lexeme Parser::lexeme(std::size_t index, bool line_start) const {
  const auto& tokens = *cursor_.tokens;
  Lexeme result;
  result.index = index;
  result.line_start = line_start;
  if (index >= tokens.size()) {
    const Offset end = tokens.empty() ? static_cast<Offset>(text_.size()) : tokens.back().range.end;
    result.range = {end, end};
    return result;
  }
  const Token& token = tokens[index];
  result.symbol = symbol_of(text_, token);
  result.range = token.range;
  if (result.symbol == Symbol::name) result.word = word_of(slice(token.range));
  const char before = token.range.begin == 0 ? '\n' : text_[token.range.begin - 1];
  result.blank_before = before == ' ' || before == '\t' || before == '\n' || before == '\r';
  return result;
}

void Parser::load(std::size_t index, bool line_start) {
  const auto& tokens = *cursor_.tokens;
  index = skip_comments(index);
  if (cursor_.bracket_depth > 0 && index < tokens.size() && tokens[index].kind == TokenKind::newline) {
    const std::size_t first = next_line(index);
    // A statement below ends brackets that nothing closed.
    const bool after_comma = index > 0 && text_[tokens[index - 1].range.begin] == ',';
    if (!starts_statement(first, after_comma)) {
      index = first;
      line_start = true;
    }
  }
  cursor_.current = lexeme(index, line_start);
}

void Parser::advance() {
  cursor_.previous_end = current().range.end;
  std::size_t index = current().index;
  const auto& tokens = *cursor_.tokens;
  while (index < tokens.size() && tokens[index].range.begin < cursor_.previous_end) ++index;
  load(index, false);
}

Parser::Lexeme Parser::peek(unsigned count) const {
  std::size_t index = current().index;
  for (; count > 0 && index < cursor_.tokens->size(); --count) {
    index = skip_comments(index + 1);
    if (index < cursor_.tokens->size() && (*cursor_.tokens)[index].kind == TokenKind::newline) break;
  }
  return lexeme(index, false);
}

bool Parser::begins_block(Word word) {
  return word == Word::if_ || word == Word::unless || word == Word::when || word == Word::foreach || word == Word::while_ ||
         word == Word::function || word == Word::return_ || word == Word::throw_;
}

/// Whether a line inside brackets is rather the next statement. After a comma only what
/// cannot be an element is.
bool Parser::starts_statement(std::size_t index, bool after_comma) const {
  const Lexeme first = lexeme(index, true);
  if (first.symbol != Symbol::name) return false;
  if (cursor_.context.bracket != Bracket::paren && column(first.range.begin) > statement_indent_) return false;
  const Lexeme second = lexeme(skip_comments(index + 1), false);
  switch (second.symbol) {
    case Symbol::assign:
    case Symbol::plus_assign:
    case Symbol::minus_assign: return true;
    case Symbol::name:
    case Symbol::string:
    case Symbol::file_path: return !after_comma || begins_block(first.word);
    case Symbol::open_paren: return !after_comma && !second.blank_before && column(first.range.begin) <= statement_indent_;
    case Symbol::newline:
    case Symbol::end:
      return first.word == Word::else_ || first.word == Word::try_ || first.word == Word::catch_ ||
             first.word == Word::finally || first.word == Word::return_ || first.word == Word::break_ ||
             first.word == Word::continue_;
    default: return false;
  }
}

void Parser::skip_newlines() {
  if (at(Symbol::newline)) cursor_.current = lexeme(next_line(current().index), true);
}

/// `-b` was read as a flag, but it subtracts `b`: what is left is the name.
void Parser::split_flag() {
  const Offset begin = current().range.begin + 1;
  Offset end = name_end(text_, begin);
  // The name may go on where the flag ended, but takes whole tokens only.
  const auto& tokens = *cursor_.tokens;
  std::size_t last = current().index;
  while (last + 1 < tokens.size() && tokens[last + 1].range.begin < end) ++last;
  if (tokens[last].range.end != end) end = current().range.end;
  if (cursor_.tokens == &lexed_.tokens) splits_.push_back({current().index, end});
  cursor_.previous_end = begin;
  cursor_.current.symbol = Symbol::name;
  cursor_.current.range = {begin, end};
  cursor_.current.word = Word::none;
  cursor_.current.blank_before = false;
}

bool Parser::blank_at(Offset offset) const {
  return offset < text_.size() && (text_[offset] == ' ' || text_[offset] == '\t');
}

Parser::Offset Parser::blanks_end(Offset offset) const {
  while (blank_at(offset)) ++offset;
  return offset;
}

/// The column of the first token of a line; a tab is as wide as eight blanks, as it was while tabs were legal.
unsigned Parser::column(Offset offset) const {
  unsigned width = 0;
  while (offset > 0 && (text_[offset - 1] == ' ' || text_[offset - 1] == '\t')) width += text_[--offset] == '\t' ? 8U : 1U;
  return width;
}

// --- Building

NodeId Parser::make(NodeKind kind, Offset begin, List children, unsigned marks) {
  // A hole in front lies where the text before it ended.
  if (children.first != kNone) begin = std::min(begin, begin_of(children.first));
  if (last_error_ >= static_cast<std::int64_t>(begin)) marks |= static_cast<unsigned>(Mark::broken);
  const auto id = static_cast<NodeId>(tree_.nodes.size());
  tree_.nodes.push_back({.kind = kind,
                         .marks = static_cast<std::uint8_t>(marks),
                         .range = {begin, std::max(begin, cursor_.previous_end)},
                         .first_child = children.first});
  return id;
}

NodeId Parser::leaf(NodeKind kind, unsigned marks) {
  const Offset begin = current().range.begin;
  advance();
  return make(kind, begin, List{}, marks);
}

NodeId Parser::missing() { return make(NodeKind::missing, cursor_.previous_end); }

void Parser::append(List& list, NodeId node) {
  if (list.last == kNone)
    list.first = node;
  else
    tree_.nodes[list.last].next_sibling = node;
  list.last = node;
}

void Parser::finish_tree() {
  auto& nodes = tree_.nodes;
  for (NodeId at = tree_.root; at != kNone;) {
    if (nodes[at].kind == NodeKind::call) tree_.calls.push_back(at);
    if (nodes[at].first_child != kNone) {
      for (NodeId child = nodes[at].first_child; child != kNone; child = nodes[child].next_sibling)
        nodes[child].parent = at;
      at = nodes[at].first_child;
      continue;
    }
    while (at != kNone && nodes[at].next_sibling == kNone) at = nodes[at].parent;
    if (at != kNone) at = nodes[at].next_sibling;
  }
}

void Parser::rebuild_split_tokens() {
  if (splits_.empty()) return;
  std::vector<Token> tokens;
  tokens.reserve(lexed_.tokens.size() + splits_.size());
  auto split = splits_.begin();
  Offset covered = 0;
  for (std::size_t i = 0; i < lexed_.tokens.size(); ++i) {
    const Token& token = lexed_.tokens[i];
    if (token.range.begin < covered) continue;
    if (split == splits_.end() || split->index != i) {
      tokens.push_back(token);
      continue;
    }
    const Offset name = token.range.begin + 1;
    tokens.push_back({TokenKind::operator_, {token.range.begin, name}});
    tokens.push_back({TokenKind::name, {name, split->name_end}});
    covered = split->name_end;
    ++split;
  }
  lexed_.tokens = std::move(tokens);
}

// --- Diagnostics and recovery

void Parser::report(const text::RuleInfo& rule, Range range, std::string message) {
  last_error_ = std::max(last_error_, static_cast<std::int64_t>(cursor_.previous_end));
  if (speculating_) {
    speculation_failed_ = true;
    return;
  }
  if (cursor_.reported) return;
  cursor_.reported = true;
  tree_.diagnostics.push_back(text::diagnose(rule, range, std::move(message)));
}

void Parser::report_missing(std::string_view what) {
  const std::string expected = "expected " + std::string(what);
  if (at_line_end() || current().line_start)
    return report(missing_value, {cursor_.previous_end, cursor_.previous_end}, expected + ", but the line ends here");
  // `&&` and `//` are two signs, of which the first was an operator.
  Offset sign = current().range.begin;
  if (sign > 0 && (at(Symbol::ampersand) || at(Symbol::slash)) && text_[sign - 1] == text_[sign]) --sign;
  if (const std::string_view advice = advice_for(text_.substr(sign)); !advice.empty() && sign == cursor_.previous_end - 1)
    return report(unexpected_text, {sign, current().range.end}, std::string(advice));
  report(unexpected_text, current().range, expected + ", found `" + text::excerpt(slice(current().range)) + "`");
}

void Parser::report_depth() {
  if (depth_reported_) {
    last_error_ = std::max(last_error_, static_cast<std::int64_t>(cursor_.previous_end));
    if (speculating_) speculation_failed_ = true;
    return;
  }
  depth_reported_ = !speculating_;
  cursor_.reported = false;
  report(nested_too_deep, current().range,
         "nested deeper than " + std::to_string(limits_.depth) + " levels; what lies deeper is not checked");
}

/// Takes what is left of the line as an error; brackets count for nothing here.
void Parser::reject_rest_of_line(List& list) {
  const Offset begin = current().range.begin;
  const Lexeme first = current();
  std::size_t index = first.index;
  const auto& tokens = *cursor_.tokens;
  Offset end = first.range.end;
  while (index < tokens.size() && tokens[index].kind != TokenKind::newline) {
    if (tokens[index].kind != TokenKind::comment) end = std::max(end, tokens[index].range.end);
    ++index;
  }
  std::string message(advice_for(slice({begin, end})));
  if (message.empty())
    message = "`" + text::excerpt(slice(first.range)) + "` cannot stand here: the line makes sense up to this place only";
  report(unexpected_text, {begin, end}, std::move(message));
  cursor_.previous_end = end;
  last_error_ = std::max(last_error_, static_cast<std::int64_t>(begin));
  cursor_.current = lexeme(index, false);
  append(list, make(NodeKind::error, begin));
}

void Parser::end_line(List& list) {
  if (!at_line_end() && !current().line_start) reject_rest_of_line(list);
}

}  // namespace asyncy::story
