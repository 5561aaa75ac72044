#include "core/rules/app.h"

#include <algorithm>

#include "core/text/ascii.h"

namespace asyncy::rules {

bool same_name(std::string_view a, std::string_view b) { return text::equal_but_for_case(a, b); }

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
