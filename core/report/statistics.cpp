#include <algorithm>
#include <map>

#include "core/report/report.h"

namespace asyncy::report {

std::string write_statistics(std::span<const Judged> judged) {
  std::map<std::string_view, std::size_t> counts;
  for (const Judged& file : judged)
    for (const text::Diagnostic& diagnostic : file.diagnostics) ++counts[diagnostic.rule->name];
  std::vector<std::pair<std::string_view, std::size_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  const std::size_t width = rows.empty() ? 0 : std::to_string(rows.front().second).size();
  for (const auto& [rule, count] : rows) {
    const std::string number = std::to_string(count);
    out += std::string(width - number.size(), ' ') + number + "  " + std::string(rule) + '\n';
  }
  return out;
}

}  // namespace asyncy::report
