#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using yaml::Kind;

/// A value of the wrong kind is told elsewhere.
bool has_no_dest(const yaml::Tree& tree, const manifest::Volume& volume) {
  const yaml::NodeId body = tree.resolve(volume.body);
  if (volume.dest || (tree[body].kind != Kind::map && tree[body].kind != Kind::null)) return false;
  for (const std::string_view key : {"dest", "target"})
    if (const yaml::NodeId value = tree.find(body, key); value != yaml::kNone && tree[tree.resolve(value)].kind != Kind::null)
      return false;
  return true;
}

text::Fix add_dest(const yaml::Tree& tree, const manifest::Volume& volume) {
  text::Fix fix{.title = "Add `dest`", .edits = {}, .preferred = false};
  const std::string entry = "dest: /mnt/" + volume.title.value;
  if (tree[volume.body].kind == Kind::null && tree[volume.body].range.empty())
    fix.edits.push_back({.range = tree[volume.body].range, .text = " {" + entry + "}"});
  else if (tree[volume.body].kind == Kind::map && tree[volume.body].style == yaml::Style::block && tree.find(volume.body, "dest") == yaml::kNone) {
    const text::Offset first = tree[volume.body].range.begin;
    const std::string indentation(tree.text.position(first).column, ' ');
    fix.edits.push_back({.range = {first, first}, .text = entry + '\n' + indentation});
  }
  return fix;
}

void check_missing_dest(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  for (const manifest::Volume& volume : scope.manifest().volumes) {
    if (!has_no_dest(tree, volume)) continue;
    // Where a broken line was left out, the body or the key may be there.
    const yaml::NodeId volumes = tree[volume.body].parent;
    if (volumes != yaml::kNone && tree.has_repair_inside(volumes)) continue;
    report.add(volume.title.range, "the volume " + quoted(volume.title.value) + " has no `dest`; say where in the container it is mounted")
        .fix(add_dest(tree, volume));
  }
}

}  // namespace

extern const Rule missing_dest{
    .info = {.name = "missing-dest",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Volume that is mounted nowhere",
             .why = "A container sees a volume at its `dest`, an absolute path. Without one nobody knows where.",
             .bad = {.manifest = "volumes:\n  story:\n", .story = {}, .config = {}},
             .good = {.manifest = "volumes:\n  story:\n    dest: /tmp/session\n", .story = {}, .config = {}}},
    .check = check_missing_dest,
};

}  // namespace asyncy::rules
