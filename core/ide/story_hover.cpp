#include "core/ide/story_hover.h"

#include <algorithm>

#include "core/binding/argv.h"
#include "core/ide/calls.h"
#include "core/ide/describe.h"
#include "core/ide/markdown.h"
#include "core/ide/story_cursor.h"
#include "core/text/excerpt.h"
#include "core/typing/typing.h"
#include "core/workspace/paths.h"

namespace asyncy::ide {
namespace {

using binding::BoundArgument;
using binding::BoundCall;
using binding::Callee;
using binding::ExtraArgument;
using binding::Reached;
using binding::Service;
using manifest::Command;
using story::NodeId;
using story::NodeKind;

constexpr std::size_t kMostItems = 30;
constexpr std::size_t kLongestLine = 1000;

/// `demo go`, as a person would call it.
std::string name_of(const BoundCall& call) {
  std::string name(call.service_name);
  if (call.command != nullptr && call.callee != Callee::entrypoint && call.command->name.value != name)
    name += ' ' + call.command->name.value;
  return name;
}

class StoryAnswer {
 public:
  StoryAnswer(const workspace::Workspace& workspace, const workspace::Document& document, text::Offset at)
      : workspace_(workspace),
        document_(document),
        tree_(document.story()->tree),
        calls_(workspace, document),
        typing_(*document.story(), calls_),
        cursor_(story_cursor(document, calls_, at)) {}

  std::optional<Hover> run() {
    std::string markdown;
    switch (cursor_.thing) {
      case StoryThing::nothing: break;
      case StoryThing::service: markdown = service(*cursor_.call); break;
      case StoryThing::command: markdown = command(*cursor_.call); break;
      case StoryThing::argument:
      case StoryThing::value: markdown = paragraphs({value(*cursor_.call), variable()}); break;
      case StoryThing::variable: markdown = variable(); break;
    }
    if (markdown.empty()) return std::nullopt;
    return Hover{.range = cursor_.range, .markdown = std::move(markdown)};
  }

 private:
  [[nodiscard]] std::string path_of(const workspace::Document& document) const {
    const workspace::Root* root = workspace_.root_of(document.path);
    std::string_view path = document.path;
    if (root != nullptr && path.size() > root->path.size()) path.remove_prefix(root->path.size());
    while (root != nullptr && path.starts_with('/')) path.remove_prefix(1);
    return std::string(path);
  }

  [[nodiscard]] std::string docker(const BoundCall& call) const {
    auto line = binding::docker_run(tree_, document_.story()->scopes, call);
    if (!line) return {};
    if (line->size() > kLongestLine) {
      std::size_t end = kLongestLine;
      while (end > 0 && (static_cast<unsigned char>((*line)[end]) & 0xC0U) == 0x80) --end;
      *line = line->substr(0, end) + " …";
    }
    return fenced("sh", *line);
  }

  // The service
  [[nodiscard]] std::string service(const BoundCall& call) const {
    const std::string headline = "**" + code(call.service_name) + "** — service";
    switch (call.resolution.state) {
      case workspace::Resolution::State::unknown: return unknown_service(call, headline);
      case workspace::Resolution::State::ambiguous: return ambiguous_service(call, headline);
      case workspace::Resolution::State::found: break;
    }
    const workspace::Document& file = *call.resolution.manifests.front();
    const manifest::Manifest& model = file.manifest()->model;
    return paragraphs({headline, "Declared in " + code(path_of(file)) + reason(call.resolution.chosen), commands(model),
                       model.entrypoint && model.commands.empty()
                           ? fenced("storyscript", signatures(call.service_name, *model.entrypoint, Role::entrypoint))
                           : "",
                       environment(model), volumes(model), call.callee == Callee::entrypoint ? docker(call) : ""});
  }

  [[nodiscard]] static std::string reason(workspace::Chosen chosen) {
    switch (chosen) {
      case workspace::Chosen::only: return ", the only manifest of that name.";
      case workspace::Chosen::alias: return ", because `asyncy-ls.yml` says so.";
      case workspace::Chosen::nearest: return ", of several the nearest to this story.";
    }
    return ".";
  }

  [[nodiscard]] std::string unknown_service(const BoundCall& call, const std::string& headline) const {
    if (workspace_.services().is_known(call.service_name))
      return paragraphs(
          {headline, "`asyncy-ls.yml` knows it; there is no manifest of it here, so its calls are not checked."});
    return paragraphs(
        {headline,
         "There is no manifest of it here, so its calls are not checked. A service is named after the folder of its "
         "`asyncy.yml`; `asyncy-ls.yml` can give it more names."});
  }

  [[nodiscard]] std::string ambiguous_service(const BoundCall& call, const std::string& headline) const {
    std::string files;
    for (const workspace::Document* file : call.resolution.manifests) files += "\n- " + code(path_of(*file));
    return paragraphs({headline, "Several manifests are equally near to this story:\n" + files,
                       "Say under `services` in `asyncy-ls.yml` which one is meant."});
  }

  [[nodiscard]] static std::string commands(const manifest::Manifest& model) {
    if (model.commands.empty()) return {};
    std::string out = "**Commands**\n";
    const std::size_t shown = std::min(model.commands.size(), kMostItems);
    for (std::size_t i = 0; i < shown; ++i) {
      const Command& each = model.commands[i];
      out += "\n- " + code(each.name.value) + (each.help ? " — " + escaped_line(each.help->value) : "");
    }
    if (shown < model.commands.size()) out += "\n- and " + std::to_string(model.commands.size() - shown) + " more";
    return out;
  }

  [[nodiscard]] static std::string environment(const manifest::Manifest& model) {
    std::string out;
    for (const auto& variable : model.environment)
      if (variable.required) out += '\n' + item(variable.name.value, demands(variable, false), variable.help);
    return out.empty() ? "" : "**Needs the environment variables**\n" + out;
  }

  [[nodiscard]] static std::string volumes(const manifest::Manifest& model) {
    std::string out;
    for (const auto& volume : model.volumes)
      out += "\n- " + code(volume.title.value) + (volume.dest ? " at " + code(volume.dest->value) : "") +
             (volume.mode ? ", " + code(volume.mode->value) : "");
    return out.empty() ? "" : "**Volumes**\n" + out;
  }

  // Commands, events, actions
  [[nodiscard]] std::string command(const BoundCall& call) const {
    if (cursor_.command == nullptr) return unknown_command(call);
    const bool own = cursor_.command == call.command;
    const Role role = own ? role_of(call) : Role::command;
    const std::string line = own ? docker(call) : "";
    return paragraphs({command_card(call.service_name, *cursor_.command, role), own ? reached(call) : "",
                       line.empty() ? "" : "**The container receives**", line, needs(call)});
  }

  /// Which value of the call went where, and what is missing.
  [[nodiscard]] std::string reached(const BoundCall& call) const {
    constexpr std::size_t kLongestValue = 40;
    const auto shown = [&](NodeId node) { return code(text::excerpt(tree_.slice(node), kLongestValue)); };
    std::string out;
    for (const BoundArgument& each : call.arguments) {
      const NodeId value = each.value == story::kNone ? each.item : each.value;
      if (tree_[value].kind == NodeKind::missing) continue;
      const bool told = each.by != Reached::position || call.positions_known;
      out +=
          "\n- " + shown(value) + " → " + (told ? code(each.parameter->name.value) + ", " + way(each) : "cannot be told");
      if (each.repeated) out += ", once more";
    }
    for (const ExtraArgument& each : call.extras)
      out += "\n- " + shown(each.value == story::kNone ? each.item : each.value) + " → nothing that is declared";
    if (call.positions_known)
      for (const manifest::Argument* each : call.missing)
        out += "\n- nothing → " + code(each->name.value) + ", which is required";
    return out.empty() ? "" : "**This call passes**\n" + out;
  }

  /// What the service needs to run, in a line; its own card tells more.
  [[nodiscard]] static std::string needs(const BoundCall& call) {
    if (call.callee != Callee::command && call.callee != Callee::entrypoint) return {};
    std::string variables;
    std::string volumes;
    for (const auto& each : call.manifest->manifest()->model.environment)
      if (each.required) variables += (variables.empty() ? "" : ", ") + code(each.name.value);
    for (const auto& each : call.manifest->manifest()->model.volumes)
      volumes +=
          (volumes.empty() ? "" : ", ") + code(each.title.value) + (each.dest ? " at " + code(each.dest->value) : "");
    if (!variables.empty()) variables = "Environment: " + variables;
    if (!volumes.empty()) volumes = "Volumes: " + volumes;
    return paragraphs({variables, volumes});
  }

  [[nodiscard]] std::string unknown_command(const BoundCall& call) const {
    if (!call.command_unknown) return {};
    std::string known;
    const std::size_t shown = std::min(call.known_commands.size(), kMostItems);
    for (std::size_t i = 0; i < shown; ++i) known += (i == 0 ? "" : ", ") + code(call.known_commands[i]);
    if (shown < call.known_commands.size()) known += " and " + std::to_string(call.known_commands.size() - shown) + " more";
    return code(call.service_name) + " has no " + code(document_.text.slice(cursor_.range)) + "; it has " + known + '.';
  }

  // Values
  [[nodiscard]] std::string value(const BoundCall& call) const {
    if (cursor_.argument != nullptr) return bound_value(call, *cursor_.argument);
    if (cursor_.extra != nullptr) return extra_value(call, *cursor_.extra);
    return {};
  }

  [[nodiscard]] std::string bound_value(const BoundCall& call, const BoundArgument& bound) const {
    if (bound.by == Reached::position && !call.positions_known)
      return "Which argument of " + code(name_of(call)) +
             " this value reaches cannot be told: a flag before it is not declared and may or may not "
             "take a value.";
    std::string doubled = bound.repeated ? "The call passes it more than once." : "";
    const std::string line = docker(call);
    return paragraphs({argument_card(*call.command, *bound.parameter, name_of(call)), "Passed " + way(bound) + '.', doubled,
                       line.empty() ? "" : "**The container receives**", line});
  }

  [[nodiscard]] std::string way(const BoundArgument& bound) const {
    switch (bound.by) {
      case Reached::position: return "by its position";
      case Reached::name: return "by name";
      case Reached::shorthand: return "by the shorthand " + code(tree_.slice(bound.item)) + ": the variable of that name";
      case Reached::flag: return "by the flag " + code(tree_.slice(bound.item));
      case Reached::switch_: return "by the switch " + code(tree_.slice(bound.item)) + ", which means `true`";
    }
    return {};
  }

  [[nodiscard]] std::string extra_value(const BoundCall& call, const ExtraArgument& extra) const {
    if (call.command == nullptr) return {};
    const bool by_position = extra.name.empty();
    const auto& additional = by_position ? call.command->additional_args : call.command->additional_kwargs;
    const std::string what = by_position ? "Additional value" : "**" + code(extra.name) + "** — additional argument";
    const std::string how = by_position ? "by position" : "by name";
    if (!additional.allowed)
      return paragraphs({what + " of " + code(name_of(call)),
                         "Nothing of that name or place is declared, and the command takes no others " + how + '.'});
    std::string rest = "Not declared; the command takes any others " + how + '.';
    if (additional.schema) {
      const std::string demanded = demands(*additional.schema, false);
      if (!demanded.empty()) rest = "Not declared; others " + how + " must be " + demanded + '.';
    }
    const std::string line = docker(call);
    return paragraphs({what + " of " + code(name_of(call)), rest, line.empty() ? "" : "**The container receives**", line});
  }

  // Variables
  [[nodiscard]] std::string variable() {
    if (cursor_.definition == nullptr) return {};
    const story::Definition& definition = *cursor_.definition;
    const std::string type = typing::name_of(typing_.of(definition));
    std::string out = "**" + code(definition.name) + "** — " + bound_by(definition.by);
    if (!type.empty()) out += ' ' + code(type);
    if (definition.by != story::BoundBy::predefined)
      out += ", line " + std::to_string(document_.text.line_of(definition.range.begin) + 1);
    return paragraphs({property(definition), out, header_of(definition), cursor_.property != nullptr ? "" : origin()});
  }

  [[nodiscard]] std::string property(const story::Definition& definition) const {
    if (cursor_.property == nullptr) return {};
    const manifest::Property& found = *cursor_.property;
    return paragraphs({"**" + code(found.name.value) + "** — property of what " + code(definition.name) + " stands for",
                       demands(found.schema, false), found.schema.help ? escaped(found.schema.help->value) : ""});
  }

  [[nodiscard]] static std::string bound_by(story::BoundBy by) {
    switch (by) {
      case story::BoundBy::assignment: return "variable";
      case story::BoundBy::block_output: return "output of a block";
      case story::BoundBy::when_output: return "what the event brings";
      case story::BoundBy::loop_output: return "variable of a loop";
      case story::BoundBy::catch_output: return "the error that was caught";
      case story::BoundBy::parameter: return "parameter";
      case story::BoundBy::function: return "function";
      case story::BoundBy::import: return "import";
      case story::BoundBy::predefined: return "the app itself: `app.secrets`, `app.hostname`, `app.version`";
    }
    return {};
  }

  /// The line that binds it.
  [[nodiscard]] std::string header_of(const story::Definition& definition) const {
    if (definition.by == story::BoundBy::predefined) return {};
    std::string_view line = document_.text.slice(document_.text.line_range(document_.text.line_of(definition.range.begin)));
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    constexpr std::size_t kLongest = 200;
    return line.empty() || line.size() > kLongest ? "" : fenced("storyscript", line);
  }

  /// What the call gives that it stands for.
  [[nodiscard]] std::string origin() const {
    const BoundCall* call = cursor_.origin;
    if (call == nullptr || call->command == nullptr || !call->command->output) return {};
    const manifest::Output& output = *call->command->output;
    const std::string type = demands(output.schema, false);
    std::string out = code(name_of(*call)) + " gives " + (type.empty() ? "what its manifest does not say" : type);
    if (output.schema.help) out += " — " + escaped(output.schema.help->value);
    for (const auto& property : output.properties)
      out += (&property == &output.properties.front() ? "\n\n" : "\n") +
             item(property.name.value, demands(property.schema, false), property.schema.help);
    return out;
  }

  const workspace::Workspace& workspace_;
  const workspace::Document& document_;
  const story::Tree& tree_;
  binding::Calls calls_;
  typing::Typing typing_;
  StoryCursor cursor_;
};

}  // namespace

std::optional<Hover> story_hover(const workspace::Workspace& workspace, const workspace::Document& story, text::Offset at) {
  return StoryAnswer(workspace, story, at).run();
}

}  // namespace asyncy::ide
