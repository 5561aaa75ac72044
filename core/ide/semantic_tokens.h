// What the words of a document mean, for colours: a valid enum value looks different from text.
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/range.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

/// The order is that of the legend.
enum class TokenType : std::uint8_t {
  service,
  command,
  event,
  function,  ///< of the story; mutations, too
  argument,
  variable,
  property,
  type,
  value,  ///< one of those that an `enum` lists
  pattern,
};

struct SemanticToken {
  text::Range range;  ///< never empty; may hold line ends
  TokenType type = TokenType::variable;
  bool declaration = false;
  bool deprecated = false;
  bool library = false;  ///< built into the language

  friend bool operator==(const SemanticToken&, const SemanticToken&) = default;
};

/// In the order of the text, none overlapping another. Only what is known: the rest is the editor's own grammar's business.
std::vector<SemanticToken> semantic_tokens(const workspace::Workspace& workspace, const workspace::Document& document);

/// Sorts; of several at one place the first stays.
void tidy(std::vector<SemanticToken>& tokens);

std::vector<SemanticToken> story_tokens(const workspace::Workspace& workspace, const workspace::Document& story);
std::vector<SemanticToken> manifest_tokens(const workspace::ManifestFile& manifest);

}  // namespace asyncy::ide
