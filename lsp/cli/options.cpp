#include "lsp/cli/options.h"

#include <algorithm>

#include "core/rules/words.h"

namespace asyncy::cli {
namespace {

host::Error unknown(std::string_view name, std::span<const Option> options) {
  std::vector<std::string_view> names = {kHelpOption.name};
  for (const Option& option : options) names.push_back(option.name);
  return {"unknown option " + std::string(name) + rules::did_you_mean(name, names)};
}

std::optional<host::Error> fault_of(const Option& option, std::string_view value) {
  if (option.allowed.empty() || std::find(option.allowed.begin(), option.allowed.end(), value) != option.allowed.end())
    return std::nullopt;
  return host::Error{std::string(option.name) + " is " + rules::list_of(option.allowed) + ", not " + rules::quoted(value) +
                     rules::did_you_mean(value, option.allowed)};
}

const Option* find_option(std::string_view name, std::span<const Option> options) {
  if (name == kHelpOption.name) return &kHelpOption;
  const auto option = std::find_if(options.begin(), options.end(), [&](const Option& each) { return each.name == name; });
  return option == options.end() ? nullptr : &*option;
}

}  // namespace

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::nullopt : std::optional(found->second.back());
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

host::Result<Arguments> read_arguments(std::span<const Option> options, std::span<const std::string> words) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--") {
      arguments.operands_.insert(arguments.operands_.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                 words.end());
      break;
    }
    if (!word.starts_with('-') || word == "-") {
      arguments.operands_.push_back(word);
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const Option* option = find_option(name, options);
    if (option == nullptr) return unknown(name, options);
    if (option->value.empty()) {
      if (equals != std::string::npos) return host::Error{name + " takes no value"};
      arguments.values_[name].emplace_back();
      continue;
    }
    const bool has_value =
        equals != std::string::npos || (i + 1 < words.size() && find_option(words[i + 1], options) == nullptr);
    if (!has_value) return host::Error{name + " needs a value: " + name + ' ' + std::string(option->value)};
    std::string value = equals == std::string::npos ? words[++i] : word.substr(equals + 1);
    if (auto fault = fault_of(*option, value)) return std::move(*fault);
    auto& values = arguments.values_[name];
    if (!option->repeatable) values.clear();
    values.push_back(std::move(value));
  }
  return arguments;
}

}  // namespace asyncy::cli
