#include "core/host/git.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <thread>

#include "core/host/root.h"

namespace asyncy::host {
namespace {

/// Both ends of a pipe, closed when this goes.
struct Pipe {
  std::array<int, 2> ends = {-1, -1};

  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void close_end(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  [[nodiscard]] std::string read_all() const {
    std::string out;
    std::array<char, 16UL * 1024> buffer{};
    while (true) {
      const ssize_t got = ::read(ends[0], buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return out;
      out.append(buffer.data(), static_cast<std::size_t>(got));
    }
  }
};

std::string first_line(const std::string& text) {
  std::string line = text.substr(0, text.find('\n'));
  for (const std::string_view prefix : {"fatal: ", "error: "})
    if (line.starts_with(prefix)) line.erase(0, prefix.size());
  return line;
}

/// Paths between NUL bytes, below `top`.
void collect(const std::string& list, const std::filesystem::path& top, std::vector<std::filesystem::path>& out) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find('\0', at), list.size());
    std::error_code error;
    const std::filesystem::path path = top / list.substr(at, end - at);
    if (end > at && std::filesystem::exists(path, error)) out.push_back(path.lexically_normal());
    at = end + 1;
  }
}

}  // namespace

Result<std::string> git(const std::filesystem::path& folder, const std::vector<std::string>& words) {
  std::vector<std::string> all = {"git", "-C", folder.string()};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (std::string& word : all) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  Pipe out;
  Pipe err;
  ::posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, err.ends[1], STDERR_FILENO);
  ::pid_t child = 0;
  const int failed = ::posix_spawnp(&child, "git", &actions, nullptr, pointers.data(), ::environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return Error{"cannot run git: " + std::error_code(failed, std::generic_category()).message()};
  out.close_end(1);
  err.close_end(1);
  std::string complaint;
  std::string printed;
  {
    const std::jthread listener([&] { complaint = err.read_all(); });
    printed = out.read_all();
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return printed;
  return Error{"git says of " + folder.string() + ": " + first_line(complaint)};
}

Result<std::vector<std::filesystem::path>> changed_files(const std::filesystem::path& folder, const std::string& reference) {
  const std::filesystem::path root = repository_root(folder);
  if (root.empty()) return Error{absolute_path(folder).string() + " lies in no git repository"};
  const auto changed = git(root, {"diff", "--name-only", "-z", "--no-renames", "--end-of-options", reference, "--"});
  if (!changed) return Error{changed.error()};
  const auto untracked = git(root, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!untracked) return Error{untracked.error()};
  std::vector<std::filesystem::path> files;
  collect(changed.value(), root, files);
  collect(untracked.value(), root, files);
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

}  // namespace asyncy::host
