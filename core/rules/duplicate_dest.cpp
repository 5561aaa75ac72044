#include <map>

#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

std::string_view without_slash(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return path;
}

void check_duplicate_dest(const Scope& scope, Report& report) {
  std::map<std::string_view, const manifest::Volume*> seen;
  for (const manifest::Volume& volume : scope.manifest().volumes) {
    if (!volume.dest || volume.dest->value.empty()) continue;
    const auto [first, is_new] = seen.emplace(without_slash(volume.dest->value), &volume);
    if (is_new) continue;
    report
        .add(volume.dest->range, "the volume " + quoted(first->second->title.value) + " is mounted at " +
                                     quoted(volume.dest->value) + ", too, and one would hide the other")
        .related(nullptr, first->second->dest->range, "the other volume");
  }
}

}  // namespace

extern const Rule duplicate_dest{
    .info = {.name = "duplicate-dest",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Two volumes at one place",
             .why = "Of two volumes that are mounted at the same path the container sees one.",
             .bad = {.manifest = "volumes:\n  story:\n    dest: /data\n  photos:\n    dest: /data\n", .story = {}, .config = {}},
             .good = {.manifest = "volumes:\n  story:\n    dest: /data\n  photos:\n    dest: /photos\n", .story = {}, .config = {}}},
    .check = check_duplicate_dest,
};

}  // namespace asyncy::rules
