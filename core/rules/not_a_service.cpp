#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/story/literal.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void judge(const Scope& scope, NodeId service, Report& report) {
  const story::Tree& tree = scope.tree();
  const text::Range range = tree[service].range;
  if (tree[service].kind == NodeKind::group && tree[tree[service].first_child].kind == NodeKind::call) {
    report.add(range, "a call in parentheses gives a value, which is no service; a mutation of it stands behind a dot")
        .reference("E0149");
    return;
  }
  if (tree[service].kind != NodeKind::path || tree[tree[service].first_child].kind != NodeKind::name) return;
  const auto name = story::bare_word(tree, service);
  if (!name) {
    if (tree[tree[service].first_child].next_sibling != kNone)
      report.add(range, quoted(tree.slice(service)) + " is no service; one is called by its name alone").reference("E0002");
    return;
  }
  const story::Definition* variable = scope.scopes().find(*name, range.begin);
  // A service may have the name of a function.
  const bool may_be_service = variable == nullptr || scope.scopes().call_of(*variable) != kNone || variable->by == story::BoundBy::import ||
                              variable->by == story::BoundBy::function;
  if (may_be_service) return;
  report.add(range, quoted(*name) + " is a variable here, which holds no service; a mutation of it stands behind a dot")
      .reference("E0148")
      .related(nullptr, variable->range, "it is bound here");
}

void check_not_a_service(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId call : scope.all(NodeKind::call)) {
    const NodeId service = tree[call].first_child;
    if (tree[call].has(story::Mark::broken) || tree[tree[call].parent].kind == NodeKind::when_statement) continue;
    const NodeId command = service == kNone ? kNone : tree[service].next_sibling;
    if (command != kNone && story::bare_word(tree, command)) judge(scope, service, report);
  }
  // `y = x split by:","`, which was a mutation until July 2019.
  for (const NodeId id : scope.all(NodeKind::mutation)) {
    const NodeId value = tree[id].first_child;
    if (tree[id].has(story::Mark::broken) || value == kNone) continue;
    const text::Range between{tree[value].range.end, tree[tree[value].next_sibling].range.begin};
    if (tree.text.slice(between).find_first_not_of(" \t") == std::string_view::npos) judge(scope, value, report);
  }
}

}  // namespace

extern const Rule not_a_service{
    .info = {.name = "not-a-service",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Call of something that is no service",
             .why =
                 "The first word of a call is the name of a service, or of a variable that holds an object with actions.",
             .bad = {.manifest = {}, .story = "x = \"a,b\"\nx split by:\",\"\n", .config = {}},
             .good = {.manifest = {}, .story = "x = \"a,b\"\ny = x.split(by:\",\")\n", .config = {}},
             .reference = "E0002 E0148 E0149"},
    .check = check_not_a_service,
};

}  // namespace asyncy::rules
