#include "core/binding/value.h"

#include "core/story/literal.h"

namespace asyncy::binding {
namespace {

using story::NodeKind;
using types::Literal;
using types::LiteralKind;

KnownValue literal(LiteralKind kind, std::string_view text) {
  return {.literal = Literal{.kind = kind, .text = std::string(text)}, .string_prefix = {}, .unbound_word = {}};
}

KnownValue string(const story::Tree& tree, story::NodeId id, LiteralKind kind) {
  if (tree[id].has(story::Mark::broken)) return {};  // half typed: nobody knows how it ends
  story::StringValue value = story::string_value(tree, id);
  if (value.has_templates) return {.literal = {}, .string_prefix = std::move(value.text), .unbound_word = {}};
  return literal(kind, value.text);
}

}  // namespace

KnownValue known_value(const story::Tree& tree, const story::Scopes& scopes, story::NodeId value) {
  while (tree[value].kind == NodeKind::group && tree[value].first_child != story::kNone) value = tree[value].first_child;
  // What is half typed has its diagnostic already.
  if (tree[value].has(story::Mark::broken)) return {};
  const std::string_view source = tree.slice(value);
  switch (tree[value].kind) {
    case NodeKind::string: return string(tree, value, LiteralKind::string);
    case NodeKind::file_path: return string(tree, value, LiteralKind::path);
    case NodeKind::integer: return literal(LiteralKind::integer, source);
    case NodeKind::real: return literal(LiteralKind::real, source);
    case NodeKind::boolean: return literal(LiteralKind::boolean, source);
    case NodeKind::null: return literal(LiteralKind::null, source);
    case NodeKind::time: return literal(LiteralKind::time, source);
    case NodeKind::regex: return literal(LiteralKind::regex, source);
    case NodeKind::list: return literal(LiteralKind::list, {});
    case NodeKind::map: return literal(LiteralKind::map, {});
    case NodeKind::path: {
      const auto word = story::bare_word(tree, value);
      if (!word || scopes.find(*word, tree[value].range.begin) != nullptr) return {};
      return {.literal = {}, .string_prefix = {}, .unbound_word = word};
    }
    default: return {};
  }
}

}  // namespace asyncy::binding
