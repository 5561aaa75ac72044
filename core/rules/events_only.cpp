#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeKind;

void check_events_only(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const binding::BoundCall& call : scope.calls) {
    if (call.service != binding::Service::not_judged && call.service != binding::Service::unknown) continue;
    if (call.service_name.empty() || tree[tree[call.call].parent].kind == NodeKind::when_statement) continue;
    const story::Definition* name = scope.scopes().find(call.service_name, call.service_range.begin);
    if (name == nullptr || name->by != story::BoundBy::block_output) continue;
    const binding::BoundCall* origin = scope.bound.of(scope.scopes().call_of(*name));
    if (origin == nullptr || origin->command == nullptr || origin->command->events.empty()) continue;
    if (origin->command->output && !origin->command->output->actions.empty()) continue;
    report
        .add(call.service_range, quoted(call.service_name) + " has events and no actions; listen to one: `when " +
                                     std::string(call.service_name) + " event`")
        .related(nullptr, name->range, "it is bound here");
  }
}

}  // namespace

extern const Rule events_only{
    .info = {.name = "events-only",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Action of an output that has events only",
             .why = "The output of a service block tells of events: `when name event`. It does nothing by itself.",
             .bad = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                 "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                 "Goes.\n    arguments:\n      a: "
                                 "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                     .story = "demo serve as s\n    s call a:1\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                  "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                  "Goes.\n    arguments:\n      a: "
                                  "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                      .story = "demo serve as s\n    when s call as c\n        return\n",
                      .config = {}},
             .reference = "E0147"},
    .check = check_events_only,
};

}  // namespace asyncy::rules
