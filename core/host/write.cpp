#include "core/host/write.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "core/host/files.h"
#include "core/text/utf.h"

namespace asyncy::host {
namespace {

Error failure(const std::filesystem::path& path, int code) {
  return {"cannot write " + path.string() + ": " + std::error_code(code, std::generic_category()).message()};
}

/// A new file, which is gone again unless it was put in the place of another.
class Draft {
 public:
  explicit Draft(const std::filesystem::path& target)
      : name_((target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string()),
        descriptor_(::mkostemp(name_.data(), O_CLOEXEC)) {}
  ~Draft() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (descriptor_ >= 0 && !placed_) ::unlink(name_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  [[nodiscard]] bool exists() const { return descriptor_ >= 0; }

  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor_) == 0;
  }

  bool take_after(const struct stat& model) const {
    // Giving a file away needs a right that few have; without it the file becomes ours, as with any editor.
    if (::fchown(descriptor_, model.st_uid, model.st_gid) != 0) errno = 0;
    return ::fchmod(descriptor_, model.st_mode & 07777U) == 0;
  }

  /// As the user's mask lets new files be.
  bool open_to_others() const {
    const ::mode_t mask = ::umask(0);
    ::umask(mask);
    return ::fchmod(descriptor_, 0666U & ~mask) == 0;
  }

  bool place(const std::filesystem::path& target) {
    placed_ = ::rename(name_.c_str(), target.c_str()) == 0;
    return placed_;
  }

 private:
  std::string name_;
  int descriptor_;
  bool placed_ = false;
};

}  // namespace

std::optional<Error> replace_file(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code error;
  const auto target = std::filesystem::canonical(path, error);
  if (error) return failure(path, error.value());
  struct stat model = {};
  if (::stat(target.c_str(), &model) != 0) return failure(path, errno);
  // Who may write to the folder could replace it, but a file that nobody may write to is meant to stay.
  if (::access(target.c_str(), W_OK) != 0) return failure(path, errno);
  Draft draft(target);
  if (!draft.exists() || !draft.write(bytes) || !draft.take_after(model) || !draft.place(target))
    return failure(path, errno);
  return std::nullopt;
}

std::optional<Error> write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code error;
  if (std::filesystem::exists(path, error)) return replace_file(path, bytes);
  const auto target = std::filesystem::absolute(path, error);
  Draft draft(target);
  if (!draft.exists() || !draft.write(bytes) || !draft.open_to_others() || !draft.place(target)) return failure(path, errno);
  return std::nullopt;
}

std::optional<Error> replace_text(const std::filesystem::path& path, std::string_view before, std::string_view after) {
  auto bytes = read_file(path);
  if (!bytes) return Error{bytes.error()};
  const text::DecodedFile now = text::decode_file(std::move(bytes).value());
  if (now.encoding == text::Encoding::utf16_le || now.encoding == text::Encoding::utf16_be)
    return Error{path.string() + " is written in UTF-16 and left alone; save it as UTF-8"};
  if (now.utf8 != before) return Error{path.string() + " has changed meanwhile and is left alone"};
  const std::string_view mark = now.encoding == text::Encoding::utf8_bom ? "\xEF\xBB\xBF" : "";
  return replace_file(path, std::string(mark) + std::string(after));
}

}  // namespace asyncy::host
