#include "lsp/rpc/log.h"

#include <array>
#include <cstdio>
#include <string>

namespace asyncy::rpc {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"error", "warning", "info", "debug"};

}  // namespace

std::optional<LogLevel> log_level_of(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<LogLevel>(i);
  return std::nullopt;
}

void Log::say(LogLevel level_of_message, std::string_view sentence) const {
  if (level_of_message > level) return;
  if (write) return write(level_of_message, sentence);
  const std::string line =
      "asyncy-ls: " + std::string(kNames[static_cast<std::size_t>(level_of_message)]) + ": " + std::string(sentence) + '\n';
  std::fputs(line.c_str(), stderr);
}

}  // namespace asyncy::rpc
