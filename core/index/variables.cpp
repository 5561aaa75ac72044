#include "core/index/variables.h"

namespace asyncy::index {

using story::BoundBy;
using story::Definition;

Variables::Variables(const workspace::Document& story) : story_(story), scopes_(story.story()->scopes) {
  const auto& definitions = scopes_.definitions;
  first_.reserve(definitions.size());
  for (std::uint32_t i = 0; i < definitions.size(); ++i) {
    const Definition& definition = definitions[i];
    first_.push_back(i);
    if (definition.by != BoundBy::assignment) continue;
    // What is visible already is assigned again; anything else that binds a name begins a new variable.
    const Definition* earlier = scopes_.find(definition.name, definition.range.begin);
    if (earlier == nullptr || earlier->by == BoundBy::predefined || earlier >= &definition) continue;
    first_.back() = first_[static_cast<std::size_t>(earlier - definitions.data())];
  }
}

std::optional<Symbol> Variables::find(std::string_view name, text::Offset at) const {
  const Definition* definition = scopes_.find(name, at);
  if (definition == nullptr || definition->by == BoundBy::predefined) return std::nullopt;
  return symbol_of(static_cast<std::size_t>(definition - scopes_.definitions.data()));
}

Symbol Variables::symbol_of(std::size_t definition) const {
  const Definition& first = scopes_.definitions[first_[definition]];
  return {.kind = first.by == BoundBy::function ? Kind::function : Kind::variable,
          .text = first.name,
          .document = &story_,
          .name = first.range,
          .node = first.node};
}

}  // namespace asyncy::index
