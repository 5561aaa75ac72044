// Where it is certain that nothing reads a variable, and where it is not.
#include <catch2/catch.hpp>
#include <source_location>
#include <string>

#include "core/rules/run.h"
#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace unused_name_test {

using namespace asyncy;  // NOLINT: the tests speak of all rooms

namespace {

std::string unused(std::string_view source, text::Dialect dialect) {
  const auto story = workspace::open("/w/main.story", text::Text(std::string(source)), text::Language::story);
  std::string out;
  for (const text::Diagnostic& each : rules::run(workspace::Workspace({}, {story}), *story, {.dialect = dialect}))
    if (each.rule->name == "unused-name")
      out += (out.empty() ? "" : " ") + std::string(story->text.slice(each.range)) + '@' +
             std::to_string(story->text.line_of(each.range.begin));
  return out;
}

void check_unused(std::string_view source, std::string_view in_every_year, std::string_view in_2020,
                  std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ":\n" << source);
  CHECK(unused(source, text::Dialect::automatic) == in_every_year);
  CHECK(unused(source, text::Dialect::y2020) == in_2020);
}

}  // namespace

TEST_CASE("what a function assigns and nothing reads") {
  check_unused("function f\n    x = 1\n", "x@1", "x@1");
  check_unused("function f\n    x = 1\nlog info msg:x\n", "x@1", "x@1");
  check_unused("function f returns int\n    x = 1\n    return x\n", "", "");
  check_unused("function f\n    x = 1\n    x += 1\n", "", "");
  check_unused("function f\n    x = 1\n    x = 2\n", "x@1", "x@1");
  check_unused("function f\n    foreach [1] as v\n        x = v\n", "x@2", "x@2");
  check_unused("function f\n    if true\n        x = 1\n    else\n        x = 2\n    log info :x\n", "", "");
  check_unused("function f a:any\n    {x, y} = a\n    log info :y\n", "x@1", "x@1");
}

TEST_CASE("handlers, loops and blocks of services keep what they assign since 2020 at the latest") {
  check_unused("when http server listen path:\"/\" as r\n    x = 1\n", "", "x@1");
  check_unused("when http server listen path:\"/\" as r\n    x = 1\n    r write content:x\n", "", "");
  check_unused("foreach [1] as v\n    x = v\nx = 2\n", "", "x@1");
  check_unused("x = 1\nforeach [1] as v\n    x = v\n", "", "");
  check_unused("http server as s\n    if true\n        x = \"é😀\"\n", "", "x@2");
  check_unused("when http server listen as r\r\n    x = 1\r\n    r write content:\"{x}\"\r\n", "", "");
}

TEST_CASE("nothing is said where nobody can be certain") {
  check_unused("x = 1\n", "", "");
  check_unused("if true\n    x = 1\n", "", "");
  // The call has its effect, whoever reads what it gives.
  check_unused("function f\n    x = svc go\n    y = g(a:1)\n    z = (svc go a:1).b + 1\n", "", "");
  // What cannot be read may read it.
  check_unused("function f\n    x = 1\n    log info msg:(x\n", "", "");
}

}  // namespace unused_name_test
