// How far callers use what manifests declare: commands, arguments, values of `enum`.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/report/report.h"

namespace asyncy::report {

enum class Used : std::uint8_t {
  yes,
  no,
  unknown,  ///< callers pass values that only the running story knows, so it may well be used
};

/// One value of an `enum`.
struct ValueCoverage {
  std::string text;
  text::Range range;
  std::size_t calls = 0;  ///< that pass it, or leave it to be the default
  Used used = Used::no;
};

struct ArgumentCoverage {
  const manifest::Argument* argument = nullptr;
  std::size_t calls = 0;                ///< that pass it
  std::optional<std::string> constant;  ///< several calls pass it, and all pass just this
  std::vector<ValueCoverage> values;
};

enum class CommandKind : std::uint8_t { command, entrypoint, event, action };

struct Caller {
  const workspace::Document* document = nullptr;
  text::Range range;
};

struct CommandCoverage {
  const manifest::Command* command = nullptr;
  CommandKind kind = CommandKind::command;
  std::string name;            ///< of an event or action with what it belongs to: `listen message`
  std::size_t calls = 0;       ///< those of its events included: who waits for one runs the command
  std::vector<Caller> callers;  ///< the first ones, in the order of the report
  std::vector<ArgumentCoverage> arguments;
};

struct ServiceCoverage {
  const workspace::Document* manifest = nullptr;
  std::string name;
  std::vector<CommandCoverage> commands;
};

/// Parts: commands, arguments and values of which it can be told whether they are used.
struct Share {
  std::size_t used = 0;
  std::size_t of = 0;

  /// In percent; of nothing, everything is used.
  [[nodiscard]] double percent() const { return of == 0 ? 100.0 : 100.0 * static_cast<double>(used) / static_cast<double>(of); }
};

struct Coverage {
  std::vector<ServiceCoverage> services;  ///< sorted by name
  std::size_t stories = 0;
  std::size_t calls = 0;  ///< that reach a command of these services
};

inline constexpr std::size_t kCallersNamed = 20;

/// Of the manifests among the services of `workspace` and at `paths`; the callers are the stories at `paths` and the examples in
/// the other documents there.
Coverage coverage_of(const workspace::Workspace& workspace, std::span<const std::string> paths);

Share share_of(const CommandCoverage& command);
Share share_of(const ServiceCoverage& service);
Share share_of(const Coverage& coverage);

/// `66.7 %`
std::string percent_text(const Share& share);

// Writers. In text only what is not used or always the same; elsewhere everything.
std::string coverage_text(const Coverage& coverage, const Options& options);
std::string coverage_json(const Coverage& coverage, const Options& options);
std::string coverage_markdown(const Coverage& coverage, const Options& options);
/// One page that needs nothing else.
std::string coverage_html(const Coverage& coverage, const Options& options);

}  // namespace asyncy::report
