#include "tests/support/golden.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/support/corpus.h"

namespace asyncy::test {

void check_golden(const std::string& name, std::string_view actual) {
  const auto path = project_root() / "tests" / "golden" / name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr && std::getenv("CI") == nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    WARN("wrote " << path.string());
    return;
  }
  INFO(name << "; UPDATE_GOLDEN=1 writes it anew");
  CHECK(std::string(actual) == read_file(path));
}

}  // namespace asyncy::test
