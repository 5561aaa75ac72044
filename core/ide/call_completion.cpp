#include "core/ide/call_completion.h"

#include <algorithm>

#include "core/story/literal.h"

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

constexpr unsigned kRoleValues = 0, kRoleRequired = 1, kRoleChoices = 1, kRoleOptional = 2;

bool must_be_passed(const Argument& argument) { return argument.required && !argument.default_value; }

bool is_boolean(const manifest::ValueSchema& schema) { return schema.declared_type().has(Base::boolean); }

}  // namespace

CallCompleter::CallCompleter(const workspace::Workspace& workspace, const CompletionContext& cursor,
                             std::span<const BoundCall> calls, Candidates& out)
    : workspace_(workspace), cursor_(cursor), tree_(cursor.tree()), calls_(calls), out_(out) {}

const BoundCall* CallCompleter::bound(NodeId call) const {
  const auto found = std::find_if(calls_.begin(), calls_.end(), [&](const BoundCall& each) { return each.call == call; });
  return found == calls_.end() ? nullptr : &*found;
}

bool CallCompleter::holds_cursor(NodeId node) const {
  return node != kNone && tree_[node].range.contains(tree_[cursor_.node].range);
}

/// As the story mostly writes it where the manifest leaves a choice.
CallStyle CallCompleter::style_of(const Command& command) const {
  if (command.args.empty() && command.kwargs.empty()) return CallStyle::named;
  std::size_t named = 0;
  std::size_t command_line = 0;
  for (const BoundCall& call : calls_)
    for (const BoundArgument& argument : call.arguments) {
      if (holds_cursor(argument.item) || holds_cursor(argument.value)) continue;
      ++(argument.by == Reached::name || argument.by == Reached::shorthand ? named : command_line);
    }
  if (named == command_line) return command.args.empty() ? CallStyle::named : CallStyle::command_line;
  return named > command_line ? CallStyle::named : CallStyle::command_line;
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

void CallCompleter::item(NodeId call, NodeId item, const std::function<void()>& names) {
  const BoundCall* found = bound(call);
  if (found == nullptr) return;
  if (tree_[tree_[call].parent].kind == NodeKind::when_statement) return when_item(*found, item);
  if (found->choices != nullptr && holds_cursor(item) && found->command == nullptr &&
      tree_[item].range.contains(found->command_range))
    return commands(*found->choices,
                    found->service == binding::Service::object ? CompletionKind::action : CompletionKind::command,
                    insert_at(item));
  if (found->command == nullptr) return;
  if (found->callee == Callee::entrypoint) {
    NodeId first = tree_[tree_[call].first_child].next_sibling;
    while (first != kNone && tree_[first].kind == NodeKind::flag) first = tree_[first].next_sibling;
    if (first == item) commands(found->manifest->manifest()->model.commands, CompletionKind::command, insert_at(item));
  }
  for (const BoundArgument& argument : found->arguments)
    if (argument.by == Reached::flag && argument.value == item) {
      values(*argument.parameter);
      return names();
    }
  if (style_of(*found->command) == CallStyle::command_line) {
    if (const Argument* positional = next_positional(*found)) {
      values(*positional);
      names();
    } else if (found->command->additional_args.allowed && !found->command->args.empty()) {
      names();
    }
  }
  arguments(*found);
}

void CallCompleter::when_item(const BoundCall& call, NodeId item) {
  if (call.command != nullptr) return arguments(call);
  const bool second = tree_[tree_[call.call].first_child].next_sibling == item;
  const bool of_service = call.service != binding::Service::object;
  if (call.choices != nullptr && tree_[item].range.contains(call.command_range)) {
    if (second && of_service) return commands(*call.choices, CompletionKind::command, Insert::name);
    return commands(*call.choices, CompletionKind::event, insert_at(item));
  }
  if (!second || !of_service) return;
  const auto service = workspace_.services().resolve(call.service_name, cursor_.story->path);
  if (service.state == workspace::Resolution::State::found)
    commands(service.manifests.front()->manifest()->model.commands, CompletionKind::command, Insert::name);
}

void CallCompleter::events_of_block(NodeId call) {
  const BoundCall* found = bound(call);
  if (found != nullptr && found->choices != nullptr)
    commands(*found->choices, CompletionKind::event, insert_at(tree_[call].first_child));
}

/// Where arguments stand already, the name is enough.
CallCompleter::Insert CallCompleter::insert_at(NodeId word) const {
  return tree_[word].next_sibling == kNone ? Insert::call : Insert::name;
}

void CallCompleter::commands(const std::vector<Command>& commands, CompletionKind kind, Insert insert) {
  unsigned index = 0;
  for (const Command& command : commands) {
    if (command.name.value.empty()) continue;
    std::string snippet = insert == Insert::call ? call_snippet(command, style_of(command)) : std::string();
    // Nothing must be passed: the name is no snippet.
    if (snippet == escape_snippet(command.name.value)) snippet.clear();
    out_.add({.label = command.name.value,
              .kind = kind,
              .role = kRoleChoices,
              .index = index++,
              .insert = {},
              .snippet = std::move(snippet),
              .detail = detail_of(command),
              .documentation = documentation_of(command)});
  }
}

void CallCompleter::argument_names(NodeId call) {
  const BoundCall* found = bound(call);
  if (found == nullptr) return;
  unsigned index = 0;
  for (const Argument* argument : open_arguments(*found)) {
    const bool required = must_be_passed(*argument);
    const std::string& name = argument->name.value;
    out_.add({.label = name,
              .kind = CompletionKind::argument,
              .role = required ? kRoleRequired : kRoleOptional,
              .index = index++,
              .insert = cursor_.before_colon ? name : name + ':',
              .snippet = {},
              .detail = detail_of(*argument, required),
              .documentation = documentation_of(*argument)});
  }
}

void CallCompleter::arguments(const BoundCall& call) {
  const bool has_flags = std::any_of(call.arguments.begin(), call.arguments.end(), [](const BoundArgument& argument) {
    return argument.by == Reached::flag || argument.by == Reached::switch_;
  });
  if (has_flags || style_of(*call.command) == CallStyle::command_line)
    offer_flags(call);
  else
    argument_names(call.call);
}

void CallCompleter::flags(NodeId call) {
  if (const BoundCall* found = bound(call); found != nullptr && found->command != nullptr) offer_flags(*found);
}

void CallCompleter::offer_flags(const BoundCall& call) {
  unsigned index = 0;
  for (const Argument* argument : open_arguments(call)) {
    const std::string& name = argument->name.value;
    // A name that holds a blank can only be reached by position.
    if (name.find_first_of(" \t") != std::string::npos) continue;
    const bool required = must_be_passed(*argument);
    out_.add({.label = "--" + name,
              .kind = CompletionKind::flag,
              .role = required ? kRoleRequired : kRoleOptional,
              .index = index++,
              .insert = is_boolean(*argument) || cursor_.before_blank ? "--" + name : "--" + name + ' ',
              .snippet = {},
              .detail = detail_of(*argument, required),
              .documentation = documentation_of(*argument)});
  }
}

void CallCompleter::argument_value(NodeId call, NodeId argument) {
  const BoundCall* found = bound(call);
  if (found == nullptr) return;
  for (const BoundArgument& each : found->arguments)
    if (each.item == argument) values(*each.parameter);
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
      std::string written = written_value(literal);
      if (cursor_.quoted) written = written.starts_with('"') ? written.substr(1, written.size() - 2) : written;
      out_.add({.label = cursor_.quoted ? literal.text : written,
                .kind = CompletionKind::value,
                .role = kRoleValues,
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
                .role = kRoleValues,
                .index = index++,
                .insert = {},
                .snippet = {},
                .detail = "boolean",
                .documentation = {}});
  }
}

}  // namespace asyncy::ide
