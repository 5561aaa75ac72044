#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

using story::NodeId;
using story::NodeKind;

void check_object_type(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::type)) {
    if (tree.slice(id) != "object") continue;
    switch (tree[tree[id].parent].kind) {
      case NodeKind::parameter:
        report.add(tree[id].range, "a parameter cannot be of the type `object`").reference("E0160");
        break;
      case NodeKind::cast: report.add(tree[id].range, "nothing can be made an `object`").reference("E0154"); break;
      case NodeKind::function_statement:
        report.add(tree[id].range, "a function cannot return an `object`").reference("E0153");
        break;
      default: break;
    }
  }
}

}  // namespace

extern const Rule object_type{
    .info = {.name = "object-type",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Type `object` where a value cannot have it",
             .why = "Objects come from services, each with properties of its own. No parameter, result or conversion can "
                    "be an object of any kind.",
             .bad = {.manifest = {}, .story = "function f a:object\n    return\n", .config = {}},
             .good = {.manifest = {}, .story = "function f a:any\n    return\n", .config = {}},
             .reference = "E0153 E0154 E0160"},
    .check = check_object_type,
};

}  // namespace asyncy::rules
