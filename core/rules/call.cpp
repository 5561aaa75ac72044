#include "core/rules/call.h"

#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using binding::BoundArgument;
using binding::BoundCall;
using binding::ExtraArgument;
using story::NodeKind;

std::string_view spelling(const story::Tree& tree, const BoundArgument& argument) {
  return tree[argument.item].kind == NodeKind::flag ? tree.slice(argument.item)
                                                    : std::string_view(argument.parameter->name.value);
}

/// The type that additional arguments must have; null when anything goes.
const manifest::ValueSchema* additional_schema(const BoundCall& call, const ExtraArgument& extra) {
  const auto& additional = extra.name.empty() ? call.command->additional_args : call.command->additional_kwargs;
  return additional.schema ? &*additional.schema : nullptr;
}

void look_at(const Scope& scope, typing::Typing& typing, JudgedValue& judged) {
  judged.value = binding::known_value(scope.tree(), scope.scopes(), judged.node);
  const bool told = judged.value.literal || judged.value.string_prefix || judged.value.unbound_word;
  if (!told) judged.type = typing.of(judged.node);
}

void append_values(const Scope& scope, const BoundCall& call, typing::Typing& typing, std::vector<JudgedValue>& values) {
  const story::Tree& tree = scope.tree();
  const auto missing = [&](story::NodeId value) { return value == story::kNone || tree[value].kind == NodeKind::missing; };
  for (const BoundArgument& argument : call.arguments) {
    const bool is_switch = argument.by == binding::Reached::switch_;
    if (!is_switch && missing(argument.value)) continue;
    if (argument.by == binding::Reached::position && !call.positions_known) continue;
    JudgedValue judged{.schema = argument.parameter,
                       .word = spelling(tree, argument),
                       .node = is_switch ? argument.item : argument.value,
                       .range = tree[is_switch ? argument.item : argument.value].range,
                       .passing = argument.passing(),
                       .is_switch = is_switch,
                       .value = {},
                       .type = {},
                       .manifest = call.manifest,
                       .declared = argument.parameter->name.range};
    if (!is_switch) look_at(scope, typing, judged);
    values.push_back(std::move(judged));
  }
  for (const ExtraArgument& extra : call.extras) {
    const manifest::ValueSchema* schema = additional_schema(call, extra);
    if (schema == nullptr || missing(extra.value) || (extra.name.empty() && !call.positions_known)) continue;
    JudgedValue judged{
        .schema = schema,
        .word = extra.name,
        .node = extra.value,
        .range = tree[extra.value].range,
        .passing = extra.typed ? types::Passing::typed : types::Passing::command_line,
        .is_switch = false,
        .value = {},
        .type = {},
        .manifest = call.manifest,
        .declared = (extra.name.empty() ? call.command->additional_args : call.command->additional_kwargs).range};
    look_at(scope, typing, judged);
    values.push_back(std::move(judged));
  }
}

}  // namespace

std::string JudgedValue::name() const { return word.empty() ? "an additional argument" : quoted(word); }

JudgedValues::JudgedValues(const Scope& scope, typing::Typing& typing) {
  std::size_t most = 0;
  for (const BoundCall& call : scope.calls) most += call.arguments.size() + call.extras.size();
  values_.reserve(most);
  begins_.reserve(scope.calls.size() + 1);
  begins_.push_back(0);
  for (const BoundCall& call : scope.calls) {
    append_values(scope, call, typing, values_);
    begins_.push_back(values_.size());
  }
}

std::span<const JudgedValue> judged_values(const Scope& scope, const BoundCall& call) {
  const std::size_t first = scope.tree().layout().chunks[scope.chunk].first_call;
  return scope.values->of(scope.tree().index_of(call.call) - first);
}

std::string name_of(const BoundCall& call) {
  std::string name(call.service_name);
  if (call.command != nullptr && call.callee != binding::Callee::entrypoint && call.command->name.value != name)
    name += ' ' + call.command->name.value;
  return quoted(name);
}

std::vector<std::string_view> argument_names(const manifest::Command& command) {
  std::vector<std::string_view> names;
  for (const manifest::Argument* argument : command.all_arguments()) names.push_back(argument->name.value);
  return names;
}

text::Range name_range(const story::Tree& tree, story::NodeId item) {
  const story::Node node = tree[item];
  return node.kind == NodeKind::argument && node.first_child != story::kNone ? tree[node.first_child].range : node.range;
}

bool is_closed_to_names(const BoundCall& call) { return !call.command->additional_kwargs.allowed; }
bool is_closed_to_positions(const BoundCall& call) { return !call.command->additional_args.allowed; }

}  // namespace asyncy::rules
