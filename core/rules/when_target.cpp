#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/story/literal.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

/// Whether the variable holds what a command without events gave.
bool is_result(const Scope& scope, const story::Definition& variable) {
  const binding::BoundCall* call = scope.bound.of(scope.scopes().call_of(variable));
  return call != nullptr && call->command != nullptr && call->callee == binding::Callee::command &&
         call->command->events.empty();
}

void check_when_target(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::when_statement)) {
    const NodeId call = tree[id].first_child;
    const NodeId first = call == kNone ? kNone : tree[call].first_child;
    const NodeId event = first == kNone ? kNone : tree[first].next_sibling;
    if (event == kNone || tree[id].has(story::Mark::broken)) continue;
    const auto name = story::bare_word(tree, first);
    const NodeId third = tree[event].next_sibling;
    if (!name || !story::bare_word(tree, event) || (third != kNone && story::bare_word(tree, third))) continue;
    const story::Definition* target = scope.scopes().find(*name, tree[first].range.begin);
    const bool of_call = target != nullptr && scope.scopes().call_of(*target) != kNone;
    const bool result = of_call && target->by == story::BoundBy::assignment;
    if (target != nullptr && !result && (of_call || target->by == story::BoundBy::block_output)) continue;
    // What another name gave it may well have events.
    if (result && !is_result(scope, *target)) continue;
    auto entry = report.add(tree[first].range,
                            target == nullptr
                                ? quoted(*name) + " names no output; `when` listens to the output of the block around it"
                            : result ? quoted(*name) + " is what a call has given, which has no events"
                                     : quoted(*name) + " is a variable without events");
    entry.reference(result ? "E0155" : "E0144");
    if (target != nullptr && target->by != story::BoundBy::predefined)
      entry.related(nullptr, target->range, "it is bound here");
  }
}

}  // namespace

extern const Rule when_target{
    .info = {.name = "when-target",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "`when` on something that has no events",
             .why = "In `when name event` the name is that of the output of the service block around it.",
             .bad = {.manifest = {}, .story = "s = 1\nwhen s call as c\n    return\n", .config = {}},
             .good = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                  "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                  "Goes.\n    arguments:\n      a: "
                                  "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                      .story = "demo serve as s\n    when s call as c\n        return\n",
                      .config = {}},
             .reference = "E0144 E0155"},
    .check = check_when_target,
};

}  // namespace asyncy::rules
