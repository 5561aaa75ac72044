#include "core/rules/app.h"

#include <algorithm>

namespace asyncy::rules {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

const manifest::EnvironmentVariable* ServiceVariables::find(std::string_view name) const {
  const auto found =
      std::find_if(declared().begin(), declared().end(), [&](const auto& each) { return same_name(each.name.value, name); });
  return found == declared().end() ? nullptr : &*found;
}

std::vector<ServiceVariables> service_variables(const Scope& scope) {
  std::vector<ServiceVariables> out;
  for (const manifest::Given& given : scope.manifest().given) {
    if (!given.is_service) continue;
    const auto resolution = scope.workspace.services().resolve(given.name.value, scope.document.path);
    if (resolution.state == workspace::Resolution::State::found)
      out.push_back({.service = &given, .manifest = resolution.manifests.front()});
  }
  return out;
}

}  // namespace asyncy::rules
