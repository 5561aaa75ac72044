// Expressions: operands, operators of every year, and what may follow an operand.
#include "core/story/parser_state.h"

namespace asyncy::story {
namespace {

constexpr unsigned kOr = 1;
constexpr unsigned kAnd = 2;
constexpr unsigned kComparison = 3;
constexpr unsigned kSum = 4;
constexpr unsigned kProduct = 5;
constexpr unsigned kCast = 6;
constexpr unsigned kNot = 7;
constexpr unsigned kPower = 8;

}  // namespace

/// What may stand right of `=`, behind `return` and the like: an expression or a call without parentheses.
NodeId Parser::value() {
  const Offset begin = current().range.begin;
  if ((at(Word::if_) || at(Word::unless)) && peek().symbol != Symbol::colon) {
    if (too_deep()) return give_up();
    const Deeper deeper(depth_);
    List children;
    advance();
    const Context outer = cursor_.context;
    cursor_.context.before_then = true;
    append(children, value());
    cursor_.context = outer;
    if (at(Word::then)) {
      advance();
      append(children, value());
    }
    else_value(children);
    return make(NodeKind::conditional, begin, children);
  }
  NodeId left = operand_or_call();
  left = binary(mutation_by_words(left), 0);
  if ((at(Word::if_) || at(Word::unless)) && !current().line_start && !cursor_.context.header) {
    if (too_deep()) return give_up();
    const Deeper deeper(depth_);
    List children;
    append(children, left);
    advance();
    append(children, value());
    else_value(children);
    return make(NodeKind::conditional, begin, children);
  }
  return left;
}

void Parser::else_value(List& list) {
  if (!at(Word::else_) || current().line_start) return;
  advance();
  append(list, value());
}

NodeId Parser::operand_or_call() {
  const NodeId left = unary();
  extend_to_image(left);
  if (nodes_[left].kind != NodeKind::path || !starts_item(left, Place::value)) return left;
  // A plain value is no service: `line split by:','` is the older spelling of `line.split(by:',')`.
  return at(Symbol::name) && is_plain(left) ? left : call(left, Place::value);
}

NodeId Parser::mutation_by_words(NodeId left) {
  const Offset begin = begin_of(left);
  const Deeper chain(depth_, 0);
  while (at(Symbol::name) && !current().line_start && nodes_[left].kind != NodeKind::missing) {
    if (at(Word::then) && !cursor_.context.before_then && peek().symbol == Symbol::name) {
      advance();
    } else if (nodes_[left].kind == NodeKind::call || !starts_item(left, Place::value)) {
      break;
    }
    if (too_deep()) return give_up();
    chain.once_more();
    List children;
    append(children, left);
    append(children, leaf(NodeKind::name));
    while (true) {
      if (at(Symbol::newline) && !continue_on_next_line()) break;
      if (at(Symbol::name) && peek().symbol == Symbol::colon)
        append(children, argument());
      else if (at(Symbol::colon) && peek().symbol == Symbol::name)
        append(children, shorthand(false));
      else
        break;
    }
    left = make(NodeKind::mutation, begin, children);
  }
  return left;
}

NodeId Parser::expression() { return binary(unary(), 0); }

/// How tightly the operator at the cursor binds; 0 when none stands there.
unsigned Parser::operator_here(NodeId left) const {
  const Context& context = cursor_.context;
  if (at_line_end()) return 0;
  if (current().line_start && (context.bracket == Bracket::square || context.bracket == Bracket::brace)) return 0;
  switch (current().symbol) {
    case Symbol::equal:
    case Symbol::not_equal:
    case Symbol::less:
    case Symbol::less_equal:
    case Symbol::greater:
    case Symbol::greater_equal: return context.positional ? 0 : kComparison;
    case Symbol::assign: return context.condition ? kComparison : 0;
    case Symbol::plus:
    case Symbol::minus: {
      // `cmd -1`: a sign glued to its number begins the next item.
      const Lexeme next = peek();
      return context.positional && current().blank_before && !next.blank_before ? 0 : kSum;
    }
    case Symbol::star:
    case Symbol::slash:
    case Symbol::percent: return kProduct;
    case Symbol::caret: return kPower;
    case Symbol::ampersand: return kAnd;
    case Symbol::flag:
      if (context.positional || slice(current().range).substr(0, 2) == "--") return 0;
      return !context.argument || is_plain(left) ? kSum : 0;
    case Symbol::name: break;
    default: return 0;
  }
  if (at(Word::none) || peek().symbol == Symbol::colon) return 0;
  if (at(Word::to) || at(Word::as)) {
    if (at(Word::as) && (context.header || context.positional)) return 0;
    return type_follows() ? kCast : 0;
  }
  if (context.positional) return 0;
  switch (current().word) {
    case Word::or_: return kOr;
    case Word::and_: return kAnd;
    case Word::is:
    case Word::isnt:
    case Word::equals:
    case Word::has:
    case Word::contains:
    case Word::in:
    case Word::like: return kComparison;
    case Word::not_: return peek().word == Word::in || peek().word == Word::equals ? kComparison : 0;
    case Word::greater:
    case Word::less: return peek().word == Word::than ? kComparison : 0;
    default: return 0;
  }
}

/// Some operators are written in several words: `is not`, `less than or equal to`, `and also`.
void Parser::advance_operator() {
  const bool word = at(Symbol::name);
  const bool joins = at(Word::and_) || at(Word::or_);
  advance();
  if (joins && at(Word::also)) advance();
  for (unsigned count = 0; word && !joins && count < 6 && !current().line_start; ++count) {
    switch (current().word) {
      case Word::not_:
      case Word::equal:
      case Word::equals:
      case Word::to:
      case Word::than:
      case Word::like:
      case Word::greater:
      case Word::less:
      case Word::in: advance(); break;
      case Word::or_:
        if (peek().word != Word::equal) return;
        advance();
        break;
      default: return;
    }
  }
}

bool Parser::type_follows() const {
  const Lexeme next = peek();
  if (next.symbol != Symbol::name || peek(2).symbol == Symbol::colon) return false;
  const std::string_view name = slice(next.range);
  for (const std::string_view known : {"int", "float", "string", "boolean", "time", "regex", "regexp", "any", "object",
                                       "function", "List", "Map", "list", "map", "number"})
    if (name == known) return true;
  return false;
}

NodeId Parser::binary(NodeId left, unsigned minimum) {
  const Offset begin = begin_of(left);
  const Deeper chain(depth_, 0);
  while (const unsigned binding = operator_here(left)) {
    if (binding < minimum) break;
    if (too_deep()) return give_up();
    chain.once_more();
    List children;
    append(children, left);
    if (binding == kCast) {
      advance();
      append(children, type());
      left = make(NodeKind::cast, begin, children);
      continue;
    }
    if (at(Symbol::flag))
      split_flag();
    else
      advance_operator();
    const NodeId right =
        binding <= kAnd && !cursor_.context.positional && !cursor_.context.argument ? operand_or_call() : unary();
    append(children, binary(right, binding == kPower ? kPower : binding + 1));
    left = make(NodeKind::binary, begin, children);
  }
  return left;
}

NodeId Parser::unary() {
  const bool negation = at(Symbol::bang) || (at(Word::not_) && peek().symbol != Symbol::colon);
  const bool sign = at(Symbol::minus) || at(Symbol::plus);
  const bool flag_sign = at(Symbol::flag) && slice(current().range).substr(0, 2) != "--";
  if (!negation && !flag_sign && (!sign || sign_of_number())) return postfix();
  if (too_deep()) return give_up();
  const Deeper deeper(depth_);
  const Offset begin = current().range.begin;
  List children;
  if (flag_sign)
    split_flag();
  else
    advance();
  append(children, negation ? binary(operand_or_call(), kNot) : unary());
  return make(NodeKind::unary, begin, children);
}

/// A sign glued to a number belongs to it.
bool Parser::sign_of_number() const {
  const Lexeme next = peek();
  return !next.blank_before && (next.symbol == Symbol::integer || next.symbol == Symbol::real);
}

/// An operand with the `.parts`, `[indexes]` and `(arguments)` behind it.
NodeId Parser::postfix() {
  const Offset begin = current().range.begin;
  const bool signed_number = (at(Symbol::minus) || at(Symbol::plus)) && sign_of_number();
  if (signed_number) advance();
  const bool named = at(Symbol::name) && !at(Word::true_) && !at(Word::false_) && !at(Word::null);
  List parts;
  append(parts, named ? leaf(NodeKind::name) : primary());
  if (signed_number) nodes_[parts.first].range.begin = begin;
  if (!named && nodes_[parts.first].kind == NodeKind::missing) return parts.first;
  bool bare = named;  // a path, even when nothing follows
  const Deeper chain(depth_, 0);
  const auto path = [&] { return bare || parts.first != parts.last ? make(NodeKind::path, begin, parts) : parts.first; };
  while (!at_line_end() && !current().line_start) {
    if (at(Symbol::open_paren) && (bare || nodes_[parts.first].kind == NodeKind::group) &&
        arguments_in_parentheses()) {
      if (too_deep()) return give_up();
      chain.once_more();
      List children;
      append(children, path());
      call_arguments(children);
      parts = {};
      append(parts, make(NodeKind::function_call, begin, children));
      bare = false;
    } else if (at(Symbol::dot) && !current().blank_before) {
      const Lexeme name = peek();
      if (name.symbol != Symbol::name && name.symbol != Symbol::integer) {
        const Range dot = current().range;
        advance();
        report(missing_value, dot, "expected a name behind the dot");
        append(parts, missing());
        break;
      }
      const Lexeme paren = peek(2);
      if (paren.symbol == Symbol::open_paren && !paren.blank_before) {
        if (too_deep()) return give_up();
        chain.once_more();
        List children;
        append(children, path());
        advance();
        append(children, leaf(NodeKind::name));
        call_arguments(children);
        parts = {};
        append(parts, make(NodeKind::mutation, begin, children));
        bare = false;
      } else {
        advance();
        append(parts, leaf(NodeKind::name));
      }
    } else if (at(Symbol::open_bracket) && !current().blank_before) {
      append(parts, index());
    } else {
      break;
    }
  }
  return path();
}

/// `f(`, and `f (` where what follows can only be arguments.
bool Parser::arguments_in_parentheses() const {
  if (!current().blank_before) return true;
  const Lexeme first = peek();
  return first.symbol == Symbol::close_paren || first.symbol == Symbol::colon ||
         (first.symbol == Symbol::name && peek(2).symbol == Symbol::colon);
}

NodeId Parser::primary() {
  switch (current().symbol) {
    case Symbol::integer: return leaf(NodeKind::integer);
    case Symbol::real: return leaf(NodeKind::real);
    case Symbol::time: return leaf(NodeKind::time);
    case Symbol::regex: return leaf(NodeKind::regex);
    case Symbol::string: return string(true);
    case Symbol::file_path: return string(false);
    case Symbol::name: return leaf(at(Word::null) ? NodeKind::null : NodeKind::boolean);
    case Symbol::dots: return leaf(NodeKind::error);  // the `...` of a sketch, which nobody minds
    case Symbol::open_paren:
    case Symbol::open_bracket:
    case Symbol::open_brace: return bracketed();
    default: report_missing("a value"); return missing();
  }
}

/// The string or path at the cursor.
NodeId Parser::string(bool with_templates) {
  const Range range = current().range;
  const bool path = at(Symbol::file_path);
  const bool template_quote = text_[range.begin] == '\\';
  const Offset quote_at = range.begin + (template_quote ? 1 : 0);
  const char quote = text_[quote_at];
  unsigned marks = quote == '\'' ? static_cast<unsigned>(Mark::single_quoted) : 0U;
  Offset quotes = template_quote ? 2 : 1;
  if (!path && !template_quote && range.size() >= 3 && text_[range.begin + 1] == quote && text_[range.begin + 2] == quote) {
    marks |= static_cast<unsigned>(Mark::heredoc);
    quotes = 3;
  }
  auto& next = cursor_.next_unclosed;
  while (next < cursor_.unclosed->size() && (*cursor_.unclosed)[next] < range.begin) ++next;
  const bool closed = next == cursor_.unclosed->size() || (*cursor_.unclosed)[next] != range.begin;
  if (!closed) {
    const auto line_end = text_.substr(range.begin, range.size()).find_first_of("\r\n");
    const Offset end = line_end == std::string_view::npos ? range.end : range.begin + static_cast<Offset>(line_end);
    report(unclosed_string, {range.begin, end},
           std::string(path ? "this path" : "this string") + " is never closed; add `" +
               std::string(slice({range.begin, range.begin + quotes})) + "` where it ends");
    last_error_ = std::max(last_error_, static_cast<std::int64_t>(range.begin));
  }
  advance();
  List parts;
  const Range content{std::min(range.begin + quotes, range.end), closed ? range.end - quotes : range.end};
  if (with_templates && content.begin < content.end) template_parts(parts, content);
  return make(path ? NodeKind::file_path : NodeKind::string, range.begin, parts, marks);
}

}  // namespace asyncy::story
