// A small workspace with a cursor in it: `<|>` marks where an editor asks.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/text/range.h"
#include "core/workspace/workspace.h"

namespace asyncy::test {

/// A text without its marker, and where the marker stood; without a marker `at` is 0.
struct Marked {
  std::string text;
  text::Offset at = 0;
};
Marked marked(std::string_view text);

/// One document in a workspace, asked at `at`.
struct Asked {
  workspace::Workspace workspace;
  std::shared_ptr<const workspace::Document> document;
  text::Offset at = 0;
};

/// `/w/demo/asyncy.yml` and `/w/app/main.story`; the story holds the marker.
Asked ask_story(std::string_view manifest, std::string_view marked_story);
/// `/w/demo/asyncy.yml` alone, with the marker.
Asked ask_manifest(std::string_view marked_manifest);
/// `/w/asyncy-ls.yml` with the marker, beside an empty `/w/demo/asyncy.yml`.
Asked ask_config(std::string_view marked_config);

}  // namespace asyncy::test
