#include <algorithm>
#include <array>

#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

constexpr auto kWaysToCall = std::to_array<std::string_view>({"http", "events", "rpc", "format", "run", "server"});

void check_action_without_call(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  for (const CommandBody& each : command_bodies(tree)) {
    const yaml::NodeId body = each.entry.value;
    // What a merge brings in, or a line that could not be read, may say how.
    if (each.of != CommandBody::Of::root_action || tree.has_repair_inside(body) || tree.find(body, "<<") != yaml::kNone)
      continue;
    const auto says = [&](std::string_view way) { return tree.find(body, way) != yaml::kNone; };
    if (std::any_of(kWaysToCall.begin(), kWaysToCall.end(), says)) continue;
    report.add(tree[each.entry.key].range,
               quoted(tree.value(each.entry.key)) +
                   " does not say how it is called; add `http`, `events`, `rpc` or `format`, or declare it in "
                   "`commands`");
  }
}

}  // namespace

extern const Rule action_without_call{
    .info =
        {.name = "action-without-call",
         .severity = text::Severity::warning,
         .language = text::Language::manifest,
         .title = "Action that does not say how it is called",
         .why = "Each of the `actions` of the later guides is called in one way: by a request (`http`), by events, by "
                "`rpc`, or as a "
                "command line (`format`).",
         .bad = {.manifest = "actions:\n  go:\n    help: Goes.\n", .story = {}, .config = {}},
         .good = {.manifest =
                      "actions:\n  go:\n    help: Goes.\n    http:\n      method: post\n      port: 80\n      path: /go\n"
                      "    output:\n      type: string\n",
                  .story = {},
                  .config = {}}},
    .check = check_action_without_call,
};

}  // namespace asyncy::rules
