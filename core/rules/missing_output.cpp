#include <algorithm>
#include <array>

#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

// A merge may bring the output in, and where there are events, they are what comes back.
constexpr auto kExcuses = std::to_array<std::string_view>({"output", "result", "events", "<<"});

void check_missing_output(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  for (const CommandBody& each : command_bodies(tree)) {
    const yaml::NodeId body = each.entry.value;
    const bool is_called = each.of == CommandBody::Of::command || each.of == CommandBody::Of::root_action;
    const auto says = [&](std::string_view key) { return tree.find(body, key) != yaml::kNone; };
    if (!is_called || !says("http") || std::any_of(kExcuses.begin(), kExcuses.end(), says) || tree.has_repair_inside(body))
      continue;
    report.add(tree[each.entry.key].range,
               quoted(tree.value(each.entry.key)) +
                   " is called by a request and does not say what it answers; add `output`, with `type: none` "
                   "if it answers nothing");
  }
}

}  // namespace

extern const Rule missing_output{
    .info =
        {.name = "missing-output",
         .severity = text::Severity::warning,
         .language = text::Language::manifest,
         .title = "Request without an output",
         .why = "The later guides want an `output` of whatever is called by a request (`http`): only then is known what a "
                "story can do "
                "with the answer. What is called by events needs none.",
         .bad = {.manifest =
                     "commands:\n  go:\n    help: Goes.\n    http:\n      method: get\n      port: 80\n      path: /go\n",
                 .story = {},
                 .config = {}},
         .good = {.manifest =
                      "commands:\n  go:\n    help: Goes.\n    http:\n      method: get\n      port: 80\n      path: /go\n"
                      "    output:\n      type: string\n",
                  .story = {},
                  .config = {}}},
    .check = check_missing_output,
};

}  // namespace asyncy::rules
