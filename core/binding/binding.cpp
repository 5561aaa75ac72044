#include "core/binding/binding.h"

#include <algorithm>
#include <span>

#include "core/binding/items.h"
#include "core/story/literal.h"

namespace asyncy::binding {
namespace {

using manifest::Command;
using story::kNone;
using story::NodeId;
using story::NodeKind;
using workspace::Document;

/// The words of a call: its service and the items behind it.
struct Words {
  NodeId service = kNone;
  std::vector<NodeId> items;
};

/// What a name in scope stands for: an action with events, an output with actions of its own, or both.
struct Object {
  const Document* manifest = nullptr;
  const Command* action = nullptr;
  const manifest::Output* output = nullptr;
};

std::vector<std::string_view> names_of(const std::vector<Command>& commands) {
  std::vector<std::string_view> names;
  for (const Command& command : commands) names.push_back(command.name.value);
  return names;
}

}  // namespace

class Calls::Binder {
 public:
  explicit Binder(const Calls& calls)
      : calls_(calls),
        workspace_(calls.workspace_),
        document_(calls.document_),
        tree_(document_.story()->tree),
        scopes_(document_.story()->scopes) {}

  void bind(NodeId call, BoundCall& bound) {
    bound.call = call;
    bind_words(words_of(call), bound);
  }

 private:
  [[nodiscard]] Words words_of(NodeId call) const {
    constexpr std::size_t kUsual = 6;
    Words words{.service = tree_[call].first_child, .items = {}};
    if (words.service == kNone) return words;
    words.items.reserve(kUsual);
    for (NodeId item = tree_[words.service].next_sibling; item != kNone; item = tree_[item].next_sibling)
      words.items.push_back(item);
    return words;
  }

  [[nodiscard]] bool is_when(NodeId call) const {
    return tree_[call].parent != kNone && tree_[tree_[call].parent].kind == NodeKind::when_statement;
  }

  void bind_words(const Words& words, BoundCall& bound) {
    const auto name = words.service == kNone ? std::nullopt : story::bare_word(tree_, words.service);
    if (!name) return;
    bound.service_name = *name;
    bound.service_range = tree_[words.service].range;
    if (is_when(bound.call))
      bind_when(words, bound);
    else
      bind_plain(words, bound);
  }

  // `when event …`, `when output event …`, `when service command event …`
  void bind_when(const Words& words, BoundCall& bound) {
    const auto named = std::find_if_not(words.items.begin(), words.items.end(), [&](NodeId item) {
      return tree_[item].kind == NodeKind::path && story::bare_word(tree_, item).has_value();
    });
    const auto bare_words = static_cast<std::size_t>(named - words.items.begin());
    if (bare_words == 0) {
      const BoundCall* block = enclosing_block(bound.call);
      if (block != nullptr && block->command != nullptr)
        bind_event(*block->command, block->manifest, words.service, words.items, bound);
      return;
    }
    if (bare_words == 1) {
      const Object object = object_of(bound.service_name, bound.service_range.begin);
      if (object.action == nullptr) return;
      bound.service = Service::object;
      bind_event(*object.action, object.manifest, words.items[0], behind(words.items, 1), bound);
      return;
    }
    if (!find_service(bound)) return;
    const auto command = story::bare_word(tree_, words.items[0]);
    const auto& model = bound.manifest->manifest()->model;
    const Command* action = model.find_command(*command);
    if (action == nullptr)
      unknown_command(Callee::command, tree_[words.items[0]].range, model.commands, bound);
    else
      bind_event(*action, bound.manifest, words.items[1], behind(words.items, 2), bound);
  }

  void bind_event(const Command& action, const Document* manifest, NodeId word, std::span<const NodeId> items,
                  BoundCall& bound) {
    bound.manifest = manifest;
    const auto name = story::bare_word(tree_, word);
    if (!name || action.events.empty()) return;
    const Command* event = action.find_event(*name);
    if (event == nullptr)
      unknown_command(Callee::event, tree_[word].range, action.events, bound);
    else
      reach(Callee::event, *event, tree_[word].range, items, bound);
  }

  void bind_plain(const Words& words, BoundCall& bound) {
    if (scopes_.find(bound.service_name, bound.service_range.begin) != nullptr) {
      bind_object(words, bound);
      if (bound.service == Service::object) return;
      // A variable may have the name of a service; it is called only when that service can be meant.
      if (workspace_.services().resolve(bound.service_name, document_.path).state != workspace::Resolution::State::found)
        return;
    }
    if (!find_service(bound)) return;
    bind_command(words, bound);
  }

  void bind_object(const Words& words, BoundCall& bound) {
    const Object object = object_of(bound.service_name, bound.service_range.begin);
    if (object.manifest == nullptr || words.items.empty()) return;
    const auto name = story::bare_word(tree_, words.items[0]);
    if (!name || object.output == nullptr || object.output->actions.empty()) return;
    const auto& actions = object.output->actions;
    const auto action =
        std::find_if(actions.begin(), actions.end(), [&](const Command& each) { return each.name.value == *name; });
    const auto service = workspace_.services().resolve(bound.service_name, document_.path);
    if (action == actions.end() && service.state == workspace::Resolution::State::found) return;
    bound.service = Service::object;
    bound.manifest = object.manifest;
    if (action == actions.end())
      unknown_command(Callee::action, tree_[words.items[0]].range, actions, bound);
    else
      reach(Callee::action, *action, tree_[words.items[0]].range, behind(words.items, 1), bound);
  }

  bool find_service(BoundCall& bound) {
    bound.resolution = workspace_.services().resolve(bound.service_name, document_.path);
    switch (bound.resolution.state) {
      case workspace::Resolution::State::unknown: bound.service = Service::unknown; return false;
      case workspace::Resolution::State::ambiguous: bound.service = Service::ambiguous; return false;
      case workspace::Resolution::State::found: break;
    }
    bound.service = Service::found;
    bound.manifest = bound.resolution.manifests.front();
    return true;
  }

  void bind_command(const Words& words, BoundCall& bound) {
    const auto& model = bound.manifest->manifest()->model;
    // Only flags may stand before the command.
    const auto first = std::find_if_not(words.items.begin(), words.items.end(),
                                        [&](NodeId item) { return tree_[item].kind == NodeKind::flag; });
    const auto word = first == words.items.end() ? std::nullopt : story::bare_word(tree_, *first);
    if (const Command* command = word ? model.find_command(*word) : nullptr) {
      const text::Range range = tree_[*first].range;
      if (first == words.items.begin()) {
        reach(Callee::command, *command, range, behind(words.items, 1), bound);
        return;
      }
      std::vector<NodeId> others = words.items;
      others.erase(others.begin() + (first - words.items.begin()));
      reach(Callee::command, *command, range, others, bound);
      return;
    }
    if (model.entrypoint) {
      reach(Callee::entrypoint, *model.entrypoint, bound.service_range, words.items, bound);
      return;
    }
    const bool half_typed = !words.items.empty() && tree_[words.items[0]].kind == NodeKind::missing;
    if (model.commands.empty() || half_typed ||
        bound.manifest->manifest()->tree.has_repair_inside(bound.manifest->manifest()->tree.root))
      return;
    unknown_command(Callee::command, first == words.items.end() ? bound.service_range : tree_[*first].range, model.commands,
                    bound);
  }

  void unknown_command(Callee wanted, text::Range range, const std::vector<Command>& known, BoundCall& bound) {
    bound.wanted = wanted;
    bound.command_unknown = true;
    bound.command_range = range;
    bound.known_commands = names_of(known);
    bound.choices = &known;
  }

  void reach(Callee callee, const Command& command, text::Range range, std::span<const NodeId> items, BoundCall& bound) {
    bound.callee = callee;
    bound.command = &command;
    bound.command_range = range;
    bind_items(tree_, command, items, bound);
  }

  static std::span<const NodeId> behind(const std::vector<NodeId>& items, std::size_t count) {
    return std::span(items).subspan(count);
  }

  /// The call whose block holds `call`: the nearest one that has a block.
  const BoundCall* enclosing_block(NodeId call) {
    for (NodeId node = tree_[tree_[call].parent].parent; node != kNone; node = tree_[node].parent) {
      if (tree_[node].kind != NodeKind::call_statement) continue;
      const NodeId opener = tree_.child(node, NodeKind::call);
      if (opener != kNone) return calls_.of(opener);
    }
    return nullptr;
  }

  Object object_of(std::string_view name, text::Offset at) {
    const story::Definition* definition = scopes_.find(name, at);
    const NodeId call = definition == nullptr ? kNone : scopes_.call_of(*definition);
    if (call == kNone) return {};
    const BoundCall* origin = calls_.of(call);
    if (origin == nullptr || origin->command == nullptr) return {};
    Object object{.manifest = origin->manifest, .action = origin->command, .output = nullptr};
    if (origin->command->output) object.output = &*origin->command->output;
    // `when service command event` binds the command's name, too: that is the action, of which `origin` is an event.
    if (origin->callee == Callee::event && definition->by == story::BoundBy::block_output) return opened_action(*origin);
    return object;
  }

  [[nodiscard]] Object opened_action(const BoundCall& event) const {
    const Words words = words_of(event.call);
    const auto command = words.items.empty() ? std::nullopt : story::bare_word(tree_, words.items[0]);
    if (!command || event.service != Service::found) return {};
    return {
        .manifest = event.manifest, .action = event.manifest->manifest()->model.find_command(*command), .output = nullptr};
  }

  const Calls& calls_;
  const workspace::Workspace& workspace_;
  const Document& document_;
  const story::Tree& tree_;
  const story::Scopes& scopes_;
};

const BoundCall* Calls::of(NodeId call) const {
  if (call == kNone || document_.story()->tree[call].kind != NodeKind::call) return nullptr;
  const auto [known, is_new] = known_.try_emplace(call);
  Known& here = known->second;
  if (is_new) {
    Binder(*this).bind(call, here.bound);
    here.is_being_bound = false;
  }
  return here.is_being_bound ? nullptr : &here.bound;
}

BoundCalls Calls::all() const {
  BoundCalls bound;
  if (document_.story() == nullptr) return bound;
  bound.reserve(document_.story()->tree.calls.size());
  for (const NodeId call : document_.story()->tree.calls) bound.emplace_back(*of(call));
  return bound;
}

BoundCalls Calls::in(std::size_t chunk) const {
  BoundCalls bound;
  for (const NodeId call : document_.story()->tree.all_in(chunk, NodeKind::call)) bound.emplace_back(*of(call));
  return bound;
}

BoundCalls Calls::around(text::Range range) const {
  BoundCalls bound;
  const story::Layout& layout = document_.story()->tree.layout();
  const std::size_t last = layout.chunk_at(range.end);
  for (std::size_t chunk = layout.chunk_at(range.begin); chunk <= last; ++chunk) {
    const BoundCalls here = in(chunk);
    bound.insert(bound.end(), here.begin(), here.end());
  }
  return bound;
}

std::vector<BoundCall> bind(const workspace::Workspace& workspace, const Document& story) {
  std::vector<BoundCall> bound;
  const Calls calls(workspace, story);
  for (const BoundCall& each : calls.all()) bound.push_back(each);
  return bound;
}

}  // namespace asyncy::binding
