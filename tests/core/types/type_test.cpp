#include "core/types/type.h"

#include <catch2/catch.hpp>

namespace type_test {

using namespace asyncy::types;

namespace {

Type type(std::string_view text) {
  const auto names = read_type(text);
  return type_of(names);
}

bool typed(std::string_view declared, LiteralKind kind, std::string text = "") {
  return accepts(type(declared), {.kind = kind, .text = std::move(text)}, Passing::typed);
}

bool on_command_line(std::string_view declared, LiteralKind kind, std::string text = "") {
  return accepts(type(declared), {.kind = kind, .text = std::move(text)}, Passing::command_line);
}

}  // namespace

TEST_CASE("a named argument keeps its type") {
  CHECK(typed("string", LiteralKind::string, "a"));
  CHECK_FALSE(typed("string", LiteralKind::integer, "1"));
  CHECK(typed("int", LiteralKind::integer, "1"));
  CHECK_FALSE(typed("int", LiteralKind::string, "1"));
  CHECK_FALSE(typed("int", LiteralKind::real, "1.5"));
  CHECK(typed("float", LiteralKind::integer, "1"));
  CHECK(typed("number", LiteralKind::real, "1.5"));
  CHECK(typed("json", LiteralKind::map));
  CHECK_FALSE(typed("json", LiteralKind::time, "5s"));
  CHECK(typed("list", LiteralKind::list));
  CHECK(typed("array", LiteralKind::list));
  CHECK_FALSE(typed("list", LiteralKind::map));
  CHECK(typed("object", LiteralKind::map));
  CHECK(typed("file", LiteralKind::path, "/a"));
  CHECK(typed("uuid", LiteralKind::string, "6f9619ff-8b86-4011-b42d-00c04fc964ff"));
  CHECK_FALSE(typed("uuid", LiteralKind::string, "6f9619ff"));
  CHECK(typed("int", LiteralKind::null));
  CHECK(typed("", LiteralKind::regex));
  CHECK(typed("any", LiteralKind::regex));
}

TEST_CASE("on a command line the text counts") {
  CHECK(on_command_line("int", LiteralKind::string, "-12"));
  CHECK_FALSE(on_command_line("int", LiteralKind::string, "twelve"));
  CHECK_FALSE(on_command_line("int", LiteralKind::string, ""));
  CHECK(on_command_line("float", LiteralKind::string, ".5"));
  CHECK_FALSE(on_command_line("float", LiteralKind::string, "1.2.3"));
  CHECK(on_command_line("boolean", LiteralKind::string, "true"));
  CHECK(on_command_line("string", LiteralKind::integer, "1"));
  CHECK(on_command_line("list", LiteralKind::string, "[1, 2]"));
  CHECK_FALSE(on_command_line("list", LiteralKind::string, "1, 2"));
  CHECK(on_command_line("map", LiteralKind::string, "{\"a\": 1}"));
  CHECK_FALSE(on_command_line("string", LiteralKind::list));
}

TEST_CASE("a union is satisfied by any member, an unknown name by anything") {
  CHECK(typed("file, dir, string", LiteralKind::string, "a"));
  CHECK(typed("int|list", LiteralKind::list));
  CHECK_FALSE(typed("int|list", LiteralKind::map));
  CHECK(typed("blob", LiteralKind::map));
  const auto names = read_type("file , blob");
  REQUIRE(names.size() == 2);
  CHECK(names[1].name == "blob");
  CHECK(names[1].range == asyncy::text::Range{7, 11});
  CHECK_FALSE(names[1].base.has_value());
}

TEST_CASE("a string known only at run time is refused only where no string serves") {
  CHECK(accepts_unknown_string(type("uuid"), Passing::typed));
  CHECK(accepts_unknown_string(type("json"), Passing::typed));
  CHECK_FALSE(accepts_unknown_string(type("int"), Passing::typed));
  CHECK(accepts_unknown_string(type("int"), Passing::command_line));
}

TEST_CASE("types and literals are named in messages") {
  CHECK(describe(type("int")) == "an `int`");
  CHECK(describe(type("dir|file")) == "a `file` or a `folder`");
  CHECK(describe(type("")) == "anything");
  CHECK(describe(Literal{.kind = LiteralKind::string, .text = std::string(50, 'x')}) ==
        "the text `" + std::string(40, 'x') + "…`");
}

}  // namespace type_test
