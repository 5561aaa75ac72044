#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/story/literal.h"

namespace asyncy::rules {
namespace {

using story::NodeId;
using story::NodeKind;

void check_destructuring_target(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::target_list))
    for (const NodeId target : tree.children(id))
      if (tree[target].kind == NodeKind::path && !story::bare_word(tree, target))
        report.add(tree[target].range,
                   quoted(tree.slice(target)) + " is no plain name; only names stand between these braces");
}

}  // namespace

extern const Rule destructuring_target{
    .info = {.name = "destructuring-target",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Braces that take values into something else than names",
             .why = "`{a, b} = x` makes the variables `a` and `b` of the entries of those names.",
             .bad = {.manifest = {}, .story = "x = {\"a\": 1}\ny = [1]\n{ y[0] } = x\n", .config = {}},
             .good = {.manifest = {}, .story = "x = {\"a\": 1}\n{ a } = x\n", .config = {}},
             .reference = "E0072"},
    .check = check_destructuring_target,
};

}  // namespace asyncy::rules
