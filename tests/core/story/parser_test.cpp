// What each form of statement becomes.
#include "core/story/parser.h"
#include "core/story/literal.h"

#include <catch2/catch.hpp>
#include <string_view>
#include <vector>

#include "tests/support/story_dump.h"

namespace parser_test {

using asyncy::test::dump_story;

namespace {

struct Case {
  std::string_view story;
  std::string_view tree;
};

void check(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    INFO(each.story);
    CHECK(dump_story(each.story) == each.tree);
  }
}

}  // namespace

TEST_CASE("a call is a service and its items in order") {
  check({
      {"foo", "(call_statement (call path:foo))"},
      {"svc cmd a b:1, c `d` /re/ 5m2s null true",
       "(call_statement (call path:svc path:cmd path:a (argument name:b integer:1) path:c file_path:`d` regex:/re/ "
       "time:5m2s "
       "null:null boolean:true))"},
      {"notify, 'ready', room", "(call_statement (call path:notify string:'ready' path:room))"},
      {"svc put --all -n5 -f x --k=v",
       "(call_statement (call path:svc path:put flag:--all flag:-n integer:5 flag:-f path:x "
       "flag:--k path:v))"},
      {"svc cmd -1 - 2", "(call_statement (call path:svc path:cmd (binary integer:-1 integer:2)))"},
      {"svc cmd :x :y", "(call_statement (call path:svc path:cmd (shorthand path:x) (shorthand path:y)))"},
      {"svc cmd a :b", "(call_statement (call path:svc path:cmd (argument name:a path:b)))"},
      {"svc key: v", "(call_statement (call path:svc (argument name:key path:v)))"},
      {"mailgun send subject:\"a\" to:\"b\" as:\"c\"",
       "(call_statement (call path:mailgun path:send (argument name:subject string:\"a\") (argument name:to string:\"b\") "
       "(argument name:as string:\"c\")))"},
      {"svc cmd a:x to string b:y",
       "(call_statement (call path:svc path:cmd (argument name:a (cast path:x type:string)) "
       "(argument name:b path:y)))"},
      {"svc cmd a:x == y b:z.f(c:1)",
       "(call_statement (call path:svc path:cmd (argument name:a (binary path:x path:y)) (argument name:b (mutation path:z "
       "name:f (argument name:c integer:1)))))"},
      {"validate (yaml parse X) Y",
       "(call_statement (call path:validate (group (call path:yaml path:parse path:X)) path:Y))"},
      {"o.write content:'a'", "(call_statement (call path:o.write (argument name:content string:'a')))"},
  });
}

TEST_CASE("a call goes on over argument and flag lines") {
  check({
      {"svc\n  a:1\n  b:2 c:3",
       "(call_statement (call path:svc (argument name:a integer:1) (argument name:b integer:2) "
       "(argument name:c integer:3)))"},
      {"slack send text:'a'\nchannel:'b'\nlog c",
       "(call_statement (call path:slack path:send (argument name:text string:'a') (argument name:channel string:'b'))) "
       "(call_statement (call path:log path:c))"},
      {"x = pack a\n# note\n\n  --level=9\n  :b",
       "(assignment path:x (call path:pack path:a flag:--level integer:9 (shorthand path:b)))"},
      {"if x\n  svc cmd\ny: 1",
       "(if path:x (block (call_statement (call path:svc path:cmd)))) (expression path:y error:: 1) !unexpected-text"},
  });
}

TEST_CASE("outputs and blocks") {
  check({
      {"webhooks as res\n  log res",
       "(call_statement (call path:webhooks) output:res (block (call_statement (call path:log path:res))))"},
      {"svc cmd x as a, b\n  log a",
       "(call_statement (call path:svc path:cmd path:x) output:a output:b (block (call_statement (call "
       "path:log path:a))))"},
      {"http server\n  x = 1", "(call_statement (call path:http path:server) (block (assignment path:x integer:1)))"},
      {"twitter stream as string\n  log a",
       "(call_statement (call path:twitter path:stream) output:string (block (call_statement (call path:log path:a))))"},
      {"x = svc cmd as o\n  log o",
       "(assignment path:x (call path:svc path:cmd) output:o (block (call_statement (call path:log path:o))))"},
      {"when listen as r\n  x = 1", "(when (call path:listen) output:r (block (assignment path:x integer:1)))"},
      {"when server listen :path\n  x = 1",
       "(when (call path:server path:listen (shorthand path:path)) (block (assignment path:x integer:1)))"},
      {"when http server listen path:'/' as r\n  x = 1",
       "(when (call path:http path:server path:listen (argument name:path string:'/')) output:r (block (assignment path:x "
       "integer:1)))"},
  });
}

TEST_CASE("assignments of every era") {
  check({
      {"x.y[0] += svc cmd", "(assignment path:x.y[0] (call path:svc path:cmd))"},
      {"x is svc cmd\nset a.b to svc cmd",
       "(assignment path:x (call path:svc path:cmd)) (assignment path:a.b (call path:svc path:cmd))"},
      {"{a, b} = svc cmd", "(assignment (targets path:a path:b) (call path:svc path:cmd))"},
      {"x = v if c else w", "(assignment path:x (conditional path:v path:c path:w))"},
      {"x = if c then v else w", "(assignment path:x (conditional path:c path:v path:w))"},
      {"end = 5\nset key:'a'\nnext.page = 1",
       "(assignment path:end integer:5) (call_statement (call path:set (argument name:key string:'a'))) (assignment "
       "path:next.page integer:1)"},
      {"x = ...", "(assignment path:x error:...)"},
      {"x = next `file`", "(assignment path:x (call path:next file_path:`file`))"},
  });
}

TEST_CASE("a word behind a value is a mutation, behind a service a command") {
  check({
      {"x = \"a\" split by:\",\" then length",
       "(assignment path:x (mutation (mutation string:\"a\" name:split (argument name:by "
       "string:\",\")) name:length))"},
      {"v = 1\nx = v length", "(assignment path:v integer:1) (assignment path:x (mutation path:v name:length))"},
      {"v = svc get\nx = v length",
       "(assignment path:v (call path:svc path:get)) (assignment path:x (call path:v path:length))"},
      {"x = v length", "(assignment path:x (call path:v path:length))"},
      {"foreach l as v\n  x = v trim", "(foreach path:l output:v (block (assignment path:x (mutation path:v name:trim))))"},
  });
}

TEST_CASE("a sign glued to a name subtracts from a variable and is a flag of a service") {
  check({
      {"v = 1\nx = v -b", "(assignment path:v integer:1) (assignment path:x (binary path:v path:b))"},
      {"v = 1\nx = v + 2 -big_one / d",
       "(assignment path:v integer:1) (assignment path:x (binary (binary path:v integer:2) (binary "
       "path:big_one path:d)))"},
      {"x = v -b", "(assignment path:x (call path:v flag:-b))"},
      {"x = -a", "(assignment path:x (unary path:a))"},
  });
}

TEST_CASE("operators bind as tightly as they should") {
  check({
      {"x = 1 + 2 * 3 ^ 4 ^ 5 - 6",
       "(assignment path:x (binary (binary integer:1 (binary integer:2 (binary integer:3 (binary "
       "integer:4 integer:5)))) integer:6))"},
      {"x = not a and !b or c == -1",
       "(assignment path:x (binary (binary (unary path:a) (unary path:b)) (binary path:c integer:-1)))"},
      {"x = a to int + 1", "(assignment path:x (binary (cast path:a type:int) integer:1))"},
      {"x = 4/2/1", "(assignment path:x (binary (binary integer:4 integer:2) integer:1))"},
      {"if a is not 3 and b like /c/ or d less than or equal to 5\n  x = 1",
       "(if (binary (binary (binary path:a integer:3) (binary path:b regex:/c/)) (binary path:d integer:5)) (block "
       "(assignment path:x "
       "integer:1)))"},
      {"if foo = bar\n  x = 1", "(if (binary path:foo path:bar) (block (assignment path:x integer:1)))"},
      {"x = a.b[1].c(d:1)[0].e",
       "(assignment path:x (path (mutation path:a.b[1] name:c (argument name:d integer:1)) (index integer:0) "
       "name:e))"},
      {"x = a[1:2] + b[:-1] + c[1..2]", "(assignment path:x (binary (binary path:a[1:2] path:b[:-1]) path:c[1..2]))"},
      {"f (a:1 :b)", "(expression (function_call path:f (argument name:a integer:1) (shorthand path:b)))"},
      {"x = a to List[Map[int, string]]", "(assignment path:x (cast path:a type:List[Map[int, string]]))"},
  });
}

TEST_CASE("lists and maps over lines, with and without commas") {
  check({
      {"x = [\n  1,\na b c:1\n{'k': (j k l)}\n,]",
       "(assignment path:x (list integer:1 (call path:a path:b (argument name:c integer:1)) "
       "(map (pair string:'k' (group (call path:j path:k path:l))))))"},
      {"post url {\n'a': 1\n'b': json merge c\n}\nlog d",
       "(call_statement (call path:post path:url (map (pair string:'a' integer:1) (pair "
       "string:'b' (call path:json path:merge path:c))))) (call_statement (call path:log path:d))"},
      {"f(\n  a:1\n  b:[2,\n 3]\n)",
       "(expression (function_call path:f (argument name:a integer:1) (argument name:b (list integer:2 "
       "integer:3))))"},
  });
}

TEST_CASE("control flow") {
  check({
      {"unless x\n  y = 1\nelse unless z\n  y = 2\nelif q\n  y = 3\nelse\n  y = 4",
       "(if path:x (block (assignment path:y integer:1)) (else_if path:z (block (assignment path:y integer:2))) (else_if "
       "path:q (block "
       "(assignment path:y integer:3))) (else (block (assignment path:y integer:4))))"},
      {"if x:\n  y = 1", "(if path:x (block (assignment path:y integer:1)))"},
      {"if x\n  # nothing yet\ny = 1", "(if path:x (block)) (assignment path:y integer:1)"},
      {"for v in x\n  log v", "(foreach output:v path:x (block (call_statement (call path:log path:v))))"},
      {"foreach svc list a:1 as k, v\n  break",
       "(foreach (call path:svc path:list (argument name:a integer:1)) output:k output:v (block "
       "jump:break))"},
      {"while svc next as x\n  continue", "(while (call path:svc path:next) output:x (block jump:continue))"},
      {"try\n  a b\ncatch as e\n  throw e\nfinally\n  exit",
       "(try (block (call_statement (call path:a path:b))) (catch output:e (block (throw path:e))) (finally (block "
       "jump:exit)))"},
      {"function f a:int\n    b:string returns any\n  return svc cmd a:1",
       "(function name:f (parameter name:a type:int) (parameter name:b type:string) type:any (block (return (call path:svc "
       "path:cmd "
       "(argument name:a integer:1)))))"},
      {"wait '5' \n  log x", "(jump string:'5' (block (call_statement (call path:log path:x))))"},
      {"next `file` --flag v", "(jump file_path:`file` flag:--flag path:v)"},
      {"import 'a' as B", "(import string:'a' output:B)"},
  });
}

TEST_CASE("templates hold expressions and calls; other braces are text") {
  check({
      {R"(x = "{a} \{b} {{user.name}} {svc cmd k:'v'}")",
       "(assignment path:x (string (template path:a) (template path:user.name) (template (call path:svc path:cmd (argument "
       "name:k "
       "string:'v')))))"},
      {R"(x = "{m[\"k\"]} \N{AMPERSAND} {}")", "(assignment path:x (string (template path:m[\\\"k\\\"])))"},
      {R"(x = '{"a": 1, "b": {c}}')", "(assignment path:x (string (template path:c)))"},
      {"x = 'query { viewer { a(b: 1) { c } } }'", "(assignment path:x (string (template path:c)))"},
      {"x = '''\n{y}\n'''", "(assignment path:x (string (template path:y)))"},
      {"x = {\"{a}\": 1}", "(assignment path:x (map (pair string:\"{a}\" integer:1)))"},
  });
}

TEST_CASE("the exact range of a template's code") {
  const asyncy::story::Tree tree = asyncy::story::parse(asyncy::text::Text("log \"caf\xC3\xA9 {svc cmd a:(b c)} {{x}}\""));
  REQUIRE(tree.calls.size() == 3);
  CHECK(tree.slice(tree.calls[1]) == "svc cmd a:(b c)");
  CHECK(tree.slice(tree.calls[2]) == "b c");
  unsigned doubled = 0;
  for (const asyncy::story::NodeId id : tree.nodes)
    if (tree[id].has(asyncy::story::Mark::double_braces)) {
      ++doubled;
      CHECK(tree.slice(id) == "{{x}}");
    }
  CHECK(doubled == 1);
}

TEST_CASE("marks of flags and strings") {
  using asyncy::story::Mark;
  const asyncy::story::Tree tree = asyncy::story::parse(asyncy::text::Text("svc --a=1 -b2 --c 'd' \"\"\"e\"\"\""));
  const auto marked = [&](Mark mark) {
    std::string found;
    for (const asyncy::story::NodeId id : tree.nodes)
      if (tree[id].has(mark)) found += std::string(tree.slice(id)) + " ";
    return found;
  };
  CHECK(marked(Mark::equals) == "--a ");
  CHECK(marked(Mark::glued) == "-b ");
  CHECK(marked(Mark::single_quoted) == "'d' ");
  CHECK(marked(Mark::heredoc) == "\"\"\"e\"\"\" ");
  CHECK(marked(Mark::broken).empty());
}

TEST_CASE("a comparison is made with what a call gives") {
  CHECK(dump_story("if svc cmd == 5\n  a b") ==
        "(if (binary (call path:svc path:cmd) integer:5) (block (call_statement (call path:a path:b))))");
  CHECK(dump_story("x = svc cmd 'y' != 5") == "(assignment path:x (binary (call path:svc path:cmd string:'y') integer:5))");
  CHECK(dump_story("x = svc cmd a:b == false") ==
        "(assignment path:x (call path:svc path:cmd (argument name:a (binary path:b boolean:false))))");
}

TEST_CASE("a service may be named by its image") {
  CHECK(dump_story("library/node:8.1 -e 'x'") == "(call_statement (call path:library/node:8.1 flag:-e string:'x'))");
  CHECK(dump_story("x = quay.io/library/node:latest npm test") ==
        "(assignment path:x (call path:quay.io/library/node:latest path:npm path:test))");
  CHECK(dump_story("a.b:5000/c/d run\nc/d@sha256:0a run") ==
        "(call_statement (call path:a.b:5000/c/d path:run)) (call_statement (call path:c/d@sha256:0a path:run))");
  CHECK(dump_story("a b\nc/d:8 run") ==
        "(call_statement (call path:a path:b)) (call_statement (call path:c/d:8 path:run))");
  CHECK(dump_story("x = a/b/c") == "(assignment path:x (binary path:a/b path:c))");
  const auto tree = asyncy::story::parse(asyncy::text::Text("quay.io/library/node:latest npm\n"));
  REQUIRE(tree.calls.size() == 1);
  CHECK(asyncy::story::bare_word(tree, tree[tree.calls[0]].first_child) == "library/node");
}

TEST_CASE("a block that holds only a comment ends like any other") {
  check({
      {"try\n  # later\ncatch as e\n  x y\n",
       "(try (block) (catch output:e (block (call_statement (call path:x path:y)))))"},
      {"if a\n  # b\nelse if c\n  # d\nelse\n  # e\nx y\n",
       "(if path:a (block) (else_if path:c (block)) (else (block))) (call_statement (call path:x path:y))"},
      {"if a\n  if b\n    # c\n  x y\n",
       "(if path:a (block (if path:b (block)) (call_statement (call path:x path:y))))"},
  });
}

}  // namespace parser_test
