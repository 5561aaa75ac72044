#include "core/host/judge.h"

#include "core/fix/fix.h"
#include "core/host/parallel.h"
#include "core/rules/run.h"

namespace asyncy::host {

std::vector<report::Judged> judge(const workspace::Workspace& workspace, std::span<const std::string> paths,
                                  const JudgeRequest& request) {
  std::vector<report::Judged> judged(paths.size());
  if (request.progress != nullptr) request.progress->all += paths.size();
  for_each_index(paths.size(), request.threads, [&](std::size_t i) {
    const workspace::Document* document = workspace.find(paths[i]);
    const rules::Options options = rules::options_for(workspace, paths[i], request.overrides);
    auto found = rules::run(workspace, *document, options);
    if (request.prove_fixes) fix::keep_proven(workspace, *document, found, options);
    std::erase_if(found, [&](const text::Diagnostic& each) { return each.severity > request.mildest; });
    judged[i] = {.document = document, .diagnostics = std::move(found)};
    if (request.progress != nullptr) ++request.progress->done;
  });
  return judged;
}

}  // namespace asyncy::host
