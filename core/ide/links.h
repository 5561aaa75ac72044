// What a document refers to outside of itself: scripts beside a manifest, addresses on the web in its texts.
#pragma once

#include <string>
#include <vector>

#include "core/text/range.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

struct Link {
  text::Range range;
  std::string path;     ///< of a file; empty for an address
  std::string address;  ///< as it is written
};

/// Sorted by range. Files of which it is known that they are not there are left out.
std::vector<Link> links(const workspace::Workspace& workspace, const workspace::Document& document);

}  // namespace asyncy::ide
