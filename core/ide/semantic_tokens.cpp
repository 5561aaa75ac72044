#include "core/ide/semantic_tokens.h"

#include <algorithm>

namespace asyncy::ide {

void tidy(std::vector<SemanticToken>& tokens) {
  std::erase_if(tokens, [](const SemanticToken& token) { return token.range.empty(); });
  std::stable_sort(tokens.begin(), tokens.end(),
                   [](const SemanticToken& a, const SemanticToken& b) { return a.range.begin < b.range.begin; });
  text::Offset end = 0;
  std::erase_if(tokens, [&](const SemanticToken& token) {
    if (token.range.begin < end) return true;
    end = token.range.end;
    return false;
  });
}

std::vector<SemanticToken> semantic_tokens(const workspace::Workspace& workspace, const workspace::Document& document) {
  if (document.story() != nullptr) return story_tokens(workspace, document);
  return document.manifest() != nullptr ? manifest_tokens(*document.manifest()) : std::vector<SemanticToken>{};
}

}  // namespace asyncy::ide
