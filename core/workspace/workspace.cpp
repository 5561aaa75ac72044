#include "core/workspace/workspace.h"

#include <algorithm>

#include "core/workspace/paths.h"

namespace asyncy::workspace {

namespace {

using Documents = std::vector<std::shared_ptr<const Document>>;

bool path_before(const std::shared_ptr<const Document>& document, std::string_view path) { return document->path < path; }

std::shared_ptr<const Services> services_of(const std::vector<Root>& roots, const Documents& documents) {
  std::vector<const Document*> plain;
  for (const auto& document : documents) plain.push_back(document.get());
  return std::make_shared<const Services>(roots, plain);
}

}  // namespace

Workspace::Workspace(std::vector<Root> roots, Documents documents) {
  std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) { return a->path < b->path; });
  auto services = services_of(roots, documents);
  state_ = std::make_shared<const State>(State{.roots = std::make_shared<const std::vector<Root>>(std::move(roots)),
                                               .documents = std::move(documents),
                                               .services = std::move(services),
                                               .files = {}});
}

Workspace Workspace::with(std::shared_ptr<const Document> document) const {
  State next = *state_;
  Documents& documents = next.documents;
  const auto at = std::lower_bound(documents.begin(), documents.end(), document->path, path_before);
  const bool is_there = at != documents.end() && (*at)->path == document->path;
  const bool names_services = document->manifest() != nullptr || (is_there && (*at)->manifest() != nullptr);
  if (is_there)
    *at = std::move(document);
  else
    documents.insert(at, std::move(document));
  if (names_services) next.services = services_of(*next.roots, documents);
  return Workspace(std::make_shared<const State>(std::move(next)));
}

Workspace Workspace::without(std::string_view path) const {
  State next = *state_;
  Documents& documents = next.documents;
  const auto at = std::lower_bound(documents.begin(), documents.end(), path, path_before);
  if (at == documents.end() || (*at)->path != path) return *this;
  const bool names_services = (*at)->manifest() != nullptr;
  documents.erase(at);
  if (names_services) next.services = services_of(*next.roots, documents);
  return Workspace(std::make_shared<const State>(std::move(next)));
}

Workspace Workspace::with_files(const std::map<std::string, bool>& seen) const {
  State next = *state_;
  for (const auto& [path, is_there] : seen) next.files.insert_or_assign(path, is_there);
  return Workspace(std::make_shared<const State>(std::move(next)));
}

std::optional<bool> Workspace::has_file(std::string_view path) const {
  const auto found = state_->files.find(path);
  return found == state_->files.end() ? std::nullopt : std::optional(found->second);
}

const Document* Workspace::find(std::string_view path) const {
  const auto& documents = state_->documents;
  const auto at = std::lower_bound(documents.begin(), documents.end(), path, path_before);
  return at != documents.end() && (*at)->path == path ? at->get() : nullptr;
}

std::vector<const Root*> Workspace::roots_around(std::string_view path) const {
  std::vector<const Root*> around;
  for (const Root& root : *state_->roots)
    if (is_inside(path, root.path)) around.push_back(&root);
  std::sort(around.begin(), around.end(), [](const Root* a, const Root* b) { return a->path.size() < b->path.size(); });
  return around;
}

const Root* Workspace::root_of(std::string_view path) const {
  const auto around = roots_around(path);
  return around.empty() ? nullptr : around.back();
}

}  // namespace asyncy::workspace
