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

/// The types of `foo:str|`, an argument in short form; true when the cursor stands behind its colon.
bool offer_short_type(std::string_view text, const YamlCursor& cursor, text::Offset at, Candidates& out);

}  // namespace asyncy::ide
