#include "core/compare/compare.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "core/compare/values.h"
#include "core/text/excerpt.h"
#include "core/text/nearest.h"

namespace asyncy::compare {
namespace {

using text::quoted;

using manifest::Argument;
using manifest::Command;
using manifest::Manifest;

/// One command in both versions.
class Commands {
 public:
  Commands(const Command& before, const Command& after, std::string name, std::vector<Change>& changes)
      : before_(before),
        after_(after),
        name_(std::move(name)),
        words_(name_.empty() ? "the entrypoint" : quoted(name_)),
        changes_(changes) {}

  void run() {
    arguments();
    positions();
    additional(before_.additional_args, after_.additional_args, "positional values");
    additional(before_.additional_kwargs, after_.additional_kwargs, "named values");
    result();
    if (!before_.deprecated && after_.deprecated)
      add("command-deprecated", Impact::safe, words_ + " is deprecated: " + after_.deprecated->value, {},
          before_.name.range, after_.deprecated->range);
  }

 private:
  void add(std::string_view rule, Impact impact, std::string message, std::string_view argument, text::Range before,
           text::Range after) {
    changes_.push_back({.rule = rule,
                        .impact = impact,
                        .command = name_,
                        .argument = std::string(argument),
                        .message = std::move(message),
                        .before = before,
                        .after = after});
  }

  [[nodiscard]] std::string words_of(const Argument& argument) const {
    return quoted(argument.name.value) + " of " + words_;
  }

  void arguments() {
    std::vector<const Argument*> gone;
    std::vector<const Argument*> come;
    for (const Argument* argument : before_.all_arguments()) {
      const Argument* same = after_.find_argument(argument->name.value);
      if (same == nullptr)
        gone.push_back(argument);
      else
        compare_arguments(*argument, *same);
    }
    for (const Argument* argument : after_.all_arguments())
      if (before_.find_argument(argument->name.value) == nullptr) come.push_back(argument);
    for (const Argument* argument : gone) {
      const auto renamed =
          std::find_if(come.begin(), come.end(), [&](const Argument* each) { return is_renamed(*argument, *each); });
      if (renamed == come.end()) {
        removed(*argument);
        continue;
      }
      add("argument-renamed", Impact::breaking,
          words_of(*argument) + " is called " + quoted((*renamed)->name.value) + " now", argument->name.value,
          argument->name.range, (*renamed)->name.range);
      compare_arguments(*argument, **renamed);
      come.erase(renamed);
    }
    for (const Argument* argument : come) {
      if (argument->required)
        add("required-argument-added", Impact::breaking,
            words_ + " needs " + quoted(argument->name.value) + ", which no call passes yet", argument->name.value,
            before_.name.range, argument->name.range);
      else
        add("argument-added", Impact::safe, words_ + " also takes " + quoted(argument->name.value), argument->name.value,
            before_.name.range, argument->name.range);
    }
  }

  /// The same place and type, and what tells them apart is alike: the name, the description, the pattern or the values.
  [[nodiscard]] static bool is_renamed(const Argument& before, const Argument& after) {
    if (before.declared_type() != after.declared_type()) return false;
    if (before.pattern && after.pattern && before.pattern->source == after.pattern->source) return true;
    const auto same_text = [](const manifest::Value& a, const manifest::Value& b) {
      return a.literal.text == b.literal.text;
    };
    if (before.allowed && after.allowed && !before.allowed->values.empty() &&
        std::equal(before.allowed->values.begin(), before.allowed->values.end(), after.allowed->values.begin(),
                   after.allowed->values.end(), same_text))
      return true;
    if (before.help && after.help && before.help->value == after.help->value) return true;
    const std::string_view name = after.name.value;
    return text::nearest(before.name.value, {&name, 1}).has_value();
  }

  void removed(const Argument& argument) {
    const bool taken =
        after_.additional_kwargs.allowed && after_.additional_args.allowed && after_.additional_kwargs.range.size() > 0;
    add("argument-removed", taken ? Impact::risky : Impact::breaking,
        words_of(argument) + " is gone" + (taken ? "; calls that pass it pass an additional value" : ""),
        argument.name.value, argument.name.range, after_.name.range);
  }

  void compare_arguments(const Argument& before, const Argument& after) {
    const std::string words = words_of(after);
    if (!before.required && after.required)
      add("argument-required", Impact::breaking, words + " could be left out and is required", after.name.value,
          before.name.range, after.name.range);
    if (before.required && !after.required)
      add("argument-optional", Impact::safe, words + " may be left out", after.name.value, before.name.range,
          after.name.range);
    compare_values(before, after,
                   {.command = name_,
                    .argument = after.name.value,
                    .words = words,
                    .before = before.name.range,
                    .after = after.name.range},
                   changes_);
  }

  /// Values without a name go by position.
  void positions() {
    const auto before = before_.positional_arguments();
    const auto after = after_.positional_arguments();
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
      if (before[i]->name.value == after[i]->name.value || is_renamed(*before[i], *after[i])) continue;
      add("position-changed", Impact::breaking,
          "the value at position " + std::to_string(i + 1) + " of " + words_ + " was " + quoted(before[i]->name.value) +
              " and is " + quoted(after[i]->name.value),
          after[i]->name.value, before[i]->name.range, after[i]->name.range);
      return;
    }
  }

  void additional(const manifest::Additional& before, const manifest::Additional& after, const std::string& what) {
    if (before.allowed && !after.allowed)
      add("additional-closed", Impact::breaking, words_ + " takes no additional " + what + " any more", {},
          before_.name.range, after.range);
    if (!before.allowed && after.allowed)
      add("additional-opened", Impact::safe, words_ + " takes additional " + what, {}, before.range, after_.name.range);
  }

  void result() {
    const auto type = [](const Command& command) {
      return command.output ? command.output->schema.declared_type() : types::Type{};
    };
    if (type(before_) == type(after_)) return;
    const auto range = [](const Command& command) {
      return command.output && command.output->schema.type ? command.output->schema.type->range : command.name.range;
    };
    add("result-changed", Impact::risky,
        words_ + " gave " + types::describe(type(before_)) + " and gives " + types::describe(type(after_)), {},
        range(before_), range(after_));
  }

  const Command& before_;
  const Command& after_;
  std::string name_;
  std::string words_;
  std::vector<Change>& changes_;
};

void compare_commands(const std::vector<Command>& before, const std::vector<Command>& after, const std::string& prefix,
                      std::vector<Change>& changes) {
  const auto find = [](const std::vector<Command>& commands, std::string_view name) {
    const auto found =
        std::find_if(commands.begin(), commands.end(), [&](const Command& each) { return each.name.value == name; });
    return found == commands.end() ? nullptr : &*found;
  };
  for (const Command& command : before) {
    const std::string name = prefix + command.name.value;
    const Command* same = find(after, command.name.value);
    if (same == nullptr) {
      changes.push_back({.rule = "command-removed",
                         .impact = Impact::breaking,
                         .command = name,
                         .argument = {},
                         .message = quoted(name) + " is gone",
                         .before = command.name.range,
                         .after = {}});
      continue;
    }
    Commands(command, *same, name, changes).run();
    compare_commands(command.events, same->events, name + ' ', changes);
  }
  for (const Command& command : after)
    if (find(before, command.name.value) == nullptr)
      changes.push_back({.rule = "command-added",
                         .impact = Impact::safe,
                         .command = prefix + command.name.value,
                         .argument = {},
                         .message = quoted(prefix + command.name.value) + " is new",
                         .before = {},
                         .after = command.name.range});
}

void compare_environment(const Manifest& before, const Manifest& after, std::vector<Change>& changes) {
  std::map<std::string_view, const manifest::EnvironmentVariable*> old;
  for (const auto& variable : before.environment) old.emplace(variable.name.value, &variable);
  for (const auto& variable : after.environment) {
    const auto same = old.find(variable.name.value);
    const bool must = variable.required && !variable.default_value;
    const std::string words = "the environment variable " + quoted(variable.name.value);
    const auto add = [&](std::string_view rule, Impact impact, std::string message, text::Range range) {
      changes.push_back({.rule = rule,
                         .impact = impact,
                         .command = {},
                         .argument = {},
                         .message = std::move(message),
                         .before = range,
                         .after = variable.name.range});
    };
    if (same == old.end()) {
      add(must ? "required-variable-added" : "variable-added", must ? Impact::breaking : Impact::safe,
          words + (must ? " has to be set" : " may be set"), {});
      continue;
    }
    const auto& was = *same->second;
    if (must && (!was.required || was.default_value))
      add("variable-required", Impact::breaking, words + " has to be set", was.name.range);
    compare_values(was, variable,
                   {.command = {}, .argument = {}, .words = words, .before = was.name.range, .after = variable.name.range},
                   changes);
    old.erase(same);
  }
  for (const auto& [name, variable] : old)
    changes.push_back({.rule = "variable-removed",
                       .impact = Impact::safe,
                       .command = {},
                       .argument = {},
                       .message = "the environment variable " + quoted(name) + " is not read any more",
                       .before = variable->name.range,
                       .after = {}});
}

void compare_entrypoints(const Manifest& before, const Manifest& after, std::vector<Change>& changes) {
  if (before.entrypoint && after.entrypoint) return Commands(*before.entrypoint, *after.entrypoint, {}, changes).run();
  if (!before.entrypoint && !after.entrypoint) return;
  const bool gone = before.entrypoint.has_value();
  changes.push_back({.rule = gone ? "entrypoint-removed" : "entrypoint-added",
                     .impact = gone ? Impact::breaking : Impact::safe,
                     .command = {},
                     .argument = {},
                     .message = gone ? "the service cannot be called without a command any more"
                                     : "the service may be called without a command",
                     .before = gone ? before.entrypoint->name.range : text::Range{},
                     .after = gone ? text::Range{} : after.entrypoint->name.range});
}

}  // namespace

std::vector<Change> compare(const Manifest& before, const Manifest& after) {
  std::vector<Change> changes;
  compare_entrypoints(before, after, changes);
  compare_commands(before.commands, after.commands, {}, changes);
  compare_environment(before, after, changes);
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.impact < b.impact; });
  return changes;
}

std::string_view version_bump(std::span<const Change> changes) {
  if (changes.empty()) return "patch";
  const bool breaks =
      std::any_of(changes.begin(), changes.end(), [](const Change& each) { return each.impact == Impact::breaking; });
  return breaks ? "major" : "minor";
}

}  // namespace asyncy::compare
