// The words of the command line: what each does, and what is said of those that mean nothing.
#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "core/rules/describe.h"
#include "core/rules/registry.h"
#include "core/text/utf.h"
#include "tests/support/program.h"

namespace command_line_test {

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
  for (const auto& words : {std::vector<std::string>{"--help"}, {"-h"}, {"help"}, {"check", "--help"}, {"fmt", "--help"},
                            {"rules", "--help"}, {"explain", "--help"}, {"completions", "--help"}, {"man", "--help"},
                            {"serve", "--help"}}) {
    const Ran ran = run(words);
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(ran.out.find("Usage: asyncy-ls ") != std::string::npos);
    std::istringstream lines(ran.out);
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(text::count_code_points(line) <= 80);
      CHECK_FALSE(line.ends_with(' '));
    }
  }
  for (const std::string_view option : {"--format", "--services", "--dialect", "--min-severity", "--fail-on", "--help"})
    CHECK(run({"check", "--help"}).out.find(option) != std::string::npos);
  CHECK(run({"check", "--help"}).out.find("concise, json, jsonl,") != std::string::npos);
  for (const std::string_view command : {"  check ", "  fmt PATH", "  rules ", "  explain RULE", "  serve "})
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
  check_refused({"check", "--format=xml"}, "--format is `text`, `concise`, `json`, `jsonl`, `sarif`, `github`, `gitlab`, `junit`, `checkstyle` and `rdjson`, not `xml` (asyncy-ls check --help)");
  check_refused({"check", "--fail-on", "eror"},
                "--fail-on is `error`, `warning`, `information`, `hint` and `never`, not `eror`; did you mean `error`? "
                "(asyncy-ls check --help)");
  check_refused({"check", "--dialect"}, "--dialect needs a value: --dialect DIALECT (asyncy-ls check --help)");
  check_refused({"check", "--changed", "--format", "json"}, "--changed needs a value: --changed REF (asyncy-ls check --help)");
  check_refused({"check", "--max-warnings", "few"}, "--max-warnings takes a number, not `few`");
  check_refused({"check", "--threads=-1"}, "--threads takes a number, not `-1`");
  check_refused({"check", "--output-format", "sarif"},
                "--output-format says format and file, as in sarif=out.sarif, not `sarif`");
  check_refused({"check", "--output-format", "serif=a"},
                "--output-format knows `text`, `concise`, `json`, `jsonl`, `sarif`, `github`, `gitlab`, `junit`, `checkstyle` and `rdjson`, not `serif`; did you mean "
                "`sarif`?");
  check_refused({"completions"}, "say for which shell: `bash`, `zsh` and `fish`");
  check_refused({"completions", "tcsh"}, "say for which shell: `bash`, `zsh` and `fish`");
  check_refused({"man", "check"}, "`man` takes no operands: there is one page");
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

}  // namespace command_line_test
