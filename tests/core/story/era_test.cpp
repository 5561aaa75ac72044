// What the compilers of 2020 and 2018 would not read, said in their dialects and in no other.
#include "core/story/era.h"

#include <catch2/catch.hpp>
#include <source_location>
#include <string>

#include "core/story/parser.h"
#include "core/story/reserved.h"

namespace era_test {

using namespace asyncy;  // NOLINT: the tests speak of stories and texts

namespace {

/// `rule@what it is said of`, each in a line of its own; diagnostics of every dialect are not told.
std::string said(std::string_view story, text::Dialect dialect) {
  const story::Tree tree = story::parse(text::Text(std::string(story)));
  auto found = story::judge_era(tree, dialect);
  text::sort(found);
  std::string out;
  for (const text::Diagnostic& each : found)
    out += (out.empty() ? "" : "\n") + std::string(each.rule->name) + '@' + std::string(tree.text.slice(each.range));
  return out;
}

void refused(std::string_view story, std::string_view expected,
             std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << story);
  CHECK(said(story, text::Dialect::y2020) == expected);
  CHECK(said(story, text::Dialect::automatic).empty());
}

void accepted(std::string_view story, std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << story);
  CHECK(said(story, text::Dialect::y2020).empty());
  CHECK(story::parse(text::Text(std::string(story))).diagnostics.empty());
}

}  // namespace

TEST_CASE("2020: quotes, tabs, paths, numbers and names") {
  refused("x = 'a'", "single-quotes@'a'");
  refused("x = '''a'''", "single-quotes@'''a'''");
  accepted("x = \"{m['k']}\"");
  refused("if a\r\n\tx = 1\r\n", "tab@\t");
  refused("x =\t1", "tab@\t");
  accepted("x = \"\t\" # \t\n");
  refused("é😀 = 1\nx = `a`", "backtick-path@`a`");
  refused("x = 0x1f", "not-in-2020@0x1f");
  refused("x = ...", "not-in-2020@...");
  refused("x = 5s2m", "time-units@2m");
  refused("x = 2m2m", "time-units@2m");
  accepted("x = 1w2d3h4m5s6ms");
  refused("x = /a/ig", "regex-flags@ig");
  refused("x = /a/gg", "regex-flags@gg");
  accepted("x = /a/giy");
  refused("x = __a", "bad-name@__a");
  refused("1a = 1", "bad-name@1a");
  accepted("x = a.__b");
}

TEST_CASE("2020: reserved words, each where the grammar refuses it") {
  refused("x = let", "reserved-word@let");
  refused("self go", "reserved-word@self");
  refused("in(a:1)", "reserved-word@in");
  refused("x = {in: 1}", "reserved-word@in");
  refused("svc go :in", "reserved-word@in");
  refused("svc break a:1", "reserved-word@break");
  refused("svc go as:1", "reserved-word@as");
  refused("svc go a:1 if:2", "reserved-word@if");
  refused("svc go a:1\n    if:2", "reserved-word@if");
  refused("when a in\n    x = 1", "reserved-word@in");
  refused("when svc go if\n    x = 1", "reserved-word@if");
  refused("function f returns:int\n    return", "reserved-word@returns");
  refused("svc go a:1 to:2", "word-operator-argument@to");
  accepted("svc in let:1 in:2 list:3");
  accepted("svc is a:1");
  accepted("svc go if:1");
  accepted("svc go a:1\n    to:2");
  accepted("when if\n    x = 1");
  accepted("when list go\n    x = 1");
  accepted("x = a.if.in");
  accepted("foreach l as if\n    x = 1");
  accepted("function if let:int\n    return");
}

TEST_CASE("reserved words are told apart") {
  CHECK(story::reserved("List") == story::Reserved::keyword);
  CHECK(story::reserved("list") == story::Reserved::no);
  CHECK(story::reserved("var") == story::Reserved::future);
  CHECK(story::refused_as_command("to"));
  CHECK_FALSE(story::refused_as_command("else"));
  CHECK(story::refused_as_argument("while"));
  CHECK_FALSE(story::refused_as_argument("to"));
}

TEST_CASE("2020: what is passed to calls and functions") {
  refused("svc go x", "positional-argument@x");
  refused("svc 'x'", "positional-argument@'x'\nsingle-quotes@'x'");
  refused("svc go x y z", "positional-argument@x");
  refused("svc go --a=1 -b", "flag-argument@--a\nflag-argument@-b");
  refused("svc go a:1, b:2, c:3", "comma-between-arguments@,");
  refused("x = f(1)", "positional-argument@1");
  refused("x = f(a:1, b:2)", "comma-between-arguments@,");
  refused("x = svc go as y", "misplaced-output@as y");
  refused("while a as b\n    x = 1", "misplaced-output@as b");
  refused("host:5000/owner/image go", "not-in-2020@host:5000/owner/image");
  accepted("svc go a: 1 b :2 c : x == y\n    d:(svc go :a)");
  accepted("x = f (a:1)");
  accepted("svc go as o\n    when o call a:1 :b as r\n        x = 1");
}

TEST_CASE("2020: operators and mutations") {
  refused("x = !a", "old-operator@!");
  refused("x = a as int", "old-operator@as");
  refused("if a = b\n    x = 1", "old-operator@=");
  refused("if a is not b\n    x = 1", "old-operator@is not");
  refused("x = a like /b/", "old-operator@like");
  refused("x = -a", "not-in-2020@-");
  refused("x = a and svc go b:1", "call-without-parentheses@svc go b:1");
  refused("x = a to int to string", "not-in-2020@string");
  refused("x = \"a\" split by:\",\"", "old-mutation@split");
  refused("x = v if c else w", "not-in-2020@v if c else w");
  refused("x = l[1..2]", "not-in-2020@..");
  refused("x = \"a\"[0]", "not-in-2020@[0]");
  refused("x = (a).b", "not-in-2020@b");
  accepted("x = (svc go).b + f(a:1)[0] - text.split(by:\",\")[1].trim()");
  accepted("x = not a ^ not b == -1 - +2 % 3 / 4 * 5 or c and d != e");
  accepted("x = l[1:a.b]");
}

TEST_CASE("2020: statements and their headers") {
  refused("if a:\n    x = 1", "header-colon@:");
  refused("if a\n    x = 1\nelif b\n    x = 2", "old-statement@elif");
  refused("unless a\n    x = 1", "old-statement@unless");
  refused("for v in l\n    x = 1", "old-statement@for");
  refused("set x to 1", "old-statement@set");
  refused("x is 1", "old-statement@is");
  refused("import 'a' as B", "old-statement@import\nsingle-quotes@'a'");
  refused("next 'a'", "old-statement@next\nsingle-quotes@'a'");
  accepted("wait for seconds:5");
  refused("raise \"a\"", "old-statement@raise");
  refused("throw a + b", "not-in-2020@a + b");
  refused("while a\n    break x", "not-in-2020@x");
  refused("{} = m", "not-in-2020@{}");
  refused("try\n    x = 1\ncatch as a, b\n    x = 2", "not-in-2020@b");
  refused("function f a:int, b:list -> int\n    return 1",
          "comma-between-arguments@,\nnot-a-type@list\nold-statement@->");
  refused("function f a:Map[List[int],int]\n    return", "not-a-type@List[int]");
  accepted("function f a : int b:Map[string,List[any]] returns regex\n    return /a/");
}

TEST_CASE("2020: lines and their indentation") {
  accepted("  x = 1\ny = 2");
  refused("x = 1\n    y = 2\n    z = 3\na = 1", "indentation@y");
  refused("if a\n        x = 1\n    y = 2", "indentation@y");
  refused("# c\n  x = 1", "indentation@x");
  refused("x = svc go\n    y = 1", "indentation@y");
  refused("if a\n    # nothing\nx = 1", "missing-block@");
  refused("function f a:int\n      b:int\n      return", "line-layout@return");
  accepted("function f a:int\n        b:int\n        c:int\n    return");
  accepted("if a\n  x = 1\n# c\nelse\n      y = 2");
}

TEST_CASE("2020: brackets over lines") {
  accepted("x = [\n    1,\n\n    2 # c\n]");
  accepted("x = [1,\n2]");
  accepted("x = {\n  \"a\": [\n    1\n  ]\n}");
  accepted("x = f(a:1\n    b:2\n)");
  accepted("svc go a:[\n    1\n] b:2\n    c:3");
  refused("x = [1,\n     2]", "line-layout@");
  refused("x = [\n    1,\n    2]", "line-layout@]");
  refused("x = [\n    1\n  ]", "line-layout@]");
  refused("x = [\n1\n]", "line-layout@1");
  refused("x = (1 +\n    2)", "line-layout@");
  refused("x = [1, 2,]", "collection-comma@,");
  refused("x = [\n    1\n    2\n]", "collection-comma@2");
  refused("x = {\n    \"a\": 1\n    \"b\": 2\n}", "collection-comma@\"b\": 2");
  refused("x = f(\n    a:1\n    )", "line-layout@)");
}

TEST_CASE("2020: strings and what stands in their braces") {
  refused("x = \"{{a}}\"", "double-braces@{{a}}");
  refused("x = \"{}\"", "template-code@{}");
  refused("x = \"{ }\"", "template-code@{ }");
  refused("x = \"{a = 1}\"", "template-code@{a = 1}");
  refused("x = \"{ {a} }\"", "template-code@{ {a} }");
  refused("x = \"{a\"", "unbalanced-brace@{");
  refused("x = \"é a} {b}\"", "unbalanced-brace@}");
  refused("x = \"\\xZ\"", "bad-escape@\\x");
  refused("x = \"{a as int}\"", "old-operator@as");
  accepted("x = \"\\{ \\} \\N{BULLET} \\x41 \\q\"");
  accepted("x = {\"{}\": 1}");
  accepted("x = \"{a}{b + 1} {svc go a:'b'}\"");
}

TEST_CASE("2018: what came later") {
  const auto newer = [](std::string_view story) { return said(story, text::Dialect::y2018); };
  CHECK(newer("x += 1") == "later-form@+=");
  CHECK(newer("x = f(a:1)") == "later-form@f(a:1)");
  CHECK(newer("x = a.length()") == "later-form@a.length()");
  CHECK(newer("{a, b} = m") == "later-form@{a, b}");
  CHECK(newer("throw \"a\"") == "later-form@throw");
  CHECK(newer("x = 5s") == "later-form@5s");
  CHECK(newer("x = a to int") == "later-form@a to int");
  CHECK(newer("when svc go call as r\n    x = 1") == "later-form@svc go call");
  CHECK(newer("function f a:List[int]\n    return") == "later-form@List[int]");
  CHECK(newer("x = \"{a + 1}\"") == "later-form@{a + 1}");
  CHECK(newer("x = \"{svc go a:'b'} {a.b['c']} {1} {{a}}\"") == "later-form@{svc go a:'b'}");
  CHECK(newer("x = l[i - 1] + l[i] + l[-1] + m[\"a\"]") == "later-form@[i - 1]");
  // The first versions read a `catch` without a name, but not what came in the summer of 2018.
  CHECK(newer("try\n    x = 1\ncatch\n    x = 2").empty());
  CHECK(newer("try\n    svc go a: 1\ncatch\n    x = 2") == "later-form@catch");
  CHECK(newer("try\n    x = 1\ncatch\n    x = (svc go a:1)\nfinally\n    y = \"{x}\"") == "later-form@catch");
  CHECK(newer("try\n    svc go a: 1\ncatch as e\n    x = 2").empty());
  CHECK(newer("x = svc go 'a' --b=1\nif a is b\n\tx = `p`\nx = \"a\" split by:\",\"").empty());
}

}  // namespace era_test
