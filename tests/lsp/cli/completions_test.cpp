// The scripts for shells and the manual page, tried in the programs that they are for where those are installed.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "core/rules/registry.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace completions_test {

using namespace asyncy;
using test::Ran;
using test::TempDir;

namespace {

using Words = std::vector<std::string>;

std::string printed(const Words& words) {
  const Ran ran = test::run_program(test::asyncy_ls(), {.words = words});
  CHECK(ran.status == 0);
  CHECK(ran.err.empty());
  return ran.out;
}

/// Where the program is; empty, after a word, where it is not.
std::string program(const std::string& name) {
  for (const std::string folder : {"/usr/bin/", "/bin/", "/usr/local/bin/"})
    if (::access((folder + name).c_str(), X_OK) == 0) return folder + name;
  WARN("skipped: there is no " + name + " here");
  return {};
}

Words lines_of(const std::string& text) {
  Words out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.push_back(line);
  return out;
}

/// What bash proposes at the end of `words`, the last of which is being written.
Words completed_by_bash(const std::string& bash, const std::string& words) {
  const TempDir folder;
  folder.write("a folder/x.story");
  folder.write("b.story");
  const auto script = folder.write("script", printed({"completions", "bash"}));
  const Ran ran = test::run_program(
      bash, {.words = {"-c", "source '" + script.string() + "'; COMP_WORDS=(" + words +
                                 "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _asyncy_ls; printf '%s\n' \"${COMPREPLY[@]}\""},
             .folder = folder.path()});
  CHECK(ran.status == 0);
  CHECK(ran.err.empty());
  return lines_of(ran.out);
}

bool has(const Words& words, const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); }

}  // namespace

TEST_CASE("bash completes commands, options, values and paths") {
  const std::string bash = program("bash");
  if (bash.empty()) return;
  CHECK(completed_by_bash(bash, "asyncy-ls che") == Words{"check"});
  CHECK(has(completed_by_bash(bash, "asyncy-ls ''"), "serve"));
  CHECK(completed_by_bash(bash, "asyncy-ls check --min") == Words{"--min-severity"});
  CHECK(completed_by_bash(bash, "asyncy-ls check --format sa") == Words{"sarif"});
  CHECK(completed_by_bash(bash, "asyncy-ls check --format = sa") == Words{"sarif"});
  CHECK(has(completed_by_bash(bash, "asyncy-ls check --format ="), "sarif"));
  CHECK(completed_by_bash(bash, "asyncy-ls explain unknown-comm") == Words{"unknown-command"});
  CHECK(completed_by_bash(bash, "asyncy-ls completions f") == Words{"fish"});
  CHECK(completed_by_bash(bash, "asyncy-ls check b") == Words{"b.story"});
  CHECK(completed_by_bash(bash, "asyncy-ls check --services ''") == Words{"a folder"});
  CHECK(completed_by_bash(bash, "asyncy-ls rules x") == Words{""});
}

TEST_CASE("zsh and fish read their scripts") {
  const TempDir folder;
  if (const std::string zsh = program("zsh"); !zsh.empty()) {
    const auto script = folder.write("_asyncy-ls", printed({"completions", "zsh"}));
    const Ran ran = test::run_program(
        zsh, {.words = {"-f", "-c", "autoload -U compinit; compinit -u -D; source " + script.string() + "; print -r -- $_comps[asyncy-ls]"}});
    CHECK(ran.err.empty());
    CHECK(ran.out == "_asyncy_ls\n");
  }
  if (const std::string fish = program("fish"); !fish.empty()) {
    const auto script = folder.write("asyncy-ls.fish", printed({"completions", "fish"}));
    const auto completed = [&](const std::string& words) {
      const Ran ran = test::run_program(fish, {.words = {"--no-config", "-c", "source " + script.string() + "; complete -C '" + words + "'"},
                                               .environment = {{"HOME", folder.path().string()}}});
      CHECK(ran.err.empty());
      return ran.out;
    };
    CHECK(completed("asyncy-ls che").starts_with("check\t"));
    CHECK(completed("asyncy-ls check --format sa").starts_with("sarif"));
    CHECK(completed("asyncy-ls explain unknown-comm") == "unknown-command\n");
  }
}

TEST_CASE("every option of every command stands in every script and on the page") {
  const std::string help = printed({"--help"});
  const std::string bash = printed({"completions", "bash"});
  const std::string zsh = printed({"completions", "zsh"});
  const std::string fish = printed({"completions", "fish"});
  const auto has = [](const std::string& script, const std::string& word) { return script.find(word) != std::string::npos; };
  for (const std::string& line : lines_of(help.substr(help.find("\n\n  ") + 2))) {
    if (!line.starts_with("  ") || line.starts_with("   ") || line.starts_with("  --")) continue;
    const std::string command = line.substr(2, line.find(' ', 2) - 2);
    INFO(command);
    for (const std::string& script : {bash, zsh, fish}) CHECK(has(script, command));
    for (const std::string& option : lines_of(printed({command, "--help"}))) {
      if (!option.starts_with("  --")) continue;
      const std::string name = option.substr(2, option.find(' ', 2) - 2);
      INFO(name);
      for (const std::string& script : {bash, zsh}) CHECK(has(script, name));
      CHECK(has(fish, "-l " + name.substr(2)));
    }
  }
}

TEST_CASE("the manual page is sound roff") {
  const std::string page = printed({"man"});
  CHECK(page.starts_with(".TH ASYNCY\\-LS 1 "));
  CHECK(page.find("\\-\\-min\\-severity SEVERITY") != std::string::npos);
  const std::string groff = program("groff");
  if (groff.empty()) return;
  const Ran ran = test::run_program(groff, {.words = {"-man", "-Tutf8", "-Kutf8", "-ww"}, .input = page});
  CHECK(ran.status == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out.find("say what is wrong with manifests and stories") != std::string::npos);
}

}  // namespace completions_test
