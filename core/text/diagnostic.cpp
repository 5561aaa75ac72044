#include "core/text/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace asyncy::text {

void sort(std::vector<Diagnostic>& diagnostics) {
  std::sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.range, a.rule->name, a.message) < std::tie(b.range, b.rule->name, b.message);
  });
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
}

}  // namespace asyncy::text
