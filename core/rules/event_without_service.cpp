#include "core/rules/nodes.h"
#include "core/rules/rule.h"
#include "core/story/literal.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_event_without_service(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::when_statement)) {
    const NodeId call = tree[id].first_child;
    const NodeId event = call == kNone ? kNone : tree[call].first_child;
    if (event == kNone || tree[id].has(story::Mark::broken) || !story::bare_word(tree, event)) continue;
    const NodeId second = tree[event].next_sibling;
    if (second != kNone && (tree[second].kind == NodeKind::missing || story::bare_word(tree, second))) continue;
    if (enclosing(tree, id, {NodeKind::call_statement, NodeKind::when_statement}) != kNone) continue;
    report.add(tree[event].range, "no service stands around this `when`; name it: `when service command " +
                                      std::string(tree.slice(event)) + '`');
  }
}

}  // namespace

extern const Rule event_without_service{
    .info = {.name = "event-without-service",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "`when` with an event alone and no service around it",
             .why = "`when event` listens to the service whose block it stands in. Elsewhere the service is named: `when "
                    "service command event`.",
             .bad = {.manifest = {}, .story = "when call as c\n    return\n", .config = {}},
             .good = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                  "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                  "Goes.\n    arguments:\n      a: "
                                  "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                      .story = "demo serve as s\n    when call as c\n        return\n",
                      .config = {}},
             .reference = "E0051"},
    .check = check_event_without_service,
};

}  // namespace asyncy::rules
