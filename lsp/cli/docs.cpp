#include <algorithm>
#include <filesystem>

#include "core/docs/reference.h"
#include "core/host/load.h"
#include "core/report/place.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

int run_docs(const Arguments& arguments) {
  host::LoadRequest request;
  for (const std::string& operand : arguments.operands()) request.paths.emplace_back(operand);
  if (request.paths.empty()) request.paths.emplace_back(".");
  const host::Loaded loaded = host::load(request);
  std::error_code error;
  const report::Options shown{.base = std::filesystem::current_path(error).string(), .colour = false};
  std::vector<docs::Described> services;
  for (const workspace::Service& service : loaded.workspace.services().all())
    if (std::binary_search(loaded.judged.begin(), loaded.judged.end(), service.manifest->path))
      services.push_back({.service = service, .path = report::shown_path(service.manifest->path, shown)});
  for (const std::string& problem : loaded.problems) complain(problem);
  return print(docs::reference(loaded.workspace, services)) && loaded.problems.empty() ? kClean : kFailure;
}

}  // namespace

extern const Command docs_command{
    .name = "docs",
    .operands = "[PATH…]",
    .summary = "print a reference of services, in Markdown",
    .details = "PATH is a manifest, or a folder with all its manifests; without one, the current folder. For each service: its commands "
               "with arguments, types, defaults and patterns, example calls in both styles, and its environment variables. An "
               "example is shown only where check finds nothing wrong with it.\n"
               "Exit status: 0 done, 2 could not read everything.\n",
    .options = {},
    .run = run_docs,
};

}  // namespace asyncy::cli
