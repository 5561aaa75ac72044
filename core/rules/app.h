// The variables that an app's manifest gives to the services it uses.
#pragma once

#include <vector>

#include "core/rules/rule.h"

namespace asyncy::rules {

struct ServiceVariables {
  const manifest::Given* service = nullptr;         ///< in the app's manifest
  const workspace::Document* manifest = nullptr;    ///< of the service
  [[nodiscard]] const std::vector<manifest::EnvironmentVariable>& declared() const { return manifest->manifest()->model.environment; }
  /// Names are the same whatever their case; null when it is not declared.
  [[nodiscard]] const manifest::EnvironmentVariable* find(std::string_view name) const;
};

/// The maps below `env` that are named after a service whose manifest is known.
std::vector<ServiceVariables> service_variables(const Scope& scope);

/// Equal but for the case of ASCII letters.
bool same_name(std::string_view a, std::string_view b);

}  // namespace asyncy::rules
