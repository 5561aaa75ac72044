// Tries edits of one document without anybody seeing them.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/rules/memory.h"
#include "core/rules/run.h"
#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::fix {

/// What is wrong with a document, and what would be after some edits: each time only what differs is read and judged.
class Trial {
 public:
  /// `workspace` holds `document`. `memory`: what is known of it, or of an earlier version.
  Trial(const workspace::Workspace& workspace, std::shared_ptr<const workspace::Document> document, rules::Options options,
        rules::Memory memory = {});
  /// `document` must outlive the result.
  Trial(const workspace::Workspace& workspace, const workspace::Document& document, rules::Options options);

  [[nodiscard]] const workspace::Workspace& workspace() const { return workspace_; }
  [[nodiscard]] const workspace::Document& document() const { return *document_; }
  /// Without a limit: otherwise what it hid would come up as new.
  [[nodiscard]] const rules::Options& options() const { return options_; }

  /// What is wrong now.
  const std::vector<text::Diagnostic>& before();
  /// What would be wrong after `edits`, which are sorted; nothing when they overlap or lie outside.
  std::optional<std::vector<text::Diagnostic>> after(std::span<const text::Edit> edits);

 private:
  workspace::Workspace workspace_;
  std::shared_ptr<const workspace::Document> document_;
  rules::Options options_;
  rules::Memory memory_;
  std::optional<std::vector<text::Diagnostic>> before_;
};

}  // namespace asyncy::fix
