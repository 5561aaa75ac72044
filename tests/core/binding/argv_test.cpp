#include "core/binding/argv.h"

#include <catch2/catch.hpp>

#include "tests/support/ide_fixture.h"

namespace argv_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest = R"(commands:
  go:
    format: '{bar} {foo} * **'
    args:
    - foo
    - bar
  plain:
    args:
    - name: first
      type: string
    - name: second
      default: two
    kwargs:
    - name: block
      type: json
    - name: loud
      type: boolean
    - name: page_size
      type: int
  boxed:
    format: 'run --to={where} {color hex} {*}'
    args: [where, color hex, rest]
  later:
    arguments:
      text: {type: string}
      many: {type: list, variadic: true}
    events:
      said:
        arguments:
          loud: {type: boolean}
)";

/// The command line of the last call of `story`; empty when it has none.
std::string run_line(std::string_view story, std::string_view manifest = kManifest) {
  const auto asked = test::ask_story(manifest, story);
  const auto calls = binding::bind(asked.workspace, *asked.document);
  REQUIRE(!calls.empty());
  const auto& file = *asked.document->story();
  return binding::docker_run(file.tree, file.scopes, calls.back()).value_or("");
}

}  // namespace

TEST_CASE("the format orders what the container receives") {
  CHECK(run_line("demo go 1 2") == "docker run demo go 2 1");
  CHECK(run_line("demo go foo:1 bar:2") == "docker run demo go 2 1");
  CHECK(run_line("demo go 1 2 3 --extra") == "docker run demo go 2 1 3 --extra");
  CHECK(run_line("demo go 1 2 3 --extra=x") == "docker run demo go 2 1 3 --extra x");
  CHECK(run_line("demo go bar:2 other:3") == "docker run demo go 2 --other 3");
  CHECK(run_line("demo boxed \"a b\" red more") == "docker run demo boxed run '--to=a b' red more");
  CHECK(run_line("demo boxed") == "docker run demo boxed run");
}

TEST_CASE("without a format positions come first and names behind them") {
  CHECK(run_line("demo plain --block={a:1} hi") == "docker run demo plain hi two --block '{\"a\":1}'");
  CHECK(run_line("demo plain first:\"it's\" block:[1, \"x\", true, null]") ==
        R"(docker run demo plain 'it'\''s' two --block '[1,"x",true,null]')");
  CHECK(run_line("demo plain a b --loud") == "docker run demo plain a b --loud");
  CHECK(run_line("demo plain a b loud:true") == "docker run demo plain a b --loud true");
  CHECK(run_line("demo plain a b --page-size 5") == "docker run demo plain a b --page-size 5");
  CHECK(run_line("demo plain a b --page-size=5 extra") == "docker run demo plain a b extra --page-size 5");
  CHECK(run_line("demo plain \"\" b") == "docker run demo plain '' b");
  CHECK(run_line("demo later text:\"x\"") == "docker run demo later --text x");
}

TEST_CASE("the words of the guide go through as on a command line") {
  const std::string_view alpine = "entrypoint:\n  help: Runs.\n";
  CHECK(run_line("demo echo 'Hello world'", alpine) == "docker run demo echo 'Hello world'");
  CHECK(run_line("demo args --kwargs", alpine) == "docker run demo args --kwargs");
  CHECK(run_line("demo plain --what it a") == "docker run demo plain --what it a");
  CHECK(run_line("demo go --what it a") == "");
}

TEST_CASE("what only the run knows shows where it comes from") {
  CHECK(run_line("x = 1\ndemo plain x b") == "docker run demo plain \"$x\" b");
  CHECK(run_line("x = 1\ndemo plain first:\"hi {x}!\"") == "docker run demo plain \"hi ${x}!\" two");
  CHECK(run_line("x = 1\ndemo plain first:\"{x.y} costs 3$\"") == "docker run demo plain \"{x.y} costs 3\\$\" two");
  CHECK(run_line("x = 1\ndemo plain first:(x + 1)") == "docker run demo plain \"{x + 1}\" two");
  CHECK(run_line("x = 1\ndemo plain a b block:{\"k\": x, l: [\"q\\\"\"]}") ==
        R"(docker run demo plain a b --block "{\"k\":${x},\"l\":[\"q\\\"\"]}")");
  CHECK(run_line("first = 1\ndemo plain :first") == "docker run demo plain \"$first\" two");
}

TEST_CASE("calls that start no container have no command line") {
  CHECK(run_line("demo unknown") == "");
  CHECK(run_line("nobody go") == "");
  CHECK(run_line("demo go", "commands:\n  go:\n    http: {path: /}\n") == "");
  CHECK(run_line("when demo later said loud:true\n  x = 1") == "");
}

}  // namespace argv_test
