#include "core/ide/file_edits.h"

#include <algorithm>

#include "core/text/edit.h"

namespace asyncy::ide {

void add_edit(std::vector<FileEdits>& files, const workspace::Document& document, text::Edit edit) {
  auto file = std::find_if(files.begin(), files.end(), [&](const FileEdits& each) { return each.document == &document; });
  if (file == files.end()) file = files.insert(file, {.document = &document, .edits = {}});
  auto& edits = file->edits;
  if (std::find(edits.begin(), edits.end(), edit) != edits.end()) return;
  const auto behind = std::upper_bound(edits.begin(), edits.end(), edit,
                                       [](const text::Edit& a, const text::Edit& b) { return a.range < b.range; });
  edits.insert(behind, std::move(edit));
}

text::Offset moved(text::Offset at, const std::vector<text::Edit>& edits) {
  std::int64_t shift = 0;
  for (const text::Edit& edit : edits)
    if (edit.range.end <= at && edit.range.begin < at)
      shift += static_cast<std::int64_t>(edit.text.size()) - edit.range.size();
  return static_cast<text::Offset>(at + shift);
}

std::optional<workspace::Workspace> edited(const workspace::Workspace& workspace, const std::vector<FileEdits>& files) {
  workspace::Workspace after = workspace;
  for (const FileEdits& file : files) {
    const auto text = text::apply(file.document->text.view(), file.edits);
    if (!text) return std::nullopt;
    after = after.with(workspace::open(file.document->path, text::Text(*text), file.document->language()));
  }
  return after;
}

}  // namespace asyncy::ide
