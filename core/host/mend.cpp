#include "core/host/mend.h"

#include <algorithm>
#include <optional>

#include "core/host/parallel.h"

namespace asyncy::host {
namespace {

using workspace::Workspace;

std::shared_ptr<const workspace::Document> shared(const Workspace& workspace, std::string_view path) {
  const auto& documents = workspace.documents();
  return *std::lower_bound(documents.begin(), documents.end(), path,
                           [](const auto& document, std::string_view wanted) { return document->path < wanted; });
}

std::vector<MendedFile> mend_these(const Workspace& workspace, std::span<const std::string> paths, const MendRequest& request) {
  std::vector<std::optional<fix::Mended>> mended(paths.size());
  for_each_index(paths.size(), request.threads, [&](std::size_t i) {
    const rules::Options options = rules::options_for(workspace, paths[i], request.overrides);
    mended[i] = fix::mend(workspace, *workspace.find(paths[i]), options, request.ways);
  });
  std::vector<MendedFile> out;
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (mended[i]) out.push_back({.before = shared(workspace, paths[i]), .after = std::move(*mended[i])});
  return out;
}

}  // namespace

Workspace with_mended(Workspace workspace, std::span<const MendedFile> files) {
  for (const MendedFile& file : files) workspace = workspace.with(file.after.document);
  return workspace;
}

std::vector<MendedFile> mend(const Workspace& workspace, std::span<const std::string> paths, const MendRequest& request) {
  std::vector<std::string> stories;
  std::vector<std::string> others;
  for (const std::string& path : paths)
    (workspace.find(path)->language() == text::Language::story ? stories : others).push_back(path);
  std::vector<MendedFile> files = mend_these(workspace, others, request);
  for (MendedFile& file : mend_these(with_mended(workspace, files), stories, request)) files.push_back(std::move(file));
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.before->path < b.before->path; });
  return files;
}

}  // namespace asyncy::host
