#include "core/workspace/workspace.h"

#include <algorithm>

#include "core/workspace/paths.h"

namespace asyncy::workspace {

Workspace::Workspace(std::vector<Root> roots, std::vector<std::shared_ptr<const Document>> documents) {
  auto state = std::make_shared<State>();
  state->roots = std::move(roots);
  state->documents = std::move(documents);
  std::sort(state->documents.begin(), state->documents.end(), [](const auto& a, const auto& b) { return a->path < b->path; });
  std::vector<const Document*> plain;
  for (const auto& document : state->documents) plain.push_back(document.get());
  state->services = Services(state->roots, plain);
  state_ = std::move(state);
}

Workspace Workspace::with(std::shared_ptr<const Document> document) const {
  auto documents = state_->documents;
  std::erase_if(documents, [&](const auto& known) { return known->path == document->path; });
  documents.push_back(std::move(document));
  return {state_->roots, std::move(documents)};
}

Workspace Workspace::without(std::string_view path) const {
  auto documents = state_->documents;
  std::erase_if(documents, [&](const auto& known) { return known->path == path; });
  return {state_->roots, std::move(documents)};
}

const Document* Workspace::find(std::string_view path) const {
  const auto& documents = state_->documents;
  const auto at = std::lower_bound(documents.begin(), documents.end(), path,
                                   [](const auto& document, std::string_view wanted) { return document->path < wanted; });
  return at != documents.end() && (*at)->path == path ? at->get() : nullptr;
}

const Root* Workspace::root_of(std::string_view path) const {
  const Root* innermost = nullptr;
  for (const Root& root : state_->roots)
    if (is_inside(path, root.path) && (innermost == nullptr || root.path.size() > innermost->path.size())) innermost = &root;
  return innermost;
}

}  // namespace asyncy::workspace
