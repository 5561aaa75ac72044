// Statements that keywords do not begin, and the blocks that all of them stand in.
#include "core/story/parser_state.h"

namespace asyncy::story {

NodeId Parser::block(int parent_indent) {
  skip_newlines();
  const Offset begin = current().range.begin;
  List statements;
  while (!at(Symbol::end) && static_cast<int>(column(current().range.begin)) > parent_indent) {
    append(statements, statement());
    skip_newlines();
  }
  return make(NodeKind::block, begin, statements);
}

bool Parser::deeper_line_follows(unsigned indent) const {
  if (!at(Symbol::newline) && !current().line_start) return false;
  const std::size_t first = at(Symbol::newline) ? next_line(current().index) : current().index;
  return first < cursor_.tokens->size() && column((*cursor_.tokens)[first].range.begin) > indent;
}

/// The block of a header. Where it is absent its place is the end of the header.
NodeId Parser::body(unsigned indent, Offset header_begin) {
  if (at(Symbol::colon) && peek().symbol == Symbol::newline) advance();
  List rest;
  if (!at_line_end() && !current().line_start) {
    reject_rest_of_line(rest);
  }
  NodeId result = kNone;
  if (deeper_line_follows(indent)) {
    if (too_deep()) {
      report_depth();
    } else {
      const Deeper deeper(depth_);
      result = block(static_cast<int>(indent));
    }
  } else {
    bool comment = false;
    for (std::size_t i = current().index; i < cursor_.tokens->size() && at(Symbol::newline); ++i) {
      const Token& token = (*cursor_.tokens)[i];
      if (token.kind == TokenKind::comment && column(token.range.begin) > indent) comment = true;
      if (comment || (token.kind != TokenKind::comment && token.kind != TokenKind::newline)) break;
    }
    // Behind a block the cursor stands on the next line, where `else` or `catch` may go on.
    if (comment)
      skip_newlines();
    else
      report_missing_block(indent, {header_begin, cursor_.previous_end});
  }
  if (result == kNone) {
    result = make(NodeKind::block, cursor_.previous_end);
  }
  if (rest.first != kNone) {
    // The error stands in front of the block's statements, so that nothing of the text is lost.
    tree_.nodes[rest.last].next_sibling = tree_.nodes[result].first_child;
    tree_.nodes[result].first_child = rest.first;
    tree_.nodes[result].range.begin = begin_of(rest.first);
    tree_.nodes[result].marks |= static_cast<std::uint8_t>(Mark::broken);
  }
  return result;
}

/// At the line where the block should have begun, which often lacks nothing but its indentation; else at the header.
void Parser::report_missing_block(unsigned indent, Range header) {
  const Lexeme below = lexeme(at(Symbol::newline) ? next_line(current().index) : current().index, true);
  if (below.symbol == Symbol::end || column(below.range.begin) != indent)
    return report(missing_block, header, "nothing stands below this line; indent the lines that belong to it");
  const std::string_view word = slice({header.begin, name_end(text_, header.begin)});
  report(missing_block, below.range,
         "expected an indented line here: one that belongs to the `" + std::string(word) + "` above");
}

void Parser::optional_body(List& list, unsigned indent) {
  if (deeper_line_follows(indent)) append(list, body(indent, current().range.begin));
}

NodeId Parser::statement() {
  const unsigned indent = column(current().range.begin);
  statement_indent_ = indent;
  cursor_.reported = false;
  cursor_.context = {};
  switch (current().symbol) {
    case Symbol::name: return keyword_here() ? keyword_statement(indent) : name_statement(indent);
    case Symbol::open_brace: return brace_statement(indent);
    case Symbol::integer:
    case Symbol::real:
    case Symbol::time:
    case Symbol::string:
    case Symbol::file_path:
    case Symbol::open_paren:
    case Symbol::open_bracket:
    case Symbol::minus:
    case Symbol::plus:
    case Symbol::bang:
    case Symbol::dots: {
      const Offset begin = current().range.begin;
      return expression_statement(value(), begin);
    }
    case Symbol::regex:
      // An empty regex that something follows was meant as a comment.
      if (current().range.size() != 2 || peek().symbol == Symbol::newline || peek().symbol == Symbol::end) {
        const Offset begin = current().range.begin;
        return expression_statement(value(), begin);
      }
      [[fallthrough]];
    default: {
      List list;
      reject_rest_of_line(list);
      return list.first;
    }
  }
}

NodeId Parser::expression_statement(NodeId left, Offset begin) {
  List children;
  append(children, left);
  end_line(children);
  return make(NodeKind::expression_statement, begin, children);
}

NodeId Parser::brace_statement(unsigned indent) {
  const Offset begin = current().range.begin;
  if (!destructuring_here()) return expression_statement(value(), begin);
  return assignment(target_list(), indent, begin);
}

/// Whether `=` follows the brace that closes this one.
bool Parser::destructuring_here() const {
  const auto& tokens = *cursor_.tokens;
  unsigned open = 0;
  for (std::size_t i = current().index; i < tokens.size(); ++i) {
    const Symbol symbol = symbol_of(text_, tokens[i]);
    if (symbol == Symbol::open_brace) ++open;
    if (symbol == Symbol::close_brace && --open == 0) return lexeme(skip_comments(i + 1), false).symbol == Symbol::assign;
    if (symbol == Symbol::assign) return false;
  }
  return false;
}

NodeId Parser::target_list() {
  const Lexeme open = current();
  const Context outer = enter(Bracket::brace);
  List targets;
  while (!at(Symbol::close_brace) && !at_line_end()) {
    if (at(Symbol::comma)) {
      advance();
    } else if (at(Symbol::name)) {
      append(targets, postfix());
    } else {
      break;
    }
  }
  leave(Symbol::close_brace, open, outer, targets);
  return make(NodeKind::target_list, open.range.begin, targets);
}

NodeId Parser::name_statement(unsigned indent) {
  const Offset begin = current().range.begin;
  const NodeId left = postfix();
  if (tree_.nodes[left].kind != NodeKind::path) return expression_statement(binary(left, 0), begin);
  extend_to_image(left);
  switch (current().symbol) {
    case Symbol::assign:
    case Symbol::plus_assign:
    case Symbol::minus_assign:
    case Symbol::star_assign:
    case Symbol::slash_assign:
    case Symbol::percent_assign: return assignment(left, indent, begin);
    case Symbol::colon:
      if (!starts_item(left, Place::statement)) return expression_statement(left, begin);
      break;
    default: break;
  }
  const Symbol next = peek().symbol;
  if ((at(Word::is) || at(Word::equals)) && !current().line_start && next != Symbol::colon && peek(2).symbol != Symbol::colon)
    return assignment(left, indent, begin);
  const bool ends = at_line_end() || current().line_start;
  if (ends ? simple_name(left).has_value() : at(Word::as) || starts_item(left, Place::statement))
    return call_statement(left, indent);
  return expression_statement(binary(left, 0), begin);
}

NodeId Parser::call_statement(NodeId service, unsigned indent) {
  const Offset begin = begin_of(service);
  List children;
  append(children, call(service, Place::statement));
  outputs(children);
  end_line(children);
  optional_body(children, indent);
  return make(NodeKind::call_statement, begin, children);
}

NodeId Parser::assignment(NodeId target, unsigned indent, Offset begin) {
  List children;
  append(children, target);
  advance();
  if (at_line_end() || current().line_start) {
    report_missing("a value");
    if (blank_at(cursor_.previous_end)) {
      // Someone is about to type a service: give completion its call.
      append(children, call_to_come());
    } else {
      append(children, missing());
    }
    return make(NodeKind::assignment, begin, children);
  }
  NodeId assigned = value();
  const auto word = simple_name(assigned);
  if (word && at_line_end() && blank_at(cursor_.previous_end) && !plain_.contains(*word) && *word != "app")
    assigned = call(assigned, Place::value);
  append(children, assigned);
  const bool is_call = tree_.nodes[assigned].kind == NodeKind::call;
  if (is_call) outputs(children);
  bind(target, assigned);
  end_line(children);
  if (is_call) optional_body(children, indent);
  return make(NodeKind::assignment, begin, children);
}

/// Behind a keyword or sign that a service may follow: the call that someone is about to type.
NodeId Parser::call_to_come() {
  cursor_.previous_end = blanks_end(cursor_.previous_end);
  List holes;
  append(holes, missing());
  return make(NodeKind::call, cursor_.previous_end, holes);
}

/// `as o`, `as key, value`; `plain` when they hold values rather than what a call gives.
void Parser::outputs(List& list, bool plain) {
  if (!at(Word::as) || current().line_start) return;
  advance();
  while (true) {
    if (!at(Symbol::name) || current().line_start) {
      report_missing("a name for the output after `as`");
      append(list, missing());
      return;
    }
    plain_[slice(current().range)] = plain;
    append(list, leaf(NodeKind::output));
    if (!at(Symbol::comma)) return;
    advance();
  }
}

void Parser::bind(NodeId target, NodeId value) {
  const auto name = simple_name(target);
  if (!name) return;
  NodeId inner = value;
  while (tree_.nodes[inner].kind == NodeKind::group && tree_.nodes[inner].first_child != kNone)
    inner = tree_.nodes[inner].first_child;
  const auto source = simple_name(inner);
  const bool plain = source ? is_plain(inner) : tree_.nodes[inner].kind != NodeKind::call;
  plain_[*name] = plain;
}

bool Parser::is_plain(NodeId node) const {
  const auto name = simple_name(node);
  if (!name) return false;
  const auto found = plain_.find(*name);
  return found != plain_.end() && found->second;
}

/// The word that a path of one name is.
std::optional<std::string_view> Parser::simple_name(NodeId node) const {
  const Node& path = tree_.nodes[node];
  if (path.kind != NodeKind::path || path.first_child == kNone) return std::nullopt;
  const Node& name = tree_.nodes[path.first_child];
  if (name.kind != NodeKind::name || name.next_sibling != kNone) return std::nullopt;
  return slice(name.range);
}

}  // namespace asyncy::story
