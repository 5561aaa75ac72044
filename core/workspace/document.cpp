#include "core/workspace/document.h"

#include <optional>

#include "core/manifest/build.h"
#include "core/manifest/earlier.h"
#include "core/manifest/validate.h"
#include "core/story/parser.h"
#include "core/workspace/examples.h"
#include "core/workspace/paths.h"
#include "core/yaml/parse.h"

namespace asyncy::workspace {
namespace {

void append(std::vector<text::Diagnostic>& to, std::vector<text::Diagnostic> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

const yaml::Tree* tree_of(const Document& document) {
  if (const ManifestFile* file = document.manifest()) return &file->tree;
  const ConfigFile* file = document.config();
  return file == nullptr ? nullptr : &file->tree;
}

void read_story(Document& document, const text::Text& text, const Document* before) {
  const StoryFile* old = before == nullptr ? nullptr : before->story();
  const auto& file = document.file.emplace<StoryFile>(old == nullptr ? story::parse(text) : story::parse(text, old->tree));
  document.diagnostics = file.tree.diagnostics;
}

}  // namespace

std::shared_ptr<const Document> open(std::string path, text::Text text, text::Language language, const Document* before) {
  auto document = std::make_shared<Document>();
  document->path = std::move(path);
  document->text = text;
  if (language == text::Language::story) {
    // Markdown has no line of its own that is a story: see `examples`.
    read_story(*document, is_markdown(name_of(document->path)) ? text::Text() : text, before);
    document->examples = examples_of(*document);
    return document;
  }
  const yaml::Tree* tree_before = before == nullptr ? nullptr : tree_of(*before);
  yaml::Tree tree = tree_before == nullptr ? yaml::parse(text) : yaml::parse(text, *tree_before);
  document->diagnostics = tree.diagnostics;
  if (language == text::Language::config) {
    Config config = read_config(tree, document->diagnostics);
    document->file = ConfigFile{.tree = std::move(tree), .config = std::move(config)};
  } else {
    const ManifestFile* old = before == nullptr ? nullptr : before->manifest();
    std::optional<manifest::Earlier> earlier;
    if (old != nullptr) earlier.emplace(old->tree, old->model, old->fitting, tree);
    const manifest::Earlier* known = earlier ? &*earlier : nullptr;
    manifest::Validation found = manifest::validate(tree, manifest::root_section(tree), known);
    append(document->diagnostics, std::move(found.diagnostics));
    manifest::Manifest model = manifest::build(tree, known);
    document->file = ManifestFile{.tree = std::move(tree), .model = std::move(model), .fitting = std::move(found.fitting)};
  }
  document->examples = examples_of(*document);
  text::sort(document->diagnostics);
  return document;
}

text::Language language_of(std::string_view path) {
  if (name_of(path) == kConfigName) return text::Language::config;
  return path.ends_with(".yml") || path.ends_with(".yaml") ? text::Language::manifest : text::Language::story;
}

}  // namespace asyncy::workspace
