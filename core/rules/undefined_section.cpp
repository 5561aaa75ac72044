#include "core/manifest/schema.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_undefined_section(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  if (tree.root == yaml::kNone || scope.manifest().flavour != manifest::Flavour::service) return;
  for (const yaml::Entry entry : tree.entries(tree.root)) {
    const std::string_view name = tree.value(entry.key);
    // What is no key at all was told with the same words.
    const bool known = manifest::find_key(manifest::Section::service, name) != nullptr;
    if (const auto place = known ? manifest::place_in_guide(name) : std::nullopt)
      report.add(tree[entry.key].range, "the guide has no " + quoted(name) + "; " + std::string(*place));
    else if (name == "scale" && tree[tree.resolve(entry.value)].kind != yaml::Kind::null)
      report.add(tree[entry.key].range, "the guide announces `scale` and does not define yet what it holds; this has no effect");
  }
}

}  // namespace

extern const Rule undefined_section{
    .info = {.name = "undefined-section",
             .severity = {std::nullopt, text::Severity::information, std::nullopt},
             .language = text::Language::manifest,
             .title = "Section that the guide of 2018 does not define",
             .why = "The guide takes health checks from the Dockerfile, metrics and logs from files, and leaves `scale` open. Later guides "
                    "had sections for them.",
             .bad = {.manifest = "health:\n  http:\n    path: /health\n    port: 80\n", .story = {}, .config = {}},
             .good = {.manifest = "scale:\n  # to be defined\n", .story = {}, .config = {}}},
    .check = check_undefined_section,
};

}  // namespace asyncy::rules
