#include "core/rules/memory.h"

#include <utility>

#include "core/story/affected.h"

namespace asyncy::rules {

std::vector<std::optional<Memory::Part>> Memory::take(const workspace::Workspace& workspace,
                                                      const workspace::Document& document, text::Dialect dialect,
                                                      const binding::Calls& calls, typing::Typing& typing) {
  const workspace::StoryFile& story = *document.story();
  std::vector<std::optional<Part>> known(story.tree.layout().chunks.size());
  // Stories have no say in what others mean: only the services do.
  const bool same_world = workspace_ && &workspace_->services() == &workspace.services() && dialect == dialect_;
  if (!same_world || document_->path != document.path) return known;
  const workspace::StoryFile& before = *document_->story();
  const binding::Calls calls_before(*workspace_, *document_);
  typing::Typing typing_before(before, calls_before);
  const auto same_call = [&](story::NodeId was, story::NodeId is) {
    const binding::BoundCall* a = calls_before.of(was);
    const binding::BoundCall* b = calls.of(is);
    if (a == nullptr || b == nullptr) return a == b;
    return a->command == b->command && a->callee == b->callee && a->manifest == b->manifest && a->service == b->service;
  };
  const story::Sameness sameness{.value =
                                     [&](const story::Definition& was, const story::Definition& is) {
                                       return same_call(before.scopes.call_of(was), story.scopes.call_of(is)) &&
                                              typing_before.of(was) == typing.of(is);
                                     },
                                 .call = same_call,
                                 .most_bindings = typing::kMostAssignments};
  const story::Affected affected =
      story::affected_by_edit({before.tree, before.scopes}, {story.tree, story.scopes}, sameness);
  const auto take_over = [&](std::size_t from, std::size_t to) {
    if (!affected.chunks[to] && parts_[from] && parts_[from]->findings.lasts) known[to] = std::move(parts_[from]);
  };
  for (std::size_t i = 0; i < affected.front; ++i) take_over(i, i);
  for (std::size_t i = 1; i <= affected.back; ++i) take_over(parts_.size() - i, known.size() - i);
  return known;
}

void Memory::keep(const workspace::Workspace& workspace, std::shared_ptr<const workspace::Document> document,
                  text::Dialect dialect, std::vector<std::optional<Part>> parts) {
  workspace_ = workspace;
  document_ = std::move(document);
  dialect_ = dialect;
  parts_ = std::move(parts);
}

std::size_t Memory::called() const {
  std::size_t sum = 0;
  for (const auto& part : parts_) sum += part->called;
  return sum;
}

}  // namespace asyncy::rules
