#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using story::NodeId;
using story::NodeKind;

void check_variable_name(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::path)) {
    const NodeId parent = tree[id].parent;
    if (tree[id].has(story::Mark::broken) || tree[parent].kind == NodeKind::call) continue;
    if (tree[parent].kind == NodeKind::function_call && tree[parent].first_child == id) continue;
    for (const NodeId name : tree.children(id)) {
      const std::string_view word = tree.slice(name);
      const auto sign = tree[name].kind == NodeKind::name ? word.find_first_of("-/") : std::string_view::npos;
      if (sign == std::string_view::npos) continue;
      report.add(tree[name].range, quoted(word) + " is one name, and a variable has no `" + std::string(1, word[sign]) +
                                       "` in its name; with blanks around it the sign " +
                                       (word[sign] == '-' ? "subtracts" : "divides"));
    }
  }
}

}  // namespace

extern const Rule variable_name{
    .info = {.name = "variable-name",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Variable with `-` or `/` in its name",
             .why = "Names of services, commands and arguments may hold `-`, and services `/`. Names of variables may not: "
                    "`a-1` and `a/b` would be mistaken for sums. Subtraction and division have blanks around their signs.",
             .bad = {.manifest = {}, .story = "a-b = 1\n", .config = {}},
             .good = {.manifest = {}, .story = "a_b = 1\n", .config = {}},
             .reference = "E0061"},
    .check = check_variable_name,
};

}  // namespace asyncy::rules
