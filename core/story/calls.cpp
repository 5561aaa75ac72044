// Calls: a service word and ordered items. Which item is the command and which flag takes a value only a manifest can tell.
#include "core/story/parser_state.h"
#include "core/text/excerpt.h"

namespace asyncy::story {

NodeId Parser::call(NodeId service, Place place) {
  const Offset begin = begin_of(service);
  List children;
  append(children, service);
  const Offset service_end = cursor_.previous_end;
  if (at_line_end() && blank_at(service_end) && !continue_on_next_line()) {
    // Someone is about to type behind the service's name.
    cursor_.previous_end = blanks_end(service_end);
    append(children, missing());
    return make(NodeKind::call, begin, children);
  }
  items(children, place);
  return make(NodeKind::call, begin, children);
}

/// Argument lines and flag lines below a call belong to it, deeper or at its own indentation.
bool Parser::continue_on_next_line() {
  if (!at(Symbol::newline) || cursor_.bracket_depth > 0) return false;
  const std::size_t index = next_line(current().index);
  const Lexeme first = lexeme(index, true);
  if (first.symbol == Symbol::end || column(first.range.begin) < statement_indent_) return false;
  const std::size_t second_index = skip_comments(index + 1);
  const Lexeme second = lexeme(second_index, false);
  if (first.symbol == Symbol::name) {
    if (second.symbol != Symbol::colon) return false;
    // `owner/image:tag` begins the next call.
    if (!second.blank_before && slice(first.range).find('/') != std::string_view::npos) return false;
    const Symbol third = lexeme(skip_comments(second_index + 1), false).symbol;
    const bool header =
        first.word == Word::else_ || first.word == Word::try_ || first.word == Word::catch_ || first.word == Word::finally;
    if (header && (third == Symbol::newline || third == Symbol::end)) return false;
  } else if (first.symbol == Symbol::colon) {
    if (second.symbol != Symbol::name) return false;
  } else if (first.symbol != Symbol::flag) {
    return false;
  }
  cursor_.current = first;
  return true;
}

/// Whether what follows a path makes it a service.
bool Parser::starts_item(NodeId service, Place place) const {
  if (at_line_end() || current().line_start) return false;
  switch (current().symbol) {
    case Symbol::name: {
      const Lexeme next = peek();
      if (next.symbol == Symbol::colon) return true;
      if (place == Place::statement) return !at(Word::as);
      switch (current().word) {
        case Word::has:
        case Word::contains:
        case Word::in:
        case Word::like:
        case Word::greater:
        case Word::less:
        case Word::equals: return next.symbol == Symbol::name && peek(2).symbol == Symbol::colon;
        case Word::and_:
        case Word::or_:
        case Word::not_:
        case Word::as:
        case Word::to:
        case Word::is:
        case Word::isnt:
        case Word::if_:
        case Word::unless:
        case Word::else_:
        case Word::then: return false;
        default: return true;
      }
    }
    case Symbol::integer:
    case Symbol::real:
    case Symbol::time:
    case Symbol::string:
    case Symbol::file_path:
    case Symbol::regex: return true;
    case Symbol::flag: return !is_plain(service) || slice(current().range).substr(0, 2) == "--";
    case Symbol::open_paren:
    case Symbol::open_bracket:
    case Symbol::open_brace: return current().blank_before;
    case Symbol::colon: {
      const Lexeme next = peek();
      if (place == Place::statement && !current().blank_before) return false;
      return next.symbol == Symbol::name && !next.blank_before;
    }
    case Symbol::comma: return place == Place::statement;
    case Symbol::error: return place == Place::statement;
    default: return false;
  }
}

void Parser::items(List& list, Place place) {
  const Context outer = cursor_.context;
  bool first = true;
  while (true) {
    if (at(Symbol::newline) && !continue_on_next_line()) break;
    if (at(Symbol::end)) break;
    const bool in_collection = cursor_.context.bracket == Bracket::square || cursor_.context.bracket == Bracket::brace;
    if (current().line_start && in_collection) break;
    if (at(Symbol::comma)) {
      if (in_collection) break;
      advance();
      continue;
    }
    const std::size_t before = current().index;
    if (at(Symbol::flag)) {
      append(list, flag());
      if (at(Symbol::assign)) advance();
    } else if (at(Symbol::colon) && (peek().symbol == Symbol::name || peek().symbol == Symbol::integer)) {
      append(list, shorthand(false));
    } else if (at(Symbol::name)) {
      const Lexeme colon = peek();
      const bool command_before_shorthand = first && colon.symbol == Symbol::colon && colon.blank_before &&
                                            peek(2).symbol == Symbol::name && !peek(2).blank_before;
      if (colon.symbol == Symbol::colon && !command_before_shorthand) {
        append(list, argument());
      } else if (at(Word::as)) {
        break;
      } else if (place == Place::value && !first &&
                 (at(Word::and_) || at(Word::or_) || at(Word::if_) || at(Word::unless) || at(Word::else_) ||
                  at(Word::then))) {
        break;
      } else {
        append(list, positional());
      }
    } else {
      switch (current().symbol) {
        case Symbol::integer:
        case Symbol::real:
        case Symbol::time:
        case Symbol::string:
        case Symbol::file_path:
        case Symbol::regex:
        case Symbol::open_paren:
        case Symbol::open_bracket:
        case Symbol::open_brace:
        case Symbol::minus:
        case Symbol::plus:
        case Symbol::bang:
        case Symbol::dots: append(list, positional()); break;
        default: {
          if (skip_joining_backslash()) continue;
          cursor_.context = outer;
          if (place == Place::statement && cursor_.bracket_depth == 0 && list.last != kNone) explain_sign(list.last);
          const bool header_colon = at(Symbol::colon) && (peek().symbol == Symbol::newline || peek().symbol == Symbol::end);
          if (place == Place::statement && cursor_.bracket_depth == 0 && !header_colon) reject_rest_of_line(list);
          return;
        }
      }
    }
    first = false;
    if (current().index == before && !at_line_end()) break;
  }
  cursor_.context = outer;
}

/// A backslash at the end of a line, as shells join lines: told once, and the items go on below.
bool Parser::skip_joining_backslash() {
  if (!at(Symbol::error) || slice(current().range) != "\\" || cursor_.bracket_depth > 0) return false;
  if (peek().symbol != Symbol::newline) return false;
  report(unexpected_text, current().range,
         "a backslash joins no lines here; leave it out: arguments with names and flags may stand on the lines below");
  advance();
  const std::size_t below = next_line(current().index);
  if (has(below) && column((*cursor_.tokens)[below].range.begin) > statement_indent_)
    cursor_.current = lexeme(below, false);
  return true;
}

/// Signs between a name and its value that shells and other languages use.
void Parser::explain_sign(NodeId last) {
  const Range sign = current().range;
  if (at(Symbol::assign) && simple_name(last)) {
    const std::string name(slice(nodes_[last].range));
    report(unexpected_text, sign,
           "an argument's name and its value stand on the two sides of a colon: `" + name + ":…`, or as a flag: `--" +
               name + "=…`");
  } else if (at(Symbol::colon) && nodes_[last].kind == NodeKind::flag) {
    report(unexpected_text, sign,
           "the value of a flag stands behind `=` or a blank; a colon belongs behind a name without dashes");
  }
}

/// A value among the items. Words stay words: only signs and a type behind `to` join them to what stands before.
NodeId Parser::positional() {
  const Context outer = cursor_.context;
  cursor_.context.positional = true;
  const NodeId result = expression();
  cursor_.context = outer;
  return result;
}

NodeId Parser::flag() {
  const Range range = current().range;
  unsigned marks = 0;
  const Lexeme next = peek();
  if (next.range.begin == range.end && next.symbol == Symbol::assign)
    marks |= static_cast<unsigned>(Mark::equals);
  else if (next.range.begin == range.end && next.symbol != Symbol::newline && next.symbol != Symbol::end &&
           next.symbol != Symbol::comma)
    marks |= static_cast<unsigned>(Mark::glued);
  return leaf(NodeKind::flag, marks);
}

NodeId Parser::argument() {
  const Offset begin = current().range.begin;
  List children;
  append(children, leaf(NodeKind::name));
  advance();
  const Context outer = cursor_.context;
  cursor_.context.argument = true;
  cursor_.context.positional = false;
  const bool in_collection = outer.bracket == Bracket::square || outer.bracket == Bracket::brace;
  const Lexeme next = peek();
  const bool next_argument = at(Symbol::name) && next.symbol == Symbol::colon && !next.blank_before;
  const bool absent = at_line_end() || (current().line_start && (in_collection || next_argument)) ||
                      at(Symbol::close_paren) || at(Symbol::close_bracket) || at(Symbol::close_brace) ||
                      at(Symbol::comma) || next_argument || at(Symbol::flag);
  if (absent && !(at(Symbol::flag) && slice(current().range).substr(0, 2) != "--")) {
    report_missing("a value behind `" + text::excerpt(slice(nodes_[children.first].range)) + ":`");
    append(children, missing());
  } else {
    append(children, expression());
  }
  cursor_.context = outer;
  return make(NodeKind::argument, begin, children);
}

NodeId Parser::shorthand(bool whole_expression) {
  const Offset begin = current().range.begin;
  advance();
  List children;
  const Context outer = cursor_.context;
  cursor_.context.argument = true;
  append(children, whole_expression ? expression() : postfix());
  cursor_.context = outer;
  return make(NodeKind::shorthand, begin, children);
}

/// What stands in the parentheses of a function call or mutation; a value without a name stands bare.
void Parser::call_arguments(List& list) {
  const Lexeme open = current();
  const Context outer = enter(Bracket::paren);
  while (!at(Symbol::close_paren) && !at_line_end()) {
    const std::size_t before = current().index;
    if (at(Symbol::comma))
      advance();
    else if (at(Symbol::name) && peek().symbol == Symbol::colon)
      append(list, argument());
    else if (at(Symbol::colon))
      append(list, shorthand(true));
    else
      append(list, value());
    if (current().index == before) break;
  }
  leave(Symbol::close_paren, open, outer, list);
}

}  // namespace asyncy::story
