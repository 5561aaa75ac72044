#include "core/host/judge.h"

#include <algorithm>

#include "core/fix/fix.h"
#include "core/host/parallel.h"
#include "core/rules/run.h"

namespace asyncy::host {
namespace {

using workspace::Document;

report::Judged judge_document(const workspace::Workspace& workspace, const Document& document, const JudgeRequest& request) {
  const rules::Options options = rules::options_for(workspace, document.path, request.overrides);
  auto found = rules::run(workspace, document, options);
  if (request.prove_fixes) fix::keep_proven(workspace, document, found, options);
  std::erase_if(found, [&](const text::Diagnostic& each) { return each.severity > request.mildest; });
  return {.document = &document, .diagnostics = std::move(found)};
}

/// A file that nothing is told of: its path is all that a report needs.
std::shared_ptr<const Document> without_content(const Document& document) {
  auto out = std::make_shared<Document>();
  out->path = document.path;
  return out;
}

}  // namespace

std::vector<report::Judged> judge(const workspace::Workspace& workspace, std::span<const std::string> paths,
                                  const JudgeRequest& request) {
  std::vector<report::Judged> judged(paths.size());
  if (request.progress != nullptr) request.progress->all += paths.size();
  for_each_index(paths.size(), request.threads, [&](std::size_t i) {
    judged[i] = judge_document(workspace, *workspace.find(paths[i]), request);
    if (request.progress != nullptr) ++request.progress->done;
  });
  return judged;
}

std::vector<report::Judged> judge(Loaded& loaded, const JudgeRequest& request) {
  const std::vector<std::string>& paths = loaded.judged;
  std::vector<report::Judged> judged(paths.size());
  std::vector<std::string> problems(paths.size());
  if (request.progress != nullptr) request.progress->all += paths.size();
  for_each_index(paths.size(), request.threads, [&](std::size_t i) {
    if (const Document* known = loaded.workspace.find(paths[i])) {
      judged[i] = judge_document(loaded.workspace, *known, request);
    } else if (auto read = load_document(paths[i], workspace::language_of(paths[i]))) {
      std::shared_ptr<const Document> document = std::move(read).value();
      judged[i] = judge_document(loaded.workspace, *document, request);
      if (judged[i].diagnostics.empty()) document = without_content(*document);
      judged[i].document = document.get();
      judged[i].own = std::move(document);
    } else {
      problems[i] = read.error();
    }
    if (request.progress != nullptr) ++request.progress->done;
  });
  for (std::string& problem : problems)
    if (!problem.empty()) loaded.problems.push_back(std::move(problem));
  std::sort(loaded.problems.begin(), loaded.problems.end());
  const auto unread = [](const report::Judged& each) { return each.document == nullptr; };
  for (std::size_t i = judged.size(); i-- > 0;)
    if (unread(judged[i])) loaded.judged.erase(loaded.judged.begin() + static_cast<std::ptrdiff_t>(i));
  std::erase_if(judged, unread);
  return judged;
}

}  // namespace asyncy::host
