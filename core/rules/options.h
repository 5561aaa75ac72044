// How one file is to be judged.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/rules/run.h"

namespace asyncy::rules {

/// What was asked for outside the project's own files.
struct Overrides {
  std::optional<text::Dialect> command_line = {};
  std::optional<text::Dialect> client = {};  ///< settings of the editor
  std::span<const workspace::RuleLevel> client_levels = {};
};

/// Command line before client before `asyncy-ls.yml` before what is usual. The result points into `workspace` and
/// `overrides`.
Options options_for(const workspace::Workspace& workspace, std::string_view path, const Overrides& overrides = {});

}  // namespace asyncy::rules
