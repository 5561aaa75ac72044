#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_catch_output(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::catch_branch)) {
    const NodeId output = tree.child(id, NodeKind::output);
    if (output == kNone) continue;
    const text::Offset catch_end = tree[id].range.begin + 5;
    report.add({tree[id].range.begin, tree[output].range.end}, "`catch` names no error any more; write `catch` alone")
        .fix({.title = "Delete the name", .edits = {{.range = {catch_end, tree[output].range.end}, .text = ""}}});
  }
}

}  // namespace

extern const Rule catch_output{
    .info =
        {.name = "catch-output",
         .severity = {std::nullopt, std::nullopt, text::Severity::error},
         .language = text::Language::story,
         .title = "Error named behind `catch`",
         .why = "From October 2018 to August 2019 `catch as error` gave the error a name. Since then `catch` stands alone.",
         .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    output: "
                             "{type: object, properties: {x: {type: int}}}\n",
                 .story = "try\n    demo go\ncatch as e\n    demo go\n",
                 .config = {}},
         .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    output: "
                              "{type: object, properties: {x: {type: int}}}\n",
                  .story = "try\n    demo go\ncatch\n    demo go\n",
                  .config = {}},
         .reference = "E0136"},
    .check = check_catch_output,
};

}  // namespace asyncy::rules
