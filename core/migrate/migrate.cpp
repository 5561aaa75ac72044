#include "core/migrate/migrate.h"

#include <algorithm>

#include "core/manifest/build.h"
#include "core/manifest/validate.h"
#include "core/migrate/draft.h"
#include "core/migrate/meaning.h"
#include "core/text/edit.h"
#include "core/text/excerpt.h"
#include "core/yaml/parse.h"

namespace asyncy::migrate {
namespace {

using text::Edit;

/// The first mistake of a text whose meaning is not settled.
const text::Diagnostic* first_error(const std::vector<text::Diagnostic>& found) {
  const auto error = std::find_if(found.begin(), found.end(), [](const auto& each) { return each.severity == text::Severity::error; });
  return error == found.end() ? nullptr : &*error;
}

Migration refused(text::Range range, std::string reason) { return {.edits = {}, .refusals = {{range, std::move(reason)}}}; }

/// Why `edits` would change what the manifest says; nothing when they do not.
std::optional<std::string> difference(const yaml::Tree& tree, const manifest::Manifest& model, const std::vector<Edit>& edits) {
  const auto changed = text::apply(tree.text.view(), edits);
  if (!changed) return "its parts overlap";
  const yaml::Tree again = yaml::parse(text::Text(*changed));
  if (!again.diagnostics.empty()) return "the other dialect could not be read: " + again.diagnostics.front().message;
  const auto found = manifest::validate(again, manifest::Section::service);
  if (const auto* error = first_error(found)) return "the other dialect would be wrong: " + error->message;
  const auto before = meaning_of(tree, model);
  const auto after = meaning_of(again, manifest::build(again));
  if (before == after) return std::nullopt;
  const auto [was, is] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  return "it would no longer mean the same: " +
         (was == before.end() ? text::quoted(*is) + " would be new" : text::quoted(*was) + " would be lost");
}

}  // namespace

Migration migrate(const yaml::Tree& tree, Dialect to) {
  if (tree.root == yaml::kNone || manifest::root_section(tree) != manifest::Section::service) return {};
  if (!tree.diagnostics.empty())
    return refused(tree.diagnostics.front().range, "it has mistakes in its YAML: " + tree.diagnostics.front().message);
  const auto found = manifest::validate(tree, manifest::Section::service);
  if (const auto* error = first_error(found)) return refused(error->range, error->message);

  const manifest::Manifest model = manifest::build(tree);
  Draft draft{.tree = tree, .model = model};
  switch (to) {
    case Dialect::seed: to_seed(draft); break;
    case Dialect::arguments: to_arguments(draft); break;
  }
  if (!draft.refusals.empty()) {
    std::stable_sort(draft.refusals.begin(), draft.refusals.end(), [](const Refusal& a, const Refusal& b) { return a.range < b.range; });
    return {.edits = {}, .refusals = std::move(draft.refusals)};
  }
  std::stable_sort(draft.edits.begin(), draft.edits.end(), [](const Edit& a, const Edit& b) { return a.range < b.range; });
  if (draft.edits.empty()) return {};
  if (auto reason = difference(tree, model, draft.edits)) return refused(tree[tree.root].range, std::move(*reason));
  return {.edits = std::move(draft.edits), .refusals = {}};
}

}  // namespace asyncy::migrate
