// What holds for one file: the configs of its workspace's root and of the folders on the way from there, put together.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/workspace/workspace.h"

namespace asyncy::workspace {

/// One config on the way to a file.
struct ConfigOnTheWay {
  std::string_view folder;
  const Config* config = nullptr;
};

/// A value, and where it is said.
template <class T>
struct Said {
  T value{};
  std::string_view folder;  ///< of the config
  text::Range range = {};
};

/// Nearer configs go before farther ones, and what one says of some files before what it says of all. Points into the
/// workspace and the path.
struct Settings {
  std::optional<Said<text::Dialect>> dialect;
  std::optional<Said<format::Colon>> argument_colon;
  std::optional<Said<std::size_t>> most_diagnostics;
  std::vector<Said<const RuleLevel*>> rules;  ///< the last word last

  /// The last word on a rule; null where nobody has said anything.
  [[nodiscard]] const Said<const RuleLevel*>* level_of(std::string_view rule) const;
};

/// From the root to the file.
std::vector<ConfigOnTheWay> configs_around(const Workspace& workspace, std::string_view path);

Settings settings_for(const Workspace& workspace, std::string_view path);

}  // namespace asyncy::workspace
