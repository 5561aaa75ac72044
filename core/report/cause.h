// What lies behind findings: the one place or mistake that explains many of them.
#pragma once

#include <vector>

#include "core/report/finding.h"

namespace asyncy::report {

/// Findings of one rule that the same declaration explains; without a declaration, those that say the same.
struct Cause {
  const workspace::Document* document = nullptr;  ///< of the declaration; null: none
  text::Range range = {};
  std::string message;  ///< what the declaration is, or what all findings say
  std::vector<Finding> findings;
};

/// Those behind most findings first, then in the order of the report.
std::vector<Cause> causes_of(const workspace::Workspace& workspace, const std::vector<Finding>& findings);

}  // namespace asyncy::report
