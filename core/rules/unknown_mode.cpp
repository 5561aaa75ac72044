#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_unknown_mode(const Scope& scope, Report& report) {
  for (const manifest::Volume& volume : scope.manifest().volumes) {
    if (!volume.mode || volume.mode->value == "rw" || volume.mode->value == "ro") continue;
    auto entry = report.add(volume.mode->range,
                            quoted(volume.mode->value) + " is no mode of a volume; write `rw`, or `ro` for reading only");
    for (const std::string_view mode : {"rw", "ro"}) {
      text::Fix fix = change_to(volume.mode->range, mode);
      fix.preferred = false;
      entry.fix(std::move(fix));
    }
  }
}

}  // namespace

extern const Rule unknown_mode{
    .info = {.name = "unknown-mode",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Mode that no volume has",
             .why = "A volume is mounted for reading and writing (`rw`) or for reading only (`ro`).",
             .bad = {.manifest = "volumes:\n  story:\n    dest: /data\n    mode: write\n", .story = {}, .config = {}},
             .good = {.manifest = "volumes:\n  story:\n    dest: /data\n    mode: rw\n", .story = {}, .config = {}}},
    .check = check_unknown_mode,
};

}  // namespace asyncy::rules
