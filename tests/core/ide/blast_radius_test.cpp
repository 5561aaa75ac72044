// What an edit of a manifest breaks, told where it was made; and how often what it declares is used.
#include "core/ide/blast_radius.h"

#include <catch2/catch.hpp>

#include "core/ide/lenses.h"
#include "core/rules/options.h"

namespace blast_radius_test {

using namespace asyncy;

namespace {

constexpr const char* kManifest = "/w/demo/asyncy.yml";

std::shared_ptr<const workspace::Document> open(std::string path, std::string text) {
  const auto language = workspace::language_of(path);
  return workspace::open(std::move(path), text::Text(std::move(text)), language);
}

constexpr const char* kBefore =
    "commands:\n  go:\n    kwargs:\n    - name: speed\n      enum: [fast, slow]\n    help: Goes.\n  stay:\n    help: Stays.\n";

workspace::Workspace stories(std::string manifest) {
  return {{{.path = "/w", .config = {}}},
          {open(kManifest, std::move(manifest)), open("/w/a.story", "demo go speed:'slow'\ndemo go speed:'fast'\ndemo fly\n"),
           open("/w/b.story", "demo stay\nx = demo go speed:'slow'\n"), open("/w/c.story", "other go\n")}};
}

/// `line: text: message (places)` of each finding after an edit of `kBefore`.
std::string told(const std::string& after, bool go_on = true) {
  const auto workspace = stories(after);
  const auto judge = [](const workspace::Workspace& each, const workspace::Document& story) {
    return rules::run(each, story, rules::options_for(each, story.path));
  };
  std::string out;
  const auto& manifest = *workspace.find(kManifest);
  for (const auto& each : ide::blast_radius(workspace, open(kManifest, kBefore), manifest, judge, [&] { return go_on; })) {
    CHECK(each.rule->name == "breaks-callers");
    out += std::to_string(manifest.text.line_of(each.range.begin) + 1) + ": " +
           std::string(manifest.text.slice(each.range)) + ": " + each.message + " (" +
           std::to_string(each.related.size()) + ")\n";
  }
  return out;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  return text.replace(text.find(what), what.size(), with);
}

}  // namespace

TEST_CASE("an edit that breaks calls says so where it was made") {
  CHECK(told(kBefore).empty());
  CHECK(told(replaced(kBefore, "[fast, slow]", "[fast]")) == "5: enum: [fast]: this change breaks 2 calls in 2 stories (2)\n");
  CHECK(told(replaced(kBefore, "  stay:\n    help: Stays.\n", "  rest:\n    help: Rests.\n")) ==
        "7: rest:: this change breaks 1 call in 1 story (1)\n");
  CHECK(told(replaced(kBefore, "  stay:\n    help: Stays.\n", "")) ==
        "7: : this change breaks 1 call in 1 story (1)\n");
  CHECK(told(replaced(kBefore, "Goes.", "Moves.")).empty());
}

TEST_CASE("two edits are blamed each for its own") {
  const std::string both = replaced(replaced(kBefore, "[fast, slow]", "[fast]"), "  stay:", "  rest:");
  CHECK(told(both) == "5: enum: [fast]: this change breaks 2 calls in 2 stories (2)\n"
                      "7: rest:: this change breaks 1 call in 1 story (1)\n");
  CHECK(told(both, false).empty());
}

TEST_CASE("lenses count the calls of commands and how many of them pass an argument") {
  const auto workspace = stories(std::string(kBefore) + "  never:\n    args: [foo]\n");
  const auto& manifest = *workspace.find(kManifest);
  std::string out;
  for (const auto& lens : ide::lenses(workspace, manifest, [] { return true; }))
    out += std::string(manifest.text.slice(lens.name)) + ": " + lens.title + '\n';
  CHECK(out == "go: 3 callers\nspeed: always passed\nstay: 1 caller\nnever: never called\n");
}

}  // namespace blast_radius_test
