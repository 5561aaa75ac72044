#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_undocumented_command(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  if (tree.root == yaml::kNone || scope.manifest().flavour == manifest::Flavour::app) return;
  const yaml::NodeId commands = tree.find(tree.root, "commands");
  if (commands == yaml::kNone) return;
  for (const yaml::Entry entry : tree.entries(commands)) {
    // Where a broken line was left out, the body may be there.
    if (tree[entry.value].kind != yaml::Kind::null || tree.has_repair_inside(commands)) continue;
    report.add(tree[entry.key].range, "nothing is said of " + quoted(tree.value(entry.key)) + "; a `help` tells story authors what it does");
  }
}

}  // namespace

extern const Rule undocumented_command{
    .info = {.name = "undocumented-command",
             .severity = text::Severity::hint,
             .language = text::Language::manifest,
             .title = "Command of which nothing is said",
             .why = "It can be called with anything; story authors see neither what it does nor what it takes.",
             .bad = {.manifest = "commands:\n  go:\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = {}, .config = {}}},
    .check = check_undocumented_command,
};

}  // namespace asyncy::rules
