#include "core/rules/mend.h"

#include <algorithm>

#include "core/binding/example.h"
#include "core/rules/words.h"
#include "core/text/nearest.h"

namespace asyncy::rules {
namespace {

using binding::BoundCall;
using binding::Reached;
using story::NodeId;
using story::NodeKind;

enum class Style : std::uint8_t { named, flags };

/// How a call passes arguments by name; one that passes none so is like its story.
Style style_of(const story::Tree& tree, const BoundCall& call) {
  bool flags = false;
  for (const NodeId item : tree.children(call.call)) {
    if (tree[item].kind == NodeKind::argument || tree[item].kind == NodeKind::shorthand) return Style::named;
    flags = flags || tree[item].kind == NodeKind::flag;
  }
  if (flags) return Style::flags;
  const auto has = [&](NodeKind kind) {
    return std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](NodeId node) { return tree[node].kind == kind; });
  };
  return has(NodeKind::flag) && !has(NodeKind::argument) ? Style::flags : Style::named;
}

}  // namespace

text::Fix change_to(text::Range range, std::string_view text) {
  return {.title = "Change to " + quoted(text), .edits = {{.range = range, .text = std::string(text)}}};
}

text::Fix change_to_nearest(text::Range range, std::string_view word, std::span<const std::string_view> candidates) {
  const auto near = text::nearest(word, candidates);
  return near ? change_to(range, *near) : text::Fix{.title = {}, .edits = {}};
}

std::string quoted_text(std::string_view word, std::string_view like) {
  const char quote = like.starts_with('\'') ? '\'' : '"';
  std::string out(1, quote);
  for (const char c : word) {
    if (c == quote || c == '\\' || c == '{' || c == '}') out += '\\';
    out += c;
  }
  return out + quote;
}

text::Range with_blanks_before(const text::Text& text, text::Range range) {
  const std::string_view bytes = text.view();
  while (range.begin > 0 && (bytes[range.begin - 1] == ' ' || bytes[range.begin - 1] == '\t')) --range.begin;
  return range;
}

text::Range item_range(const story::Tree& tree, NodeId item, NodeId value) {
  text::Range range = tree[item].range;
  if (value != story::kNone) range.end = std::max(range.end, tree[value].range.end);
  return range;
}

text::Fix rename_argument(const story::Tree& tree, NodeId item, std::string_view name) {
  const story::Node node = tree[item];
  if (node.kind == NodeKind::shorthand) {
    // The word is the name and the variable: only the name is wrong.
    std::string named = std::string(name) + std::string(tree.slice(item));
    return {.title = "Change to " + quoted(named),
            .edits = {{.range = {node.range.begin, node.range.begin}, .text = std::string(name)}}};
  }
  if (node.kind == NodeKind::flag) {
    const std::string_view written = tree.slice(item);
    const auto dashes = std::min(written.find_first_not_of('-'), written.size());
    return change_to(node.range, (dashes < 2 ? "--" : std::string(written.substr(0, dashes))) + std::string(name));
  }
  return change_to(tree[node.first_child].range, name);
}

std::optional<text::Fix> pass_missing(const story::Tree& tree, const BoundCall& call,
                                      std::span<const manifest::Argument* const> missing) {
  const Style style = style_of(tree, call);
  const auto positional = call.command->positional_arguments();
  auto next_position = static_cast<std::size_t>(std::count_if(
      call.arguments.begin(), call.arguments.end(), [](const auto& each) { return each.by == Reached::position; }));
  NodeId last = story::kNone;
  for (const NodeId item : tree.children(call.call)) last = item;
  if (last == story::kNone) return std::nullopt;
  // Behind a flag without a value a position would be taken for its value; behind names it would look odd.
  bool by_position = call.positions_known && tree[last].kind != NodeKind::flag && tree[last].kind != NodeKind::argument &&
                     tree[last].kind != NodeKind::shorthand;
  std::string added;
  std::string title;
  for (const manifest::Argument* argument : missing) {
    const bool is_next = next_position < positional.size() && positional[next_position] == argument;
    const bool declared_by_name = std::none_of(call.command->args.begin(), call.command->args.end(),
                                               [&](const manifest::Argument& each) { return &each == argument; });
    by_position = by_position && is_next && !declared_by_name;
    if (by_position) ++next_position;
    const bool by_flag = !by_position && style == Style::flags;
    const auto example =
        binding::example_value(*argument, by_position || by_flag ? types::Passing::command_line : types::Passing::typed);
    if (!example) return std::nullopt;
    const std::string& name = argument->name.value;
    added += by_position ? ' ' + *example : by_flag ? " --" + name + ' ' + *example : ' ' + name + ':' + *example;
    title += (title.empty() ? "" : ", ") + quoted(name);
  }
  const text::Offset end = tree[last].range.end;
  return text::Fix{.title = "Pass " + title, .edits = {{.range = {end, end}, .text = std::move(added)}}};
}

}  // namespace asyncy::rules
