#include "core/rules/rule.h"
#include "core/story/literal.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_indirect_function_call(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::function_call)) {
    const NodeId called = tree[id].first_child;
    if (called == kNone || tree[id].has(story::Mark::broken)) continue;
    const bool call = tree[called].kind == NodeKind::group;
    if (!call && story::bare_word(tree, called)) continue;
    report
        .add(tree[called].range, "only a name can be called with parentheses; " +
                                     std::string(call ? "assign the result of this call first" : "a value cannot"))
        .reference(call ? "E0050" : "E0049");
  }
}

}  // namespace

extern const Rule indirect_function_call{
    .info = {.name = "indirect-function-call",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Function called through something else than its name",
             .why = "A function is called by its name alone: `name(a:1)`.",
             .bad = {.manifest = {}, .story = "x = [1]\ny = x[0](a:1)\n", .config = {}},
             .good = {.manifest = {}, .story = "function f a:int returns int\n    return a\ny = f(a:1)\n", .config = {}},
             .reference = "E0049 E0050"},
    .check = check_indirect_function_call,
};

}  // namespace asyncy::rules
