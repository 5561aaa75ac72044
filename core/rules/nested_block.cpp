#include "core/rules/nodes.h"
#include "core/rules/rule.h"
#include "core/story/literal.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

bool has_block(const story::Tree& tree, NodeId statement) {
  const NodeId block = tree.child(statement, NodeKind::block);
  return block != kNone && tree[block].first_child != kNone;
}

std::string name_of_block(const story::Tree& tree, NodeId id) {
  return tree[id].kind == NodeKind::when_statement ? "a `when`" : "that of another";
}

/// `when service command event`
bool names_service(const story::Tree& tree, NodeId when) {
  unsigned names = 0;
  for (const NodeId word : tree.children(tree[when].first_child)) {
    if (!story::bare_word(tree, word)) break;
    ++names;
  }
  return names >= 3;
}

void check_nested_block(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::call_statement)) {
    if (!has_block(tree, id)) continue;
    NodeId around = enclosing(tree, id, {NodeKind::call_statement, NodeKind::when_statement});
    if (around == kNone) continue;
    const NodeId call = tree[id].first_child;
    report
        .add(tree[call].range,
             "the block of a service cannot stand in " + name_of_block(tree, around) + "; move it to the top of the story")
        .reference("E0065");
  }
  for (const NodeId id : scope.all(NodeKind::when_statement)) {
    if (tree[id].has(story::Mark::broken)) continue;
    const NodeId when = enclosing(tree, id, {NodeKind::when_statement});
    const NodeId around = when != kNone || names_service(tree, id)
                              ? enclosing(tree, id, {NodeKind::when_statement, NodeKind::call_statement})
                              : kNone;
    if (around == kNone) continue;
    report
        .add({tree[id].range.begin, tree[id].range.begin + 4},
             when != kNone ? "a `when` cannot stand in another `when`"
                           : "a `when` that names its service stands at the top of the story; here name the event alone")
        .reference("E0066");
  }
}

}  // namespace

extern const Rule nested_block{
    .info = {.name = "nested-block",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Block of a service or `when` inside another that cannot hold it",
             .why = "Service blocks stand in no other service block and in no `when`. A `when` stands in no other `when`, "
                    "and one that names its service stands at the top of the story.",
             .bad = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                 "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                 "Goes.\n    arguments:\n      a: "
                                 "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                     .story = "demo serve as a\n    demo serve as b\n        when b call as c\n            return\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                  "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                  "Goes.\n    arguments:\n      a: "
                                  "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                      .story = "demo serve as a\n    when a call as c\n        return\n",
                      .config = {}},
             .reference = "E0065 E0066"},
    .check = check_nested_block,
};

}  // namespace asyncy::rules
