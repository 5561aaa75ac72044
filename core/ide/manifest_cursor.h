// What stands at an offset of a manifest or of `asyncy-ls.yml`.
#pragma once

#include <string_view>
#include <vector>

#include "core/manifest/schema.h"
#include "core/text/range.h"
#include "core/yaml/tree.h"

namespace asyncy::ide {

struct ManifestCursor {
  yaml::NodeId node = yaml::kNone;  ///< the innermost one; kNone where nothing stands
  bool is_key = false;
  yaml::Entry entry;                   ///< the innermost entry around it; none in a list at the root
  const manifest::Key* key = nullptr;  ///< the row of that entry, or of the element that `node` is; null when there is none
  manifest::Section section = manifest::Section::free;  ///< the map or list that `key` is a row of
  std::vector<std::string_view> path;                   ///< the keys from the root; `[]` for an element
};

/// `root` is the section of the root map.
ManifestCursor manifest_cursor(const yaml::Tree& tree, manifest::Section root, text::Offset at);

/// The whole of what is declared by the name at `name`: an element of a list, or an entry with its value.
text::Range declaration_around(const yaml::Tree& tree, text::Range name);

}  // namespace asyncy::ide
