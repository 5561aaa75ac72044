// Golden files: whole outputs, kept in tests/golden.
#pragma once

#include <string>
#include <string_view>

namespace asyncy::test {

/// Compares `actual` with the file; with UPDATE_GOLDEN=1 writes the file instead, unless CI is set.
void check_golden(const std::string& name, std::string_view actual);

}  // namespace asyncy::test
