// The questions of editors, from a shell.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace questions_test {

using namespace asyncy;
using nlohmann::json;
using test::Ran;
using test::TempDir;

namespace {

struct Project {
  Project() {
    dir.write("asyncy-ls.yml", "");
    dir.write("demo/asyncy.yml", "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: speed\n      required: true\n");
    dir.write("a.story", "# 😀\r\nx = \"😀\" + (demo go speed:1)\r\n");
    dir.write("b.story", "demo go --speed=2\ndemo go\n");
  }
  [[nodiscard]] Ran run(std::vector<std::string> words) const {
    return test::run_program(test::asyncy_ls(), {.words = std::move(words), .folder = dir.path()});
  }
  [[nodiscard]] json ask(std::vector<std::string> words) const {
    words.emplace_back("--json");
    const Ran ran = run(std::move(words));
    INFO(ran.err);
    CHECK(ran.status == 0);
    return json::parse(ran.out);
  }
  TempDir dir;
};

}  // namespace

TEST_CASE("questions: where it is declared and named, in characters") {
  const Project project;
  CHECK(project.run({"definition", "a.story:2:17"}).out == "demo/asyncy.yml:2:3: go:\n");
  CHECK(project.run({"references", "a.story:2:17"}).out ==
        "a.story:2:17: x = \"😀\" + (demo go speed:1)\nb.story:1:6: demo go --speed=2\nb.story:2:6: demo go\ndemo/asyncy.yml:2:3: "
        "go:\n");
  const json found = project.ask({"references", "demo/asyncy.yml:5:13"});
  REQUIRE(found.size() == 3);
  CHECK(found[0]["path"] == "a.story");
  CHECK(found[0]["column"] == 20);
  CHECK(found[0]["endColumn"] == 25);
  CHECK(found[2]["declaration"] == true);
  // Far outside is the end of the text.
  CHECK(project.run({"definition", "a.story:99:99"}).status == 1);
}

TEST_CASE("questions: hover, completion, outline and the parts of a call") {
  const Project project;
  CHECK(project.run({"hover", "b.story:1:6"}).out.find("Goes.") != std::string::npos);
  CHECK(project.ask({"hover", "b.story:1:6"})["markdown"].get<std::string>().find("Goes.") != std::string::npos);
  CHECK(project.run({"complete", "b.story:2:6"}).out.find("go") != std::string::npos);
  CHECK(project.ask({"complete", "b.story:2:6"})[0]["label"] == "go");
  CHECK(project.run({"symbols", "demo/asyncy.yml"}).out.find("demo/asyncy.yml:2:3") != std::string::npos);
  CHECK(project.ask({"symbols", "demo/asyncy.yml"}).is_array());
  CHECK(project.run({"explain-call", "b.story:1:1"}).out ==
        "demo go\n  speed = 2  (by flag)\ndocker run demo go --speed 2\n");
  const json missing = project.ask({"explain-call", "b.story:2:1"});
  CHECK(missing["missing"] == json::array({"speed"}));
  CHECK(project.run({"explain-call", "a.story:1:1"}).status == 1);
}

TEST_CASE("questions: how a call is written, with a mark below the argument at the place") {
  const Project project;
  const Ran shown = project.run({"signature", "a.story:2:26"});
  CHECK(shown.status == 0);
  std::istringstream lines(shown.out);
  std::string label;
  std::string marks;
  std::getline(lines, label);
  std::getline(lines, marks);
  const auto begin = marks.find('^');
  REQUIRE(begin != std::string::npos);
  CHECK(label.substr(begin, marks.size() - begin).find("speed") != std::string::npos);
  const json asked = project.ask({"signature", "a.story:2:26"});
  const json& active = asked["signatures"][asked["active"].get<std::size_t>()];
  CHECK(active["label"] == label);
  CHECK(active["parameters"][active["active"].get<std::size_t>()]["label"] == label.substr(begin, marks.size() - begin));
  CHECK(project.run({"signature", "a.story:1:1"}).status == 1);
}

TEST_CASE("questions: rename shows what it would do, does it, and says why not") {
  const Project project;
  const Ran shown = project.run({"rename", "a.story:2:17", "fly"});
  CHECK(shown.status == 0);
  CHECK(shown.out.find("--- a/demo/asyncy.yml\n+++ b/demo/asyncy.yml\n") != std::string::npos);
  CHECK(shown.out.find("+  fly:\n") != std::string::npos);
  CHECK(test::read_file(project.dir.path() / "b.story") == "demo go --speed=2\ndemo go\n");
  CHECK(project.run({"rename", "a.story:2:17", "fly", "--write"}).status == 0);
  CHECK(test::read_file(project.dir.path() / "b.story") == "demo fly --speed=2\ndemo fly\n");
  CHECK(test::read_file(project.dir.path() / "a.story") == "# 😀\r\nx = \"😀\" + (demo fly speed:1)\r\n");
  const Ran refused = project.run({"rename", "a.story:2:13", "other"});
  CHECK(refused.status == 2);
  CHECK(refused.err.find("has the name of its folder") != std::string::npos);
  CHECK(project.ask({"rename", "a.story:2:17", "go"})[0]["text"] == "go");
}

TEST_CASE("questions: what is no place is refused") {
  const Project project;
  for (const std::vector<std::string>& words : {std::vector<std::string>{"hover"},
                                                {"hover", "b.story"},
                                                {"hover", "b.story:1"},
                                                {"hover", "b.story:0:1"},
                                                {"hover", "b.story:1:x"},
                                                {"hover", "none.story:1:1"},
                                                {"rename", "b.story:1:1"},
                                                {"symbols", "none.yml"}}) {
    const Ran ran = project.run(words);
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.starts_with("asyncy-ls: "));
  }
}

}  // namespace questions_test
