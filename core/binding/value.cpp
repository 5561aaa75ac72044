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
  story::StringValue value = story::string_value(tree, id);
  if (value.has_templates) return {.literal = {}, .string_prefix = std::move(value.text), .unbound_word = {}};
  return literal(kind, value.text);
}

}  // namespace

KnownValue known_value(const story::Tree& tree, const story::Scopes& scopes, story::NodeId value) {
  story::Node node = tree[value];
  while (node.kind == NodeKind::group && node.first_child != story::kNone) node = tree[value = node.first_child];
  // What is half typed has its diagnostic already, and nobody knows how it ends.
  if (node.has(story::Mark::broken)) return {};
  const std::string_view source = tree.text.slice(node.range);
  switch (node.kind) {
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
      if (!word || scopes.find(*word, node.range.begin) != nullptr) return {};
      return {.literal = {}, .string_prefix = {}, .unbound_word = word};
    }
    default: return {};
  }
}

}  // namespace asyncy::binding
