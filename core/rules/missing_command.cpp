#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_missing_command(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const binding::BoundCall& call : scope.calls) {
    const NodeId service = tree[call.call].first_child;
    // Where the service is known, another rule says what commands it has.
    if (call.command_unknown || service == kNone || tree[service].kind != NodeKind::path) continue;
    if (tree[tree[call.call].parent].kind == NodeKind::when_statement) continue;
    const NodeId item = tree[service].next_sibling;
    if (item != kNone && tree[item].kind != NodeKind::argument && tree[item].kind != NodeKind::shorthand) continue;
    report.add(tree[service].range, "this call of " + quoted(tree.slice(service)) + " names no command: `" +
                                        std::string(tree.slice(service)) + " command name:value`");
  }
  for (const NodeId id : scope.all(NodeKind::expression_statement)) {
    const NodeId value = tree[id].first_child;
    if (tree[id].has(story::Mark::broken) || value == kNone || tree[value].kind != NodeKind::path) continue;
    if (tree[tree[value].first_child].kind == NodeKind::name)
      report.add(tree[value].range, quoted(tree.slice(value)) + " alone does nothing; a call names a command of a service");
  }
}

}  // namespace

extern const Rule missing_command{
    .info =
        {.name = "missing-command",
         .severity = {std::nullopt, std::nullopt, text::Severity::error},
         .language = text::Language::story,
         .title = "Call that names no command",
         .why =
             "Since March 2019 a call names the service and one of its commands. Before, a service could be called alone.",
         .bad = {.manifest = {}, .story = "other a:1\n", .config = {}},
         .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    output: "
                              "{type: object, properties: {x: {type: int}}}\n",
                  .story = "demo go a:1\n",
                  .config = {}},
         .reference = "E0052"},
    .check = check_missing_command,
};

}  // namespace asyncy::rules
