#include <algorithm>

#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/workspace/paths.h"

namespace asyncy::rules {
namespace {

void check(const Scope& scope, Report& report) {
  const auto roots = scope.workspace.roots_around(scope.document.path);
  const std::string_view folder = workspace::parent_of(scope.document.path);
  if (roots.empty() || std::any_of(roots.begin(), roots.end(), [&](const auto* root) { return root->path == folder; })) return;
  const yaml::Tree& tree = *scope.document.yaml();
  if (tree.root == yaml::kNone) return;
  for (const yaml::Entry entry : tree.entries(tree.root)) {
    const std::string_view key = tree.value(entry.key);
    const auto& settings = workspace::kRootSettings;
    if (std::find(settings.begin(), settings.end(), key) == settings.end()) continue;
    report.add(tree[entry.key].range, quoted(key) + " counts only in " + quoted(workspace::join(roots.front()->path, workspace::kConfigName)) +
                                          ", the configuration of the workspace; here it says nothing");
  }
}

}  // namespace

extern const Rule misplaced_setting{
    .info = {.name = "misplaced-setting",
             .severity = text::Severity::error,
             .language = text::Language::config,
             .title = "Setting that counts only at the root of the workspace",
             .why = "Which services there are holds for the whole workspace, so the configuration of a folder inside it "
                    "does not decide about them.",
             .bad = {.manifest = {}, .story = {}, .config = {}},
             .good = {.manifest = {}, .story = {}, .config = "known: [mail]\n"}},
    .check = check,
};

}  // namespace asyncy::rules
