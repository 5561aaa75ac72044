#include "tests/support/temp_dir.h"

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX, not in <cstdlib>

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <system_error>

namespace asyncy::test {

TempDir::TempDir() {
  std::string name = (std::filesystem::temp_directory_path() / "asyncy-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) FAIL("cannot make the folder " << name);
  path_ = std::filesystem::canonical(name);
}

TempDir::~TempDir() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

std::filesystem::path TempDir::write(const std::filesystem::path& name, std::string_view bytes) const {
  const auto whole = path_ / name;
  std::filesystem::create_directories(whole.parent_path());
  std::ofstream out(whole, std::ios::binary);
  out << bytes;
  if (!out.flush()) FAIL("cannot write " << whole.string());
  return whole;
}

}  // namespace asyncy::test
