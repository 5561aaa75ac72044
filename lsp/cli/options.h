// Options of the command line: one table per subcommand, from which they are read and help, completions and man page written.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/host/result.h"

namespace asyncy::cli {

struct Option {
  std::string_view name;                      ///< with its dashes
  std::string_view value;                     ///< how help calls its value, `DIR` and `FILE` being paths; empty: a switch
  std::string_view help;
  std::span<const std::string_view> allowed;  ///< the values there are; empty: any
  bool repeatable = false;
};

/// Every subcommand has it; no table lists it.
inline constexpr Option kHelpOption{.name = "--help", .value = {}, .help = "this text", .allowed = {}};

/// What was given.
class Arguments {
 public:
  [[nodiscard]] bool has(std::string_view option) const { return values_.find(option) != values_.end(); }
  /// The value given last.
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
  [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }

 private:
  friend host::Result<Arguments> read_arguments(std::span<const Option>, std::span<const std::string>);
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> operands_;
};

/// `--name value` and `--name=value`; everything behind `--` is an operand. An error names the mistake and the mend.
host::Result<Arguments> read_arguments(std::span<const Option> options, std::span<const std::string> words);

}  // namespace asyncy::cli
