#include "core/ide/inlay_hints.h"

#include <algorithm>

#include "core/binding/binding.h"
#include "core/ide/calls.h"
#include "core/ide/describe.h"
#include "core/ide/markdown.h"
#include "core/ide/snippets.h"
#include "core/story/literal.h"
#include "core/text/excerpt.h"
#include "core/typing/typing.h"

namespace asyncy::ide {
namespace {

using binding::BoundArgument;
using binding::BoundCall;
using binding::Reached;
using manifest::Argument;
using story::BoundBy;
using story::kNone;
using story::NodeId;
using story::NodeKind;

/// More are told in the tooltip alone.
constexpr std::size_t kMostDefaults = 3;
constexpr std::size_t kLongestDefault = 20;

bool overlap(text::Range a, text::Range b) { return a.begin <= b.end && b.begin <= a.end; }

class HintFinder {
 public:
  HintFinder(const workspace::Workspace& workspace, const workspace::Document& document, text::Range range, HintOptions options)
      : file_(*document.story()),
        tree_(file_.tree),
        calls_(workspace, document),
        range_(range),
        options_(options) {}

  std::vector<InlayHint> run() {
    for (const BoundCall& call : calls_.around(range_)) {
      if (call.command == nullptr || !overlap(tree_[call.call].range, range_)) continue;
      if (options_.parameters) parameters(call);
      if (options_.defaults) defaults(call);
    }
    if (options_.types) types();
    std::erase_if(hints_, [&](const InlayHint& hint) { return !range_.touches(hint.at); });
    std::stable_sort(hints_.begin(), hints_.end(), [](const InlayHint& a, const InlayHint& b) { return a.at < b.at; });
    return std::move(hints_);
  }

 private:
  void parameters(const BoundCall& call) {
    if (!call.positions_known) return;
    for (const BoundArgument& argument : call.arguments) {
      if (argument.by != Reached::position || tree_[argument.value].kind == NodeKind::missing) continue;
      const std::string& name = argument.parameter->name.value;
      if (says_itself(argument.value, name)) continue;
      hints_.push_back({.at = tree_[argument.value].range.begin,
                        .kind = HintKind::parameter,
                        .label = name + ':',
                        .tooltip = argument_card(*call.command, *argument.parameter, call.service_name)});
    }
  }

  /// A variable of the argument's own name.
  [[nodiscard]] bool says_itself(NodeId value, std::string_view name) const {
    if (tree_[value].kind != NodeKind::path) return false;
    const std::string_view source = tree_.slice(value);
    return source == name || source.ends_with('.' + std::string(name));
  }

  void defaults(const BoundCall& call) {
    std::vector<const Argument*> omitted = call.command->all_arguments();
    for (const BoundArgument& argument : call.arguments) std::erase(omitted, argument.parameter);
    std::erase_if(omitted, [](const Argument* each) { return !each->default_value; });
    if (omitted.empty() || !call.positions_known) return;
    const bool flags =
        std::any_of(call.arguments.begin(), call.arguments.end(),
                    [](const BoundArgument& each) { return each.by == Reached::flag || each.by == Reached::switch_; }) ||
        is_command_line(*call.command, call);
    InlayHint hint{.at = tree_[call.call].range.end, .kind = HintKind::omitted, .label = {}, .tooltip = "Not passed:\n"};
    for (std::size_t i = 0; i < omitted.size(); ++i) {
      const Argument& argument = *omitted[i];
      hint.tooltip += '\n' + item(argument.name.value, demands(argument), argument.help);
      if (i >= kMostDefaults) continue;
      const std::string value = text::excerpt(written_value(argument.default_value->literal, {}), kLongestDefault);
      hint.label +=
          (i == 0 ? "" : " ") + (flags ? "--" + argument.name.value + '=' + value : argument.name.value + ':' + value);
    }
    if (omitted.size() > kMostDefaults) hint.label += " …";
    hints_.push_back(std::move(hint));
  }

  [[nodiscard]] bool is_command_line(const manifest::Command& command, const BoundCall& call) const {
    const auto own = std::find_if(call.arguments.begin(), call.arguments.end(),
                                  [](const BoundArgument& each) { return each.by != Reached::position; });
    if (own != call.arguments.end()) return style_of(*own) == CallStyle::command_line;
    return style_of(command, calls_.all(), [](const BoundArgument&) { return false; }) == CallStyle::command_line;
  }

  void types() {
    typing::Typing typing(file_, calls_);
    const std::size_t last = tree_.layout().chunk_at(range_.end);
    for (std::size_t chunk = tree_.layout().chunk_at(range_.begin); chunk <= last; ++chunk) types(chunk, typing);
  }

  void types(std::size_t chunk, typing::Typing& typing) {
    for (const story::Definition* each : file_.scopes.definitions_in(chunk)) {
      const story::Definition& definition = *each;
      if (!overlap(definition.range, range_) || definition.range.empty() || !wants_type(definition)) continue;
      const std::string name = typing::name_of(typing.of(definition));
      if (name.empty()) continue;
      hints_.push_back({.at = definition.range.end,
                        .kind = HintKind::type,
                        .label = ": " + name,
                        .tooltip = code(definition.name) + " is " + with_article(name) + '.'});
    }
  }

  static std::string with_article(const std::string& type) {
    return (std::string_view("aeio").find(type.front()) == std::string_view::npos ? "a " : "an ") + code(type);
  }

  /// Where the name is written, and its value does not show the type.
  [[nodiscard]] bool wants_type(const story::Definition& definition) const {
    switch (definition.by) {
      case BoundBy::loop_output: return true;
      case BoundBy::when_output: return tree_[definition.node].kind == NodeKind::output;
      case BoundBy::assignment: {
        const NodeId target = tree_[definition.node].first_child;
        if (target == kNone || tree_[target].kind == NodeKind::target_list) return true;
        NodeId value = tree_[target].next_sibling;
        while (value != kNone && tree_[value].kind == NodeKind::group) value = tree_[value].first_child;
        if (value == kNone) return false;
        switch (tree_[value].kind) {
          case NodeKind::call:
          case NodeKind::function_call:
          case NodeKind::mutation:
          case NodeKind::binary: return true;
          case NodeKind::path: return !story::bare_word(tree_, value);
          default: return false;
        }
      }
      default: return false;
    }
  }

  const workspace::StoryFile& file_;
  const story::Tree& tree_;
  binding::Calls calls_;
  text::Range range_;
  HintOptions options_;
  std::vector<InlayHint> hints_;
};

}  // namespace

std::vector<InlayHint> inlay_hints(const workspace::Workspace& workspace, const workspace::Document& document,
                                   text::Range range, HintOptions options) {
  if (document.story() == nullptr) return {};
  return HintFinder(workspace, document, range, options).run();
}

}  // namespace asyncy::ide
