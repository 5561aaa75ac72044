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

/// For each finding 16 hexadecimal digits, the same for those of one cause, whichever run or shard tells of them.
std::vector<std::string> cause_ids(const workspace::Workspace& workspace, const std::vector<Finding>& findings,
                                   const Options& options);

}  // namespace asyncy::report
