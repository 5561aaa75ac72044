#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/story/literal.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_unnamed_argument(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::shorthand)) {
    const NodeId value = tree[id].first_child;
    if (tree[id].has(story::Mark::broken) || value == kNone || story::bare_word(tree, value)) continue;
    report.add(tree[id].range, quoted(tree.slice(id)) + " does not say which argument it is; write `name:" +
                                   std::string(tree.slice(value)) + '`');
  }
}

}  // namespace

extern const Rule unnamed_argument{
    .info = {.name = "unnamed-argument",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Shorthand of something that has no name",
             .why = "`:name` passes the variable `name` as the argument `name`. Of any other value the argument has to be "
                    "named: `name:value`.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    output: "
                                 "{type: object, properties: {x: {type: int}}}\n",
                     .story = "demo go a:1 :2\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    "
                                  "output: {type: object, properties: {x: {type: int}}}\n",
                      .story = "demo go a:1 b:2\n",
                      .config = {}},
             .reference = "E0118"},
    .check = check_unnamed_argument,
};

}  // namespace asyncy::rules
