#include "core/report/merge.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/json/json.h"

namespace asyncy::report {
namespace {

using json::Json;

/// `a%20b` -> `a b`
std::string decoded(std::string_view uri) {
  if (uri.starts_with("file://")) uri.remove_prefix(7);
  const auto digit = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'A' + 10); };
  std::string out;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size()) {
      out += static_cast<char>(digit(uri[i + 1]) * 16 + digit(uri[i + 2]));
      i += 2;
    } else {
      out += uri[i];
    }
  }
  return out;
}

const Json* at(const Json& value, std::span<const std::string_view> way) {
  const Json* here = &value;
  for (const std::string_view key : way) {
    if (here->is_array() && !here->empty() && key == "0") {
      here = &here->front();
      continue;
    }
    if (!here->is_object()) return nullptr;
    const auto found = here->find(key);
    if (found == here->end()) return nullptr;
    here = &*found;
  }
  return here;
}

/// What tells the two formats apart, and where they keep what is merged: the findings, and the path of one.
struct Kind {
  std::span<const std::string_view> list;
  std::span<const std::string_view> path;
};

constexpr std::array<std::string_view, 1> kJsonList = {"diagnostics"}, kJsonPath = {"path"}, kJsonFiles = {"files"};
constexpr std::array<std::string_view, 3> kSarifList = {"runs", "0", "results"};
constexpr std::array<std::string_view, 5> kSarifPath = {"locations", "0", "physicalLocation", "artifactLocation", "uri"};
constexpr Kind kJson{kJsonList, kJsonPath};
constexpr Kind kSarif{kSarifList, kSarifPath};

std::string path_of(const Json& finding, const Kind& kind) {
  const Json* path = at(finding, kind.path);
  return path == nullptr || !path->is_string() ? std::string() : decoded(path->get<std::string>());
}

}  // namespace

std::optional<std::string> merge(std::span<const std::string> reports) {
  std::optional<Json> whole;
  std::vector<std::pair<std::string, Json>> findings;
  const Kind* kind = nullptr;
  std::size_t files = 0;
  for (const std::string& text : reports) {
    auto report = json::parse(text);
    if (!report) return std::nullopt;
    const Kind* own = at(*report, kSarif.list) != nullptr ? &kSarif : &kJson;
    const Json* list = at(*report, own->list);
    if (list == nullptr || !list->is_array() || (kind != nullptr && kind != own)) return std::nullopt;
    kind = own;
    if (const Json* count = at(*report, kJsonFiles); count != nullptr && count->is_number_unsigned())
      files += count->get<std::size_t>();
    for (const Json& finding : *list) findings.emplace_back(path_of(finding, *kind), finding);
    if (!whole) whole = std::move(report);
  }
  if (!whole) return std::nullopt;
  // Each file was checked by one run, which has its findings in order.
  std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Json list = Json::array();
  for (auto& [path, finding] : findings) list.push_back(std::move(finding));
  if (kind == &kJson) {
    (*whole)["files"] = files;
    (*whole)["diagnostics"] = std::move(list);
  } else {
    (*whole)["runs"][0]["results"] = std::move(list);
  }
  return json::dump(*whole, {.indent = 2}) + '\n';
}

}  // namespace asyncy::report
