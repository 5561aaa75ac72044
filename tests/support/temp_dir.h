// A folder of its own for a test, gone when the test is.
#pragma once

#include <filesystem>
#include <string_view>

namespace asyncy::test {

class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Writes a file, making the folders on the way to it. `name` is relative to the folder. Returns its whole path.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes = "") const;

 private:
  std::filesystem::path path_;
};

}  // namespace asyncy::test
