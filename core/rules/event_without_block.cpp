#include "core/rules/call.h"
#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_event_without_block(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const binding::BoundCall& call : scope.calls) {
    if (call.callee != binding::Callee::command || call.command->events.empty() || call.command->output) continue;
    const NodeId statement = tree[call.call].parent;
    if (tree[call.call].has(story::Mark::broken) || tree[statement].kind == NodeKind::when_statement) continue;
    if (tree[statement].kind == NodeKind::call_statement && tree.child(statement, NodeKind::block) != kNone) continue;
    report
        .add({call.service_range.begin, call.command_range.end},
             name_of(call) + " gives events only; call it at the beginning of a line and listen in a block below")
        .related(call.manifest, call.command->name.range, "its events are declared here");
  }
}

}  // namespace

extern const Rule event_without_block{
    .info = {.name = "event-without-block",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Command with events that no block listens to",
             .why = "A command that only tells of events gives nothing else. Its call begins a line, and the block below "
                    "it holds the `when`s.",
             .bad = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                 "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                 "Goes.\n    arguments:\n      a: "
                                 "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                     .story = "demo serve\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                  "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                  "Goes.\n    arguments:\n      a: "
                                  "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                      .story = "demo serve as s\n    when s call as c\n        return\n",
                      .config = {}},
             .reference = "E0156"},
    .check = check_event_without_block,
};

}  // namespace asyncy::rules
