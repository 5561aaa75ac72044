#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

using types::LiteralKind;

bool runs_nothing(const yaml::Tree& tree, const manifest::Value& hook) {
  if (hook.literal.kind == LiteralKind::list) return tree[tree.resolve(hook.node)].first_child == yaml::kNone;
  return hook.literal.kind == LiteralKind::string && hook.literal.text.find_first_not_of(" \t\r\n") == std::string::npos;
}

void check_empty_hook(const Scope& scope, Report& report) {
  const manifest::Lifecycle& lifecycle = scope.manifest().lifecycle;
  for (const auto* hook : {&lifecycle.startup, &lifecycle.shutdown})
    if (*hook && runs_nothing(scope.yaml(), **hook))
      report.add((*hook)->range, "this runs nothing; write the command, or leave the key out");
}

}  // namespace

extern const Rule empty_hook{
    .info = {.name = "empty-hook",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Lifecycle command that runs nothing",
             .why = "`startup` and `shutdown` are command lines that must end with status 0. An empty one cannot be run.",
             .bad = {.manifest = "lifecycle:\n  startup: ''\n", .story = {}, .config = {}},
             .good = {.manifest = "lifecycle:\n  startup: ./startup.sh\n", .story = {}, .config = {}}},
    .check = check_empty_hook,
};

}  // namespace asyncy::rules
