// The documents that the client has open: their texts, and which of them are ours to read.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/memory.h"
#include "core/text/text.h"
#include "core/workspace/document.h"
#include "lsp/protocol/read.h"

namespace asyncy::session {

/// One edit of a `didChange`; without a range the whole text is new.
struct Change {
  std::optional<protocol::PositionRange> range;
  std::string text;
};

struct OpenDocument {
  std::string uri;  ///< as the client writes it
  std::string path;
  std::optional<text::Language> language;  ///< nothing: the client sent a file of another language, which we leave alone
  std::optional<std::int64_t> version;
  text::Text text;
  std::shared_ptr<const workspace::Document> read;  ///< of `text`; null until it is needed again
  std::shared_ptr<const workspace::Document> saved;  ///< of a manifest: as the disk has it; null when it has not
  rules::Memory memory = {};                         ///< what was found in it, so that the next version is judged quickly
  bool dirty = true;                                ///< what the client shows of it may be out of date
  std::optional<std::size_t> calls = {};            ///< of a story: what its calls named when that was last looked at
  std::string published;                            ///< what names the last diagnostics that were sent, and their version
};

/// A document is known by its name, as everywhere else, and one with another name by its language. In this order: Emacs' eglot
/// says of all files that share a server that they are of one language.
std::optional<text::Language> language_of(std::string_view path, std::string_view language_id);

/// Larger texts are kept, so that edits can make them smaller, but not read.
bool is_too_large(const text::Text& text);

/// `text` after `changes`, one after the other.
text::Text apply(text::Text text, const std::vector<Change>& changes, protocol::PositionEncoding encoding);

}  // namespace asyncy::session
