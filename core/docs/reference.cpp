#include "core/docs/reference.h"

#include <algorithm>

#include "core/binding/items.h"
#include "core/ide/describe.h"
#include "core/ide/markdown.h"

namespace asyncy::docs {
namespace {

using ide::code;
using ide::escaped;
using manifest::Argument;
using manifest::Command;
using manifest::ValueSchema;

/// `|` ends a cell of a table, also inside code. Text that was escaped needs this no more.
std::string piped(std::string_view code) {
  std::string out;
  for (const char c : code) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

/// What stands between two `|` of a table.
std::string cell(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

std::string row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& each : cells) out += ' ' + cell(each) + " |";
  return out + '\n';
}

std::string type_of(const ValueSchema& schema) { return schema.type ? piped(code(schema.type->text)) : "anything"; }

/// What a value has to satisfy besides its type.
std::string values_of(const ValueSchema& schema) {
  ValueSchema rest = schema;
  rest.type.reset();
  rest.default_value.reset();
  rest.help.reset();
  std::string out = ide::demands(rest, false);
  if (schema.limits) {
    const auto& limits = *schema.limits;
    if (limits.min) out += (out.empty() ? "" : ", ") + std::string("at least ") + code(limits.min->literal.text);
    if (limits.max) out += (out.empty() ? "" : ", ") + std::string("at most ") + code(limits.max->literal.text);
  }
  return piped(out);
}

std::string default_of(const ValueSchema& schema) {
  if (!schema.default_value) return {};
  const types::Literal& literal = schema.default_value->literal;
  const bool scalar = literal.kind != types::LiteralKind::list && literal.kind != types::LiteralKind::map;
  return scalar ? piped(code(literal.text)) : types::describe(literal);
}

std::string meaning_of(const ValueSchema& schema) {
  const std::string words = piped(ide::pattern_in_words(schema));
  std::string out = schema.help ? escaped(schema.help->value) : "";
  while (!out.empty() && std::string_view(" \r\n").find(out.back()) != std::string_view::npos) out.pop_back();
  if (words.empty() || out.empty()) return out + words;
  return out + (std::string_view(".!?:").find(out.back()) == std::string_view::npos ? ". " : " ") + words;
}

class Reference {
 public:
  explicit Reference(const workspace::Workspace& workspace) : workspace_(workspace) {}

  std::string run(std::span<const Described> services) {
    out_ = "# Services\n";
    if (services.empty()) out_ += "\nNo manifest describes a service here.\n";
    for (const Described& each : services) service(each);
    return std::move(out_);
  }

 private:
  void service(const Described& described) {
    const manifest::Manifest& model = described.service.manifest->manifest()->model;
    out_ += "\n## " + code(described.service.name) + "\n\nDescribed in " + code(described.path) + ".\n";
    if (model.entrypoint) command(described.service, *model.entrypoint, true);
    for (const Command& each : model.commands)
      if (!manifest::is_entrypoint_name(each.name.value)) command(described.service, each, false);
    environment(model);
  }

  void command(const workspace::Service& service, const Command& command, bool entrypoint) {
    const std::string name(service.name);
    out_ += "\n### " + code(entrypoint ? name : name + ' ' + command.name.value) + "\n";
    paragraph(command.deprecated ? "**Deprecated:** " + escaped(command.deprecated->value) : "");
    paragraph(command.help ? escaped(command.help->value) : "");
    std::string calls;
    for (const std::string& call : example_calls(workspace_, service, command, entrypoint)) calls += (calls.empty() ? "" : "\n") + call;
    if (calls.empty()) calls = ide::signatures(name, command, entrypoint ? ide::Role::entrypoint : ide::Role::command);
    paragraph(ide::fenced("storyscript", calls));
    arguments(command);
    more(command);
    result(command);
    for (const Command& event : command.events) part(event, "Event", command.name.value);
    if (command.output)
      for (const Command& action : command.output->actions) part(action, "Action", "what it gives");
  }

  void paragraph(const std::string& text) {
    if (!text.empty()) out_ += '\n' + text + (text.ends_with('\n') ? "" : "\n");
  }

  void arguments(const Command& command) {
    const auto all = command.all_arguments();
    if (all.empty()) return;
    out_ += '\n' + row({"argument", "passed", "type", "required", "default", "values", "meaning"}) + "| --- | --- | --- | --- | --- | --- | --- |\n";
    for (const Argument* each : all)
      out_ += row({piped(code(each->name.value)), how(command, *each), type_of(*each), binding::must_be_passed(*each) ? "yes" : "no", default_of(*each),
                   values_of(*each), (each->deprecated ? "**Deprecated:** " + escaped(each->deprecated->value) + ' ' : "") + meaning_of(*each)});
  }

  static std::string how(const Command& command, const Argument& argument) {
    for (std::size_t i = 0; i < command.args.size(); ++i)
      if (&command.args[i] == &argument) return "position " + std::to_string(i + 1) + ", or by name";
    return argument.variadic ? "by name, as often as needed" : "by name";
  }

  /// What may be passed beside the declared arguments.
  void more(const Command& command) {
    const auto words = [](const manifest::Additional& additional) {
      const std::string demands = additional.schema ? ide::demands(*additional.schema, false) : "";
      return !additional.allowed ? std::string("none") : demands.empty() ? std::string("any") : demands;
    };
    const std::string by_position = words(command.additional_args);
    const std::string by_name = words(command.additional_kwargs);
    paragraph("Further values: by position " + by_position + ", by name " + by_name + '.');
  }

  void result(const Command& command) {
    if (!command.output) return;
    const ValueSchema& schema = command.output->schema;
    paragraph("Gives " + type_of(schema) + (schema.help ? " — " + escaped(schema.help->value) : std::string(".")));
    std::string items;
    for (const manifest::Property& property : command.output->properties)
      items += ide::item(property.name.value, ide::demands(property.schema, false), property.schema.help) + '\n';
    paragraph(items);
  }

  void part(const Command& part, std::string_view kind, const std::string& owner) {
    out_ += "\n#### " + std::string(kind) + ' ' + code(part.name.value) + " of " + (kind == "Event" ? code(owner) : owner) + '\n';
    paragraph(part.help ? escaped(part.help->value) : "");
    arguments(part);
    result(part);
  }

  void environment(const manifest::Manifest& model) {
    if (model.environment.empty()) return;
    out_ += "\n### Environment\n\n" + row({"variable", "type", "required", "default", "values", "meaning"}) + "| --- | --- | --- | --- | --- | --- |\n";
    for (const manifest::EnvironmentVariable& each : model.environment)
      out_ += row({piped(code(each.name.value)), each.type ? type_of(each) : "text", each.required && !each.default_value ? "yes" : "no",
                   default_of(each), values_of(each), meaning_of(each)});
  }

  const workspace::Workspace& workspace_;
  std::string out_;
};

}  // namespace

std::string reference(const workspace::Workspace& workspace, std::span<const Described> services) {
  return Reference(workspace).run(services);
}

}  // namespace asyncy::docs
