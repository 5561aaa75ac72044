// Edits of several files at once.
#pragma once

#include <optional>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

/// The edits of one document, sorted.
struct FileEdits {
  const workspace::Document* document = nullptr;
  std::vector<text::Edit> edits;
};

/// Adds one edit to those of its document, which keeps them sorted; one that is there already is not added again.
void add_edit(std::vector<FileEdits>& files, const workspace::Document& document, text::Edit edit);

/// Where a place before `edits` stands after them.
text::Offset moved(text::Offset at, const std::vector<text::Edit>& edits);

/// The workspace after the edits, with the documents opened anew; nothing when they overlap.
std::optional<workspace::Workspace> edited(const workspace::Workspace& workspace, const std::vector<FileEdits>& files);

}  // namespace asyncy::ide
