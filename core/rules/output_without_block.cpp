#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_output_without_block(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::call_statement)) {
    const NodeId output = tree.child(id, NodeKind::output);
    if (output == kNone || tree[id].has(story::Mark::broken) || tree.child(id, NodeKind::block) != kNone) continue;
    const NodeId call = tree[id].first_child;
    if (tree[tree[call].first_child].next_sibling == kNone) continue;
    text::Fix assign{.title = "Assign the result", .edits = {}};
    assign.edits.push_back(
        {.range = {tree[id].range.begin, tree[id].range.begin}, .text = std::string(tree.slice(output)) + " = "});
    assign.edits.push_back({.range = {tree[call].range.end, tree[output].range.end}, .text = ""});
    report
        .add(tree[output].range, "no block below this call could use " + quoted(tree.slice(output)) + "; write `" +
                                     std::string(tree.slice(output)) + " = …`")
        .fix(std::move(assign));
  }
}

}  // namespace

extern const Rule output_without_block{
    .info = {.name = "output-without-block",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Output named where no block can use it",
             .why = "`as` names the output for the indented lines below the call. To keep a result, assign it: `name = "
                    "service command`.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    output: "
                                 "{type: object, properties: {x: {type: int}}}\n",
                     .story = "demo go as x\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    "
                                  "output: {type: object, properties: {x: {type: int}}}\n",
                      .story = "x = demo go\n",
                      .config = {}},
             .reference = "E0109"},
    .check = check_output_without_block,
};

}  // namespace asyncy::rules
