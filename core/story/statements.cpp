// Statements that keywords do not begin, and the blocks that all of them stand in.
#include "core/story/parser_state.h"

namespace asyncy::story {

void Parser::statements(int parent_indent) {
  skip_newlines();
  while (!at(Symbol::end) && static_cast<int>(column(current().range.begin)) > parent_indent) {
    if (ends_chunk()) return;
    const int here = static_cast<int>(column(current().range.begin));
    Open& block = open_.back();
    if (block.node == kNone) least_column_ = std::min(least_column_, here);
    if (block.frame.column < 0 && too_deep()) block.frame.column = here;
    attach(statement());
    skip_newlines();
  }
}

bool Parser::deeper_line_follows(unsigned indent) const {
  if (!at(Symbol::newline) && !current().line_start) return false;
  const std::size_t first = at(Symbol::newline) ? next_line(current().index) : current().index;
  return has(first) && column((*cursor_.tokens)[first].range.begin) > indent;
}

/// A statement with a block, or a branch of one. It hangs in the tree before its block is read, so that chunks can end there.
NodeId Parser::compound(NodeKind kind, Offset begin, const List& children, unsigned indent) {
  open_node(kind, begin, children, static_cast<int>(indent));
  body(indent, begin);
  branches(kind, indent, NodeKind::block);
  close_node();
  return kNone;
}

/// What may follow the last child of a statement of that kind: `else` and its like.
void Parser::branches(NodeKind kind, unsigned indent, NodeKind last) {
  const auto next = [&](NodeKind branch_kind) {
    cursor_.reported = false;
    branch(branch_kind, indent);
  };
  if (kind == NodeKind::if_statement && last != NodeKind::else_branch)
    while (at_branch(Word::else_, indent) || at_branch(Word::elseif, indent)) {
      // Behind the branch without a condition there is none.
      const bool ends = !condition_follows();
      next(NodeKind::else_branch);
      if (ends) break;
    }
  if (kind != NodeKind::try_statement || last == NodeKind::finally_branch) return;
  if (last == NodeKind::block && at_branch(Word::catch_, indent)) next(NodeKind::catch_branch);
  if (at_branch(Word::finally, indent)) next(NodeKind::finally_branch);
}

/// The block of a header. Where it is absent its place is the end of the header.
void Parser::body(unsigned indent, Offset header_begin) {
  if (at(Symbol::colon) && peek().symbol == Symbol::newline) advance();
  // An error stands in front of the block's statements, so that nothing of the text is lost.
  List rest;
  if (!at_line_end() && !current().line_start) reject_rest_of_line(rest);
  if (deeper_line_follows(indent)) {
    if (!too_deep()) {
      const Deeper deeper(depth_);
      skip_newlines();
      open_node(NodeKind::block, current().range.begin, rest, static_cast<int>(indent));
      statements(static_cast<int>(indent));
      close_node();
      return;
    }
    report_deep_block(indent);
  } else {
    bool comment = false;
    for (std::size_t i = current().index; at(Symbol::newline) && has(i); ++i) {
      const Token token = (*cursor_.tokens)[i];
      if (token.kind == TokenKind::comment && column(token.range.begin) > indent) comment = true;
      if (comment || (token.kind != TokenKind::comment && token.kind != TokenKind::newline)) break;
    }
    // Behind a block the cursor stands on the next line, where `else` or `catch` may go on.
    if (comment)
      skip_newlines();
    else
      report_missing_block(indent, {header_begin, cursor_.previous_end});
  }
  attach(make(NodeKind::block, cursor_.previous_end, rest));
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

NodeId Parser::with_optional_block(NodeKind kind, Offset begin, const List& children, unsigned indent) {
  return deeper_line_follows(indent) ? compound(kind, begin, children, indent) : make(kind, begin, children);
}

NodeId Parser::statement() {
  const unsigned indent = column(current().range.begin);
  statement_indent_ = indent;
  cursor_.reported = false;
  depth_reported_ = false;
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
  for (std::size_t i = current().index; has(i); ++i) {
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
  if (nodes_[left].kind != NodeKind::path) return expression_statement(binary(left, 0), begin);
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
  return with_optional_block(NodeKind::call_statement, begin, children, indent);
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
  if (word && at_line_end() && blank_at(cursor_.previous_end) && held_by(*word) == Holds::unknown && *word != "app")
    assigned = call(assigned, Place::value);
  append(children, assigned);
  const bool is_call = nodes_[assigned].kind == NodeKind::call;
  if (is_call) outputs(children);
  bind(target, assigned);
  end_line(children);
  return is_call ? with_optional_block(NodeKind::assignment, begin, children, indent)
                 : make(NodeKind::assignment, begin, children);
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
    hold(slice(current().range), plain ? Holds::plain : Holds::result);
    append(list, leaf(NodeKind::output));
    if (!at(Symbol::comma)) return;
    advance();
  }
}

void Parser::bind(NodeId target, NodeId value) {
  const auto name = simple_name(target);
  if (!name) return;
  NodeId inner = value;
  while (nodes_[inner].kind == NodeKind::group && nodes_[inner].first_child != kNone)
    inner = nodes_[inner].first_child;
  const auto source = simple_name(inner);
  const bool plain = source ? is_plain(inner) : nodes_[inner].kind != NodeKind::call;
  hold(*name, plain ? Holds::plain : Holds::result);
}

bool Parser::is_plain(NodeId node) const {
  const auto name = simple_name(node);
  return name && held_by(*name) == Holds::plain;
}

/// The word that a path of one name is.
std::optional<std::string_view> Parser::simple_name(NodeId node) const {
  const Node& path = nodes_[node];
  if (path.kind != NodeKind::path || path.first_child == kNone) return std::nullopt;
  const Node& name = nodes_[path.first_child];
  if (name.kind != NodeKind::name || name.next_sibling != kNone) return std::nullopt;
  return slice(name.range);
}

}  // namespace asyncy::story
