#include <algorithm>

#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/workspace/paths.h"

namespace asyncy::rules {
namespace {

void check_misplaced_setting(const Scope& scope, Report& report) {
  auto projects = scope.workspace.roots_around(scope.document.path);
  std::erase_if(projects, [](const workspace::Root* root) { return root->only_services; });
  if (projects.empty() || projects.back()->path == workspace::parent_of(scope.document.path)) return;
  const std::string root = workspace::join(projects.back()->path, workspace::kConfigName);
  const workspace::Document* there = scope.workspace.find(root);
  for (const auto& [name, range] : scope.document.config()->config.root_settings) {
    auto entry = report.add(range, quoted(name) + " counts only in the `asyncy-ls.yml` at the root of the project; move it there");
    if (there != nullptr) entry.related(there, {0, 0}, "the root of the project");
  }
}

}  // namespace

extern const Rule misplaced_setting{
    .info = {.name = "misplaced-setting",
             .severity = text::Severity::error,
             .language = text::Language::config,
             .title = "Setting that counts only at the root of the project",
             .why = "Which services there are, and how many files are read, holds for the whole project; the `asyncy-ls.yml` of "
                    "a folder inside it does not decide about that.",
             .bad = {.manifest = {}, .story = {}, .config = {}},
             .good = {.manifest = {}, .story = {}, .config = "known: [mail]\n"}},
    .check = check_misplaced_setting,
};

}  // namespace asyncy::rules
