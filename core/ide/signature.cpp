#include "core/ide/signature.h"

#include <algorithm>

#include "core/binding/binding.h"
#include "core/binding/items.h"
#include "core/ide/calls.h"
#include "core/ide/completion_context.h"
#include "core/ide/describe.h"
#include "core/ide/markdown.h"
#include "core/ide/story_cursor.h"
#include "core/story/literal.h"
#include "core/typing/mutations.h"
#include "core/typing/typing.h"

namespace asyncy::ide {
namespace {

using binding::BoundArgument;
using binding::BoundCall;
using manifest::Argument;
using story::kNone;
using story::NodeId;
using story::NodeKind;

bool is_word_or_literal(NodeKind kind) {
  switch (kind) {
    case NodeKind::name:
    case NodeKind::flag:
    case NodeKind::string:
    case NodeKind::file_path:
    case NodeKind::regex:
    case NodeKind::integer:
    case NodeKind::real:
    case NodeKind::time:
    case NodeKind::boolean:
    case NodeKind::null: return true;
    default: return false;
  }
}

class SignatureAnswer {
 public:
  SignatureAnswer(const workspace::Workspace& workspace, const workspace::Document& story, NodeId node)
      : file_(*story.story()), tree_(file_.tree), calls_(workspace, story), node_(node) {}

  std::optional<SignatureHelp> run() {
    for (NodeId node = node_; node != kNone && tree_[node].kind != NodeKind::block; node = tree_[node].parent) {
      const NodeId around = tree_[node].parent;
      if (around == kNone) break;
      switch (tree_[around].kind) {
        case NodeKind::call:
          if (auto help = call(around, node)) return help;
          if (const NodeId above = call_continued_by(tree_, around); above != kNone) return call(above, node);
          break;
        case NodeKind::function_call:
          if (node != tree_[around].first_child) return function(around, node);
          break;
        case NodeKind::mutation:
          if (is_argument(node)) return mutation(around, node);
          break;
        default: break;
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is_argument(NodeId node) const {
    return tree_[node].kind == NodeKind::argument || tree_[node].kind == NodeKind::shorthand;
  }

  // Commands, events, actions
  [[nodiscard]] std::optional<SignatureHelp> call(NodeId id, NodeId item) const {
    const BoundCall* bound = calls_.of(id);
    if (bound == nullptr || bound->command == nullptr || item == tree_[id].first_child) return std::nullopt;
    if (tree_[item].range == bound->command_range || stands_before_command(item, *bound)) return std::nullopt;
    const Argument* active = argument_at(*bound, item);
    SignatureHelp help;
    for (const CallSignature& each : call_signatures(bound->service_name, *bound->command, role_of(*bound)))
      help.signatures.push_back(signature(each, *bound->command, active));
    if (help.signatures.size() > 1) help.active = style_at(*bound, item) == CallStyle::named ? 1 : 0;
    return help;
  }

  /// `when service command event`: at the command.
  [[nodiscard]] bool stands_before_command(NodeId item, const BoundCall& bound) const {
    return bound.callee == binding::Callee::event && tree_[item].range.begin < bound.command_range.begin;
  }

  [[nodiscard]] static Signature signature(const CallSignature& from, const manifest::Command& command,
                                           const Argument* active) {
    Signature out{
        .label = from.text,
        .documentation = paragraphs({command.deprecated ? "**Deprecated:** " + escaped(command.deprecated->value) : "",
                                     command.help ? escaped(command.help->value) : ""}),
        .parameters = {},
        .active = std::nullopt};
    for (const CallSignature::Part& part : from.parts) {
      if (part.argument == active) out.active = static_cast<unsigned>(out.parameters.size());
      out.parameters.push_back(
          {.range = part.range,
           .documentation =
               paragraphs({demands(*part.argument), part.argument->help ? escaped(part.argument->help->value) : ""})});
    }
    return out;
  }

  /// What the item reached; where it is only about to be written, the first argument that waits for a value.
  [[nodiscard]] static const Argument* argument_at(const BoundCall& bound, NodeId item) {
    std::vector<const Argument*> open = bound.command->all_arguments();
    for (const BoundArgument& each : bound.arguments) {
      if (each.item == item || each.value == item) return each.parameter;
      if (!each.parameter->variadic) std::erase(open, each.parameter);
    }
    const auto is_extra = std::any_of(bound.extras.begin(), bound.extras.end(), [&](const binding::ExtraArgument& extra) {
      return (extra.item == item || extra.value == item) && !extra.name.empty();
    });
    if (is_extra || open.empty()) return nullptr;
    const auto required =
        std::find_if(open.begin(), open.end(), [](const Argument* each) { return binding::must_be_passed(*each); });
    return required == open.end() ? open.front() : *required;
  }

  /// As the call itself is written; before it has a value, as the rest of the story.
  [[nodiscard]] CallStyle style_at(const BoundCall& bound, NodeId item) const {
    if (tree_[item].kind == NodeKind::argument || tree_[item].kind == NodeKind::shorthand) return CallStyle::named;
    if (tree_[item].kind == NodeKind::flag) return CallStyle::command_line;
    const auto is_item = [&](const BoundArgument& each) { return each.item == item || each.value == item; };
    for (const BoundArgument& each : bound.arguments)
      if (!is_item(each)) return style_of(each);
    return style_of(*bound.command, calls_.all(), is_item);
  }

  // Functions
  [[nodiscard]] std::optional<SignatureHelp> function(NodeId call, NodeId item) const {
    const auto word = story::bare_word(tree_, tree_[call].first_child);
    const story::Definition* definition = word ? file_.scopes.find(*word, tree_[call].range.begin) : nullptr;
    if (definition == nullptr || definition->by != story::BoundBy::function) return std::nullopt;
    Signature out{.label = std::string(*word) + '(', .documentation = {}, .parameters = {}, .active = std::nullopt};
    std::vector<std::string_view> names;
    for (const NodeId child : tree_.children(definition->node)) {
      if (tree_[child].kind != NodeKind::parameter) continue;
      names.push_back(tree_.slice(tree_[child].first_child));
      append(out, tree_.slice(child), "");
    }
    out.label += ')';
    if (const NodeId type = tree_.child(definition->node, NodeKind::type); type != kNone)
      out.label += " returns " + std::string(tree_.slice(type));
    out.active = active_of(call, item, names);
    return SignatureHelp{.signatures = {std::move(out)}, .active = 0};
  }

  // Mutations
  [[nodiscard]] std::optional<SignatureHelp> mutation(NodeId id, NodeId item) const {
    const NodeId receiver = tree_[id].first_child;
    const std::string_view name = tree_.slice(tree_[receiver].next_sibling);
    typing::Typing typing(file_, calls_);
    const typing::Mutation* found = typing::find_mutation(typing.of(receiver), name);
    if (found == nullptr) return std::nullopt;
    Signature out{.label = std::string(name) + '(',
                  .documentation = std::string(found->doc),
                  .parameters = {},
                  .active = std::nullopt};
    std::vector<std::string_view> names;
    for (const typing::MutationParameter& each : typing::parameters_of(*found)) {
      names.push_back(each.name);
      append(out, std::string(each.name) + ':' + std::string(each.type), each.required ? "" : "may be left out");
    }
    out.label += ')';
    out.active = active_of(id, item, names);
    return SignatureHelp{.signatures = {std::move(out)}, .active = 0};
  }

  static void append(Signature& signature, std::string_view parameter, std::string_view documentation) {
    if (!signature.parameters.empty()) signature.label += ' ';
    const auto begin = static_cast<text::Offset>(signature.label.size());
    signature.label += parameter;
    signature.parameters.push_back(
        {.range = {begin, static_cast<text::Offset>(signature.label.size())}, .documentation = std::string(documentation)});
  }

  /// The parameter that the item names, else the first that no other names.
  [[nodiscard]] std::optional<unsigned> active_of(NodeId call, NodeId item,
                                                  const std::vector<std::string_view>& names) const {
    const auto name_of = [&](NodeId node) {
      return is_argument(node) && tree_[node].first_child != kNone ? tree_.slice(tree_[node].first_child)
                                                                   : std::string_view{};
    };
    const auto place_of = [&](std::string_view name) {
      return std::find(names.begin(), names.end(), name) - names.begin();
    };
    if (const auto place = static_cast<std::size_t>(place_of(name_of(item))); place < names.size())
      return static_cast<unsigned>(place);
    std::vector<bool> passed(names.size());
    for (const NodeId child : tree_.children(call))
      if (const auto place = static_cast<std::size_t>(place_of(name_of(child))); place < names.size()) passed[place] = true;
    const auto open = std::find(passed.begin(), passed.end(), false);
    return open == passed.end() ? std::nullopt : std::optional(static_cast<unsigned>(open - passed.begin()));
  }

  const workspace::StoryFile& file_;
  const story::Tree& tree_;
  binding::Calls calls_;
  NodeId node_;
};

}  // namespace

std::optional<SignatureHelp> signature_help(const workspace::Workspace& workspace, const workspace::Document& document,
                                            text::Offset at) {
  if (document.story() == nullptr) return std::nullopt;
  // What is written counts as it is; where nothing is, a word is put in to see where it would belong.
  const NodeId leaf = deepest_node(document.story()->tree, at);
  if (is_word_or_literal(document.story()->tree[leaf].kind))
    if (auto help = SignatureAnswer(workspace, document, leaf).run()) return help;
  const auto cursor = story_cursor(document, at);
  return cursor ? SignatureAnswer(workspace, *cursor->story, cursor->node).run() : std::nullopt;
}

}  // namespace asyncy::ide
