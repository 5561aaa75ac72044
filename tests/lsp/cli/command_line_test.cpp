// The words of the command line: what each does, and what is said of those that mean nothing.
#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "core/rules/describe.h"
#include "core/rules/registry.h"
#include "tests/support/program.h"

using namespace asyncy;
using test::Ran;

namespace {

Ran run(std::vector<std::string> words) { return test::run_program(test::asyncy_ls(), {.words = std::move(words)}); }

/// Status 2, nothing on stdout, one line on stderr.
void check_refused(const std::vector<std::string>& words, std::string_view sentence) {
  const Ran ran = run(words);
  INFO(sentence);
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
  CHECK(ran.err == "asyncy-ls: " + std::string(sentence) + '\n');
}

}  // namespace

TEST_CASE("help is for stdout and fits a terminal") {
  for (const auto& words : {std::vector<std::string>{"--help"},
                            {"-h"},
                            {"help"},
                            {"check", "--help"},
                            {"fmt", "--help"},
                            {"rules", "--help"},
                            {"explain", "--help"}}) {
    const Ran ran = run(words);
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(ran.out.find("Usage: asyncy-ls ") != std::string::npos);
    std::istringstream lines(ran.out);
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(line.size() <= 90);
      CHECK_FALSE(line.ends_with(' '));
    }
  }
  for (const std::string_view option : {"--format", "--services", "--dialect", "--min-severity", "--fail-on"})
    CHECK(run({"check", "--help"}).out.find(option) != std::string::npos);
  for (const std::string_view command : {"  check ", "  fmt PATH", "  rules ", "  explain NAME"})
    CHECK(run({"--help"}).out.find(command) != std::string::npos);
}

TEST_CASE("the version is one line") {
  const Ran ran = run({"--version"});
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("asyncy-ls "));
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
}

TEST_CASE("words that mean nothing are refused with the nearest that does") {
  check_refused({"chek"}, "unknown command chek; did you mean `check`? (asyncy-ls --help lists them)");
  check_refused({"check", "--formt", "json"}, "unknown option --formt; did you mean `--format`? (asyncy-ls check --help)");
  check_refused({"check", "--format=xml"}, "--format is `text` and `json`, not `xml` (asyncy-ls check --help)");
  check_refused({"check", "--fail-on", "eror"},
                "--fail-on is `error`, `warning`, `information`, `hint` and `never`, not `eror`; did you mean `error`? "
                "(asyncy-ls check --help)");
  check_refused({"check", "--dialect"}, "--dialect needs a value: --dialect DIALECT (asyncy-ls check --help)");
  check_refused({"check", "--help=yes"}, "--help takes no value (asyncy-ls check --help)");
  check_refused({"rules", "unknown-key"}, "`rules` takes no names; `asyncy-ls explain unknown-key` tells about one rule");
  check_refused({"explain"}, "`explain` needs the name of one rule; `asyncy-ls rules` lists them");
  check_refused({"explain", "a", "b"}, "`explain` needs the name of one rule; `asyncy-ls rules` lists them");
  check_refused({"explain", "unknown-kye"}, "there is no rule `unknown-kye`; did you mean `unknown-key`?");
}

TEST_CASE("rules and explain print what the rules say of themselves") {
  CHECK(run({"rules"}).out == rules::list_rules());
  CHECK(run({"rules", "--markdown"}).out == rules::rules_page());
  CHECK(run({"explain", "unknown-key"}).out == rules::explain(*rules::find_rule("unknown-key")));
  CHECK(run({"explain", "unknown-key"}).status == 0);
}

TEST_CASE("behind two dashes everything is a path") {
  const Ran ran = run({"check", "--", "--format"});
  CHECK(ran.status == 2);
  CHECK(ran.err.find("--format does not exist") != std::string::npos);
}
