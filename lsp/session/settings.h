// What the client's settings ask for: the section `asyncy`, of the whole window or of one of its folders.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ide/inlay_hints.h"
#include "core/text/diagnostic.h"
#include "core/workspace/config.h"
#include "lsp/protocol/read.h"
#include "lsp/rpc/log.h"

namespace asyncy::session {

/// What is not set is empty: then `asyncy-ls.yml` or the default counts.
struct Settings {
  std::string folder;  ///< a path; empty for what counts everywhere else
  std::optional<text::Dialect> dialect;
  std::vector<workspace::RuleLevel> rules;
  std::vector<std::string> paths;  ///< more folders with manifests, relative to the folder
  std::optional<rpc::LogLevel> log_level;
  ide::HintOptions hints;                     ///< what is not set stays on
  bool rename_leaves_alias = false;           ///< renaming a command leaves the old name, deprecated
  bool mark_unused = false;                   ///< what no story uses is marked in manifests
  std::optional<std::string> complete_again;  ///< the client's command that opens the list of completions
};

/// Reads what is right; `problems` gets a sentence about each part that is not.
Settings read_settings(std::string folder, const protocol::Json& section, std::vector<std::string>& problems);

/// Those of the innermost folder around `path`, else the ones without a folder; null when nobody has set anything.
const Settings* settings_of(const std::vector<Settings>& all, std::string_view path);

}  // namespace asyncy::session
