#include <algorithm>

#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_duplicate_function(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::function_statement)) {
    const NodeId name = tree[id].first_child;
    if (name == kNone || tree[name].kind != NodeKind::name) continue;
    const auto bindings = scope.scopes().bindings(tree.slice(name));
    const auto first =
        std::find_if(bindings.begin(), bindings.end(), [](const auto& each) { return each.by == story::BoundBy::function; });
    if (first->node != id)
      report.add(tree[name].range, "another function is called " + quoted(tree.slice(name)) + " already")
          .related(nullptr, first->range, "it begins here");
  }
}

}  // namespace

extern const Rule duplicate_function{
    .info = {.name = "duplicate-function",
             .severity = {text::Severity::warning, text::Severity::warning, text::Severity::error},
             .language = text::Language::story,
             .title = "Function with the name of another",
             .why = "A call says a name, and of two functions of one name it can mean only one.",
             .bad = {.manifest = {}, .story = "function f\n    return\nfunction f\n    return\n", .config = {}},
             .good = {.manifest = {}, .story = "function f\n    return\nfunction g\n    return\n", .config = {}},
             .reference = "E0111"},
    .check = check_duplicate_function,
};

}  // namespace asyncy::rules
