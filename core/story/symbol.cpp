#include "core/story/symbol.h"

namespace asyncy::story {
namespace {

Symbol operator_symbol(std::string_view op) {
  const bool assigns = op.size() == 2 && op[1] == '=';
  switch (op[0]) {
    case '=': return assigns ? Symbol::equal : Symbol::assign;
    case '!': return assigns ? Symbol::not_equal : Symbol::bang;
    case '<': return assigns ? Symbol::less_equal : Symbol::less;
    case '>': return assigns ? Symbol::greater_equal : Symbol::greater;
    case '+': return assigns ? Symbol::plus_assign : Symbol::plus;
    case '-': return assigns ? Symbol::minus_assign : op.size() == 2 ? Symbol::arrow : Symbol::minus;
    case '*': return assigns ? Symbol::star_assign : Symbol::star;
    case '/': return assigns ? Symbol::slash_assign : Symbol::slash;
    case '%': return assigns ? Symbol::percent_assign : Symbol::percent;
    case '^': return Symbol::caret;
    case '&': return Symbol::ampersand;
    case '(': return Symbol::open_paren;
    case ')': return Symbol::close_paren;
    case '[': return Symbol::open_bracket;
    case ']': return Symbol::close_bracket;
    case '{': return Symbol::open_brace;
    case '}': return Symbol::close_brace;
    case ':': return Symbol::colon;
    case ',': return Symbol::comma;
    case '.': return op.size() == 1 ? Symbol::dot : Symbol::dots;
    default: return Symbol::error;
  }
}

}  // namespace

Symbol symbol_of(std::string_view text, const Token& token) {
  switch (token.kind) {
    case TokenKind::name: return Symbol::name;
    case TokenKind::integer: return Symbol::integer;
    case TokenKind::real: return Symbol::real;
    case TokenKind::time: return Symbol::time;
    case TokenKind::string: return Symbol::string;
    case TokenKind::file_path: return Symbol::file_path;
    case TokenKind::regex: return Symbol::regex;
    case TokenKind::flag: return Symbol::flag;
    case TokenKind::operator_: return operator_symbol(text.substr(token.range.begin, token.range.size()));
    case TokenKind::comment:
    case TokenKind::newline: return Symbol::newline;
    case TokenKind::error: return Symbol::error;
  }
  return Symbol::error;
}

Word word_of(std::string_view name) {
  switch (name.size()) {
    case 2:
      if (name == "if") return Word::if_;
      if (name == "as") return Word::as;
      if (name == "to") return Word::to;
      if (name == "is") return Word::is;
      if (name == "in") return Word::in;
      if (name == "or") return Word::or_;
      return Word::none;
    case 3:
      if (name == "for") return Word::for_;
      if (name == "try") return Word::try_;
      if (name == "end") return Word::end;
      if (name == "set") return Word::set;
      if (name == "has") return Word::has;
      if (name == "and") return Word::and_;
      if (name == "not") return Word::not_;
      return Word::none;
    case 4:
      switch (name[0]) {
        case 'e':
          return name == "else" ? Word::else_ : name == "exit" ? Word::exit : name == "elif" ? Word::elseif : Word::none;
        case 'w':
          return name == "when" ? Word::when : name == "wait" ? Word::wait : name == "with" ? Word::with : Word::none;
        case 'n': return name == "next" ? Word::next : name == "null" ? Word::null : Word::none;
        case 't':
          return name == "then" ? Word::then : name == "than" ? Word::than : name == "true" ? Word::true_ : Word::none;
        case 'l': return name == "like" ? Word::like : name == "less" ? Word::less : Word::none;
        case 'i': return name == "isnt" ? Word::isnt : Word::none;
        case 'a': return name == "also" ? Word::also : Word::none;
        default: return Word::none;
      }
    case 5:
      switch (name[0]) {
        case 'w': return name == "while" ? Word::while_ : Word::none;
        case 'c': return name == "catch" ? Word::catch_ : Word::none;
        case 't': return name == "throw" ? Word::throw_ : Word::none;
        case 'r': return name == "raise" ? Word::raise : Word::none;
        case 'b': return name == "break" ? Word::break_ : Word::none;
        case 'e': return name == "equal" ? Word::equal : Word::none;
        case 'f': return name == "false" ? Word::false_ : Word::none;
        default: return Word::none;
      }
    case 6:
      switch (name[0]) {
        case 'u': return name == "unless" ? Word::unless : Word::none;
        case 'e': return name == "elseif" ? Word::elseif : name == "equals" ? Word::equals : Word::none;
        case 'r': return name == "return" ? Word::return_ : Word::none;
        case 'i': return name == "import" ? Word::import : Word::none;
        default: return Word::none;
      }
    case 7:
      if (name == "foreach") return Word::foreach;
      if (name == "finally") return Word::finally;
      if (name == "greater") return Word::greater;
      if (name == "returns") return Word::returns;
      return Word::none;
    case 8:
      if (name == "function") return Word::function;
      if (name == "continue") return Word::continue_;
      if (name == "contains") return Word::contains;
      return Word::none;
    default: return Word::none;
  }
}

}  // namespace asyncy::story
