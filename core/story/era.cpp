#include "core/story/era.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/story/era_rules.h"
#include "core/story/final.h"
#include "core/story/literal.h"

namespace asyncy::story {
namespace {

using text::Range;

/// What only the versions after 2018 read.
class Later {
 public:
  Later(const Tree& tree, std::vector<text::Diagnostic>& out) : tree_(tree), out_(out) {}

  void judge(NodeId id) {
    check(id);
    for (const NodeId child : tree_.children(id)) judge(child);
  }

 private:
  void report(Range range, std::string message) {
    out_.push_back(text::diagnose(era::later_form, range, std::move(message), text::Dialect::y2018));
  }

  /// Where the text before the second child ends.
  [[nodiscard]] Range between(NodeId first, NodeId second) const {
    return {tree_[first].range.end, tree_[second].range.begin};
  }

  void check(NodeId id) {
    const Node node = tree_[id];
    switch (node.kind) {
      case NodeKind::function_call:
        return report(node.range,
                      "functions are called with parentheses since March 2019; before, as a service: `name a:1`");
      case NodeKind::mutation: {
        const Range gap = between(node.first_child, tree_[node.first_child].next_sibling);
        if (tree_.text.slice(gap).find('.') != std::string_view::npos)
          report(node.range, "a dot mutates since June 2019; before, a blank: `x split by:\",\"`");
        return;
      }
      case NodeKind::target_list: return report(node.range, "several names take values at once since April 2019");
      case NodeKind::throw_statement:
        if (tree_.slice(id).starts_with("throw"))
          report({node.range.begin, node.range.begin + 5}, "`throw` came in March 2019; before, it was `raise`");
        return;
      case NodeKind::time: return report(node.range, "times came in April 2019");
      case NodeKind::cast: return report(node.range, "values are converted since April 2019");
      case NodeKind::type:
        if (node.first_child != kNone)
          report(node.range, "types say what they hold since April 2019; before, it was `list` or `map`");
        return;
      case NodeKind::assignment: {
        if (node.first_child == kNone || tree_[node.first_child].next_sibling == kNone) return;
        const Range gap = between(node.first_child, tree_[node.first_child].next_sibling);
        const auto sign = tree_.text.slice(gap).find_first_of("+-*/%");
        if (sign == std::string_view::npos || tree_.text.slice(gap).substr(sign, 2).back() != '=') return;
        const text::Offset begin = gap.begin + static_cast<text::Offset>(sign);
        return report({begin, begin + 2}, "operators that assign came in July 2019; write `x = x " +
                                              std::string(tree_.text.slice({begin, begin + 1})) + " …`");
      }
      case NodeKind::unary:
        if (tree_.slice(id).starts_with('!'))
          report({node.range.begin, node.range.begin + 1}, "`!` came in February 2019; write `not`");
        return;
      case NodeKind::call: return call(id);
      default: return;
    }
  }

  void call(NodeId id) {
    const NodeId parent = tree_[id].parent;
    if (parent == kNone) return;
    switch (tree_[parent].kind) {
      case NodeKind::when_statement: {
        unsigned names = 0;
        for (const NodeId word : tree_.children(id)) {
          if (!bare_word(tree_, word)) break;
          ++names;
        }
        if (names >= 3)
          report(tree_[id].range,
                 "`when` with a service came in March 2019; open a block for the service and put the `when` inside");
        return;
      }
      case NodeKind::if_statement:
      case NodeKind::else_if:
        return report(tree_[id].range, "a condition calls services since March 2019; assign the result first");
      default: return;
    }
  }

  const Tree& tree_;
  std::vector<text::Diagnostic>& out_;
};

}  // namespace

void judge_statement(const Tree& tree, NodeId statement, text::Dialect dialect, std::vector<text::Diagnostic>& out) {
  switch (dialect) {
    case text::Dialect::automatic: return;
    case text::Dialect::y2018: return Later(tree, out).judge(statement);
    case text::Dialect::y2020: return Final(tree, out).judge(statement);
  }
}

std::vector<text::Diagnostic> judge_era(const Tree& tree, text::Dialect dialect) {
  std::vector<text::Diagnostic> out;
  if (dialect == text::Dialect::automatic) return out;
  for (const NodeId statement : tree.children(tree.root)) judge_statement(tree, statement, dialect, out);
  if (dialect == text::Dialect::y2020) Final(tree, out).story();
  return out;
}

}  // namespace asyncy::story
