#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_too_many_outputs(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeKind kind : {NodeKind::call_statement, NodeKind::when_statement})
    for (const NodeId id : scope.all(kind)) {
      const NodeId first = tree.child(id, NodeKind::output);
      const NodeId second = first == kNone ? kNone : tree[first].next_sibling;
      if (second == kNone || tree[second].kind != NodeKind::output) continue;
      const text::Range comma{tree[first].range.end, tree[second].range.end};
      report.add(tree[second].range, "there is one output, which " + quoted(tree.slice(first)) + " names already")
          .fix({.title = "Delete the second name", .edits = {{.range = comma, .text = ""}}});
    }
}

}  // namespace

extern const Rule too_many_outputs{
    .info = {.name = "too-many-outputs",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Second name for what a service gives",
             .why = "Since April 2019 `as` gives the output of a service or of a `when` one name.",
             .bad = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                 "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                 "Goes.\n    arguments:\n      a: "
                                 "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                     .story = "demo serve as a, b\n    when a call as c\n        return\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                  "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                  "Goes.\n    arguments:\n      a: "
                                  "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                      .story = "demo serve as a\n    when a call as c\n        return\n",
                      .config = {}},
             .reference = "E0107"},
    .check = check_too_many_outputs,
};

}  // namespace asyncy::rules
