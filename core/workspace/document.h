// One file in one version, read: its tree, what it means, and what is wrong with it alone.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/manifest/model.h"
#include "core/manifest/schema.h"
#include "core/story/scope.h"
#include "core/story/syntax.h"
#include "core/text/diagnostic.h"
#include "core/text/text.h"
#include "core/workspace/config.h"
#include "core/yaml/tree.h"

namespace asyncy::workspace {

struct ManifestFile {
  yaml::Tree tree;
  manifest::Manifest model;
  std::vector<manifest::Section> fitting;  ///< of `manifest::Validation`, for the next version
};

/// Stays where it was made: its scopes look at its tree.
struct StoryFile {
  explicit StoryFile(story::Tree of) : tree(std::move(of)), scopes(tree) {}
  StoryFile(const StoryFile&) = delete;
  StoryFile& operator=(const StoryFile&) = delete;
  StoryFile(StoryFile&&) = delete;
  StoryFile& operator=(StoryFile&&) = delete;
  ~StoryFile() = default;

  story::Tree tree;
  story::Scopes scopes;
};

struct ConfigFile {
  yaml::Tree tree;
  Config config;
};

struct Document;

/// A story inside another document. It is read apart, since no other story sees its names.
struct Example {
  std::shared_ptr<const Document> story;  ///< with the path of the document that it stands in
  std::vector<text::Offset> lines;        ///< by its lines: where they begin in that document, behind the indentation

  /// Where a range of the story stands in that document.
  [[nodiscard]] text::Range in_document(text::Range range) const;
};

struct Document {
  std::string path;  ///< absolute
  text::Text text;
  std::variant<ManifestFile, StoryFile, ConfigFile> file;
  std::vector<text::Diagnostic> diagnostics;  ///< of syntax and schema
  std::vector<Example> examples;              ///< in the order of the text

  [[nodiscard]] const ManifestFile* manifest() const { return std::get_if<ManifestFile>(&file); }
  [[nodiscard]] const StoryFile* story() const { return std::get_if<StoryFile>(&file); }
  [[nodiscard]] const ConfigFile* config() const { return std::get_if<ConfigFile>(&file); }
  [[nodiscard]] text::Language language() const {
    if (story() != nullptr) return text::Language::story;
    return manifest() != nullptr ? text::Language::manifest : text::Language::config;
  }
  /// Of a manifest or a config; null for a story.
  [[nodiscard]] const yaml::Tree* yaml() const {
    if (manifest() != nullptr) return &manifest()->tree;
    return config() != nullptr ? &config()->tree : nullptr;
  }
};

/// Pure: the same text gives the same document. `before`, an earlier version of it, changes nothing but the time that it
/// takes.
std::shared_ptr<const Document> open(std::string path, text::Text text, text::Language language,
                                     const Document* before = nullptr);

/// By the file's name: `asyncy-ls.yml` is a config, `.yml` and `.yaml` are manifests, all else stories.
text::Language language_of(std::string_view path);

}  // namespace asyncy::workspace
