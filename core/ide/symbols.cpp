#include "core/ide/symbols.h"

#include <algorithm>

#include "core/ide/outline.h"
#include "core/manifest/validate.h"

namespace asyncy::ide {

std::string outline_text(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  text.remove_prefix(first);
  text = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
  text = text.substr(0, text.find_last_not_of(" \t") + 1);
  if (text.size() <= kLongest) return std::string(text);
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::vector<Symbol> symbols(const workspace::Document& document) {
  if (const auto* story = document.story()) return story_symbols(*story);
  if (const auto* manifest = document.manifest())
    return manifest_symbols(manifest->tree, manifest::root_section(manifest->tree));
  return manifest_symbols(document.config()->tree, manifest::Section::config);
}

}  // namespace asyncy::ide
