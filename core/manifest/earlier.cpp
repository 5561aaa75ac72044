#include "core/manifest/earlier.h"

#include <algorithm>

#include "core/yaml/blocks.h"

namespace asyncy::manifest {
namespace {

using yaml::NodeId;

/// Visits every place that a command names. What is not there has no place: its range and its node stay as they are.
class Mover {
 public:
  /// Both wrap around where they go back, and so do the sums.
  Mover(text::Offset by, NodeId nodes_by) : by_(by), nodes_by_(nodes_by) {}

  void move(Command& command) const {
    move(command.name);
    move(command.range);
    move(command.help);
    for (auto* arguments : {&command.args, &command.kwargs, &command.arguments})
      for (Argument& argument : *arguments) move(argument);
    for (Additional* additional : {&command.additional_args, &command.additional_kwargs}) {
      move(additional->range);
      move(additional->schema);
    }
    move(command.format);
    move_node(command.format_node);
    if (command.output) move(*command.output);
    for (Command& event : command.events) move(event);
    move(command.deprecated);
  }

 private:
  void move(Range& range) const {
    if (range != Range{}) range = {range.begin + by_, range.end + by_};
  }
  void move_node(NodeId& node) const {
    if (node != yaml::kNone) node += nodes_by_;
  }
  template <class T>
  void move(std::optional<T>& part) const {
    if (part) move(*part);
  }
  template <class T>
  void move(Rare<T>& part) const {
    if (part) move(*part);
  }
  template <class T>
  void move(Spanned<T>& part) const {
    move(part.range);
  }

  void move(Value& value) const {
    move(value.range);
    move_node(value.node);
  }
  void move(TypeDeclaration& type) const { move(type.range); }
  void move(PatternDeclaration& pattern) const {
    move(pattern.range);
    move_node(pattern.node);
  }
  void move(EnumDeclaration& allowed) const {
    move(allowed.range);
    for (Value& value : allowed.values) move(value);
  }
  void move(RangeDeclaration& limits) const {
    move(limits.range);
    move(limits.min);
    move(limits.max);
  }
  void move(ValueSchema& schema) const {
    move(schema.type);
    move(schema.pattern);
    move(schema.allowed);
    move(schema.limits);
    move(schema.default_value);
    move(schema.help);
  }
  void move(Argument& argument) const {
    move(static_cast<ValueSchema&>(argument));
    move(argument.name);
    move(argument.required_range);
    move(argument.deprecated);
    move_node(argument.node);
  }
  void move(std::vector<Property>& properties) const {
    for (Property& property : properties) {
      move(property.name);
      move(property.schema);
      move(property.properties);
    }
  }
  void move(Output& output) const {
    move(output.schema);
    move(output.properties);
    for (Command& action : output.actions) move(action);
  }

  text::Offset by_;
  NodeId nodes_by_;
};

bool stands_before(const Command* command, text::Offset at) { return command->name.range.begin < at; }

}  // namespace

Earlier::Earlier(const yaml::Tree& tree, const Manifest& model, std::span<const Section> fitting, const yaml::Tree& now)
    : tree_(tree), now_(now), fitting_(fitting), kept_(yaml::kept_blocks(tree, now.text.view(), now.blocks)) {
  for (const Command& command : model.commands) commands_.push_back(&command);
  std::sort(commands_.begin(), commands_.end(),
            [](const Command* a, const Command* b) { return a->name.range.begin < b->name.range.begin; });
}

Section Earlier::fitting(std::size_t block) const {
  if (kept_[block] == nullptr || fitting_.empty()) return Section::free;
  return fitting_[static_cast<std::size_t>(kept_[block] - tree_.blocks.data())];
}

std::optional<Command> Earlier::command(yaml::Entry entry) const {
  const auto block = yaml::block_of(now_, entry);
  const yaml::Block* kept = block ? kept_[*block] : nullptr;
  if (kept == nullptr) return std::nullopt;
  const text::Offset begin = tree_[kept->first].range.begin;
  const auto found = std::lower_bound(commands_.begin(), commands_.end(), begin, stands_before);
  if (found == commands_.end() || (*found)->name.range.begin != begin) return std::nullopt;
  Command command = **found;
  Mover(now_[entry.key].range.begin - begin, entry.key - kept->first).move(command);
  return command;
}

}  // namespace asyncy::manifest
