#include "core/binding/items.h"

#include <algorithm>

#include "core/story/literal.h"

namespace asyncy::binding {
namespace {

using manifest::Argument;
using story::Mark;
using story::NodeId;
using story::NodeKind;

/// `--page-size` is how a shell writes `page_size`, too.
bool same_flag(std::string_view flag, std::string_view name) {
  return std::equal(flag.begin(), flag.end(), name.begin(), name.end(),
                    [](char a, char b) { return a == b || (a == '-' && b == '_'); });
}

class Items {
 public:
  Items(const story::Tree& tree, const manifest::Command& command, std::span<const NodeId> items, BoundCall& bound)
      : tree_(tree), command_(command), items_(items), bound_(bound) {}

  void bind() {
    bound_.arguments.reserve(items_.size());
    while (next_ < items_.size()) {
      const NodeId item = items_[next_++];
      switch (tree_[item].kind) {
        case NodeKind::flag: flag(item); break;
        case NodeKind::argument: named(item); break;
        case NodeKind::shorthand: shorthand(item); break;
        case NodeKind::missing: bound_.positions_known = false; break;  // half typed
        default: positional(item); break;
      }
    }
    for (const auto* arguments : {&command_.args, &command_.kwargs, &command_.arguments})
      for (const Argument& parameter : *arguments)
        if (must_be_passed(parameter) && !has_value(&parameter)) bound_.missing.push_back(&parameter);
  }

 private:
  [[nodiscard]] bool has_value(const Argument* parameter) const {
    return std::any_of(bound_.arguments.begin(), bound_.arguments.end(),
                       [&](const BoundArgument& argument) { return argument.parameter == parameter; });
  }

  void add(const Argument* parameter, Reached by, NodeId item, NodeId value) {
    const bool repeated = has_value(parameter) && !parameter->variadic;
    bound_.arguments.push_back({.parameter = parameter, .by = by, .item = item, .value = value, .repeated = repeated});
  }

  /// The next item, when it can be the value of a flag.
  [[nodiscard]] NodeId value_ahead() const {
    if (next_ == items_.size()) return story::kNone;
    switch (tree_[items_[next_]].kind) {
      case NodeKind::flag:
      case NodeKind::argument:
      case NodeKind::shorthand: return story::kNone;
      default: return items_[next_];
    }
  }

  void flag(NodeId item) {
    std::string_view name = tree_.slice(item);
    name.remove_prefix(std::min(name.find_first_not_of('-'), name.size()));
    const bool attached = tree_[item].has(Mark::equals) || tree_[item].has(Mark::glued);
    const NodeId ahead = value_ahead();
    const Argument* parameter =
        command_.find_argument_if([&](const Argument& each) { return same_flag(name, each.name.value); });
    if (parameter == nullptr) {
      // Whether an undeclared flag takes the item behind it is told only by `=`.
      const bool taken = attached && ahead != story::kNone;
      bound_.extras.push_back({.name = name, .item = item, .value = taken ? ahead : story::kNone, .typed = false});
      if (taken)
        ++next_;
      else if (ahead != story::kNone)
        bound_.positions_known = false;
      return;
    }
    const bool is_switch = parameter->type && parameter->type->type.has(types::Base::boolean) && !attached;
    if (is_switch || ahead == story::kNone) {
      add(parameter, Reached::switch_, item, story::kNone);
      return;
    }
    ++next_;
    add(parameter, Reached::flag, item, ahead);
  }

  void named(NodeId item) {
    const NodeId name_node = tree_[item].first_child;
    if (name_node == story::kNone) return;
    const NodeId value = tree_[name_node].next_sibling;
    const std::string_view name = tree_.slice(name_node);
    if (const Argument* parameter = command_.find_argument(name))
      add(parameter, Reached::name, item, value);
    else
      bound_.extras.push_back({.name = name, .item = item, .value = value, .typed = true});
  }

  void shorthand(NodeId item) {
    const NodeId value = tree_[item].first_child;
    const auto name = value == story::kNone ? std::nullopt : story::bare_word(tree_, value);
    if (!name) return;
    if (const Argument* parameter = command_.find_argument(*name))
      add(parameter, Reached::shorthand, item, value);
    else
      bound_.extras.push_back({.name = *name, .item = item, .value = value, .typed = true});
  }

  /// The argument of that place among those that positions reach; null behind the last.
  [[nodiscard]] const Argument* at_position(std::size_t place) const {
    if (place < command_.args.size()) return &command_.args[place];
    place -= command_.args.size();
    return place < command_.arguments.size() ? &command_.arguments[place] : nullptr;
  }

  void positional(NodeId item) {
    const Argument* parameter = at_position(position_);
    while (parameter != nullptr && has_value(parameter) && !parameter->variadic) parameter = at_position(++position_);
    if (parameter == nullptr)
      bound_.extras.push_back({.name = {}, .item = item, .value = item, .typed = false});
    else
      add(parameter, Reached::position, item, item);
  }

  const story::Tree& tree_;
  const manifest::Command& command_;
  std::span<const NodeId> items_;
  BoundCall& bound_;
  std::size_t next_ = 0;
  std::size_t position_ = 0;
};

}  // namespace

void bind_items(const story::Tree& tree, const manifest::Command& command, std::span<const NodeId> items,
                BoundCall& bound) {
  Items(tree, command, items, bound).bind();
}

}  // namespace asyncy::binding
