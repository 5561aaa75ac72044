#include "core/story/era.h"

#include <string>

#include "core/story/era_rules.h"
#include "core/story/final.h"
#include "core/story/forms.h"

namespace asyncy::story {
namespace {

using text::Range;

/// What only the versions after 2018 read.
class Later {
 public:
  Later(const Tree& tree, std::vector<text::Diagnostic>& out) : tree_(tree), out_(out) {}

  /// A node, and what inside it begins in the same chunk.
  void judge(NodeId id) {
    const Form form = form_of(tree_, id);
    if ((era_of(form) & k2018).empty() && !tree_[id].has(Mark::broken)) report(id, form);
    for (const NodeId child : tree_.children(id))
      if (same_chunk(child, id)) judge(child);
    if (form != Form::try_) return;
    const Era readers = readers_of(id);
    if (!readers.empty() && (readers & era_of(Form::catch_alone)).empty()) catch_alone(id);
  }

 private:
  /// The versions of 2018 that read all that the node consists of, a `catch` without a name and later forms aside.
  [[nodiscard]] Era readers_of(NodeId id) const {
    const Form form = form_of(tree_, id);
    const bool counts = form != Form::catch_alone && !(era_of(form) & k2018).empty();
    Era era = counts ? k2018 & era_of(form) : k2018;
    for (const NodeId child : tree_.children(id)) era = era & readers_of(child);
    return era;
  }

  void report(Range range, std::string message) {
    out_.push_back(text::diagnose(era::later_form, range, std::move(message), text::Dialect::y2018));
  }

  /// It was there at first, and then not until August 2019: in a statement that only versions between these read.
  void catch_alone(NodeId id) {
    for (const NodeId branch : tree_.children(id)) {
      if (form_of(tree_, branch) != Form::catch_alone) continue;
      const text::Offset begin = tree_[branch].range.begin;
      report({begin, begin + 5},
             "a `catch` that names no error was read until June 2018 and again since August 2019, and this statement holds "
             "what came between; write `catch as error`");
    }
  }

  void report(NodeId id, Form form) {
    const Range range = tree_[id].range;
    const auto first = [&](text::Offset size) { return Range{range.begin, range.begin + size}; };
    switch (form) {
      case Form::function_call:
        return report(range, "functions are called with parentheses since March 2019; before, as a service: `name a:1`");
      case Form::dotted_mutation:
        return report(range, "a dot mutates since June 2019; before, a blank: `x split by:\",\"`");
      case Form::destructuring: return report(range, "several names take values at once since April 2019");
      case Form::throw_: return report(first(5), "`throw` came in March 2019; before, it was `raise`");
      case Form::time: return report(range, "times came in April 2019");
      case Form::cast_by_as:
      case Form::cast_by_to: return report(range, "values are converted since April 2019");
      case Form::generic_type:
        return report(range, "types say what they hold since April 2019; before, it was `list` or `map`");
      case Form::assigning_operator: return assigning_operator(id);
      case Form::bang: return report(first(1), "`!` came in February 2019; write `not`");
      case Form::when_service:
        return report(range,
                      "`when` with a service came in March 2019; open a block for the service and put the `when` inside");
      case Form::call_in_condition:
        return report(range, "a condition calls services since March 2019; assign the result first");
      case Form::expression_template:
        return report(range, "the braces of a string hold more than a variable since March 2019; assign the value first");
      case Form::index_by_expression:
        return report(range, "an index is worked out since August 2019; before, it was a number, a string or a variable");
      default: return report(range, "no version of 2018 reads this");
    }
  }

  void assigning_operator(NodeId id) {
    const NodeId target = tree_[id].first_child;
    const Token sign = tree_.tokens_in({tree_[target].range.end, tree_[tree_[target].next_sibling].range.begin}).front();
    report(sign.range, "operators that assign came in July 2019; write `x = x " +
                           std::string(tree_.text.slice(sign.range).substr(0, 1)) + " …`");
  }

  const Era k2018 = era_of(text::Dialect::y2018);
  const Tree& tree_;
  std::vector<text::Diagnostic>& out_;
};

}  // namespace

void judge_era(const Tree& tree, std::size_t chunk, text::Dialect dialect, std::vector<text::Diagnostic>& out) {
  const auto judge_with = [&](auto&& judge) {
    if (chunk == 0) return judge.judge(tree.root);
    for (const Chunk::Run& run : tree.layout().chunks[chunk].chunk->runs)
      for (NodeId id = NodeId{chunk} << 32U | run.first; id != kNone && same_chunk(id, NodeId{chunk} << 32U); id = tree[id].next_sibling)
        judge.judge(id);
  };
  switch (dialect) {
    case text::Dialect::automatic: return;
    case text::Dialect::y2018: return judge_with(Later(tree, out));
    case text::Dialect::y2020: return judge_with(Final(tree, out));
  }
}

std::vector<text::Diagnostic> judge_era(const Tree& tree, text::Dialect dialect) {
  std::vector<text::Diagnostic> out;
  for (std::size_t chunk = 0; chunk < tree.layout().chunks.size(); ++chunk) judge_era(tree, chunk, dialect, out);
  return out;
}

}  // namespace asyncy::story
