// New names for what manifests and stories name, everywhere at once; or the reason why not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/ide/file_edits.h"
#include "core/text/range.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

/// Why something cannot be renamed: a sentence for a person.
struct Refusal {
  std::string reason;
};

/// What is to be renamed.
struct Renamable {
  text::Range range;
  std::string name;
};

/// A file or folder that gets another path.
struct Move {
  std::string from;
  std::string to;
};

struct Rename {
  std::vector<FileEdits> files;
  std::optional<Move> folder;  ///< of a service, which is named after it: to be moved behind the edits
};

struct RenameOptions {
  bool moves_folders = false;  ///< else services, which are named after folders, are refused
  bool leaves_alias = false;   ///< the old name of a command stays, marked as deprecated
};

std::variant<Renamable, Refusal> prepare_rename(const workspace::Workspace& workspace, const workspace::Document& document,
                                                text::Offset at, const RenameOptions& options);

/// Proven: after the edits every name means what it meant before.
std::variant<Rename, Refusal> rename(const workspace::Workspace& workspace, const workspace::Document& document,
                                     text::Offset at, std::string_view new_name, const RenameOptions& options);

/// What must change so that calls still find the services below the paths that are about to move.
std::vector<FileEdits> follow_moves(const workspace::Workspace& workspace, const std::vector<Move>& moves);

}  // namespace asyncy::ide
