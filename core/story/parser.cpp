#include "core/story/parser.h"

#include <algorithm>

#include "core/story/advice.h"
#include "core/story/parser_state.h"
#include "core/text/excerpt.h"

namespace asyncy::story {

// --- Cursor

/// Whether there is a token of that index. A story is read no further than somebody asks.
bool Parser::has(std::size_t index) const {
  while (index >= cursor_.tokens->size()) {
    if (cursor_.tokens != &lexed_.tokens || at_end_of_text_) return false;
    const std::size_t first = lexed_.tokens.size();
    const Offset begin = lexer_.at();
    at_end_of_text_ = !lexer_.line(lexed_);
    work_.lexed_bytes += lexer_.at() - begin;
    lines_.push_back({first, lexer_.seen()});
  }
  return true;
}

std::size_t Parser::skip_comments(std::size_t index) const {
  const auto& tokens = *cursor_.tokens;
  while (has(index) && tokens[index].kind == TokenKind::comment) ++index;
  return index;
}

/// From a newline to the first token of the next line that holds one.
std::size_t Parser::next_line(std::size_t index) const {
  const auto& tokens = *cursor_.tokens;
  while (has(index) && (tokens[index].kind == TokenKind::comment || tokens[index].kind == TokenKind::newline)) ++index;
  return index;
}

Parser::Lexeme Parser::lexeme(std::size_t index, bool line_start) const {
  const auto& tokens = *cursor_.tokens;
  Lexeme result;
  result.index = index;
  result.line_start = line_start;
  if (!has(index)) {
    const Offset end = tokens.empty() ? static_cast<Offset>(text_.size()) : tokens.back().range.end;
    result.range = {end, end};
    return result;
  }
  const Token token = tokens[index];
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
  if (cursor_.bracket_depth > 0 && has(index) && tokens[index].kind == TokenKind::newline) {
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
  while (has(index) && tokens[index].range.begin < cursor_.previous_end) ++index;
  load(index, false);
}

Parser::Lexeme Parser::peek(unsigned count) const {
  std::size_t index = current().index;
  for (; count > 0 && has(index); --count) {
    index = skip_comments(index + 1);
    if (has(index) && (*cursor_.tokens)[index].kind == TokenKind::newline) break;
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
  while (has(last + 1) && tokens[last + 1].range.begin < end) ++last;
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

bool Parser::too_deep() const {
  deepest_ = std::max(deepest_, depth_);
  return depth_ >= limits_.depth;
}

// --- Building

NodeId Parser::make(NodeKind kind, Offset begin, List children, unsigned marks) {
  // A hole in front lies where the text before it ended.
  if (children.first != kNone) begin = std::min(begin, begin_of(children.first));
  if (is_broken_from(begin)) marks |= static_cast<unsigned>(Mark::broken);
  const NodeId id = nodes_.size();
  nodes_.push_back({.kind = kind,
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
    nodes_[list.last].next_sibling = node;
  list.last = node;
}

/// A node that gets children until `close_node`; a child of the one that was opened before it.
void Parser::open_node(NodeKind kind, Offset begin, const List& children, int indent) {
  const NodeId node = make(kind, begin, children);
  attach(node);
  open_.push_back({.frame = {.kind = kind, .indent = indent}, .node = node, .last = children.last});
}

/// As the last child of the node that is open; nothing to do for what hangs there already.
void Parser::attach(NodeId node) {
  if (node == kNone) return;
  if (open_.empty()) return;
  Open& open = open_.back();
  if (open.last != kNone)
    nodes_[open.last].next_sibling = node;
  else if (open.node != kNone)
    nodes_[open.node].first_child = node;
  else
    runs_.push_back({.up = static_cast<std::uint32_t>(frames_.size() - open_.size()), .first = static_cast<LocalId>(node)});
  open.last = node;
}

void Parser::close_node() {
  const NodeId id = open_.back().node;
  open_.pop_back();
  if (id == kNone) {
    const bool here = cursor_.previous_end >= chunk_begin_;
    least_column_ = kNoColumn;
    closed_.push_back({.end = here ? cursor_.previous_end - chunk_begin_ : Chunk::Closed::kBefore,
                       .broken = is_broken_from(chunk_begin_)});
    return;
  }
  Node& node = nodes_[id];
  node.range.end = std::max(node.range.begin, cursor_.previous_end);
  if (is_broken_from(node.range.begin)) node.marks |= static_cast<std::uint8_t>(Mark::broken);
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
  diagnostics_.push_back(text::diagnose(rule, range, std::move(message)));
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

/// Lines deeper than the limit become statements of the block at the limit; of these only the ones that stand in its own
/// column tell.
void Parser::report_deep_block(unsigned indent) {
  const auto block =
      std::find_if(open_.rbegin(), open_.rend(), [](const Open& open) { return open.frame.kind == NodeKind::block; });
  if (block->frame.column < static_cast<int>(indent)) depth_reported_ = true;
  report_depth();
}

/// Takes what is left of the line as an error; brackets count for nothing here.
void Parser::reject_rest_of_line(List& list) {
  const Offset begin = current().range.begin;
  const Lexeme first = current();
  std::size_t index = first.index;
  const auto& tokens = *cursor_.tokens;
  Offset end = first.range.end;
  while (has(index) && tokens[index].kind != TokenKind::newline) {
    if (tokens[index].kind != TokenKind::comment) end = std::max(end, tokens[index].range.end);
    ++index;
  }
  std::string message(advice_for(slice({begin, end})));
  if (message.empty())
    message = text::quoted(slice(first.range)) +
              (first.line_start ? " begins no statement" : " cannot stand here: the line makes sense up to this place only");
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
