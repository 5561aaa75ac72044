#include "core/ide/snippets.h"

#include <algorithm>

#include "core/binding/example.h"
#include "core/binding/items.h"
#include "core/ide/markdown.h"

namespace asyncy::ide {
namespace {

using manifest::Argument;
using manifest::Command;
using manifest::ValueSchema;
using types::Base;
using types::LiteralKind;

bool is_positional(const Command& command, const Argument& argument) {
  return std::any_of(command.args.begin(), command.args.end(), [&](const Argument& each) { return &each == &argument; });
}

bool is_boolean(const ValueSchema& schema) { return schema.declared_type().has(Base::boolean); }

std::string quoted(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote || c == '\\' || c == '{' || c == '}') out += '\\';
    out += c;
  }
  return out + quote;
}

std::string type_name(const ValueSchema& schema) { return schema.type ? schema.type->text : "any"; }

void append_part(std::string& out, std::string_view part) {
  if (part.empty()) return;
  if (!out.empty()) out += ", ";
  out += part;
}

void append_paragraph(std::string& out, std::string_view paragraph) {
  if (paragraph.empty()) return;
  if (!out.empty()) out += "\n\n";
  out += paragraph;
}

}  // namespace

std::string escape_snippet(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '$' || c == '}' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string placeholder(unsigned number, std::string_view example) {
  return "${" + std::to_string(number) + ':' + escape_snippet(example) + '}';
}

std::string written_value(const types::Literal& literal, WritingStyle style) {
  switch (literal.kind) {
    case LiteralKind::integer:
    case LiteralKind::real:
    case LiteralKind::boolean: return literal.text;
    case LiteralKind::null: return "null";
    case LiteralKind::list: return "[]";
    case LiteralKind::map: return "{}";
    case LiteralKind::string:
    case LiteralKind::time:
    case LiteralKind::regex:
    case LiteralKind::path: break;
  }
  return quoted(literal.text, style.quote);
}

std::string example_of(const ValueSchema& schema, WritingStyle style) {
  const types::Type type = schema.declared_type();
  if (schema.allowed && !schema.allowed->values.empty() && !schema.limits) {
    types::Literal first = schema.allowed->values.front().literal;
    if (type.has(Base::string) || type.has(Base::enumeration)) first.kind = LiteralKind::string;
    return written_value(first, style);
  }
  if (schema.pattern || schema.limits)
    if (const auto literal = binding::example_literal(schema, types::Passing::typed)) return written_value(*literal, style);
  const auto text = [&](std::string_view value) { return quoted(value, style.quote); };
  if (type.accepts_anything() || type.has(Base::string) || type.has(Base::enumeration)) return text("text");
  if (type.has(Base::integer) || type.has(Base::real) || type.has(Base::number)) return "1";
  if (type.has(Base::boolean)) return "true";
  if (type.has(Base::list)) return "[]";
  if (type.has(Base::map) || type.has(Base::object) || type.has(Base::json)) return "{}";
  if (type.has(Base::uuid)) return text("00000000-0000-4000-8000-000000000000");
  if (type.has(Base::path) || type.has(Base::file) || type.has(Base::folder)) return text("/path");
  if (type.has(Base::regex)) return "/text/";
  return "null";
}

std::string arguments_snippet(const Command& command, std::span<const Argument* const> arguments, CallStyle call,
                              WritingStyle style) {
  std::string out;
  unsigned number = 0;
  for (const Argument* argument : arguments) {
    const std::string name = escape_snippet(argument->name.value);
    const std::string value = placeholder(++number, example_of(*argument, style));
    if (!out.empty()) out += ' ';
    if (call == CallStyle::named)
      out += name + (style.spaced_colon ? ": " : ":") + value;
    else if (is_positional(command, *argument))
      out += value;
    else if (is_boolean(*argument))
      out += "--" + name;
    else
      out += "--" + name + ' ' + value;
  }
  return out;
}

std::string call_snippet(const Command& command, CallStyle call, WritingStyle style) {
  std::vector<const Argument*> required = command.all_arguments();
  std::erase_if(required, [](const Argument* argument) { return !binding::must_be_passed(*argument); });
  const std::string arguments = arguments_snippet(command, required, call, style);
  return escape_snippet(command.name.value) + (arguments.empty() ? "" : ' ' + arguments);
}

std::string detail_of(const ValueSchema& schema, bool required) {
  std::string out = type_name(schema);
  if (required) append_part(out, "required");
  if (schema.default_value) append_part(out, "default " + written_value(schema.default_value->literal, {}));
  return out;
}

std::string parameters_of(const Command& command) {
  std::string out;
  for (const Argument* argument : command.all_arguments())
    append_part(out, argument->name.value + (binding::must_be_passed(*argument) ? "" : "?"));
  return '(' + out + ')';
}

std::string detail_of(const Command& command) {
  std::string out = parameters_of(command);
  if (command.output && command.output->schema.type) out += " → " + command.output->schema.type->text;
  return out;
}

std::string documentation_of(const ValueSchema& schema) {
  std::string out;
  if (schema.help) append_paragraph(out, schema.help->value);
  if (schema.allowed && !schema.allowed->values.empty()) {
    std::string values;
    for (const manifest::Value& value : schema.allowed->values) append_part(values, code(value.literal.text));
    append_paragraph(out, "One of " + values + '.');
  }
  if (schema.pattern) append_paragraph(out, "Must match " + code(schema.pattern->source) + '.');
  append_paragraph(out, pattern_in_words(schema));
  return out;
}

std::string documentation_of(const Command& command) {
  std::string out;
  if (command.deprecated) append_paragraph(out, "**Deprecated.** " + command.deprecated->value);
  if (command.help) append_paragraph(out, command.help->value);
  std::string list;
  for (const Argument* argument : command.all_arguments()) {
    if (!list.empty()) list += '\n';
    list += "- " + code(argument->name.value) + " (" + detail_of(*argument, binding::must_be_passed(*argument)) + ')';
    if (argument->help) list += ": " + argument->help->value.substr(0, argument->help->value.find('\n'));
  }
  append_paragraph(out, list);
  return out;
}

}  // namespace asyncy::ide
