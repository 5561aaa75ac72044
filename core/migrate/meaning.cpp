#include "core/migrate/meaning.h"

#include <algorithm>
#include <array>

#include "core/manifest/format.h"
#include "core/migrate/draft.h"

namespace asyncy::migrate {
namespace {

using manifest::Argument;
using manifest::Command;
using manifest::FormatPartKind;
using manifest::Manifest;
using manifest::ValueSchema;
using yaml::Kind;
using yaml::NodeId;

class Meaning {
 public:
  explicit Meaning(const yaml::Tree& tree) : tree_(tree) {}

  std::vector<std::string> run(const Manifest& model) {
    commands(model.commands, "command");
    if (model.entrypoint && model.entrypoint_at_root) command(*model.entrypoint, "entrypoint");
    for (const manifest::EnvironmentVariable& variable : model.environment) {
      const std::string where = "variable " + variable.name.value;
      const bool must = variable.required && !variable.default_value;
      say(where, "declared", must ? "to be set" : "may be set");
      schema(where, variable);
    }
    for (const manifest::Volume& volume : model.volumes) {
      const std::string where = "volume " + volume.title.value;
      say(where, "declared", "");
      say(where, "mounted at", volume.dest);
      say(where, "mode", volume.mode);
    }
    hook("startup", model.lifecycle.startup);
    hook("shutdown", model.lifecycle.shutdown);
    others();
    return std::move(lines_);
  }

 private:
  void say(const std::string& where, std::string_view what, std::string_view value) {
    lines_.push_back(where + ": " + std::string(what) + ' ' + std::string(value));
  }
  void say(const std::string& where, std::string_view what, const std::optional<text::Spanned<std::string>>& value) {
    if (value) say(where, what, value->value);
  }

  /// A value with what is in it, told apart by kind.
  [[nodiscard]] std::string written(NodeId node, unsigned depth = 0) const {
    constexpr unsigned kDeepest = 24;
    node = tree_.resolve(node);
    if (depth > kDeepest) return "…";
    switch (tree_[node].kind) {
      case Kind::null: return "null";
      case Kind::alias: return std::string(tree_.text.slice(tree_[node].range));
      case Kind::scalar: return (tree_[node].style == yaml::Style::plain ? "" : "\"") + std::string(tree_.value(node));
      case Kind::sequence:
      case Kind::map: break;
    }
    std::string out = tree_[node].kind == Kind::map ? "{" : "[";
    for (const NodeId child : tree_.children(node)) out += written(child, depth + 1) + ", ";
    return out + (tree_[node].kind == Kind::map ? '}' : ']');
  }

  void schema(const std::string& where, const ValueSchema& schema) {
    const types::Type type = schema.declared_type();
    if (!type.accepts_anything()) say(where, "type", types::describe(type));
    if (schema.pattern) say(where, "pattern", schema.pattern->source);
    if (schema.allowed)
      for (const manifest::Value& value : schema.allowed->values) say(where, "enum", written(value.node));
    if (schema.limits) {
      if (schema.limits->min) say(where, "min", written(schema.limits->min->node));
      if (schema.limits->max) say(where, "max", written(schema.limits->max->node));
    }
    if (schema.default_value) say(where, "default", written(schema.default_value->node));
    say(where, "help", schema.help);
  }

  void commands(const std::vector<Command>& commands, const std::string& kind) {
    for (const Command& each : commands) command(each, kind + ' ' + each.name.value);
  }

  void command(const Command& command, const std::string& where) {
    say(where, "declared", command.by_request ? "by request" : "");
    say(where, "help", command.help);
    say(where, "deprecated", command.deprecated);
    for (const Argument* argument : command.all_arguments()) this->argument(*argument, where + ", argument " + argument->name.value);
    additional(where, "by position", command.additional_args);
    additional(where, "by name", command.additional_kwargs);
    if (!command.by_request) say(where, "container receives", argv(command));
    if (command.output) output(*command.output, where + ", result");
    commands(command.events, where + ", event");
  }

  void argument(const Argument& argument, const std::string& where) {
    say(where, argument.required ? "required" : "optional", argument.variadic ? "variadic" : "");
    say(where, "deprecated", argument.deprecated);
    schema(where, argument);
  }

  void additional(const std::string& where, std::string_view how, const manifest::Additional& additional) {
    say(where, std::string("more ") + std::string(how), additional.allowed ? "allowed" : "refused");
    if (additional.schema) schema(where + ", more " + std::string(how), *additional.schema);
  }

  void output(const manifest::Output& output, const std::string& where) {
    say(where, "declared", "");
    schema(where, output.schema);
    properties(output.properties, where);
    commands(output.actions, where + ", action");
  }

  void properties(const std::vector<manifest::Property>& list, const std::string& where) {
    for (const manifest::Property& property : list) {
      const std::string inside = where + '.' + property.name.value;
      say(inside, "declared", "");
      schema(inside, property.schema);
      properties(property.properties, inside);
    }
  }

  /// The format with each argument by position in its place.
  static std::string argv(const Command& command) {
    const manifest::Format format =
        manifest::parse_format(command.format ? std::string_view(command.format->value) : manifest::kDefaultFormat);
    std::string out;
    for (const manifest::FormatPart& part : format.parts) {
      if (part.kind == FormatPartKind::others_by_position || part.kind == FormatPartKind::all_others)
        for (const Argument& argument : command.args)
          if (!format.places(argument.name.value)) out += " {" + argument.name.value + '}';
      if (!part.joined) out += ' ';
      if (part.kind == FormatPartKind::argument)
        out += '{' + std::string(part.text) + '}';
      else
        out += part.text;
    }
    return out;
  }

  void hook(const std::string& name, const std::optional<manifest::Value>& value) {
    if (!value) return;
    const NodeId node = tree_.resolve(value->node);
    const auto entries = tree_.entries(node);
    const bool only_command = entries.size() == 1 && tree_.value(entries.front().key) == "command";
    say(name, "runs", written(only_command ? entries.front().value : node));
  }

  /// What both dialects write alike.
  void others() {
    static constexpr std::array<std::string_view, 7> kKnown = {"commands",    "actions", "entrypoint", "env",
                                                              "environment", "volumes", "lifecycle"};
    if (tree_.root == yaml::kNone) return;
    for (const yaml::Entry entry : tree_.entries(tree_.root))
      if (std::find(kKnown.begin(), kKnown.end(), tree_.value(entry.key)) == kKnown.end())
        say(std::string(tree_.value(entry.key)), "is", written(entry.value));
  }

  const yaml::Tree& tree_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> meaning_of(const yaml::Tree& tree, const Manifest& model) { return Meaning(tree).run(model); }

}  // namespace asyncy::migrate
