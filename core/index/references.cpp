#include "core/index/references.h"

#include <algorithm>

#include "core/story/literal.h"

namespace asyncy::index {
namespace {

using workspace::Document;

/// The names under which stories call what `symbol` belongs to.
ServiceNames services_of(const workspace::Workspace& workspace, const Symbol& symbol) {
  return symbol.document == nullptr ? ServiceNames{symbol.text} : service_names(workspace, *symbol.document);
}

bool is_local(const Symbol& symbol) { return symbol.kind == Kind::variable || symbol.kind == Kind::function; }

bool is_read_from_app(const Symbol& symbol) {
  return symbol.kind == Kind::environment && symbol.document->manifest()->model.flavour == manifest::Flavour::app;
}

/// What a document says that may be about `symbol`.
std::vector<Occurrence> candidates(const workspace::Workspace& workspace, const Document& document, const Symbol& symbol,
                                   const ServiceNames& services) {
  const bool is_story = document.story() != nullptr;
  const bool declares = &document == symbol.document;
  const bool configures = !is_story && (symbol.kind == Kind::service || symbol.kind == Kind::environment);
  if (declares || configures || (is_story && is_read_from_app(symbol))) return occurrences(workspace, document);
  if (symbol.kind == Kind::environment || !mentions(document, services)) return {};
  return symbol.kind == Kind::property ? occurrences(workspace, document) : all_call_occurrences(workspace, document);
}

}  // namespace

std::vector<Reference> references(const workspace::Workspace& workspace, const Symbol& symbol,
                                  const std::function<bool()>& go_on) {
  std::vector<Reference> found;
  const auto keep = [&](const Document& document, const std::vector<Occurrence>& occurrences) {
    for (const Occurrence& each : occurrences)
      if (each.symbol == symbol) found.push_back({.document = &document, .occurrence = each});
  };
  if (is_local(symbol)) {
    keep(*symbol.document, occurrences(workspace, *symbol.document));
    return found;
  }
  const ServiceNames services = services_of(workspace, symbol);
  for (const auto& document : workspace.documents()) {
    if (!go_on()) break;
    keep(*document, candidates(workspace, *document, symbol, services));
  }
  return found;
}

/// Nobody is nearer to a manifest than itself.
ServiceNames service_names(const workspace::Workspace& workspace, const Document& manifest) {
  ServiceNames names;
  for (const std::string_view name : workspace.services().names()) {
    const auto meant = workspace.services().resolve(name, manifest.path).manifests;
    if (std::find(meant.begin(), meant.end(), &manifest) != meant.end()) names.insert(name);
  }
  return names;
}

bool mentions(const Document& document, const ServiceNames& services) {
  const auto is_in_example = [&](const workspace::Example& each) { return mentions(*each.story, services); };
  if (std::any_of(document.examples.begin(), document.examples.end(), is_in_example)) return true;
  if (document.story() == nullptr) return false;
  const story::Tree& tree = document.story()->tree;
  return std::any_of(tree.calls.begin(), tree.calls.end(), [&](story::NodeId call) {
    const story::NodeId first = tree[call].first_child;
    const auto word = first == story::kNone ? std::nullopt : story::bare_word(tree, first);
    return word && services.contains(*word);
  });
}

std::vector<Reference> calls_of(const workspace::Workspace& workspace, const Document& manifest,
                                const std::function<bool()>& go_on) {
  const ServiceNames services = service_names(workspace, manifest);
  std::vector<Reference> found;
  for (const auto& document : workspace.documents()) {
    if (!mentions(*document, services)) continue;
    if (!go_on()) break;
    for (const Occurrence& each : all_call_occurrences(workspace, *document))
      if (each.symbol.document == &manifest) found.push_back({.document = document.get(), .occurrence = each});
  }
  return found;
}

}  // namespace asyncy::index
