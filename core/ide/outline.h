// The outlines of the two languages, and the short texts that both put in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ide/symbols.h"
#include "core/manifest/schema.h"

namespace asyncy::ide {

std::vector<Symbol> story_symbols(const workspace::StoryFile& story);
/// Also of `asyncy-ls.yml`.
std::vector<Symbol> manifest_symbols(const yaml::Tree& tree, manifest::Section root);

/// The first line without blanks around it, cut where it is long; never ends inside a character.
std::string outline_text(std::string_view text);

}  // namespace asyncy::ide
