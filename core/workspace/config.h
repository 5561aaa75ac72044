// `asyncy-ls.yml`: what a project says about its services and about how it wants to be judged.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/format/style.h"
#include "core/text/diagnostic.h"
#include "core/text/range.h"
#include "core/workspace/ignore.h"
#include "core/yaml/tree.h"

namespace asyncy::workspace {

inline constexpr std::string_view kConfigName = "asyncy-ls.yml";
/// In the order of `text::Dialect`.
inline constexpr std::array<std::string_view, 3> kDialects = {"auto", "2018", "2020"};
/// In the order of `text::Severity`, and the one that is none.
inline constexpr std::array<std::string_view, 5> kLevels = {"error", "warning", "information", "hint", "off"};

/// Another name for a service. The path, relative to the config file, is that of a folder or of a manifest.
struct Alias {
  text::Spanned<std::string> name;
  text::Spanned<std::string> path;
};

/// What a project says of one rule.
struct RuleLevel {
  text::Spanned<std::string> rule;
  std::optional<text::Severity> severity;  ///< nothing: off
};

/// What a project says of some of its files.
struct Override {
  IgnoreList files;  ///< patterns relative to the folder of the config
  std::vector<RuleLevel> rules;
};

/// Everything is optional: what a config does not say, the config of a folder around it may say.
struct Config {
  std::vector<Alias> services;
  std::vector<text::Spanned<std::string>> paths;
  std::vector<text::Spanned<std::string>> exclude;
  std::vector<text::Spanned<std::string>> known;
  std::optional<text::Spanned<text::Dialect>> dialect;
  std::optional<text::Spanned<format::Colon>> argument_colon;  ///< of stories that are formatted
  std::vector<RuleLevel> rules;     ///< whether these rules exist is judged where they are known
  std::vector<Override> overrides;  ///< a later one goes before an earlier one, and all go before `rules`
  std::optional<text::Spanned<std::size_t>> most_diagnostics;  ///< of one file
  std::optional<text::Spanned<std::size_t>> most_files;        ///< of the workspace
  std::vector<text::Spanned<std::string>> root_settings;  ///< keys that are there, and count only at the workspace's root
};

/// `auto`, `2018`, `2020`; nothing for any other text.
std::optional<text::Dialect> dialect_of(std::string_view name);

/// `error`, `warning`, `information`, `hint` or `off` for a rule; nothing for any other level.
std::optional<RuleLevel> rule_level(text::Spanned<std::string> rule, std::string_view level);

/// The name of its severity, or `off`.
std::string_view name_of(const RuleLevel& level);

/// `auto`, `2018` or `2020`.
std::string_view name_of(text::Dialect dialect);

/// Reads what is right and appends what is wrong to `diagnostics`.
Config read_config(const yaml::Tree& tree, std::vector<text::Diagnostic>& diagnostics);

/// The rules that `read_config` reports of its own, for the registry.
std::span<const text::RuleInfo* const> config_rules();

}  // namespace asyncy::workspace
