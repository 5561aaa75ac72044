// Which versions read which form, and that both dialects go by it.
#include "core/story/forms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <source_location>
#include <string>

#include "core/story/era.h"
#include "core/story/parser.h"
#include "tests/support/corpus.h"

namespace forms_test {

using namespace asyncy;  // NOLINT: the tests speak of stories and texts
using story::Era;
using story::Form;
using story::NodeId;
using story::NodeKind;
using story::Tree;
using story::Version;

namespace {

Tree read(std::string_view story) { return story::parse(text::Text(std::string(story))); }

void has(std::string_view story, std::string_view piece, NodeKind kind, Form form,
         std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << story);
  const Tree tree = read(story);
  const auto found = std::find_if(tree.nodes.begin(), tree.nodes.end(),
                                  [&](NodeId id) { return tree[id].kind == kind && tree.slice(id).starts_with(piece); });
  REQUIRE(found != tree.nodes.end());
  CHECK(static_cast<int>(story::form_of(tree, *found)) == static_cast<int>(form));
}

/// The first node of a story that no version of the dialect reads.
std::string outside(const Tree& tree, text::Dialect dialect) {
  for (const NodeId id : tree.nodes)
    if ((story::era_of(tree, id) & story::era_of(dialect)).empty() && !tree[id].has(story::Mark::broken))
      return std::string(tree.slice(id));
  return "";
}

}  // namespace

TEST_CASE("forms of statements") {
  has("set x to 1", "set", NodeKind::assignment, Form::assignment_by_word);
  has("x is 1", "x", NodeKind::assignment, Form::assignment_by_word);
  has("x = 1", "x", NodeKind::assignment, Form::plain);
  has("x -= 1", "x", NodeKind::assignment, Form::assigning_operator);
  has("{a} = m", "{", NodeKind::target_list, Form::destructuring);
  has("unless a\n  x = 1", "unless", NodeKind::if_statement, Form::unless);
  has("if a\n  x = 1\nelse unless b\n  x = 2", "else", NodeKind::else_if, Form::unless);
  has("if a\n  x = 1\nelif b\n  x = 2", "elif", NodeKind::else_if, Form::elseif);
  has("if a\n  x = 1\nelse if b\n  x = 2", "else", NodeKind::else_if, Form::plain);
  has("for v in l\n  x = v", "for", NodeKind::foreach_statement, Form::for_in);
  has("foreach l as v\n  x = v", "foreach", NodeKind::foreach_statement, Form::foreach);
  has("function f a:int\n  return", "function", NodeKind::function_statement, Form::function);
  has("function f a:int -> int\n  return 1", "function", NodeKind::function_statement, Form::returns_by_arrow);
  has("function f a:int returns int # ->\n  return 1", "function", NodeKind::function_statement, Form::returns);
  has("try\n  x = 1\ncatch\n  x = 2", "catch", NodeKind::catch_branch, Form::catch_alone);
  has("try\n  x = 1\ncatch as e\n  x = 2", "catch", NodeKind::catch_branch, Form::catch_output);
  has("raise \"a\"", "raise", NodeKind::throw_statement, Form::raise);
  has("next `a`", "next", NodeKind::jump_statement, Form::old_jump);
  has("wait for seconds:5", "wait", NodeKind::jump_statement, Form::plain);
  has("import 'a' as B", "import", NodeKind::import_statement, Form::import);
}

TEST_CASE("forms of calls") {
  has("svc go 'a'", "svc", NodeKind::call, Form::positional_argument);
  has("svc go --a=1", "svc", NodeKind::call, Form::flag);
  has("svc go a:1", "a", NodeKind::argument, Form::named_argument);
  has("svc go a: 1", "a", NodeKind::argument, Form::spaced_argument);
  has("x = f(a:1)", "a", NodeKind::argument, Form::plain);
  has("svc go :a", ":a", NodeKind::shorthand, Form::shorthand);
  has("websocket as w\n  x = 1", "websocket", NodeKind::call, Form::service_with_output);
  has("x = (svc go a:1)", "(", NodeKind::group, Form::inline_call);
  has("if svc go a:1\n  x = 1", "svc", NodeKind::call, Form::call_in_condition);
  has("when go a:1\n  x = 1", "go", NodeKind::call, Form::when_event);
  has("when s go a:1\n  x = 1", "s", NodeKind::call, Form::when_output);
  has("when s go event a:1\n  x = 1", "s", NodeKind::call, Form::when_service);
}

TEST_CASE("forms of values") {
  has("x = `a`", "`", NodeKind::file_path, Form::backtick_path);
  has("x = 'a'", "'", NodeKind::string, Form::single_quotes);
  has("x = \"{m['a']}\"", "'", NodeKind::string, Form::plain);
  has("x = '''a'''", "'''", NodeKind::string, Form::single_heredoc);
  has("x = \"\"\"a\"\"\"", "\"", NodeKind::string, Form::heredoc);
  has("x = \"{a.b[1]}\"", "{", NodeKind::template_part, Form::value_template);
  has("x = \"{a + 1}\"", "{", NodeKind::template_part, Form::expression_template);
  has("x = \"{{a}}\"", "{{", NodeKind::template_part, Form::double_braces);
  has("x = -0x1F", "-0x1F", NodeKind::integer, Form::odd_number);
  has("x = l[i + 1]", "[", NodeKind::index, Form::index_by_expression);
  has("x = l[i]", "[", NodeKind::index, Form::plain);
  has("x = l[1..2]", "[", NodeKind::index, Form::dotted_range);
  has("x = l[1:2]", "[", NodeKind::index, Form::plain);
  has("x = not a", "not", NodeKind::unary, Form::not_);
  has("x = !a", "!", NodeKind::unary, Form::bang);
  has("x = a is  not b", "a", NodeKind::binary, Form::old_operator);
  has("x = [(a + # is\n  b)]", "a", NodeKind::binary, Form::plain);
  has("a = 1\nx = \"{a -b}\"", "a -b", NodeKind::binary, Form::plain);
  has("x = a if b", "a", NodeKind::conditional, Form::conditional);
  has("x = a to int", "a", NodeKind::cast, Form::cast_by_to);
  has("x = a as int", "a", NodeKind::cast, Form::cast_by_as);
  has("x = a.length()", "a", NodeKind::mutation, Form::dotted_mutation);
  has("x = \"a\" split by:\",\"", "\"", NodeKind::mutation, Form::spaced_mutation);
  has("a = 1\nx = a split by:\",\"", "a split", NodeKind::mutation, Form::plain);
  has("x = \"a\" split by:\",\" then length", "\"a\" split by:\",\" then", NodeKind::mutation, Form::chained_mutation);
  has("function f a:List[int]\n  return", "List", NodeKind::type, Form::generic_type);
  has("function f a:list\n  return", "list", NodeKind::type, Form::old_type);
}

TEST_CASE("an era is a set of versions") {
  const Era both = Era("yy-") & Era("-yy");
  CHECK(both == Era("-y"));
  CHECK(both.has(Version::may_2018));
  CHECK_FALSE(both.has(Version::seed));
  CHECK((both & Era("y")).empty());
  CHECK(story::era_of(Form::time).has(Version::january_2020));
  CHECK((story::era_of(Form::time) & story::era_of(text::Dialect::y2018)).empty());
  CHECK(story::era_of(text::Dialect::automatic) == story::era_of(Form::plain));
}

TEST_CASE("what the last compiler accepted needs no older version") {
  const auto folder = test::corpus();
  if (!folder) return;
  const auto records = nlohmann::json::parse(test::read_file(*folder / "storyscript-e2e.json"));
  for (const auto& [name, record] : records.items()) {
    if (record["outcome"] != "accept" || !record.contains("source")) continue;
    const Tree tree = read(record["source"].get<std::string>());
    INFO(name << "\n" << tree.text.view());
    CHECK(outside(tree, text::Dialect::y2020).empty());
  }
}

TEST_CASE("stories of 2018 need no later version") {
  const auto folder = test::corpus();
  if (!folder) return;
  for (const auto& record : nlohmann::json::parse(test::read_file(*folder / "calls-2018.json"))) {
    const Tree tree = read(record["story"].get<std::string>());
    // The parsers of that year refuse its call behind `if`.
    if (record["name"] == "in-condition") continue;
    INFO(record["name"] << "\n" << tree.text.view());
    CHECK(outside(tree, text::Dialect::y2018).empty());
    CHECK(story::judge_era(tree, text::Dialect::y2018).empty());
  }
}

TEST_CASE("every dialect refuses what its versions do not read") {
  const auto folder = test::corpus();
  if (!folder) return;
  for (const auto& record : test::corpus_stories(*folder)) {
    const Tree tree = read(record.bytes);
    for (const text::Dialect dialect : {text::Dialect::y2018, text::Dialect::y2020}) {
      INFO(record.name << "\n" << tree.text.view());
      if (!outside(tree, dialect).empty()) CHECK_FALSE(story::judge_era(tree, dialect).empty());
    }
  }
}

}  // namespace forms_test
