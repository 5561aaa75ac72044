#include "core/ide/definition.h"

#include <algorithm>

#include "core/binding/value.h"
#include "core/ide/manifest_cursor.h"
#include "core/ide/manifest_find.h"
#include "core/ide/story_cursor.h"
#include "core/index/occurrences.h"
#include "core/manifest/validate.h"

namespace asyncy::ide {
namespace {

using workspace::Document;
using Targets = std::vector<Target>;

text::Range hull(text::Range a, text::Range b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

/// A whole file: shown from its first key.
Target whole(const Document& document, text::Range origin) {
  const yaml::Tree& tree = document.manifest()->tree;
  const auto keys = tree.root == yaml::kNone ? std::vector<yaml::Entry>{} : tree.entries(tree.root);
  const text::Range selection = keys.empty() ? text::Range{} : tree[keys.front().key].range;
  return {.document = &document, .range = document.text.range(), .selection = selection, .origin = origin};
}

/// An entry or an element of a manifest, by its name.
Target declared_at(const Document& document, text::Range name, text::Range origin) {
  return {.document = &document,
          .range = declaration_around(document.manifest()->tree, name),
          .selection = name,
          .origin = origin};
}

Target argument(const Document& document, const manifest::Argument& argument, text::Range origin) {
  return declared_at(document, argument.name.range, origin);
}

class StoryAnswer {
 public:
  StoryAnswer(const workspace::Workspace& workspace, const Document& document, text::Offset at)
      : document_(document),
        file_(*document.story()),
        calls_(workspace, document),
        cursor_(story_cursor(document, calls_, at)) {}

  Targets run() {
    switch (cursor_.thing) {
      case StoryThing::nothing: return {};
      case StoryThing::service: return service();
      case StoryThing::command: return command();
      case StoryThing::argument: return declared();
      case StoryThing::value: return cursor_.definition != nullptr ? variable() : value();
      case StoryThing::variable: return variable();
    }
    return {};
  }

 private:
  Targets service() {
    Targets targets;
    for (const Document* manifest : cursor_.call->resolution.manifests) targets.push_back(whole(*manifest, cursor_.range));
    return targets;
  }

  Targets command() {
    const Document* manifest = cursor_.call->manifest;
    if (cursor_.command == nullptr || manifest == nullptr) return {};
    return {{.document = manifest,
             .range = cursor_.command->range,
             .selection = cursor_.command->name.range,
             .origin = cursor_.range}};
  }

  Targets declared() {
    const Document* manifest = cursor_.call->manifest;
    if (cursor_.argument == nullptr || manifest == nullptr) return cursor_.definition != nullptr ? variable() : Targets{};
    return {argument(*manifest, *cursor_.argument->parameter, cursor_.range)};
  }

  /// To the value among the declared ones, else to the argument.
  Targets value() {
    if (cursor_.argument == nullptr || cursor_.call->manifest == nullptr) return {};
    const manifest::Argument& parameter = *cursor_.argument->parameter;
    if (parameter.allowed && cursor_.argument->value != story::kNone) {
      const binding::KnownValue known = binding::known_value(file_.tree, file_.scopes, cursor_.argument->value);
      const std::string text = known.literal ? known.literal->text : std::string(known.unbound_word.value_or(""));
      for (const manifest::Value& allowed : parameter.allowed->values)
        if ((known.literal || known.unbound_word) && allowed.literal.text == text)
          return {{.document = cursor_.call->manifest,
                   .range = allowed.range,
                   .selection = allowed.range,
                   .origin = cursor_.range}};
    }
    return declared();
  }

  Targets variable() {
    if (cursor_.property != nullptr) return property();
    const story::Definition& definition = *cursor_.definition;
    if (definition.by == story::BoundBy::predefined) return {};
    text::Range range = definition.node == story::kNone ? definition.range : file_.tree[definition.node].range;
    if (!range.contains(definition.range)) range = definition.range;
    return {{.document = &document_, .range = range, .selection = definition.range, .origin = cursor_.range}};
  }

  Targets property() {
    return {declared_at(*cursor_.origin->manifest, cursor_.property->name.range, cursor_.range)};
  }

  const Document& document_;
  const workspace::StoryFile& file_;
  binding::Calls calls_;
  StoryCursor cursor_;
};

/// `*name` to what it stands for.
Targets alias(const Document& document, const yaml::Tree& tree, yaml::NodeId node) {
  const yaml::NodeId target = tree[node].target;
  if (target == yaml::kNone) return {};
  const yaml::Node& anchored = tree[target];
  const text::Range name = anchored.anchor.empty() ? anchored.range : anchored.anchor;
  return {{.document = &document, .range = hull(name, anchored.range), .selection = name, .origin = tree[node].range}};
}

Targets in_manifest(const Document& document, text::Offset at) {
  const workspace::ManifestFile& file = *document.manifest();
  const ManifestCursor cursor = manifest_cursor(file.tree, manifest::root_section(file.tree), at);
  if (cursor.node == yaml::kNone) return {};
  if (file.tree[cursor.node].kind == yaml::Kind::alias) return alias(document, file.tree, cursor.node);
  const bool format = !cursor.is_key && cursor.section == manifest::Section::command && !cursor.path.empty() &&
                      cursor.path.back() == "format";
  if (!format) return {};
  const FoundPlaceholder placeholder = find_placeholder(file, cursor.node, at);
  if (placeholder.found.argument == nullptr) return {};
  return {argument(document, *placeholder.found.argument, placeholder.range)};
}

/// From an alias of `asyncy-ls.yml` to the manifest.
Targets in_config(const workspace::Workspace& workspace, const Document& document, text::Offset at) {
  Targets targets;
  for (const workspace::Alias& alias : document.config()->config.services) {
    const bool name = alias.name.range.touches(at);
    if (!name && !alias.path.range.touches(at)) continue;
    for (const Document* manifest : workspace.services().resolve(alias.name.value, document.path).manifests)
      targets.push_back(whole(*manifest, name ? alias.name.range : alias.path.range));
  }
  return targets;
}

/// What is written in one manifest and declared in another.
Targets in_another_manifest(const workspace::Workspace& workspace, const Document& document, text::Offset at) {
  const auto found = index::occurrence_at(workspace, document, at);
  if (!found || found->symbol.document == nullptr || found->symbol.document == &document) return {};
  const index::Symbol& symbol = found->symbol;
  if (symbol.kind == index::Kind::service) return {whole(*symbol.document, found->range)};
  return {declared_at(*symbol.document, symbol.name, found->range)};
}

}  // namespace

Targets definition(const workspace::Workspace& workspace, const Document& document, text::Offset at) {
  if (document.config() != nullptr) return in_config(workspace, document, at);
  Targets targets =
      document.story() != nullptr ? StoryAnswer(workspace, document, at).run() : in_manifest(document, at);
  return targets.empty() ? in_another_manifest(workspace, document, at) : targets;
}

Targets type_definition(const workspace::Workspace& workspace, const Document& document, text::Offset at) {
  const auto found = index::occurrence_at(workspace, document, at);
  if (!found || found->symbol.document == nullptr) return {};
  const index::Symbol& symbol = found->symbol;
  if (symbol.schema != nullptr && symbol.schema->type) {
    const text::Range type = symbol.schema->type->range;
    return {{.document = symbol.document, .range = type, .selection = type, .origin = found->range}};
  }
  if (symbol.kind != index::Kind::variable) return {};
  const binding::Calls calls(workspace, document);
  const binding::BoundCall* origin = story_cursor(document, calls, at).origin;
  if (origin == nullptr || origin->command == nullptr || origin->manifest == nullptr) return {};
  return {{.document = origin->manifest,
           .range = origin->command->range,
           .selection = origin->command->name.range,
           .origin = found->range}};
}

}  // namespace asyncy::ide
