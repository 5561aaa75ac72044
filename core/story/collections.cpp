// Everything in brackets: groups, lists, maps, indexes and types, over as many lines as they like.
#include "core/story/parser_state.h"
#include "core/text/excerpt.h"

namespace asyncy::story {

Parser::Context Parser::enter(Bracket bracket) {
  const Context outer = cursor_.context;
  cursor_.context = {.bracket = bracket};
  ++cursor_.bracket_depth;
  advance();
  return outer;
}

/// Closes what `enter` opened, past anything that does not belong there.
void Parser::leave(Symbol close, const Lexeme& open, const Context& outer, List& list) {
  const auto closes = [&] { return at(Symbol::close_paren) || at(Symbol::close_bracket) || at(Symbol::close_brace); };
  if (!at(close) && !at_line_end() && !closes()) {
    const Lexeme first = current();
    report(unexpected_text, first.range,
           "`" + text::excerpt(slice(first.range)) + "` cannot stand here inside the brackets that `" +
               std::string(slice(open.range)) + "` opens");
    last_error_ = std::max(last_error_, static_cast<std::int64_t>(first.range.begin));
    skip_balanced();
    append(list, make(NodeKind::error, first.range.begin));
  }
  const bool closed = at(close);
  if (!closed) {
    report(unclosed_bracket, open.range, "this `" + std::string(slice(open.range)) + "` is never closed");
    last_error_ = std::max(last_error_, static_cast<std::int64_t>(open.range.begin));
  }
  --cursor_.bracket_depth;
  cursor_.context = outer;
  // A wrong closing bracket was meant for this one, unless an outer one waits for a bracket.
  if (closed || (closes() && cursor_.bracket_depth == 0)) advance();
}

/// Over tokens and whole brackets, up to a closing bracket or the end of the line.
void Parser::skip_balanced() {
  unsigned open = 0;
  while (!at_line_end()) {
    if (at(Symbol::open_paren) || at(Symbol::open_bracket) || at(Symbol::open_brace)) ++open;
    if (at(Symbol::close_paren) || at(Symbol::close_bracket) || at(Symbol::close_brace)) {
      if (open == 0) return;
      --open;
    }
    advance();
  }
}

/// For what is nested too deep: says so once and skips it.
NodeId Parser::give_up() {
  const Offset begin = current().range.begin;
  report_depth();
  skip_balanced();
  return make(NodeKind::error, std::min(begin, std::max(cursor_.previous_end, begin)));
}

NodeId Parser::bracketed() {
  const Lexeme open = current();
  if (too_deep()) return give_up();
  const Deeper deeper(depth_);
  List children;
  const Symbol kind = open.symbol;
  const Context outer = enter(kind == Symbol::open_paren     ? Bracket::paren
                              : kind == Symbol::open_bracket ? Bracket::square
                                                             : Bracket::brace);
  switch (kind) {
    case Symbol::open_paren:
      append(children, value());
      leave(Symbol::close_paren, open, outer, children);
      return make(NodeKind::group, open.range.begin, children);
    case Symbol::open_bracket:
      elements(children);
      leave(Symbol::close_bracket, open, outer, children);
      return make(NodeKind::list, open.range.begin, children);
    default:
      pairs(children);
      leave(Symbol::close_brace, open, outer, children);
      return make(NodeKind::map, open.range.begin, children);
  }
}

/// Behind an element stands a comma, a line end or the closing bracket; what else stands there is dropped, so that the
/// elements behind the next comma survive.
/// False where no further element can follow.
bool Parser::end_element(List& list, std::size_t element_index) {
  const auto closes = [&] { return at(Symbol::close_paren) || at(Symbol::close_bracket) || at(Symbol::close_brace); };
  if (closes()) return false;
  if (at(Symbol::comma) || at_line_end() || (current().line_start && current().index != element_index)) return true;
  const Offset begin = current().range.begin;
  report(unexpected_text, current().range,
         "`" + std::string(slice(current().range)) + "` cannot stand here: expected a comma or the closing bracket");
  last_error_ = std::max(last_error_, static_cast<std::int64_t>(begin));
  unsigned open = 0;
  do {
    if (at(Symbol::open_paren) || at(Symbol::open_bracket) || at(Symbol::open_brace)) ++open;
    if (closes() && open > 0) --open;
    advance();
  } while (!at_line_end() && (open > 0 || !(closes() || at(Symbol::comma) || current().line_start)));
  append(list, make(NodeKind::error, begin));
  return true;
}

void Parser::elements(List& list) {
  while (!at(Symbol::close_bracket) && !at_line_end()) {
    if (at(Symbol::comma)) {
      advance();
      continue;
    }
    const std::size_t before = current().index;
    append(list, value());
    if (!end_element(list, before)) return;
  }
}

void Parser::pairs(List& list) {
  while (!at(Symbol::close_brace) && !at_line_end()) {
    if (at(Symbol::comma)) {
      advance();
      continue;
    }
    const std::size_t before = current().index;
    const Offset begin = current().range.begin;
    List children;
    append(children, at(Symbol::string) ? string(false) : postfix());
    if (at(Symbol::colon)) {
      advance();
      if (at(Symbol::comma) || at(Symbol::close_brace) || at_line_end()) {
        report_missing("a value behind the colon");
        append(children, missing());
      } else {
        append(children, value());
      }
    } else if (!at_line_end()) {
      report_missing("`:` and a value");
      append(children, missing());
    }
    append(list, make(NodeKind::pair, begin, children));
    if (!end_element(list, before)) return;
  }
}

/// `[i]`, `[from:to]`, `[from..to]`.
NodeId Parser::index() {
  const Lexeme open = current();
  if (too_deep()) return give_up();
  const Deeper deeper(depth_);
  List children;
  const Context outer = enter(Bracket::square);
  if (!at(Symbol::colon) && !at(Symbol::dots)) append(children, expression());
  if (at(Symbol::colon) || at(Symbol::dots)) {
    advance();
    if (!at(Symbol::close_bracket)) append(children, expression());
  }
  leave(Symbol::close_bracket, open, outer, children);
  return make(NodeKind::index, open.range.begin, children);
}

NodeId Parser::type() {
  const Offset begin = current().range.begin;
  List children;
  advance();
  if (at(Symbol::open_bracket) && !current().line_start) {
    if (too_deep()) return give_up();
    const Deeper deeper(depth_);
    const Lexeme open = current();
    const Context outer = enter(Bracket::square);
    while (at(Symbol::name) || at(Symbol::comma)) {
      if (at(Symbol::comma))
        advance();
      else
        append(children, type());
    }
    leave(Symbol::close_bracket, open, outer, children);
  }
  return make(NodeKind::type, begin, children);
}

}  // namespace asyncy::story
