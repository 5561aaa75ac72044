#include "tests/support/example.h"

#include <catch2/catch.hpp>

namespace asyncy::test {

ExampleWorkspace open_example(const text::Example& example) {
  std::vector<std::shared_ptr<const workspace::Document>> documents;
  const auto add = [&](std::string_view path, std::string_view text) {
    if (text.empty()) return;
    documents.push_back(workspace::open(std::string(path), text::Text(std::string(text)), workspace::language_of(path)));
  };
  add("/w/demo/asyncy.yml", example.manifest);
  add("/w/main.story", example.story);
  add("/w/asyncy-ls.yml", example.config);
  workspace::Root root{.path = "/w", .config = {}};
  ExampleWorkspace out;
  for (const auto& document : documents) {
    out.documents.push_back(document.get());
    if (document->config() != nullptr) root.config = document->config()->config;
  }
  out.workspace = workspace::Workspace({std::move(root)}, std::move(documents));
  return out;
}

text::Dialect dialect_of(const text::RuleInfo& rule) {
  for (const auto dialect : {text::Dialect::automatic, text::Dialect::y2020})
    if (rule.severity.in(dialect)) return dialect;
  return text::Dialect::y2018;
}

const workspace::Document& only(const ExampleWorkspace& example) {
  REQUIRE(example.documents.size() == 1);
  return *example.documents.front();
}

}  // namespace asyncy::test
