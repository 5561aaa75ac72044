#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_redundant_entrypoint(const Scope& scope, Report& report) {
  const manifest::Manifest& manifest = scope.manifest();
  if (!manifest.entrypoint || !manifest.entrypoint_at_root) return;
  for (const manifest::Command& command : manifest.commands)
    if (manifest::is_entrypoint_name(command.name.value)) {
      report
          .add(manifest.entrypoint->name.range, "what runs without a command is also declared among the commands, by " +
                                                    quoted(command.name.value) + "; remove one of the two")
          .related(nullptr, command.name.range, "declared here, too");
      return;
    }
}

}  // namespace

extern const Rule redundant_entrypoint{
    .info = {.name = "redundant-entrypoint",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Entrypoint declared twice",
             .why = "An `entrypoint` at the root and one among the `commands` mean the same: what runs when a story names no "
                    "command.",
             .bad = {.manifest = "entrypoint:\n  help: Goes.\ncommands:\n  entrypoint:\n    help: Runs.\n", .story = {}, .config = {}},
             .good = {.manifest = "entrypoint:\n  help: Goes.\ncommands:\n  run:\n    help: Runs.\n", .story = {}, .config = {}}},
    .check = check_redundant_entrypoint,
};

}  // namespace asyncy::rules
