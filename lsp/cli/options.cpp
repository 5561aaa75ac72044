#include "lsp/cli/options.h"

#include <algorithm>

#include "core/rules/words.h"

namespace asyncy::cli {
namespace {

host::Error unknown(std::string_view name, std::span<const Option> options) {
  std::vector<std::string_view> names;
  for (const Option& option : options) names.push_back(option.name);
  return {"unknown option " + std::string(name) + rules::did_you_mean(name, names)};
}

std::optional<host::Error> fault_of(const Option& option, std::string_view value) {
  if (option.allowed.empty() || std::find(option.allowed.begin(), option.allowed.end(), value) != option.allowed.end())
    return std::nullopt;
  return host::Error{std::string(option.name) + " is " + rules::list_of(option.allowed) + ", not " + rules::quoted(value) +
                     rules::did_you_mean(value, option.allowed)};
}

/// Breaks `text` into lines that fit between `indent` and column 80.
std::string wrapped(std::string_view text, std::size_t indent) {
  constexpr std::size_t kWidth = 80;
  std::string out;
  std::size_t column = indent;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (column > indent && column + 1 + (end - at) > kWidth) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += text.substr(at, end - at);
    column += end - at;
    at = end + 1;
  }
  return out;
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
    const auto option = std::find_if(options.begin(), options.end(), [&](const Option& each) { return each.name == name; });
    if (option == options.end()) return unknown(name, options);
    if (option->value.empty()) {
      if (equals != std::string::npos) return host::Error{name + " takes no value"};
      arguments.values_[name].emplace_back();
      continue;
    }
    if (equals == std::string::npos && i + 1 == words.size())
      return host::Error{name + " needs a value: " + name + ' ' + std::string(option->value)};
    std::string value = equals == std::string::npos ? words[++i] : word.substr(equals + 1);
    if (auto fault = fault_of(*option, value)) return std::move(*fault);
    auto& values = arguments.values_[name];
    if (!option->repeatable) values.clear();
    values.push_back(std::move(value));
  }
  return arguments;
}

std::string describe(std::span<const Option> options) {
  constexpr std::size_t kIndent = 30;
  std::string out;
  for (const Option& option : options) {
    std::string left = "  " + std::string(option.name);
    if (!option.value.empty()) left += ' ' + std::string(option.value);
    if (left.size() + 2 > kIndent)
      left += '\n' + std::string(kIndent, ' ');
    else
      left.resize(kIndent, ' ');
    out += left + wrapped(option.help, kIndent) + '\n';
  }
  return out;
}

}  // namespace asyncy::cli
