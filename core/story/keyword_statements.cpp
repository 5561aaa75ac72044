// Statements that a keyword begins.
#include "core/story/parser_state.h"

namespace asyncy::story {

/// Keywords were free names at one time or another: `end = 5`, `set key:'a'` and `next.page` are no keyword's statements.
bool Parser::keyword_here() const {
  if (at(Word::none)) return false;
  const Lexeme next = peek();
  switch (next.symbol) {
    case Symbol::assign:
    case Symbol::plus_assign:
    case Symbol::minus_assign:
    case Symbol::star_assign:
    case Symbol::slash_assign:
    case Symbol::percent_assign: return false;
    case Symbol::dot: return false;
    case Symbol::colon: return peek(2).symbol == Symbol::newline || peek(2).symbol == Symbol::end;
    default: break;
  }
  if (next.word == Word::is && peek(2).symbol != Symbol::newline && !at(Word::if_) && !at(Word::unless) &&
      !at(Word::while_))
    return false;
  const bool has_argument = next.symbol == Symbol::name && peek(2).symbol == Symbol::colon;
  switch (current().word) {
    case Word::if_:
    case Word::else_:
    case Word::while_:
    case Word::foreach:
    case Word::function:
    case Word::try_:
    case Word::catch_:
    case Word::finally:
    case Word::when:
    case Word::return_:
    case Word::throw_:
    case Word::break_:
    case Word::continue_: return true;
    case Word::unless:
    case Word::elseif:
    case Word::raise:
    case Word::next:
    case Word::wait:
    case Word::exit:
    case Word::end:
    case Word::with: return !has_argument && (next.symbol != Symbol::open_paren || next.blank_before);
    case Word::for_: return next.symbol == Symbol::name && peek(2).word == Word::in;
    case Word::import: return next.symbol == Symbol::string;
    case Word::set: {
      const Lexeme after = peek(2);
      return next.symbol == Symbol::name &&
             (after.word == Word::to || after.word == Word::is || after.symbol == Symbol::assign ||
              after.symbol == Symbol::dot || after.symbol == Symbol::open_bracket) &&
             !(after.word == Word::to && peek(3).symbol == Symbol::colon);
    }
    default: return false;
  }
}

NodeId Parser::keyword_statement(unsigned indent) {
  switch (current().word) {
    case Word::if_:
    case Word::unless: return if_statement(indent);
    case Word::while_: return loop_statement(NodeKind::while_statement, indent);
    case Word::foreach: return loop_statement(NodeKind::foreach_statement, indent);
    case Word::with: return loop_statement(NodeKind::with_statement, indent);
    case Word::for_: return for_statement(indent);
    case Word::function: return function_statement(indent);
    case Word::try_: return try_statement(indent);
    case Word::when: return when_statement(indent);
    case Word::return_: return return_statement(NodeKind::return_statement);
    case Word::throw_:
    case Word::raise: return return_statement(NodeKind::throw_statement);
    case Word::import: return import_statement();
    case Word::set: return set_statement(indent);
    case Word::else_:
    case Word::elseif:
    case Word::catch_:
    case Word::finally: {
      const std::string word(slice(current().range));
      report(unexpected_text, current().range,
             "this `" + word + "` has no beginning: no `" + (at(Word::else_) || at(Word::elseif) ? "if" : "try") +
                 "` stands above it at the same indentation");
      last_error_ = std::max(last_error_, static_cast<std::int64_t>(current().range.begin));
      if (at(Word::catch_)) return branch(NodeKind::catch_branch, indent);
      if (at(Word::finally)) return branch(NodeKind::finally_branch, indent);
      return branch(NodeKind::else_branch, indent);
    }
    default: return jump_statement(indent);
  }
}

NodeId Parser::header_value(bool condition) {
  cursor_.context.header = true;
  cursor_.context.condition = condition;
  const bool output_follows = at(Word::as) && peek().symbol == Symbol::name;
  if (at_line_end() || current().line_start || output_follows || (at(Symbol::colon) && peek().symbol == Symbol::newline)) {
    report_missing(condition ? "a condition" : "a value");
    return missing();
  }
  return value();
}

NodeId Parser::if_statement(unsigned indent) {
  const Offset begin = current().range.begin;
  List children;
  advance();
  append(children, header_value(true));
  return compound(NodeKind::if_statement, begin, children, indent);
}

/// Whether the `else` or `elif` here has a condition.
bool Parser::condition_follows() const {
  return at(Word::elseif) || (at(Word::else_) && (peek().word == Word::if_ || peek().word == Word::unless));
}

/// `else`, `else if x`, `elif x`, `catch as e`, `finally`, each with its block.
NodeId Parser::branch(NodeKind kind, unsigned indent) {
  const Offset begin = current().range.begin;
  statement_indent_ = indent;
  cursor_.context = {};
  List children;
  const bool conditional = condition_follows();
  if (conditional && at(Word::else_)) advance();
  advance();
  if (conditional) {
    kind = NodeKind::else_if;
    append(children, header_value(true));
  }
  if (kind == NodeKind::catch_branch) outputs(children, true);
  return compound(kind, begin, children, indent);
}

NodeId Parser::loop_statement(NodeKind kind, unsigned indent) {
  const Offset begin = current().range.begin;
  List children;
  advance();
  append(children, header_value(kind == NodeKind::while_statement));
  outputs(children, kind == NodeKind::foreach_statement);
  return compound(kind, begin, children, indent);
}

NodeId Parser::for_statement(unsigned indent) {
  const Offset begin = current().range.begin;
  List children;
  advance();
  hold(slice(current().range), Holds::plain);
  append(children, leaf(NodeKind::output));
  advance();
  append(children, header_value(false));
  return compound(NodeKind::foreach_statement, begin, children, indent);
}

NodeId Parser::when_statement(unsigned indent) {
  const Offset begin = current().range.begin;
  List children;
  advance();
  if (at(Symbol::name) && !current().line_start && !at(Word::as)) {
    append(children, call(postfix(), Place::statement));
  } else {
    report_missing("the name of an event");
    append(children, call_to_come());
  }
  outputs(children);
  return compound(NodeKind::when_statement, begin, children, indent);
}

NodeId Parser::try_statement(unsigned indent) {
  const Offset begin = current().range.begin;
  advance();
  return compound(NodeKind::try_statement, begin, List{}, indent);
}

NodeId Parser::function_statement(unsigned indent) {
  const Offset begin = current().range.begin;
  List children;
  advance();
  if (at(Symbol::name) && !current().line_start) {
    append(children, leaf(NodeKind::name));
  } else {
    report_missing("the function's name");
    append(children, missing());
  }
  parameters(children, indent);
  return compound(NodeKind::function_statement, begin, children, indent);
}

/// Parameters on the header and on deeper lines below it, and the type behind `returns` or `->`.
void Parser::parameters(List& list, unsigned indent) {
  while (true) {
    if (at(Symbol::newline)) {
      const std::size_t first = next_line(current().index);
      const Lexeme name = lexeme(first, true);
      if (name.symbol != Symbol::name || column(name.range.begin) <= indent ||
          lexeme(skip_comments(first + 1), false).symbol != Symbol::colon)
        return;
      skip_newlines();
    }
    if (at(Symbol::comma)) {
      advance();
      continue;
    }
    const bool named = at(Symbol::name) && peek().symbol == Symbol::colon;
    if (!named && (at(Word::returns) || at(Symbol::arrow))) {
      advance();
      if (at(Symbol::name)) {
        append(list, type());
      } else {
        report_missing("a type");
      }
      continue;
    }
    if (!named) return;
    const Offset begin = current().range.begin;
    hold(slice(current().range), Holds::plain);
    List children;
    append(children, leaf(NodeKind::name));
    advance();
    if (at(Symbol::name) && !current().line_start) {
      append(children, type());
    } else {
      report_missing("the parameter's type");
      append(children, missing());
    }
    append(list, make(NodeKind::parameter, begin, children));
  }
}

NodeId Parser::return_statement(NodeKind kind) {
  const Offset begin = current().range.begin;
  List children;
  advance();
  if (!at_line_end() && !current().line_start) append(children, value());
  end_line(children);
  return make(kind, begin, children);
}

NodeId Parser::jump_statement(unsigned indent) {
  const Offset begin = current().range.begin;
  List children;
  advance();
  items(children, Place::statement);
  end_line(children);
  return with_optional_block(NodeKind::jump_statement, begin, children, indent);
}

NodeId Parser::import_statement() {
  const Offset begin = current().range.begin;
  List children;
  advance();
  append(children, string(false));
  outputs(children);
  end_line(children);
  return make(NodeKind::import_statement, begin, children);
}

NodeId Parser::set_statement(unsigned indent) {
  const Offset begin = current().range.begin;
  advance();
  const NodeId target = postfix();
  if (at(Word::to) || at(Word::is) || at(Symbol::assign)) return assignment(target, indent, begin);
  List children;
  append(children, target);
  report_missing("`to` and a value");
  end_line(children);
  return make(NodeKind::expression_statement, begin, children);
}

}  // namespace asyncy::story
