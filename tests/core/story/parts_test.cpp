// The parts of literals, and the comments of statements.
#include "core/story/parts.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/story/parser.h"

namespace parts_test {

using namespace asyncy::story;  // NOLINT: the tests speak of nothing else

namespace {

NodeId first_of(const Tree& tree, NodeKind kind) {
  for (const NodeId id : tree.nodes)
    if (tree[id].kind == kind) return id;
  return kNone;
}

std::string regex(std::string_view story) {
  const Tree tree = parse(asyncy::text::Text(std::string(story)));
  const NodeId id = first_of(tree, NodeKind::regex);
  REQUIRE(id != kNone);
  const RegexParts parts = regex_parts(tree, id);
  return std::string(tree.text.slice(parts.body)) + '|' + std::string(tree.text.slice(parts.flags));
}

std::string time(std::string_view story) {
  const Tree tree = parse(asyncy::text::Text(std::string(story)));
  const NodeId id = first_of(tree, NodeKind::time);
  REQUIRE(id != kNone);
  std::string out;
  for (const TimePart& part : time_parts(tree, id))
    out += std::string(tree.text.slice(part.number)) + ' ' + std::string(tree.text.slice(part.unit)) + ';';
  return out;
}

std::string number(std::string_view story) {
  const Tree tree = parse(asyncy::text::Text(std::string(story)));
  NodeId id = first_of(tree, NodeKind::integer);
  if (id == kNone) id = first_of(tree, NodeKind::real);
  REQUIRE(id != kNone);
  const NumberParts parts = number_parts(tree, id);
  std::string out;
  for (const auto& part : {parts.sign, parts.prefix, parts.whole, parts.fraction, parts.exponent, parts.percent})
    out += std::string(tree.text.slice(part)) + '|';
  return out + (parts.is_plain() ? "plain" : "odd");
}

/// The comments of the last top-level statement.
std::string comments(std::string_view story) {
  const Tree tree = parse(asyncy::text::Text(std::string(story)));
  NodeId last = kNone;
  for (const NodeId id : tree.children(tree.root)) last = id;
  REQUIRE(last != kNone);
  const AttachedComments found = comments_of(tree, last);
  std::string out;
  for (const auto& range : found.above) out += std::string(tree.text.slice(range)) + '/';
  return out + (found.behind ? " behind " + std::string(tree.text.slice(*found.behind)) : "");
}

}  // namespace

TEST_CASE("a regular expression is a body and flags") {
  CHECK(regex("xé = /a+b/gi") == "a+b|gi");
  CHECK(regex("x = //") == "|");
}

TEST_CASE("a time is numbers and units") {
  CHECK(time("x = 1w20d5ms") == "1 w;20 d;5 ms;");
  CHECK(time("😀x = 1\nx = 30s") == "30 s;");
}

TEST_CASE("a number is digits, with a sign and a dot, or what the first stories had besides") {
  CHECK(number("xé = -12") == "-||12||||plain");
  CHECK(number("x = 1.50") == "||1|50|||plain");
  CHECK(number("x = .5") == "|||5|||plain");
  CHECK(number("x = 1.") == "||1||||plain");
  CHECK(number("x = 0x1F") == "|0x|1F||||odd");
  CHECK(number("x = 2e10") == "||2||10||odd");
  CHECK(number("x = $5") == "|$|5||||odd");
  CHECK(number("x = 5%") == "||5|||%|odd");
}

TEST_CASE("comments directly above a statement and behind it are its own") {
  CHECK(comments("# é\r\n# b\r\nx = 1  # c\r\n") == "# é/# b/ behind # c");
  CHECK(comments("# a\n\n# b\nx = 1\n# c") == "# b/");
  CHECK(comments("# a\n\nx = 1") == "");
  CHECK(comments("y = 1 # a\nx = 1") == "");
  CHECK(comments("### a\nb ###\nx = 1") == "### a\nb ###/");
}

}  // namespace parts_test
