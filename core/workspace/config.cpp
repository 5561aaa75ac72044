#include "core/workspace/config.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/manifest/scalar.h"
#include "core/manifest/validate.h"
#include "core/text/excerpt.h"
#include "core/text/nearest.h"

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

/// Reads the settings of one tree, and says which values do not exist.
class Reader {
 public:
  Reader(const yaml::Tree& tree, std::vector<text::Diagnostic>& diagnostics) : tree_(tree), diagnostics_(diagnostics) {}

  [[nodiscard]] Config config() const {
    Config config;
    if (tree_.root == yaml::kNone || tree_[tree_.root].kind != Kind::map) return config;
    if (const NodeId services = at(tree_.root, "services"); services != yaml::kNone)
      for (const yaml::Entry entry : tree_.entries(services))
        if (tree_[entry.key].kind == Kind::scalar && tree_[entry.value].kind == Kind::scalar)
          config.services.push_back({.name = {std::string(tree_.value(entry.key)), tree_[entry.key].range},
                                     .path = {std::string(tree_.value(entry.value)), tree_[entry.value].range}});
    config.paths = texts(tree_, at(tree_.root, "paths"));
    config.exclude = texts(tree_, at(tree_.root, "exclude"));
    config.known = texts(tree_, at(tree_.root, "known"));
    config.dialect = one_of<text::Dialect>("dialect", dialect_of, kDialects, "` is no dialect; write ");
    config.argument_colon =
        one_of<format::Colon>("argument_colon", format::colon_of, format::kColons, "` is no way to write arguments; write ");
    config.rules = rule_levels(at(tree_.root, "rules"));
    if (const NodeId overrides = at(tree_.root, "overrides"); overrides != yaml::kNone && tree_[overrides].kind == Kind::sequence)
      for (const NodeId each : tree_.children(overrides)) config.overrides.push_back(override_of(tree_.resolve(each)));
    const NodeId limits = at(tree_.root, "limits");
    config.most_diagnostics = limit(limits, "diagnostics");
    config.most_files = limit(limits, "files");
    config.root_settings = keys_of(tree_.root, {"services", "paths", "known"});
    for (const auto& key : keys_of(limits, {"files"})) config.root_settings.push_back({"limits.files", key.range});
    return config;
  }

 private:
  [[nodiscard]] NodeId at(NodeId map, std::string_view key) const {
    if (map == yaml::kNone || tree_[map].kind != Kind::map) return yaml::kNone;
    const NodeId found = tree_.find(map, key);
    return found == yaml::kNone ? found : tree_.resolve(found);
  }

  /// Those of the named keys that are there.
  [[nodiscard]] std::vector<text::Spanned<std::string>> keys_of(NodeId map, std::initializer_list<std::string_view> names) const {
    std::vector<text::Spanned<std::string>> keys;
    if (map == yaml::kNone || tree_[map].kind != Kind::map) return keys;
    for (const yaml::Entry entry : tree_.entries(map))
      if (tree_[entry.key].kind == Kind::scalar && std::find(names.begin(), names.end(), tree_.value(entry.key)) != names.end())
        keys.push_back({std::string(tree_.value(entry.key)), tree_[entry.key].range});
    return keys;
  }

  template <class T>
  std::optional<text::Spanned<T>> one_of(std::string_view key, std::optional<T> (*read)(std::string_view),
                                         std::span<const std::string_view> known, const std::string& message) const {
    const NodeId value = at(tree_.root, key);
    if (value == yaml::kNone || tree_[value].kind != Kind::scalar) return std::nullopt;
    if (const auto found = read(tree_.value(value))) return text::Spanned<T>{*found, tree_[value].range};
    diagnostics_.push_back(invalid(tree_, value, message + either(known), known));
    return std::nullopt;
  }

  /// `` `a`, `b` or `c` ``
  static std::string either(std::span<const std::string_view> words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
      out += (i == 0 ? "`" : i + 1 < words.size() ? ", `" : " or `") + std::string(words[i]) + '`';
    return out;
  }

  [[nodiscard]] Override override_of(NodeId map) const {
    Override out;
    for (const auto& pattern : texts(tree_, at(map, "files"))) out.files.add(pattern.value);
    out.rules = rule_levels(at(map, "rules"));
    return out;
  }

  [[nodiscard]] std::vector<RuleLevel> rule_levels(NodeId rules) const {
    std::vector<RuleLevel> levels;
    if (rules == yaml::kNone) return levels;
    for (const yaml::Entry entry : tree_.entries(rules)) {
      if (tree_[entry.key].kind != Kind::scalar || tree_[entry.value].kind != Kind::scalar) continue;
      auto level = rule_level({std::string(tree_.value(entry.key)), tree_[entry.key].range}, tree_.value(entry.value));
      if (level)
        levels.push_back(std::move(*level));
      else
        diagnostics_.push_back(invalid(tree_, entry.value, "` is no severity; write " + either(kLevels), kLevels));
    }
    return levels;
  }

  [[nodiscard]] std::optional<text::Spanned<std::size_t>> limit(NodeId limits, std::string_view key) const {
    const NodeId value = at(limits, key);
    if (value == yaml::kNone || tree_[value].kind != Kind::scalar) return std::nullopt;
    const std::string_view text = tree_.value(value);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number > 0)
      return text::Spanned<std::size_t>{number, tree_[value].range};
    // What is no number at all, the schema tells.
    if (text.find_first_not_of("-+0123456789") == std::string_view::npos)
      diagnostics_.push_back(invalid(tree_, value, "` is no limit; write a number from 1", {}));
    return std::nullopt;
  }

  const yaml::Tree& tree_;
  std::vector<text::Diagnostic>& diagnostics_;
};

}  // namespace

std::optional<text::Dialect> dialect_of(std::string_view name) {
  const auto* known = std::find(kDialects.begin(), kDialects.end(), name);
  return known == kDialects.end() ? std::nullopt : std::optional(static_cast<text::Dialect>(known - kDialects.begin()));
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
  return Reader(tree, diagnostics).config();
}

std::span<const text::RuleInfo* const> config_rules() { return kRules; }

}  // namespace asyncy::workspace
