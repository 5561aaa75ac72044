// What the server says to whoever looks at its stderr.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace asyncy::rpc {

enum class LogLevel : std::uint8_t { error, warning, info, debug };

/// By its name; nothing for any other text.
std::optional<LogLevel> log_level_of(std::string_view name);

struct Log {
  LogLevel level = LogLevel::warning;                          ///< what is milder is not said
  std::function<void(LogLevel, std::string_view)> write = {};  ///< empty: to stderr, a line each

  void say(LogLevel level_of_message, std::string_view sentence) const;
  void error(std::string_view sentence) const { say(LogLevel::error, sentence); }
  void warning(std::string_view sentence) const { say(LogLevel::warning, sentence); }
  void info(std::string_view sentence) const { say(LogLevel::info, sentence); }
  void debug(std::string_view sentence) const { say(LogLevel::debug, sentence); }
};

}  // namespace asyncy::rpc
