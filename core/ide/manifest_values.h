// The values that a manifest's key can have.
#pragma once

#include "core/ide/candidates.h"
#include "core/ide/yaml_cursor.h"
#include "core/manifest/schema.h"

namespace asyncy::ide {

/// What is known of the place of a value.
struct ValuePlace {
  const workspace::Workspace& workspace;
  const workspace::Document& document;
  const yaml::Tree& tree;
  const YamlCursor& cursor;
  manifest::Section section;  ///< that holds the key or element
  const manifest::Key* key;   ///< its row
  std::string name;           ///< of the key; of an element, that of the list around it
};

void offer_values(const ValuePlace& place, text::Offset at, Candidates& out);

/// The types behind `foo:`, an argument in short form, which are written without a blank.
void offer_short_types(Candidates& out);

}  // namespace asyncy::ide
