#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "core/binding/binding.h"
#include "core/host/git.h"
#include "core/report/place.h"
#include "lsp/cli/command.h"
#include "lsp/cli/versions.h"

namespace asyncy::cli {
namespace {

constexpr auto kAffectedOptions = std::to_array<Option>({
    {.name = "--since", .value = "REF", .help = "the commit to compare with", .allowed = {}},
});

/// Does the story call a command that means something else now?
bool calls_changed(const Compared& compared, const workspace::Workspace& workspace, const workspace::Document& story) {
  for (const binding::BoundCall& call : binding::bind(workspace, story))
    for (const workspace::Document* manifest : call.resolution.manifests)
      for (const Versions& versions : compared.manifests) {
        if (versions.path != manifest->path) continue;
        const std::string command(call.command == nullptr ? story.text.slice(call.command_range) : call.command->name.value);
        const bool hit = std::any_of(versions.changes.begin(), versions.changes.end(), [&](const compare::Change& change) {
          return change.command.empty() || change.command == command || change.command.ends_with(' ' + command);
        });
        if (hit) return true;
      }
  return false;
}

int run_affected(const Arguments& arguments) {
  const auto since = arguments.value("--since");
  if (!since) return refuse("say since when: asyncy-ls affected --since REF");
  const auto compared = compare_with_commit(arguments.operands(), *since);
  if (!compared) return refuse(compared.error());
  const auto changed = host::changed_files(arguments.operands().empty() ? "." : arguments.operands()[0], *since);
  if (!changed) return refuse(changed.error());
  const host::Loaded& now = compared.value().after;
  std::error_code error;
  const report::Options options{.base = std::filesystem::current_path(error).string()};
  std::string out;
  for (const std::string& path : now.judged) {
    const workspace::Document& story = *now.workspace.find(path);
    if (story.story() == nullptr) continue;
    if (std::binary_search(changed.value().begin(), changed.value().end(), std::filesystem::path(path)) ||
        calls_changed(compared.value(), now.workspace, story) || calls_changed(compared.value(), compared.value().before, story))
      out += report::shown_path(path, options) + '\n';
  }
  for (const std::string& problem : now.problems) complain(problem);
  return print(out) && now.problems.empty() ? kClean : kFailure;
}

}  // namespace

extern const Command affected_command{
    .name = "affected",
    .operands = "[PATH…]",
    .summary = "list the stories whose meaning has changed since a commit",
    .details = "Those that differ, and those that call a command whose declaration differs in a way that a call can see. One path "
               "in a line, for whatever runs tests.\n",
    .options = kAffectedOptions,
    .run = run_affected,
};

}  // namespace asyncy::cli
