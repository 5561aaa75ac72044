#include "tests/support/ide_fixture.h"

namespace asyncy::test {
namespace {

std::shared_ptr<const workspace::Document> open(std::string path, std::string text) {
  const auto language = workspace::language_of(path);
  return workspace::open(std::move(path), text::Text(std::move(text)), language);
}

}  // namespace

Marked marked(std::string_view text) {
  constexpr std::string_view kMarker = "<|>";
  const auto found = text.find(kMarker);
  Marked out{.text = std::string(text), .at = 0};
  if (found == std::string_view::npos) return out;
  out.text.erase(found, kMarker.size());
  out.at = static_cast<text::Offset>(found);
  return out;
}

Asked ask_story(std::string_view manifest, std::string_view marked_story) {
  Marked story = marked(marked_story);
  auto document = open("/w/app/main.story", std::move(story.text));
  const workspace::Workspace workspace({{.path = "/w", .config = {}}},
                                       {document, open("/w/demo/asyncy.yml", std::string(manifest))});
  return {.workspace = workspace, .document = document, .at = story.at};
}

Asked ask_manifest(std::string_view marked_manifest) {
  Marked manifest = marked(marked_manifest);
  auto document = open("/w/demo/asyncy.yml", std::move(manifest.text));
  return {.workspace = {{{.path = "/w", .config = {}}}, {document}}, .document = document, .at = manifest.at};
}

Asked ask_config(std::string_view marked_config) {
  Marked config = marked(marked_config);
  auto document = open("/w/asyncy-ls.yml", std::move(config.text));
  workspace::Root root{.path = "/w",
                       .config = document->config() == nullptr ? workspace::Config{} : document->config()->config};
  return {
      .workspace = {{std::move(root)}, {document, open("/w/demo/asyncy.yml", "")}}, .document = document, .at = config.at};
}

}  // namespace asyncy::test
