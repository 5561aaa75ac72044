#include "core/ide/member_completion.h"

#include "core/ide/completion_roles.h"
#include "core/ide/snippets.h"
#include "core/typing/mutations.h"

namespace asyncy::ide {
namespace {

void offer_property(const manifest::Property& property, unsigned index, Candidates& out) {
  out.add({.label = property.name.value,
           .kind = CompletionKind::variable,
           .role = roles::kFirst,
           .index = index,
           .insert = {},
           .snippet = {},
           .detail = detail_of(property.schema, false),
           .documentation = {},
           .document = [&property] { return documentation_of(property.schema); },
           .label_detail = property.schema.type ? ": " + property.schema.type->text : std::string(),
           .description = "property"});
}

/// `split(by:${1})`: what must be passed.
std::string mutation_snippet(const typing::Mutation& mutation) {
  std::string snippet = std::string(mutation.name) + '(';
  unsigned number = 0;
  for (const typing::MutationParameter& parameter : typing::parameters_of(mutation)) {
    if (!parameter.required) continue;
    if (number > 0) snippet += ' ';
    snippet += std::string(parameter.name) + ":${" + std::to_string(++number) + '}';
  }
  return snippet + ')';
}

void offer_app(Candidates& out) {
  for (const char* name : {"hostname", "secrets", "version"})
    out.add({.label = name,
             .kind = CompletionKind::variable,
             .role = roles::kFirst,
             .insert = {},
             .snippet = {},
             .detail = "of the app",
             .documentation = {}});
}

}  // namespace

void offer_members(const CompletionContext& cursor, story::NodeId path, typing::Typing& typing, Candidates& out) {
  const story::Tree& tree = cursor.tree();
  const story::NodeId first = tree[path].first_child;
  const story::Definition* definition = tree[first].kind == story::NodeKind::name
                                            ? cursor.story->story()->scopes.find(tree.slice(first), tree[first].range.begin)
                                            : nullptr;
  const bool of_app = definition != nullptr && definition->by == story::BoundBy::predefined;
  if (of_app && tree[first].next_sibling == cursor.node) return offer_app(out);
  const typing::ValueType type = typing.before(path, cursor.node);
  unsigned index = 0;
  if (type.properties != nullptr)
    for (const manifest::Property& property : *type.properties) offer_property(property, index++, out);
  offer_mutations(cursor, type, out);
}

void offer_mutations(const CompletionContext& cursor, const typing::ValueType& type, Candidates& out) {
  const story::Tree& tree = cursor.tree();
  const bool has_parentheses = tree.text.slice({tree[cursor.node].range.end, tree.text.size()}).starts_with('(');
  unsigned index = 0;
  for (const typing::Mutation& mutation : typing::mutation_table()) {
    // An object is no map.
    if (!type.has(mutation.of) || (mutation.of == types::LiteralKind::map && type.properties != nullptr)) continue;
    const std::string name(mutation.name);
    const std::string parameters = '(' + std::string(mutation.parameters) + ')';
    const std::string result = typing::name_of(typing::result_of(mutation, type));
    out.add({.label = name,
             .kind = CompletionKind::function,
             .role = roles::kMutations,
             .index = index++,
             .insert = has_parentheses ? name : name + "()",
             .snippet = has_parentheses ? std::string() : mutation_snippet(mutation),
             .detail = result.empty() ? parameters : parameters + " → " + result,
             .documentation = std::string(mutation.doc),
             .label_detail = parameters,
             .description = result});
  }
}

}  // namespace asyncy::ide
