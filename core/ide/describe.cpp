#include "core/ide/describe.h"

#include <algorithm>

#include "core/ide/markdown.h"
#include "core/pattern/words.h"

namespace asyncy::ide {
namespace {

using manifest::Argument;
using manifest::Command;
using manifest::ValueSchema;

/// Longer lists end in a count.
constexpr std::size_t kMostItems = 30;

/// On one line of a signature.
std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  std::replace(out.begin(), out.end(), '\r', ' ');
  return out;
}

std::string type_name(const Argument& argument) { return argument.type ? one_line(argument.type->text) : ""; }

std::string optional_unless(bool required, const std::string& text) { return required ? text : '[' + text + ']'; }

/// A name with a blank in it can only be passed by position.
bool can_be_named(const Argument& argument) { return argument.name.value.find_first_of(" \t\r\n") == std::string::npos; }

std::string as_position(const Argument& argument) {
  const std::string type = type_name(argument);
  const std::string inside =
      one_line(argument.name.value) + (type.empty() ? "" : ':' + type) + (argument.variadic ? "…" : "");
  return argument.required ? '<' + inside + '>' : '[' + inside + ']';
}

std::string as_flag(const Argument& argument) {
  const bool is_switch = argument.type && argument.type->type.has(types::Base::boolean);
  const std::string type = type_name(argument);
  return "--" + one_line(argument.name.value) + (is_switch ? "" : ' ' + (type.empty() ? "value" : type));
}

std::string as_name(const Argument& argument) {
  const std::string type = type_name(argument);
  return one_line(argument.name.value) + ':' + (type.empty() ? "any" : type);
}

std::string literal_code(const types::Literal& literal) {
  switch (literal.kind) {
    case types::LiteralKind::list:
    case types::LiteralKind::map:
    case types::LiteralKind::null: return types::describe(literal);
    default: return code(literal.text);
  }
}

std::string values(const std::vector<manifest::Value>& all) {
  std::string out;
  const std::size_t shown = std::min(all.size(), kMostItems);
  for (std::size_t i = 0; i < shown; ++i) out += (i == 0 ? "" : ", ") + literal_code(all[i].literal);
  if (shown < all.size()) out += " and " + std::to_string(all.size() - shown) + " more";
  return out;
}

std::string named_list(std::string_view title, const std::vector<Command>& commands) {
  if (commands.empty()) return {};
  std::string out = "**" + std::string(title) + "**\n";
  const std::size_t shown = std::min(commands.size(), kMostItems);
  for (std::size_t i = 0; i < shown; ++i)
    out += "\n- " + code(commands[i].name.value) + (commands[i].help ? " — " + escaped_line(commands[i].help->value) : "");
  if (shown < commands.size()) out += "\n- and " + std::to_string(commands.size() - shown) + " more";
  return out;
}

std::string property_items(const std::vector<manifest::Property>& properties) {
  std::string out;
  for (const auto& property : properties)
    out += (out.empty() ? "" : "\n") + item(property.name.value, demands(property.schema, false), property.schema.help);
  return out;
}

std::string result(const Command& command, Role role) {
  if (!command.output) return {};
  const ValueSchema& schema = command.output->schema;
  std::string out = role == Role::event ? "**Brings**" : "**Gives**";
  const std::string what = demands(schema, false);
  if (!what.empty()) out += ' ' + what;
  if (schema.help) out += " — " + escaped(schema.help->value);
  const std::string properties = property_items(command.output->properties);
  if (!properties.empty()) out += "\n\n" + properties;
  return what.empty() && !schema.help && properties.empty() ? "" : out;
}

std::string arguments(const Command& command) {
  const auto all = command.all_arguments();
  std::string out;
  const std::size_t shown = std::min(all.size(), kMostItems);
  for (std::size_t i = 0; i < shown; ++i) out += '\n' + item(all[i]->name.value, demands(*all[i]), all[i]->help);
  if (shown < all.size()) out += "\n- and " + std::to_string(all.size() - shown) + " more";
  if (out.empty()) return {};
  return "**Arguments**\n" + out;
}

std::string role_name(Role role) {
  switch (role) {
    case Role::command: return "command";
    case Role::entrypoint: return "what runs without a command";
    case Role::event: return "event";
    case Role::action: return "action";
  }
  return {};
}

std::string deprecated(const std::optional<text::Spanned<std::string>>& text) {
  return text ? "**Deprecated:** " + escaped(text->value) : "";
}

}  // namespace

std::string paragraphs(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += out.back() == '\n' ? "\n" : "\n\n";
    out += part;
  }
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

std::vector<CallSignature> call_signatures(std::string_view caller, const Command& command, Role role) {
  std::string head = role == Role::event ? "when" : std::string(caller);
  if (role != Role::entrypoint) head += ' ' + one_line(command.name.value);
  CallSignature by_words{.text = head, .parts = {}};
  CallSignature by_names{.text = head, .parts = {}};
  const auto append = [](CallSignature& signature, const Argument& argument, const std::string& text) {
    const auto begin = static_cast<text::Offset>(signature.text.size() + 1);
    signature.text += ' ' + text;
    signature.parts.push_back({.argument = &argument, .range = {begin, static_cast<text::Offset>(signature.text.size())}});
  };
  for (const Argument& argument : command.args) {
    append(by_words, argument, as_position(argument));
    append(by_names, argument,
           can_be_named(argument) ? optional_unless(argument.required, as_name(argument)) : as_position(argument));
  }
  for (const auto* named : {&command.kwargs, &command.arguments})
    for (const Argument& argument : *named) {
      append(by_words, argument, optional_unless(argument.required, as_flag(argument)));
      append(by_names, argument, optional_unless(argument.required, as_name(argument)));
    }
  const bool only_names = role == Role::event || role == Role::action || (command.args.empty() && command.kwargs.empty());
  if (only_names || by_words.text == by_names.text) return {std::move(by_names)};
  return {std::move(by_words), std::move(by_names)};
}

std::string signatures(std::string_view caller, const Command& command, Role role) {
  std::string out;
  for (const CallSignature& each : call_signatures(caller, command, role)) out += (out.empty() ? "" : "\n") + each.text;
  return out;
}

std::string passing_examples(std::string_view caller, const Command& command, const Argument& argument) {
  const std::string head =
      std::string(caller) + (command.name.value.empty() || manifest::is_entrypoint_name(command.name.value)
                                 ? ""
                                 : ' ' + one_line(command.name.value));
  const auto is_this = [&](const Argument& each) { return &each == &argument; };
  std::string out;
  if (std::any_of(command.args.begin(), command.args.end(), is_this)) {
    out = head;
    for (const Argument& each : command.args) {
      out += " <" + one_line(each.name.value) + '>';
      if (is_this(each)) break;
    }
  } else if (std::any_of(command.kwargs.begin(), command.kwargs.end(), is_this)) {
    out = head + ' ' + as_flag(argument);
  }
  if (can_be_named(argument)) out += (out.empty() ? "" : "\n") + head + ' ' + as_name(argument);
  return out;
}

std::string demands(const ValueSchema& schema, bool required) {
  std::vector<std::string> parts;
  if (schema.type) parts.push_back(code(schema.type->text));
  if (required) parts.emplace_back("required");
  if (schema.default_value) parts.push_back("default " + literal_code(schema.default_value->literal));
  if (schema.allowed && !schema.allowed->values.empty()) parts.push_back("one of " + values(schema.allowed->values));
  if (schema.pattern) parts.push_back("pattern " + code(schema.pattern->source));
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

std::string demands(const Argument& argument) {
  std::string out = demands(argument, argument.required);
  if (argument.variadic) out += (out.empty() ? "" : ", ") + std::string("takes all further values");
  if (argument.deprecated) out += (out.empty() ? "" : ", ") + std::string("deprecated");
  return out;
}

std::string pattern_in_words(const ValueSchema& schema) {
  const auto told = schema.pattern ? pattern::in_words(schema.pattern->source) : std::nullopt;
  return told ? "Matches what " + *told + '.' : "";
}

std::string item(std::string_view name, const std::string& demands, const std::optional<text::Spanned<std::string>>& help) {
  std::string out = "- " + code(name);
  if (!demands.empty()) out += ": " + demands;
  if (help && !help->value.empty()) out += " — " + escaped(help->value, "  ");
  return out;
}

std::string place_of(const Command& command, const Argument& argument) {
  for (std::size_t i = 0; i < command.args.size(); ++i)
    if (&command.args[i] == &argument) return "position " + std::to_string(i + 1) + " of `args`";
  const bool named =
      std::any_of(command.kwargs.begin(), command.kwargs.end(), [&](const Argument& each) { return &each == &argument; });
  return named ? "by name, in `kwargs`" : "by name, in `arguments`";
}

std::string command_card(std::string_view caller, const Command& command, Role role) {
  const std::string name = role == Role::entrypoint ? std::string(caller) : command.name.value;
  std::string headline = "**" + code(name) + "** — " + role_name(role);
  if (role == Role::command) headline += " of " + code(caller);
  return paragraphs({headline, fenced("storyscript", signatures(caller, command, role)), deprecated(command.deprecated),
                     command.help ? escaped(command.help->value) : "", arguments(command), result(command, role),
                     named_list("Events", command.events),
                     command.output ? named_list("Actions of what it gives", command.output->actions) : ""});
}

std::string argument_card(const Command& command, const Argument& argument, std::string_view owner) {
  const std::string what = demands(argument, argument.required);
  return paragraphs(
      {"**" + code(argument.name.value) + "** — argument of " + code(owner),
       what.empty() ? "anything · " + place_of(command, argument) : what + " · " + place_of(command, argument),
       pattern_in_words(argument), deprecated(argument.deprecated), argument.help ? escaped(argument.help->value) : ""});
}

}  // namespace asyncy::ide
