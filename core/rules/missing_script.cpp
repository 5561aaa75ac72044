#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/workspace/named_files.h"

namespace asyncy::rules {
namespace {

void check_missing_script(const Scope& scope, Report& report) {
  for (const workspace::NamedFile& file : workspace::named_files(scope.document))
    if (scope.workspace.has_file(file.path) == false)
      report.add(file.range, quoted(scope.document.text.slice(file.range)) +
                                 " does not exist beside this manifest; a path counts from the folder of the manifest");
}

}  // namespace

extern const Rule missing_script{
    .info = {.name = "missing-script",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Lifecycle script that does not exist",
             .why = "A command of `lifecycle` that begins with `./` or `../` names a file beside the manifest, which becomes part of the "
                    "container.",
             .bad = {}, .good = {.manifest = "lifecycle:\n  startup: ./startup.sh\n", .story = {}, .config = {}}},
    .check = check_missing_script,
};

}  // namespace asyncy::rules
