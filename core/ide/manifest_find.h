// The declarations of a manifest by where their names are written.
#pragma once

#include "core/manifest/model.h"
#include "core/workspace/document.h"

namespace asyncy::ide {

/// An argument and the command that declares it; both null when none is.
struct FoundArgument {
  const manifest::Command* command = nullptr;
  const manifest::Argument* argument = nullptr;
};

/// The command, event or action whose name is written at `name`; null when there is none.
const manifest::Command* find_command_at(const manifest::Manifest& manifest, text::Range name);

/// The argument whose name is written inside `range`.
FoundArgument find_argument_at(const manifest::Manifest& manifest, text::Range range);

/// The command whose `format` is written at `range`, and the argument whose `{name}` there touches `at`. The argument is
/// null when something else stands there.
struct FoundPlaceholder {
  FoundArgument found;
  text::Range range;  ///< of the braces, in the document
};
FoundPlaceholder find_placeholder(const workspace::ManifestFile& file, yaml::NodeId format, text::Offset at);

}  // namespace asyncy::ide
