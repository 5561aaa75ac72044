#include "core/story/lexer.h"

#include <catch2/catch.hpp>
#include <string>

namespace lexer_test {

using asyncy::story::TokenKind;

namespace {

/// Tokens by the first letter of their kind, in angle brackets their text.
std::string tokens(std::string_view text) {
  static constexpr std::string_view kLetters = "nirtspxfocNe";  // in the order of TokenKind
  std::string out;
  for (const auto& token :
       asyncy::story::lex(text, {0, static_cast<asyncy::text::Offset>(text.size())}, asyncy::story::LexMode::story)
           .tokens) {
    if (!out.empty()) out += ' ';
    out += kLetters[static_cast<std::size_t>(token.kind)];
    if (token.kind != TokenKind::newline)
      out += "<" + std::string(text.substr(token.range.begin, token.range.size())) + ">";
  }
  return out;
}

}  // namespace

TEST_CASE("names take hyphens and one slash, numbers and times their units") {
  CHECK(tokens("my-svc owner/na-me a/b/c a- x->y _1") ==
        "n<my-svc> n<owner/na-me> n<a/b> o</> n<c> n<a> o<-> n<x> o<->> n<y> n<_1>");
  CHECK(
      tokens("1 1.5 .5 1. 1..2 1.x() 5m2s 2ms 5x 0x1F 1e5 $5 10%") ==
      "i<1> r<1.5> r<.5> r<1.> i<1> o<..> i<2> i<1> o<.> n<x> o<(> o<)> t<5m2s> t<2ms> n<5x> i<0x1F> i<1e5> i<$5> i<10%>");
  CHECK(tokens("7 % 8 7%8") == "i<7> o<%> i<8> i<7> o<%> i<8>");
  CHECK(tokens("caf\xC3\xA9 \xC3\xA9") == "n<caf\xC3\xA9> e<\xC3\xA9>");
}

TEST_CASE("flags stand behind a blank and begin with a letter") {
  CHECK(tokens("a --bc-d=1 -e -f5 -1 - g h-i --") ==
        "n<a> f<--bc-d> o<=> i<1> f<-e> f<-f> i<5> o<-> i<1> o<-> n<g> n<h-i> o<-> o<->");
  CHECK(tokens("x[-a]") == "n<x> o<[> o<-> n<a> o<]>");
}

TEST_CASE("a slash divides behind an operand unless only a regex fits") {
  CHECK(tokens("a / b /c") == "n<a> o</> n<b> o</> n<c>");
  CHECK(tokens("4/2/1") == "i<4> o</> i<2> o</> i<1>");
  CHECK(tokens("a like /r e/gi") == "n<a> n<like> x</r e/gi>");
  CHECK(tokens("= /a/ //") == "o<=> x</a/> o</> o</>");
}

TEST_CASE("comments of one line and of several") {
  CHECK(tokens("a# b\nc # d") == "n<a> c<# b> N n<c> c<# d>");
  CHECK(tokens("### a\nb ### c\nd") == "c<### a\nb ### c> N n<d>");
  CHECK(tokens("#####\n.\n##### x\nd") == "c<#####\n.\n##### x> N n<d>");
  CHECK(tokens("### a\nb") == "c<### a> N n<b>");
  CHECK(tokens("'#' \"###\" d") == "s<'#'> s<\"###\"> n<d>");
}

TEST_CASE("every kind of line end, blanks and a byte-order mark") {
  CHECK(tokens("a\r\nb\rc\n\td") == "n<a> N n<b> N n<c> N n<d>");
  CHECK(tokens("\xEF\xBB\xBF--a") == "f<--a>");
}

TEST_CASE("strings of every quoting") {
  CHECK(tokens(R"("a\"b" 'c\'' "" `d e`)") == R"(s<"a\"b"> s<'c\''> s<""> p<`d e`>)");
  CHECK(tokens("\"\"\"a \"b\"\nc\"\"\" '''d'''") == "s<\"\"\"a \"b\"\nc\"\"\"> s<'''d'''>");
}

}  // namespace lexer_test
