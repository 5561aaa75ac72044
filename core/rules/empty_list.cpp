#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_empty_list(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  if (tree.root == yaml::kNone || scope.manifest().flavour == manifest::Flavour::app) return;
  const yaml::NodeId commands = tree.find(tree.root, "commands");
  if (commands == yaml::kNone) return;
  for (const yaml::Entry command : tree.entries(commands))
    for (const yaml::Entry entry : tree.entries(command.value)) {
      const std::string_view key = tree.value(entry.key);
      if ((key != "args" && key != "kwargs") || tree[entry.value].kind != yaml::Kind::null) continue;
      if (tree.has_repair_inside(command.value)) continue;
      report.add(tree[entry.key].range, quoted(key) + " lists nothing; leave it out, or begin each argument with `- `");
    }
}

}  // namespace

extern const Rule empty_list{
    .info = {.name = "empty-list",
             .severity = text::Severity::hint,
             .language = text::Language::manifest,
             .title = "List of arguments without arguments",
             .why = "An empty `args` or `kwargs` says nothing; the arguments were perhaps forgotten.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - where\n", .story = {}, .config = {}}},
    .check = check_empty_list,
};

}  // namespace asyncy::rules
