// Two versions of the manifests of a workspace: from two paths, or from git and the files as they are.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/compare/compare.h"
#include "core/host/load.h"

namespace asyncy::cli {

/// One manifest that differs.
struct Versions {
  std::string path;                                    ///< of the new one; absolute
  std::shared_ptr<const workspace::Document> before;   ///< at the path of the new one; null: it is new
  std::shared_ptr<const workspace::Document> after;    ///< null: it is gone
  std::vector<compare::Change> changes;
};

struct Compared {
  workspace::Workspace before;      ///< stories as they are, manifests as they were
  host::Loaded after;
  std::vector<Versions> manifests;  ///< sorted by path; also those whose callers see no change
};

/// The manifests below `paths` against those of the commit `reference`.
host::Result<Compared> compare_with_commit(const std::vector<std::string>& paths, const std::string& reference);

/// Two manifests, or two folders with manifests at the same places.
host::Result<Compared> compare_paths(const std::string& before, const std::string& after);

/// A call that was right and is not any more, and what is said of it now.
struct BrokenCall {
  const workspace::Document* story = nullptr;
  text::Diagnostic diagnostic;
  std::string service;
  std::string command;
  std::string argument;
};

/// Of every story of the new workspace, in the order of their paths.
std::vector<BrokenCall> broken_calls(const Compared& compared);

}  // namespace asyncy::cli
