#include <vector>

#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

using story::NodeId;
using story::NodeKind;

void check_loop_outputs(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::foreach_statement)) {
    if (tree[id].has(story::Mark::broken)) continue;
    std::vector<NodeId> outputs;
    for (const NodeId child : tree.children(id))
      if (tree[child].kind == NodeKind::output) outputs.push_back(child);
    if (outputs.empty())
      report.add({tree[id].range.begin, tree[id].range.begin + 7}, "name what each round gets: `foreach … as element`")
          .reference("E0064");
    else if (outputs.size() > 2)
      report
          .add({tree[outputs[2]].range.begin, tree[outputs.back()].range.end},
               "each round gets a key and a value at most; there is nothing for a third name")
          .reference("E0105");
  }
}

}  // namespace

extern const Rule loop_outputs{
    .info = {.name = "loop-outputs",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "`foreach` with no name for its elements, or with too many",
             .why = "`foreach list as element` and `foreach map as key, value` name what each round gets.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    output: "
                                 "{type: object, properties: {x: {type: int}}}\n",
                     .story = "x = [1]\nforeach x as a, b, c\n    demo go\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    "
                                  "output: {type: object, properties: {x: {type: int}}}\n",
                      .story = "x = [1]\nforeach x as a\n    demo go a:a\n",
                      .config = {}},
             .reference = "E0064 E0105"},
    .check = check_loop_outputs,
};

}  // namespace asyncy::rules
