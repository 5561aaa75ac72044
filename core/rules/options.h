// How one file is to be judged.
#pragma once

#include <optional>
#include <string_view>

#include "core/rules/run.h"

namespace asyncy::rules {

/// What was asked for outside the project's own files.
struct Overrides {
  std::optional<text::Dialect> command_line = {};
  std::optional<text::Dialect> client = {};  ///< settings of the editor
};

/// The dialect: command line before client before `asyncy-ls.yml` before `auto`; the severities of `asyncy-ls.yml`. The
/// result points into `workspace`.
Options options_for(const workspace::Workspace& workspace, std::string_view path, const Overrides& overrides = {});

}  // namespace asyncy::rules
