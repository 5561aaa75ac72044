#include "lsp/session/documents.h"

#include "core/host/files.h"
#include "core/workspace/paths.h"
#include "core/workspace/services.h"
#include "lsp/protocol/convert.h"

namespace asyncy::session {

using text::Language;

std::optional<Language> language_of(std::string_view path, std::string_view language_id) {
  const std::string_view name = workspace::name_of(path);
  if (name == workspace::kConfigName) return Language::config;
  if (workspace::is_manifest_name(name)) return Language::manifest;
  if (name.ends_with(".story")) return Language::story;
  if (language_id == "storyscript" || language_id == "story") return Language::story;
  if (language_id == "asyncy") return Language::manifest;
  return std::nullopt;
}

bool is_too_large(const text::Text& text) { return text.size() > host::kLargestFile; }

text::Text apply(text::Text text, const std::vector<Change>& changes, protocol::PositionEncoding encoding) {
  for (const Change& change : changes) {
    if (!change.range) {
      text = text::Text(change.text);
      continue;
    }
    const text::Range range = protocol::range_from_positions(text, *change.range, encoding);
    text = text.edited(range, change.text);
  }
  return text;
}

}  // namespace asyncy::session
