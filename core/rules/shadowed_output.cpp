#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_shadowed_output(const Scope& scope, Report& report) {
  const story::Scopes& scopes = scope.scopes();
  for (const story::Definition* each : scopes.definitions_in(scope.chunk)) {
    const story::Definition& output = *each;
    const bool block = output.by == story::BoundBy::block_output || output.by == story::BoundBy::when_output;
    const bool loop = output.by == story::BoundBy::loop_output;
    if ((!block && !loop) || scope.tree()[output.node].has(story::Mark::broken)) continue;
    const story::Definition* before = scopes.find(output.name, output.range.begin);
    if (before == nullptr || before->by == story::BoundBy::function || !scopes.certain(output.name, output.range.begin))
      continue;
    auto entry = report.add(output.range, quoted(output.name) + " is the name of another variable already" +
                                              (output.implicit ? "; give this one a name of its own with `as`" : ""));
    entry.reference(block ? "E0108" : "E0138");
    if (before->by != story::BoundBy::predefined) entry.related(nullptr, before->range, "it is bound here");
  }
}

}  // namespace

extern const Rule shadowed_output{
    .info = {.name = "shadowed-output",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Output with a name that is in use",
             .why = "The output of a block, a `when` or a `foreach` is a new variable. Without `as` a block is called like "
                    "its command and a `when` like its event.",
             .bad = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                 "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                 "Goes.\n    arguments:\n      a: "
                                 "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                     .story = "s = 1\ndemo serve as s\n    when s call as c\n        return\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  serve:\n    help: Serves.\n    events:\n      call:\n        help: Comes "
                                  "in.\n        output: {type: object, properties: {x: {type: int}}}\n  go:\n    help: "
                                  "Goes.\n    arguments:\n      a: "
                                  "{}\n    output: {type: object, properties: {x: {type: int}}}\n",
                      .story = "demo serve as s\n    when s call as c\n        return\n",
                      .config = {}},
             .reference = "E0108 E0138"},
    .check = check_shadowed_output,
};

}  // namespace asyncy::rules
