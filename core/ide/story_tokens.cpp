#include <algorithm>
#include <string>

#include "core/binding/value.h"
#include "core/ide/semantic_tokens.h"
#include "core/story/literal.h"

namespace asyncy::ide {
namespace {

using binding::BoundArgument;
using binding::BoundCall;
using binding::Callee;
using story::BoundBy;
using story::kNone;
using story::NodeId;
using story::NodeKind;

class StoryTokens {
 public:
  StoryTokens(const workspace::Workspace& workspace, const workspace::Document& document)
      : file_(*document.story()), tree_(file_.tree), calls_(workspace, document) {}

  std::vector<SemanticToken> run() {
    open_.push_back(tree_.root);
    while (!open_.empty()) {
      const NodeId id = open_.back();
      open_.pop_back();
      node(id);
    }
    tidy(tokens_);
    return std::move(tokens_);
  }

 private:
  void node(NodeId id) {
    switch (tree_[id].kind) {
      case NodeKind::call: return call(id);
      case NodeKind::path: return path(id);
      case NodeKind::argument: return argument(id, nullptr);
      case NodeKind::flag: return add(tree_[id].range, TokenType::argument);
      case NodeKind::output: return add({.range = tree_[id].range, .type = TokenType::variable, .declaration = true});
      case NodeKind::type: return type(id);
      case NodeKind::parameter: return declares(id, TokenType::argument);
      case NodeKind::function_statement: return declares(id, TokenType::function);
      case NodeKind::mutation: return mutation(id);
      default: return children(id, kNone);
    }
  }

  void add(SemanticToken token) { tokens_.push_back(token); }
  void add(text::Range range, TokenType type) { tokens_.push_back({.range = range, .type = type}); }

  /// Those behind `after`; all of them for kNone.
  void children(NodeId id, NodeId after) {
    for (NodeId child = after == kNone ? tree_[id].first_child : tree_[after].next_sibling; child != kNone;
         child = tree_[child].next_sibling)
      open_.push_back(child);
  }

  void declares(NodeId id, TokenType type) {
    const NodeId name = tree_[id].first_child;
    if (name == kNone) return;
    add({.range = tree_[name].range, .type = type, .declaration = true});
    children(id, name);
  }

  void type(NodeId id) {
    const std::string_view source = tree_.slice(id);
    const auto size = static_cast<text::Offset>(std::min(source.find_first_of(" \t\r\n["), source.size()));
    const text::Offset begin = tree_[id].range.begin;
    add({.range = {begin, begin + size}, .type = TokenType::type, .library = true});
    children(id, kNone);
  }

  void mutation(NodeId id) {
    const NodeId receiver = tree_[id].first_child;
    if (receiver == kNone) return;
    open_.push_back(receiver);
    const NodeId name = tree_[receiver].next_sibling;
    if (name == kNone) return;
    add({.range = tree_[name].range, .type = TokenType::function, .library = true});
    children(id, name);
  }

  void path(NodeId id) {
    const NodeId first = tree_[id].first_child;
    if (first == kNone) return;
    const bool is_name = tree_[first].kind == NodeKind::name;
    if (is_name)
      name(first);
    else
      open_.push_back(first);
    for (NodeId part = tree_[first].next_sibling; part != kNone; part = tree_[part].next_sibling) {
      if (tree_[part].kind == NodeKind::name)
        add(tree_[part].range, TokenType::property);
      else
        open_.push_back(part);
    }
  }

  /// A name that nothing binds is left alone.
  void name(NodeId id) {
    const text::Range range = tree_[id].range;
    const story::Definition* definition = file_.scopes.find(tree_.slice(id), range.begin);
    if (definition == nullptr) {
      // It may be bound here.
      if (file_.scopes.bound_at(range) != nullptr) add({.range = range, .type = TokenType::variable, .declaration = true});
      return;
    }
    switch (definition->by) {
      case BoundBy::function: return add(range, TokenType::function);
      case BoundBy::parameter: return add(range, TokenType::argument);
      case BoundBy::predefined: return add({.range = range, .type = TokenType::variable, .library = true});
      default: return add(range, TokenType::variable);
    }
  }

  void call(NodeId id) {
    const BoundCall* bound = calls_.of(id);
    const NodeId service = tree_[id].first_child;
    if (service == kNone) return;
    if (bound == nullptr || !story::bare_word(tree_, service)) return children(id, kNone);
    NodeId item = service;
    if (tree_[service].range != bound->command_range || bound->callee == Callee::entrypoint) {
      const bool looked_up = bound->service == binding::Service::found || bound->service == binding::Service::unknown ||
                             bound->service == binding::Service::ambiguous;
      if (looked_up)
        add(tree_[service].range, TokenType::service);
      else
        open_.push_back(service);
      item = tree_[service].next_sibling;
    }
    for (; item != kNone; item = tree_[item].next_sibling) call_item(*bound, item);
  }

  void call_item(const BoundCall& bound, NodeId item) {
    if (tree_[item].range == bound.command_range && bound.callee != Callee::entrypoint && !bound.command_range.empty()) {
      const bool deprecated = bound.command != nullptr && bound.command->deprecated;
      return add({.range = tree_[item].range,
                  .type = bound.callee == Callee::event ? TokenType::event : TokenType::command,
                  .deprecated = deprecated});
    }
    // `when service command event`: the word in the middle.
    if (bound.callee == Callee::event && tree_[item].range.end <= bound.command_range.begin)
      return add(tree_[item].range, TokenType::command);
    const auto reached = std::find_if(bound.arguments.begin(), bound.arguments.end(),
                                      [&](const BoundArgument& each) { return each.item == item || each.value == item; });
    if (reached == bound.arguments.end()) return open_.push_back(item);
    if (tree_[item].kind == NodeKind::argument) return argument(item, &*reached);
    if (tree_[item].kind == NodeKind::flag)
      return add({.range = tree_[item].range,
                  .type = TokenType::argument,
                  .deprecated = reached->parameter->deprecated.has_value()});
    value(item, *reached);
  }

  /// `name:value`
  void argument(NodeId id, const BoundArgument* bound) {
    const NodeId name = tree_[id].first_child;
    if (name == kNone) return;
    add({.range = tree_[name].range,
         .type = TokenType::argument,
         .deprecated = bound != nullptr && bound->parameter->deprecated.has_value()});
    const NodeId content = tree_[name].next_sibling;
    if (content == kNone) return;
    if (bound == nullptr)
      open_.push_back(content);
    else
      value(content, *bound);
  }

  void value(NodeId id, const BoundArgument& bound) {
    if (bound.parameter->allowed && !bound.parameter->allowed->values.empty()) {
      const binding::KnownValue known = binding::known_value(tree_, file_.scopes, id);
      const std::string text = known.literal ? known.literal->text : std::string(known.unbound_word.value_or(""));
      if ((known.literal || known.unbound_word) && bound.parameter->allowed->allows(text))
        return add(tree_[id].range, TokenType::value);
    }
    open_.push_back(id);
  }

  const workspace::StoryFile& file_;
  const story::Tree& tree_;
  binding::Calls calls_;
  std::vector<NodeId> open_;
  std::vector<SemanticToken> tokens_;
};

}  // namespace

std::vector<SemanticToken> story_tokens(const workspace::Workspace& workspace, const workspace::Document& story) {
  return StoryTokens(workspace, story).run();
}

}  // namespace asyncy::ide
