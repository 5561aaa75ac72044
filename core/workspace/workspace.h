// Many files at one moment.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/workspace/document.h"
#include "core/workspace/services.h"

namespace asyncy::workspace {

/// An immutable snapshot. Copies share everything.
class Workspace {
 public:
  Workspace() : Workspace({}, {}) {}
  Workspace(std::vector<Root> roots, std::vector<std::shared_ptr<const Document>> documents);

  /// This snapshot with one document put in, or in the place of the one of the same path.
  [[nodiscard]] Workspace with(std::shared_ptr<const Document> document) const;
  [[nodiscard]] Workspace without(std::string_view path) const;
  /// This snapshot, knowing of more paths whether a file is there.
  [[nodiscard]] Workspace with_files(const std::map<std::string, bool>& seen) const;

  /// Sorted by path.
  [[nodiscard]] const std::vector<std::shared_ptr<const Document>>& documents() const { return state_->documents; }
  /// Null when there is none.
  [[nodiscard]] const Document* find(std::string_view path) const;
  [[nodiscard]] const Services& services() const { return *state_->services; }
  /// Is a file there? Nothing where nobody has looked.
  [[nodiscard]] std::optional<bool> has_file(std::string_view path) const;
  /// The innermost root around `path`; null when it lies outside all of them.
  [[nodiscard]] const Root* root_of(std::string_view path) const;
  /// All roots around `path`, the outermost first.
  [[nodiscard]] std::vector<const Root*> roots_around(std::string_view path) const;

 private:
  struct State {
    std::shared_ptr<const std::vector<Root>> roots;
    std::vector<std::shared_ptr<const Document>> documents;
    std::shared_ptr<const Services> services;  ///< stories have no say in it: a new one shares the old
    std::map<std::string, bool, std::less<>> files;  ///< those that manifests name, and whether they are there
  };
  explicit Workspace(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

}  // namespace asyncy::workspace
