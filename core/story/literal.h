// What a literal means: decoded strings, and the text of a path that is one word.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/story/syntax.h"

namespace asyncy::story {

/// A string with its escapes decoded. `text` ends before the first template.
struct StringValue {
  std::string text;
  bool has_templates = false;  ///< what follows `text` is only known at run time
};

/// `id` must be a string or file_path.
StringValue string_value(const Tree& tree, NodeId id);

/// A stretch of a string: decoded text, or the value inside a template.
struct StringPiece {
  std::string text;
  NodeId value = kNone;  ///< of a template; `text` is empty then
};

/// A string from end to end. `id` must be a string or file_path.
std::vector<StringPiece> string_pieces(const Tree& tree, NodeId id);

/// The word that a path of one name is (`go`, `owner/name`); nothing for dotted, indexed and other nodes.
std::optional<std::string_view> bare_word(const Tree& tree, NodeId id);

}  // namespace asyncy::story
