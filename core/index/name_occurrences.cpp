#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>

#include "core/index/occurrences.h"
#include "core/story/literal.h"
#include "core/workspace/paths.h"

namespace asyncy::index {
namespace {

using binding::BoundCall;
using story::kNone;
using story::NodeId;
using story::NodeKind;
using text::Offset;
using text::Range;
using workspace::Document;

/// The app whose variables a story reads: the one with the fewest steps to it; null where that is a tie.
const Document* app_of(const workspace::Workspace& workspace, const Document& story) {
  const Document* nearest = nullptr;
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  for (const auto& document : workspace.documents()) {
    if (document->manifest() == nullptr || document->manifest()->model.flavour != manifest::Flavour::app) continue;
    const std::size_t steps =
        workspace::steps_between(workspace::parent_of(story.path), workspace::parent_of(document->path));
    if (steps > fewest) continue;
    nearest = steps == fewest ? nullptr : document.get();
    fewest = steps;
  }
  return nearest;
}

/// The variable or function that the name is.
Symbol symbol_of(const Document& story, const story::Definition& definition) {
  const story::Definition& first = *definition.variable;
  return {.kind = first.by == story::BoundBy::function ? Kind::function : Kind::variable,
          .text = first.name,
          .document = &story,
          .name = first.range,
          .node = first.node};
}

class Names {
 public:
  Names(const workspace::Workspace& workspace, const Document& document, std::span<const BoundCall> calls,
        std::span<const Occurrence> words)
      : workspace_(workspace),
        document_(document),
        tree_(document.story()->tree),
        scopes_(document.story()->scopes),
        calls_(calls) {
    for (std::size_t i = 0; i < calls.size(); ++i) call_of_.emplace(calls[i].call, i);
    for (const Occurrence& word : words)
      if (word.symbol.kind <= Kind::action && word.spelling == Spelling::plain) words_.insert(word.range.begin);
  }

  std::vector<Occurrence> run() {
    bindings();
    // A loop, not a recursion: this does not rely on the parser's limit of depth.
    std::vector<NodeId> open = {tree_.root};
    while (!open.empty()) {
      const NodeId node = open.back();
      open.pop_back();
      if (tree_[node].kind == NodeKind::path) path(node);
      if (tree_[node].kind == NodeKind::function_call) parameters(node);
      for (const NodeId child : tree_.children(node)) open.push_back(child);
    }
    return std::move(found_);
  }

 private:
  void bindings() {
    for (const story::Definition* each : scopes_.definitions()) {
      const story::Definition& definition = *each;
      if (definition.by == story::BoundBy::predefined) continue;
      const Symbol symbol = symbol_of(document_, definition);
      bound_.insert(definition.range.begin);
      // `when demo listen request` names its output after the event.
      const bool implied = words_.contains(definition.range.begin);
      found_.push_back({.symbol = symbol,
                        .range = definition.range,
                        .spelling = implied ? Spelling::implied : Spelling::plain,
                        .access = symbol.name == definition.range ? Access::declaration : Access::write});
    }
  }

  void path(NodeId node) {
    const NodeId first = tree_[node].first_child;
    if (first == kNone || tree_[first].kind != NodeKind::name) return;
    const Range range = tree_[first].range;
    if (words_.contains(range.begin)) return;
    const std::string_view name = tree_.slice(first);
    const story::Definition* definition = scopes_.find(name, range.begin);
    if (definition == nullptr) return;
    if (definition->by != story::BoundBy::predefined && !bound_.contains(range.begin)) {
      const bool shorthand = tree_[node].parent != kNone && tree_[tree_[node].parent].kind == NodeKind::shorthand;
      found_.push_back({.symbol = symbol_of(document_, *definition),
                        .range = range,
                        .spelling = shorthand ? Spelling::shorthand : Spelling::plain});
    }
    const NodeId second = tree_[first].next_sibling;
    if (second == kNone || tree_[second].kind != NodeKind::name) return;
    if (definition->by == story::BoundBy::predefined)
      app_variable(second);
    else if (const NodeId call = scopes_.call_of(*definition); call != kNone)
      properties(call, second);
  }

  /// Behind a name that stands for what a call gives: `request.body`.
  void properties(NodeId call, NodeId word) {
    const auto found = call_of_.find(call);
    if (found == call_of_.end()) return;
    const BoundCall& bound = calls_[found->second];
    if (bound.command == nullptr || !bound.command->output) return;
    const std::vector<manifest::Property>* known = &bound.command->output->properties;
    for (; word != kNone && tree_[word].kind == NodeKind::name; word = tree_[word].next_sibling) {
      const auto property = std::find_if(known->begin(), known->end(), [&](const manifest::Property& each) {
        return each.name.value == tree_.slice(word);
      });
      if (property == known->end()) return;
      found_.push_back({.symbol = {.kind = Kind::property,
                                   .text = property->name.value,
                                   .document = bound.manifest,
                                   .name = property->name.range,
                                   .command = bound.command,
                                   .schema = &property->schema},
                        .range = tree_[word].range});
      known = &property->properties;
    }
  }

  /// `app.secrets.token`, `app.env.token`.
  void app_variable(NodeId section) {
    const NodeId word = tree_[section].next_sibling;
    if (word == kNone || tree_[word].kind != NodeKind::name) return;
    if (!app_) app_ = app_of(workspace_, document_);
    if (*app_ == nullptr) return;
    const yaml::Tree& yaml = (*app_)->manifest()->tree;
    if (yaml.root == yaml::kNone) return;
    const yaml::NodeId map = yaml.find(yaml.root, tree_.slice(section));
    if (map == yaml::kNone) return;
    for (const yaml::Entry entry : yaml.entries(yaml.resolve(map)))
      if (yaml[entry.key].kind == yaml::Kind::scalar && yaml.value(entry.key) == tree_.slice(word)) {
        found_.push_back({.symbol = {.kind = Kind::environment,
                                     .text = yaml.value(entry.key),
                                     .document = *app_,
                                     .name = yaml[entry.key].range},
                          .range = tree_[word].range});
        return;
      }
  }

  /// `f(a: 1)`: the names of the function's parameters.
  void parameters(NodeId call) {
    const NodeId callee = tree_[call].first_child;
    const auto name = callee == kNone ? std::nullopt : story::bare_word(tree_, callee);
    if (!name) return;
    const story::Definition* function = scopes_.find(*name, tree_[callee].range.begin);
    if (function == nullptr || function->by != story::BoundBy::function) return;
    for (NodeId item = tree_[callee].next_sibling; item != kNone; item = tree_[item].next_sibling) {
      const NodeKind kind = tree_[item].kind;
      if (kind != NodeKind::argument && kind != NodeKind::shorthand) continue;
      const NodeId written = tree_[item].first_child;
      if (written == kNone) continue;
      const auto symbol = parameter(function->node, tree_.slice(written));
      if (!symbol) continue;
      found_.push_back({.symbol = *symbol,
                        .range = tree_[written].range,
                        .spelling = kind == NodeKind::shorthand ? Spelling::shorthand : Spelling::plain,
                        .access = Access::write});
    }
  }

  [[nodiscard]] std::optional<Symbol> parameter(NodeId function, std::string_view name) const {
    for (const story::Definition& each : scopes_.bindings(name))
      if (each.by == story::BoundBy::parameter && tree_[each.node].parent == function) return symbol_of(document_, each);
    return std::nullopt;
  }

  const workspace::Workspace& workspace_;
  const Document& document_;
  const story::Tree& tree_;
  const story::Scopes& scopes_;
  std::span<const BoundCall> calls_;
  std::unordered_map<NodeId, std::size_t> call_of_;
  std::unordered_set<Offset> words_;  ///< where the words of calls begin that are no variables
  std::unordered_set<Offset> bound_;  ///< where names are bound
  std::optional<const Document*> app_;
  std::vector<Occurrence> found_;
};

}  // namespace

std::vector<Occurrence> name_occurrences(const workspace::Workspace& workspace, const Document& story,
                                         std::span<const BoundCall> calls, std::span<const Occurrence> words) {
  return Names(workspace, story, calls, words).run();
}

}  // namespace asyncy::index
