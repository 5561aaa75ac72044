#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

bool is_name(std::string_view path) {
  return !path.empty() && path.find_first_of(".~$\\ :'\"") == std::string_view::npos;
}

void check_relative_dest(const Scope& scope, Report& report) {
  for (const manifest::Volume& volume : scope.manifest().volumes) {
    if (!volume.dest || volume.dest->value.empty() || volume.dest->value.starts_with('/')) continue;
    auto entry = report.add(volume.dest->range, quoted(volume.dest->value) + " is no absolute path; begin it with `/`");
    if (is_name(volume.dest->value) && scope.document.text.slice(volume.dest->range) == volume.dest->value)
      entry.fix(change_to(volume.dest->range, '/' + volume.dest->value));
  }
}

}  // namespace

extern const Rule relative_dest{
    .info = {.name = "relative-dest",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Volume at a path that is not absolute",
             .why = "A relative path depends on the folder in which the container happens to start.",
             .bad = {.manifest = "volumes:\n  story:\n    dest: tmp/session\n", .story = {}, .config = {}},
             .good = {.manifest = "volumes:\n  story:\n    dest: /tmp/session\n", .story = {}, .config = {}}},
    .check = check_relative_dest,
};

}  // namespace asyncy::rules
