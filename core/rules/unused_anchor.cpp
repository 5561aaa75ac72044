#include <set>

#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_unused_anchor(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  if (!tree.repaired.empty()) return;  // its alias may stand in a line that could not be read
  std::set<yaml::NodeId> used;
  for (const yaml::Node& node : tree.nodes)
    if (node.kind == yaml::Kind::alias) used.insert(node.target);
  for (yaml::NodeId id = 0; id < tree.nodes.size(); ++id) {
    const text::Range anchor = tree[id].anchor;
    if (!anchor.empty() && !used.contains(id))
      report.add(anchor, quoted(scope.document.text.slice(anchor)) + " is never used")
          .fix({.title = "Remove the anchor", .edits = {{.range = with_blanks_before(tree.text, anchor), .text = {}}}});
  }
}

}  // namespace

extern const Rule unused_anchor{
    .info = {.name = "unused-anchor",
             .severity = text::Severity::hint,
             .language = text::Language::manifest,
             .title = "Anchor that no alias uses",
             .why = "An anchor (`&name`) exists to be repeated by an alias (`*name`).",
             .bad = {.manifest = "commands:\n  go:\n    help: &text Goes.\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: &text Goes.\n  run:\n    help: *text\n",
                      .story = {},
                      .config = {}},
             .tag = text::Tag::unnecessary},
    .check = check_unused_anchor,
};

}  // namespace asyncy::rules
