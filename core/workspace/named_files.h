// The files beside a manifest that it names: scripts of its lifecycle.
#pragma once

#include <string>
#include <vector>

#include "core/text/range.h"
#include "core/workspace/document.h"

namespace asyncy::workspace {

struct NamedFile {
  std::string path;  ///< absolute
  text::Range range;
};

/// Those that are written as a path from the manifest's folder (`./startup.sh`); a bare word is found by the container.
/// Empty for other documents.
std::vector<NamedFile> named_files(const Document& document);

}  // namespace asyncy::workspace
