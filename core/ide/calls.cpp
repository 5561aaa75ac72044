#include "core/ide/calls.h"

namespace asyncy::ide {

using binding::BoundArgument;
using binding::Callee;
using binding::Reached;
using story::kNone;
using story::NodeId;
using story::NodeKind;

CallStyle style_of(const BoundArgument& argument) {
  const bool named = argument.by == Reached::name || argument.by == Reached::shorthand;
  return named ? CallStyle::named : CallStyle::command_line;
}

CallStyle style_of(const manifest::Command& command, const binding::BoundCalls& calls,
                   const std::function<bool(const BoundArgument&)>& is_left_out) {
  if (command.args.empty() && command.kwargs.empty()) return CallStyle::named;
  std::size_t named = 0;
  std::size_t command_line = 0;
  for (const binding::BoundCall& call : calls)
    for (const BoundArgument& argument : call.arguments)
      if (!is_left_out(argument)) ++(style_of(argument) == CallStyle::named ? named : command_line);
  if (named == command_line) return command.args.empty() ? CallStyle::named : CallStyle::command_line;
  return named > command_line ? CallStyle::named : CallStyle::command_line;
}

Role role_of(const binding::BoundCall& call) {
  switch (call.callee) {
    case Callee::event: return Role::event;
    case Callee::action: return Role::action;
    case Callee::entrypoint: return Role::entrypoint;
    case Callee::unknown:
    case Callee::command: break;
  }
  return Role::command;
}

NodeId call_continued_by(const story::Tree& tree, NodeId call) {
  const NodeId word = tree[call].first_child;
  const NodeId statement = tree[call].parent;
  if (word == kNone || tree[word].next_sibling != kNone || tree[statement].kind != NodeKind::call_statement) return kNone;
  const NodeId block = tree[statement].parent;
  if (block == kNone || tree[block].kind != NodeKind::block || tree[block].first_child != statement) return kNone;
  const NodeId header = tree[block].parent;
  if (header == kNone || tree.child(header, NodeKind::output) != kNone) return kNone;
  if (tree[header].kind != NodeKind::call_statement && tree[header].kind != NodeKind::assignment) return kNone;
  return tree.child(header, NodeKind::call);
}

}  // namespace asyncy::ide
