#include "core/host/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "core/workspace/named_files.h"

namespace asyncy::host {
namespace {

/// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

Error failure(const std::filesystem::path& path, const std::string& reason) {
  return {"cannot read " + path.string() + ": " + reason};
}

Error system_failure(const std::filesystem::path& path) {
  return failure(path, std::error_code(errno, std::generic_category()).message());
}

std::string size_in_words(std::uintmax_t bytes) {
  constexpr std::uintmax_t kMega = 1024ULL * 1024;
  if (bytes < kMega) return std::to_string(bytes) + " bytes";
  const std::uintmax_t tenths = bytes / (kMega / 10);
  return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) + " MB";
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::uintmax_t largest) {
  // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) return system_failure(path);
  struct stat status = {};
  if (::fstat(file.number(), &status) != 0) return system_failure(path);
  if (S_ISDIR(status.st_mode)) return failure(path, "it is a folder");
  if (!S_ISREG(status.st_mode)) return failure(path, "it is no regular file");

  const auto size = static_cast<std::uintmax_t>(status.st_size);
  const auto limit = [&] { return "the limit is " + size_in_words(largest); };
  if (size > largest) return failure(path, "it has " + size_in_words(size) + ", " + limit());
  // One byte more shows whether the file has grown.
  std::string bytes(static_cast<std::size_t>(size) + 1, '\0');
  std::size_t filled = 0;
  while (true) {
    const std::size_t room = bytes.size() - filled;
    const ssize_t got = ::read(file.number(), bytes.data() + filled, room);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_failure(path);
    filled += static_cast<std::size_t>(got);
    if (filled > largest) return failure(path, "it grew beyond the limit while it was read, " + limit());
    const bool all = got == 0 || (filled == size && static_cast<std::size_t>(got) < room);
    if (all) break;
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  bytes.resize(filled);
  return bytes;
}

Result<std::string> read_standard_input(std::uintmax_t largest) {
  std::string bytes;
  std::array<char, 64UL * 1024> buffer{};
  while (true) {
    const ssize_t got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error{"cannot read the standard input"};
    if (got == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
    if (bytes.size() > largest)
      return Error{"the standard input is larger than the limit of " + size_in_words(largest)};
  }
}

std::filesystem::path cache_folder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    // A relative path would mean another folder in each process.
    return std::filesystem::path(value != nullptr && *value == '/' ? value : "");
  };
  if (const auto cache = variable("XDG_CACHE_HOME"); !cache.empty()) return cache / "asyncy-ls";
  const auto home = variable("HOME");
  return home.empty() ? home : home / ".cache" / "asyncy-ls";
}

std::map<std::string, bool> look_for_files(std::span<const std::shared_ptr<const workspace::Document>> documents) {
  std::map<std::string, bool> seen;
  for (const auto& document : documents)
    for (const workspace::NamedFile& file : workspace::named_files(*document)) {
      std::error_code error;
      seen.emplace(file.path, std::filesystem::exists(file.path, error) || error);
    }
  return seen;
}

}  // namespace asyncy::host
