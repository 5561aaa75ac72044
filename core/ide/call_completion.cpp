#include "core/ide/call_completion.h"

#include <algorithm>

#include "core/binding/items.h"
#include "core/ide/completion_roles.h"
#include "core/story/literal.h"
#include "core/workspace/settings.h"

namespace asyncy::ide {
namespace {

using binding::BoundArgument;
using binding::BoundCall;
using binding::Callee;
using binding::Reached;
using manifest::Argument;
using manifest::Command;
using story::kNone;
using story::NodeId;
using story::NodeKind;
using types::Base;

bool is_boolean(const manifest::ValueSchema& schema) { return schema.declared_type().has(Base::boolean); }

/// Something can be chosen once the name stands there.
bool has_choices(const manifest::ValueSchema& schema) {
  return is_boolean(schema) || (schema.allowed && !schema.allowed->values.empty());
}

format::Colon colon_at(const workspace::Workspace& workspace, std::string_view path) {
  const auto said = workspace::settings_for(workspace, path).argument_colon;
  return said ? said->value : format::Colon::automatic;
}

}  // namespace

CallCompleter::CallCompleter(const workspace::Workspace& workspace, const CompletionContext& cursor,
                             const binding::Calls& calls, std::function<void(Wanted)> names, Candidates& out)
    : workspace_(workspace),
      cursor_(cursor),
      tree_(cursor.tree()),
      calls_(calls),
      names_(std::move(names)),
      style_(writing_style(tree_, cursor.node, colon_at(workspace, cursor.story->path))),
      out_(out) {}

const BoundCall* CallCompleter::bound(NodeId call) const { return calls_.of(call); }

bool CallCompleter::holds_cursor(NodeId node) const {
  return node != kNone && tree_[node].range.contains(tree_[cursor_.node].range);
}

CallStyle CallCompleter::style_for(const Command& command) const {
  return style_of(command, calls_.all(), [&](const BoundArgument& argument) {
    return holds_cursor(argument.item) || holds_cursor(argument.value);
  });
}

/// The arguments that have no value yet. The word at the cursor is no value, and takes no position.
std::vector<const Argument*> CallCompleter::open_arguments(const BoundCall& call) const {
  if (call.command == nullptr) return {};
  std::vector<const Argument*> open = call.command->all_arguments();
  std::size_t positions = 0;
  for (const BoundArgument& argument : call.arguments) {
    if (holds_cursor(argument.item) || argument.parameter->variadic) continue;
    if (argument.by == Reached::position)
      ++positions;
    else
      std::erase(open, argument.parameter);
  }
  for (const Argument* argument : call.command->positional_arguments()) {
    if (positions == 0) break;
    if (argument->variadic || std::erase(open, argument) > 0) --positions;
  }
  return open;
}

/// The argument that the word at the cursor would reach by its position.
const Argument* CallCompleter::next_positional(const BoundCall& call) const {
  for (const BoundArgument& argument : call.arguments)
    if (argument.by == Reached::position && holds_cursor(argument.item)) return argument.parameter;
  return nullptr;
}

void CallCompleter::item(NodeId call, NodeId item) {
  const BoundCall* found = bound(call);
  if (found == nullptr) return;
  output_keyword(*found, item);
  if (tree_[tree_[call].parent].kind == NodeKind::when_statement) return when_item(*found, item);
  if (found->choices != nullptr && holds_cursor(item) && found->command == nullptr &&
      tree_[item].range.contains(found->command_range))
    return commands(*found->choices,
                    found->service == binding::Service::object ? CompletionKind::action : CompletionKind::command,
                    insert_at(item), call);
  if (found->command == nullptr) return;
  if (found->callee == Callee::entrypoint) {
    NodeId first = tree_[tree_[call].first_child].next_sibling;
    while (first != kNone && tree_[first].kind == NodeKind::flag) first = tree_[first].next_sibling;
    if (first == item)
      commands(found->manifest->manifest()->model.commands, CompletionKind::command, insert_at(item), call);
  }
  for (const BoundArgument& argument : found->arguments)
    if (argument.by == Reached::flag && argument.value == item) {
      values(*argument.parameter);
      return names_({.schema = argument.parameter, .passing = argument.passing()});
    }
  if (style_for(*found->command) == CallStyle::command_line) {
    if (const Argument* positional = next_positional(*found)) {
      values(*positional);
      names_({.schema = positional, .passing = types::Passing::command_line});
    } else if (found->command->additional_args.allowed && !found->command->args.empty()) {
      names_({});
    }
  }
  arguments(*found);
}

void CallCompleter::when_item(const BoundCall& call, NodeId item) {
  if (call.command != nullptr) return arguments(call);
  const bool second = tree_[tree_[call.call].first_child].next_sibling == item;
  const bool of_service = call.service != binding::Service::object;
  if (call.choices != nullptr && tree_[item].range.contains(call.command_range)) {
    if (second && of_service) return commands(*call.choices, CompletionKind::command, Insert::name, call.call);
    return commands(*call.choices, CompletionKind::event, insert_at(item), call.call);
  }
  if (!second || !of_service) return;
  const auto service = workspace_.services().resolve(call.service_name, cursor_.story->path);
  if (service.state == workspace::Resolution::State::found)
    commands(service.manifests.front()->manifest()->model.commands, CompletionKind::command, Insert::name, call.call);
}

void CallCompleter::events_of_block(NodeId call) {
  const BoundCall* found = bound(call);
  if (found != nullptr && found->choices != nullptr)
    commands(*found->choices, CompletionKind::event, insert_at(tree_[call].first_child), call);
}

/// `as`, behind a call that opens a block with what it gives.
void CallCompleter::output_keyword(const BoundCall& call, NodeId item) {
  const NodeId statement = tree_[call.call].parent;
  const bool last = tree_[item].next_sibling == kNone && tree_.child(statement, NodeKind::output) == kNone;
  if (call.command == nullptr || !last || tree_[item].range == call.command_range) return;
  const bool opens_block = tree_[statement].kind == NodeKind::when_statement ||
                           (tree_[statement].kind == NodeKind::call_statement && !call.command->events.empty());
  if (opens_block)
    out_.add({.label = "as",
              .kind = CompletionKind::keyword,
              .role = roles::kWords,
              .insert = cursor_.before_blank ? "as" : "as ",
              .snippet = {},
              .detail = "names what it gives",
              .documentation = {}});
}

/// Where arguments stand already, the name is enough.
CallCompleter::Insert CallCompleter::insert_at(NodeId word) const {
  return tree_[word].next_sibling == kNone ? Insert::call : Insert::name;
}

/// Behind `when service` stand commands that have events, in a value those that give something.
bool CallCompleter::fits_here(const Command& command, CompletionKind kind, NodeId call) const {
  if (kind != CompletionKind::command) return true;
  switch (tree_[tree_[call].parent].kind) {
    case NodeKind::when_statement: return !command.events.empty();
    case NodeKind::call_statement: return true;
    default: return command.events.empty() || command.output;
  }
}

void CallCompleter::commands(const std::vector<Command>& commands, CompletionKind kind, Insert insert, NodeId call) {
  // A manifest that tells of no events at all may just be silent about them.
  const bool any =
      std::any_of(commands.begin(), commands.end(), [&](const Command& command) { return fits_here(command, kind, call); });
  unsigned index = 0;
  for (const Command& command : commands)
    if (!command.name.value.empty() && (!any || fits_here(command, kind, call)))
      offer_command(command, kind, insert, index++);
}

void CallCompleter::offer_command(const Command& command, CompletionKind kind, Insert insert, unsigned index) {
  std::string snippet = insert == Insert::call ? call_snippet(command, style_for(command), style_) : std::string();
  // Nothing must be passed: the name is no snippet.
  if (snippet == escape_snippet(command.name.value)) snippet.clear();
  const bool gives = command.output && command.output->schema.type;
  out_.add({.label = command.name.value,
            .kind = kind,
            .role = roles::kChoices,
            .index = index,
            .insert = {},
            .snippet = std::move(snippet),
            .detail = detail_of(command),
            .documentation = {},
            .document = [&command] { return documentation_of(command); },
            .label_detail = ' ' + parameters_of(command),
            .description = gives ? command.output->schema.type->text : std::string(),
            .deprecated = command.deprecated.has_value()});
}

/// One offer for everything that the call still lacks.
void CallCompleter::all_required(const BoundCall& call, std::span<const Argument* const> open, CallStyle style) {
  std::vector<const Argument*> required(open.begin(), open.end());
  std::erase_if(required, [](const Argument* argument) { return !binding::must_be_passed(*argument); });
  if (!out_.snippets() || cursor_.before_colon || required.size() < 2) return;
  std::string label;
  for (const Argument* argument : required) label += (label.empty() ? "" : ", ") + argument->name.value;
  out_.add({.label = std::move(label),
            .kind = CompletionKind::arguments,
            .role = roles::kRequired,
            .index = 0,
            .insert = {},
            .snippet = arguments_snippet(*call.command, required, style, style_),
            .detail = "all that must be passed",
            .documentation = {}});
}

void CallCompleter::argument_names(NodeId call) {
  const BoundCall* found = bound(call);
  if (found == nullptr || found->command == nullptr) return;
  const auto open = open_arguments(*found);
  all_required(*found, open, CallStyle::named);
  const std::string_view colon = style_.spaced_colon ? ": " : ":";
  unsigned index = 1;
  for (const Argument* argument : open) {
    const bool required = binding::must_be_passed(*argument);
    const std::string& name = argument->name.value;
    out_.add({.label = name,
              .kind = CompletionKind::argument,
              .role = required ? roles::kRequired : roles::kOptional,
              .index = index++,
              .insert = cursor_.before_colon ? name : name + std::string(colon),
              .snippet = {},
              .detail = detail_of(*argument, required),
              .documentation = {},
              .document = [argument] { return documentation_of(*argument); },
              .label_detail = argument->type ? ": " + argument->type->text : std::string(),
              .description = required ? "required" : std::string(),
              .deprecated = argument->deprecated.has_value(),
              .goes_on = has_choices(*argument) && !cursor_.before_colon});
  }
}

void CallCompleter::arguments(const BoundCall& call) {
  const bool has_flags = std::any_of(call.arguments.begin(), call.arguments.end(), [](const BoundArgument& argument) {
    return argument.by == Reached::flag || argument.by == Reached::switch_;
  });
  if (has_flags || style_for(*call.command) == CallStyle::command_line)
    offer_flags(call);
  else
    argument_names(call.call);
}

void CallCompleter::flags(NodeId call) {
  if (const BoundCall* found = bound(call); found != nullptr && found->command != nullptr) offer_flags(*found);
}

void CallCompleter::offer_flags(const BoundCall& call) {
  auto open = open_arguments(call);
  // A name that holds a blank can only be reached by position.
  std::erase_if(open, [](const Argument* each) { return each->name.value.find_first_of(" \t") != std::string::npos; });
  if (tree_[cursor_.node].kind != NodeKind::flag) all_required(call, open, CallStyle::command_line);
  unsigned index = 1;
  for (const Argument* argument : open) {
    const std::string& name = argument->name.value;
    const bool required = binding::must_be_passed(*argument);
    const bool takes_value = !is_boolean(*argument);
    out_.add({.label = "--" + name,
              .kind = CompletionKind::flag,
              .role = required ? roles::kRequired : roles::kOptional,
              .index = index++,
              .insert = takes_value && !cursor_.before_blank ? "--" + name + ' ' : "--" + name,
              .snippet = {},
              .detail = detail_of(*argument, required),
              .documentation = {},
              .document = [argument] { return documentation_of(*argument); },
              .label_detail = takes_value && argument->type ? ' ' + argument->type->text : std::string(),
              .description = required ? "required" : std::string(),
              .deprecated = argument->deprecated.has_value(),
              .goes_on = takes_value && has_choices(*argument) && !cursor_.before_blank});
  }
}

void CallCompleter::argument_value(NodeId call, NodeId argument) {
  const BoundCall* found = bound(call);
  Wanted wanted;
  if (found != nullptr)
    for (const BoundArgument& each : found->arguments)
      if (each.item == argument) {
        values(*each.parameter);
        wanted = {.schema = each.parameter, .passing = each.passing()};
      }
  if (!cursor_.quoted) names_(wanted);
}

void CallCompleter::item_value(NodeId call, NodeId item) {
  const BoundCall* found = bound(call);
  if (found == nullptr) return;
  for (const BoundArgument& argument : found->arguments)
    if (argument.value == item) values(*argument.parameter);
}

void CallCompleter::values(const manifest::ValueSchema& schema) {
  unsigned index = 0;
  if (schema.allowed) {
    const types::Type type = schema.declared_type();
    for (const manifest::Value& value : schema.allowed->values) {
      types::Literal literal = value.literal;
      if (type.has(Base::string) || type.has(Base::enumeration)) literal.kind = types::LiteralKind::string;
      std::string written = written_value(literal, style_);
      const bool has_quotes = literal.kind == types::LiteralKind::string;
      if (cursor_.quoted && has_quotes) written = written.substr(1, written.size() - 2);
      out_.add({.label = cursor_.quoted ? literal.text : written,
                .kind = CompletionKind::value,
                .role = roles::kValues,
                .index = index++,
                .insert = written,
                .snippet = {},
                .detail = detail_of(schema, false),
                .documentation = schema.help ? schema.help->value : std::string()});
    }
  } else if (is_boolean(schema) && !cursor_.quoted) {
    for (const std::string_view value : {"true", "false"})
      out_.add({.label = std::string(value),
                .kind = CompletionKind::value,
                .role = roles::kValues,
                .index = index++,
                .insert = {},
                .snippet = {},
                .detail = "boolean",
                .documentation = {}});
  }
}

}  // namespace asyncy::ide
