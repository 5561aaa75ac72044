#include "core/workspace/config.h"

#include <array>

#include "core/manifest/scalar.h"
#include "core/manifest/validate.h"
#include "core/text/excerpt.h"

namespace asyncy::workspace {
namespace {

using yaml::Kind;
using yaml::NodeId;

constexpr text::RuleInfo kInvalidSetting{
    .name = "invalid-setting",
    .severity = text::Severity::error,
    .language = text::Language::config,
    .title = "Setting with a value that does not exist",
    .why = "A value that is not known has no effect, so the project would be judged differently from what was meant.",
    .bad = {.manifest = {}, .story = {}, .config = "dialect: 2019\n"},
    .good = {.manifest = {}, .story = {}, .config = "dialect: 2020\n"},
};

constexpr std::array<const text::RuleInfo*, 1> kRules = {&kInvalidSetting};

std::vector<text::Spanned<std::string>> texts(const yaml::Tree& tree, NodeId list) {
  std::vector<text::Spanned<std::string>> out;
  if (list == yaml::kNone) return out;
  if (tree[list].kind == Kind::sequence)
    for (const NodeId item : tree.children(list))
      if (tree[item].kind == Kind::scalar) out.push_back({std::string(tree.value(item)), tree[item].range});
  return out;
}

}  // namespace

std::optional<text::Dialect> dialect_of(std::string_view name) {
  if (name == "auto") return text::Dialect::automatic;
  if (name == "2018") return text::Dialect::y2018;
  if (name == "2020") return text::Dialect::y2020;
  return std::nullopt;
}

Config read_config(const yaml::Tree& tree, std::vector<text::Diagnostic>& diagnostics) {
  for (auto& found : manifest::validate(tree, manifest::Section::config)) diagnostics.push_back(std::move(found));
  Config config;
  if (tree.root == yaml::kNone || tree[tree.root].kind != Kind::map) return config;
  if (const NodeId services = tree.find(tree.root, "services"); services != yaml::kNone)
    for (const yaml::Entry entry : tree.entries(services))
      if (tree[entry.key].kind == Kind::scalar && tree[entry.value].kind == Kind::scalar)
        config.services.push_back({.name = {std::string(tree.value(entry.key)), tree[entry.key].range},
                                   .path = {std::string(tree.value(entry.value)), tree[entry.value].range}});
  config.paths = texts(tree, tree.find(tree.root, "paths"));
  config.exclude = texts(tree, tree.find(tree.root, "exclude"));
  config.known = texts(tree, tree.find(tree.root, "known"));
  if (const NodeId dialect = tree.find(tree.root, "dialect"); dialect != yaml::kNone && tree[dialect].kind == Kind::scalar) {
    config.dialect = dialect_of(tree.value(dialect));
    if (!config.dialect)
      diagnostics.push_back(text::diagnose(kInvalidSetting, tree[dialect].range,
                                           '`' + text::excerpt(tree.value(dialect)) +
                                               "` is no dialect; write `auto`, `2018` or `2020`"));
  }
  return config;
}

std::span<const text::RuleInfo* const> config_rules() { return kRules; }

}  // namespace asyncy::workspace
