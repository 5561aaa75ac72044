#include "core/rules/call.h"
#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_block_without_events(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const binding::BoundCall& call : scope.calls) {
    if (call.callee != binding::Callee::command || !call.command->events.empty()) continue;
    const NodeId statement = tree[call.call].parent;
    if (tree[statement].kind != NodeKind::call_statement || tree[statement].has(story::Mark::broken)) continue;
    const NodeId block = tree.child(statement, NodeKind::block);
    if (block == kNone || tree[block].first_child == kNone) continue;
    report
        .add({call.service_range.begin, call.command_range.end},
             name_of(call) + " has no events, so that nothing could start the block below; assign the result instead")
        .related(call.manifest, call.command->name.range, "it is declared here");
  }
}

}  // namespace

extern const Rule block_without_events{
    .info =
        {.name = "block-without-events",
         .severity = {std::nullopt, std::nullopt, text::Severity::error},
         .language = text::Language::story,
         .title = "Block below a command without events",
         .why =
             "The block of a service listens to the events of its command. A command without events has none to wait for.",
         .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    output: "
                             "{type: object, properties: {x: {type: int}}}\n",
                 .story = "demo go as g\n    demo go\n",
                 .config = {}},
         .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    output: "
                              "{type: object, properties: {x: {type: int}}}\n",
                  .story = "g = demo go\ndemo go\n",
                  .config = {}},
         .reference = "E0157"},
    .check = check_block_without_events,
};

}  // namespace asyncy::rules
