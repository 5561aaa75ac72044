#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_conflicting_calls(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  for (const CommandBody& each : command_bodies(tree)) {
    if (tree.find(each.entry.value, "rpc") == yaml::kNone) continue;
    const auto key_of = [&](std::string_view name) {
      for (const yaml::Entry entry : tree.entries(each.entry.value))
        if (tree.value(entry.key) == name) return entry.key;
      return yaml::kNone;
    };
    const yaml::NodeId rpc = key_of("rpc");
    for (const std::string_view other : {"http", "events"})
      if (const yaml::NodeId key = key_of(other); key != yaml::kNone)
        report.add(tree[rpc].range, "what is called by `rpc` has no " + quoted(other) + "; keep one of the two")
            .related(nullptr, tree[key].range, "the other way to call it");
  }
}

}  // namespace

extern const Rule conflicting_calls{
    .info = {.name = "conflicting-calls",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Two ways to call that exclude one another",
             .why = "A command of the later guides is called by requests and events, or by `rpc`, but not by both.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    rpc:\n      port: 80\n    http:\n      method: "
                                 "get\n      port: 80\n      path: /go\n"
                                 "    output:\n      type: string\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    rpc:\n      port: 80\n",
                      .story = {},
                      .config = {}}},
    .check = check_conflicting_calls,
};

}  // namespace asyncy::rules
