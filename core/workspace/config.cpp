#include "core/workspace/config.h"

#include <algorithm>
#include <array>

#include "core/manifest/scalar.h"
#include "core/manifest/validate.h"
#include "core/text/excerpt.h"
#include "core/text/nearest.h"

namespace asyncy::workspace {
namespace {

using yaml::Kind;

constexpr text::RuleInfo kInvalidSetting{
    .name = "invalid-setting",
    .severity = text::Severity::error,
    .language = text::Language::config,
    .title = "Setting with a value that does not exist",
    .why = "A value that is not known has no effect, so the project would be judged differently from what was meant.",
    .bad = {.manifest = {}, .story = {}, .config = "dialect: 2019\n"},
    .good = {.manifest = {}, .story = {}, .config = "dialect: 2020\n"},
};

constexpr std::array<std::string_view, 3> kDialects = {"auto", "2018", "2020"};
/// In the order of `text::Severity`, and the one that is none.
constexpr std::array<std::string_view, 5> kLevels = {"error", "warning", "information", "hint", "off"};
constexpr std::array<const text::RuleInfo*, 1> kRules = {&kInvalidSetting};

std::vector<text::Spanned<std::string>> texts(const yaml::Tree& tree, yaml::NodeId list) {
  std::vector<text::Spanned<std::string>> out;
  if (list == yaml::kNone) return out;
  if (tree[list].kind == Kind::sequence)
    for (const yaml::NodeId item : tree.children(list))
      if (tree[item].kind == Kind::scalar) out.push_back({std::string(tree.value(item)), tree[item].range});
  return out;
}

text::Fix change_to(text::Range range, std::string_view text, bool preferred) {
  return {.title = "Change to `" + std::string(text) + '`',
          .edits = {{.range = range, .text = std::string(text)}},
          .preferred = preferred};
}

/// A value that is none of `known`: the near one is proposed, else each of them.
text::Diagnostic invalid(const yaml::Tree& tree, yaml::NodeId value, std::string message,
                         std::span<const std::string_view> known) {
  const text::Range range = tree[value].range;
  text::Diagnostic found = text::diagnose(kInvalidSetting, range, '`' + text::excerpt(tree.value(value)) + message);
  const auto near = text::nearest(tree.value(value), known);
  if (near) found.fixes.push_back(change_to(range, *near, true));
  if (!near)
    for (const std::string_view each : known) found.fixes.push_back(change_to(range, each, false));
  return found;
}

std::vector<RuleLevel> rule_levels(const yaml::Tree& tree, yaml::NodeId rules, std::vector<text::Diagnostic>& diagnostics) {
  std::vector<RuleLevel> levels;
  if (rules == yaml::kNone) return levels;
  for (const yaml::Entry entry : tree.entries(tree.resolve(rules))) {
    if (tree[entry.key].kind != Kind::scalar || tree[entry.value].kind != Kind::scalar) continue;
    auto level = rule_level({std::string(tree.value(entry.key)), tree[entry.key].range}, tree.value(entry.value));
    if (level)
      levels.push_back(std::move(*level));
    else
      diagnostics.push_back(invalid(tree, entry.value,
                                    "` is no severity; write `error`, `warning`, `information`, `hint` or `off`", kLevels));
  }
  return levels;
}

}  // namespace

std::optional<text::Dialect> dialect_of(std::string_view name) {
  if (name == "auto") return text::Dialect::automatic;
  if (name == "2018") return text::Dialect::y2018;
  if (name == "2020") return text::Dialect::y2020;
  return std::nullopt;
}

std::optional<RuleLevel> rule_level(text::Spanned<std::string> rule, std::string_view level) {
  const auto found = std::find(kLevels.begin(), kLevels.end(), level);
  if (found == kLevels.end()) return std::nullopt;
  RuleLevel read{.rule = std::move(rule), .severity = {}};
  if (level != "off") read.severity = static_cast<text::Severity>(found - kLevels.begin());
  return read;
}

std::string_view name_of(const RuleLevel& level) {
  return level.severity ? kLevels[static_cast<std::size_t>(*level.severity)] : "off";
}

std::string_view name_of(text::Dialect dialect) { return kDialects[static_cast<std::size_t>(dialect)]; }

Config read_config(const yaml::Tree& tree, std::vector<text::Diagnostic>& diagnostics) {
  for (auto& found : manifest::validate(tree, manifest::Section::config)) diagnostics.push_back(std::move(found));
  Config config;
  if (tree.root == yaml::kNone || tree[tree.root].kind != Kind::map) return config;
  if (const yaml::NodeId services = tree.find(tree.root, "services"); services != yaml::kNone)
    for (const yaml::Entry entry : tree.entries(services))
      if (tree[entry.key].kind == Kind::scalar && tree[entry.value].kind == Kind::scalar)
        config.services.push_back({.name = {std::string(tree.value(entry.key)), tree[entry.key].range},
                                   .path = {std::string(tree.value(entry.value)), tree[entry.value].range}});
  config.paths = texts(tree, tree.find(tree.root, "paths"));
  config.exclude = texts(tree, tree.find(tree.root, "exclude"));
  config.known = texts(tree, tree.find(tree.root, "known"));
  if (const yaml::NodeId dialect = tree.find(tree.root, "dialect");
      dialect != yaml::kNone && tree[dialect].kind == Kind::scalar) {
    config.dialect = dialect_of(tree.value(dialect));
    if (!config.dialect)
      diagnostics.push_back(invalid(tree, dialect, "` is no dialect; write `auto`, `2018` or `2020`", kDialects));
  }
  if (const yaml::NodeId colon = tree.find(tree.root, "argument_colon");
      colon != yaml::kNone && tree[colon].kind == Kind::scalar) {
    const auto known = format::colon_of(tree.value(colon));
    if (known)
      config.argument_colon = *known;
    else
      diagnostics.push_back(
          invalid(tree, colon, "` is no way to write arguments; write `auto`, `tight` or `spaced`", format::kColons));
  }
  config.rules = rule_levels(tree, tree.find(tree.root, "rules"), diagnostics);
  return config;
}

std::span<const text::RuleInfo* const> config_rules() { return kRules; }

}  // namespace asyncy::workspace
