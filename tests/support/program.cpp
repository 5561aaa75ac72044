#include "tests/support/program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstring>

#include "tests/support/corpus.h"
#include "tests/support/temp_dir.h"

namespace asyncy::test {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> environment_with(const Run& run) {
  std::vector<std::string> all;
  for (char** variable = ::environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    const std::string_view name = text.substr(0, text.find('='));
    bool replaced = false;
    for (const auto& [ours, value] : run.environment) replaced = replaced || name == ours;
    if (!replaced) all.emplace_back(text);
  }
  for (const auto& [name, value] : run.environment) all.push_back(name + '=' + value);
  return all;
}

}  // namespace

std::filesystem::path asyncy_ls() { return ASYNCY_LS_PROGRAM; }

Ran run_program(const std::filesystem::path& program, const Run& run) {
  const TempDir folder;
  const std::string in = folder.write("in", run.input).string();
  const std::string out = (folder.path() / "out").string();
  const std::string err = (folder.path() / "err").string();
  std::vector<std::string> words = {program.string()};
  words.insert(words.end(), run.words.begin(), run.words.end());
  std::vector<std::string> environment = environment_with(run);

  ::posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (!run.folder.empty()) ::posix_spawn_file_actions_addchdir_np(&actions, run.folder.c_str());
  ::pid_t child = 0;
  const int failed =
      ::posix_spawn(&child, program.c_str(), &actions, nullptr, pointers(words).data(), pointers(environment).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) FAIL("cannot run " << program.string() << ": " << std::strerror(failed));

  int status = 0;
  ::waitpid(child, &status, 0);
  return {.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          .out = read_file(out),
          .err = read_file(err)};
}

}  // namespace asyncy::test
