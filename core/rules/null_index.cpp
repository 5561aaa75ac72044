#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

using story::NodeId;
using story::NodeKind;

void check_null_index(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::index))
    for (const NodeId value : tree.children(id))
      if (tree[value].kind == NodeKind::null) report.add(tree[value].range, "`null` is no key and no position");
}

}  // namespace

extern const Rule null_index{
    .info = {.name = "null-index",
             .severity = text::Severity::error,
             .language = text::Language::story,
             .title = "`null` as an index",
             .why = "Nothing stands in a list or map at `null`.",
             .bad = {.manifest = {}, .story = "x = [1]\ny = x[null]\n", .config = {}},
             .good = {.manifest = {}, .story = "x = [1]\ny = x[0]\n", .config = {}},
             .reference = "E0158"},
    .check = check_null_index,
};

}  // namespace asyncy::rules
