#include "core/rules/nodes.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_misplaced_jump(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::jump_statement)) {
    const std::string_view word = tree.slice(id).substr(0, tree.slice(id).find_first_of(" \t\r\n#"));
    if (word != "break" && word != "continue") continue;
    if (enclosing(tree, id, {NodeKind::foreach_statement, NodeKind::while_statement}) != kNone) continue;
    const text::Offset begin = tree[id].range.begin;
    report.add({begin, begin + static_cast<text::Offset>(word.size())}, quoted(word) + " stands in no loop; leave it out")
        .reference(word == "break" ? "E0044" : "E0133");
  }
}

}  // namespace

extern const Rule misplaced_jump{
    .info = {.name = "misplaced-jump",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "`break` or `continue` outside of a loop",
             .why = "`break` leaves the loop around it and `continue` begins its next round: a `foreach` or a `while`.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    output: "
                                 "{type: object, properties: {x: {type: int}}}\n",
                     .story = "demo go\nbreak\n",
                     .config = {}},
             .good = {.manifest = {}, .story = "while true\n    break\n", .config = {}},
             .reference = "E0044 E0133"},
    .check = check_misplaced_jump,
};

}  // namespace asyncy::rules
