#include "core/ide/story_completion.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/binding/binding.h"
#include "core/ide/call_completion.h"
#include "core/ide/completion_context.h"
#include "core/story/literal.h"
#include "core/types/type.h"

namespace asyncy::ide {
namespace {

using binding::BoundCall;
using story::BoundBy;
using story::kNone;
using story::NodeId;
using story::NodeKind;

constexpr auto kKeywords = std::to_array<std::string_view>(
    {"break", "continue", "foreach ", "function ", "if ", "return ", "throw ", "try", "when ", "while "});

/// The names of types in stories, in both spellings that there ever were.
constexpr auto kStoryTypes = std::to_array<std::string_view>(
    {"int", "float", "string", "boolean", "List", "Map", "time", "regex", "any", "object", "list", "map"});

constexpr unsigned kRoleFirst = 0, kRoleNames = 4, kRoleServices = 5, kRoleKeywords = 6;

class Completer {
 public:
  Completer(const workspace::Workspace& workspace, const CompletionContext& cursor, CompletionOptions options)
      : workspace_(workspace),
        cursor_(cursor),
        tree_(cursor.tree()),
        scopes_(cursor.story->story()->scopes),
        calls_(binding::bind(workspace, *cursor.story)),
        call_completer_(workspace, cursor, calls_, out_),
        out_(cursor.replace, options) {}

  std::vector<Completion> run() {
    if (cursor_.behind_to) {
      types();
      return out_.take();
    }
    const NodeId parent = tree_[cursor_.node].parent;
    switch (tree_[cursor_.node].kind) {
      case NodeKind::string: string(cursor_.node); break;
      case NodeKind::flag:
        if (tree_[parent].kind == NodeKind::call) call_completer_.flags(parent);
        break;
      case NodeKind::type: types(); break;
      case NodeKind::name: name(cursor_.node, parent); break;
      default: break;
    }
    return out_.take();
  }

 private:
  void name(NodeId node, NodeId parent) {
    if (tree_[parent].kind == NodeKind::argument && tree_[parent].first_child == node)
      return argument_name(tree_[parent].parent);
    if (tree_[parent].kind != NodeKind::path) return;
    if (tree_[parent].first_child != node) return properties(parent, node);
    path(parent);
  }

  void argument_name(NodeId owner) {
    if (tree_[owner].kind == NodeKind::call) return call_completer_.argument_names(owner);
    if (tree_[owner].kind == NodeKind::function_call) parameters(owner);
  }

  void path(NodeId path) {
    const NodeId parent = tree_[path].parent;
    switch (tree_[parent].kind) {
      case NodeKind::call:
        if (tree_[parent].first_child == path)
          callee(parent);
        else
          call_completer_.item(parent, path, [this] { names(kRoleNames); });
        return;
      case NodeKind::argument:
        if (tree_[tree_[parent].parent].kind == NodeKind::call)
          call_completer_.argument_value(tree_[parent].parent, parent);
        names(kRoleNames);
        return;
      case NodeKind::function_call:
        if (tree_[parent].first_child != path) parameters(parent);
        names(kRoleNames);
        return;
      case NodeKind::assignment:
        names(kRoleNames);
        if (tree_[parent].first_child != path) services();
        return;
      case NodeKind::shorthand:
      case NodeKind::index:
      case NodeKind::mutation:
      case NodeKind::target_list:
      case NodeKind::jump_statement: names(kRoleNames); return;
      case NodeKind::binary:
      case NodeKind::unary:
        names(kRoleNames);
        if (!inside_argument(parent)) services();
        return;
      default: names(kRoleNames); services();
    }
  }

  [[nodiscard]] bool inside_argument(NodeId node) const {
    for (; node != kNone; node = tree_[node].parent) {
      if (tree_[node].kind == NodeKind::argument) return true;
      if (tree_[node].kind == NodeKind::group || tree_[node].kind == NodeKind::block) return false;
    }
    return false;
  }

  /// The first word of a call: of a statement, of a `when`, or of a value.
  void callee(NodeId call) {
    const NodeId parent = tree_[call].parent;
    if (tree_[parent].kind == NodeKind::when_statement) {
      call_completer_.events_of_block(call);
      objects();
      services();
      return;
    }
    names(kRoleNames);
    services();
    if (tree_[parent].kind != NodeKind::call_statement) return;
    const bool alone = tree_[tree_[call].first_child].next_sibling == kNone;
    if (alone) argument_line(parent);
    if (tree_[tree_[parent].parent].kind == NodeKind::block) keywords(parent);
  }

  /// A word alone below a call may become one of its arguments: nothing but the colon is missing.
  void argument_line(NodeId statement) {
    const NodeId block = tree_[statement].parent;
    if (block == kNone || tree_[block].kind != NodeKind::block || tree_[block].first_child != statement) return;
    const NodeId header = tree_[block].parent;
    if (header == kNone || tree_.child(header, NodeKind::output) != kNone) return;
    if (tree_[header].kind != NodeKind::call_statement && tree_[header].kind != NodeKind::assignment) return;
    const NodeId call = tree_.child(header, NodeKind::call);
    if (call != kNone) call_completer_.argument_names(call);
  }

  void string(NodeId node) {
    if (!cursor_.quoted) return;
    const NodeId parent = tree_[node].parent;
    if (tree_[parent].kind == NodeKind::argument && tree_[tree_[parent].parent].kind == NodeKind::call)
      call_completer_.argument_value(tree_[parent].parent, parent);
    else if (tree_[parent].kind == NodeKind::call)
      call_completer_.item_value(parent, node);
  }

  void types() {
    unsigned index = 0;
    for (const std::string_view type : kStoryTypes) add(type, CompletionKind::type, kRoleFirst, index++, "type");
  }

  void keywords(NodeId statement) {
    for (const std::string_view keyword : kKeywords) add_keyword(keyword);
    const NodeKind before = kind_before(statement);
    if (before == NodeKind::if_statement) {
      add_keyword("else");
      add_keyword("else if ");
    } else if (before == NodeKind::try_statement) {
      add_keyword("catch");
      add_keyword("finally");
    }
  }

  [[nodiscard]] NodeKind kind_before(NodeId statement) const {
    NodeKind before = NodeKind::missing;
    for (const NodeId each : tree_.children(tree_[statement].parent)) {
      if (each == statement) break;
      before = tree_[each].kind;
    }
    return before;
  }

  void add_keyword(std::string_view keyword) {
    const auto word = keyword.substr(0, keyword.find_last_not_of(' ') + 1);
    out_.add({.label = std::string(word),
              .kind = CompletionKind::keyword,
              .role = kRoleKeywords,
              .insert = std::string(keyword),
              .snippet = {},
              .detail = "keyword",
              .documentation = {}});
  }

  void services() {
    for (const std::string_view name : workspace_.services().names()) {
      const auto resolution = workspace_.services().resolve(name, cursor_.story->path);
      if (resolution.manifests.empty()) continue;
      const auto& model = resolution.manifests.front()->manifest()->model;
      std::string commands;
      for (const manifest::Command& command : model.commands) {
        if (!commands.empty()) commands += ", ";
        commands += command.name.value;
      }
      // The short names come first.
      const unsigned index = name.find('/') == std::string_view::npos ? 0 : 1;
      add(name, CompletionKind::service, kRoleServices, index, commands.empty() ? "service" : "service: " + commands);
    }
  }

  void names(unsigned role) {
    for (const story::Definition* definition : visible()) {
      const bool function = definition->by == BoundBy::function;
      add(definition->name, function ? CompletionKind::function : CompletionKind::variable, role, 0,
          describe(definition->by));
    }
  }

  /// What `when` can wait for besides services: names of outputs.
  void objects() {
    for (const story::Definition* definition : visible())
      if (definition->by == BoundBy::block_output)
        add(definition->name, CompletionKind::variable, kRoleNames, 0, describe(definition->by));
  }

  [[nodiscard]] std::vector<const story::Definition*> visible() const {
    std::vector<const story::Definition*> found;
    const auto take = [&](const story::Scopes& scopes, text::Offset at) {
      for (const story::Definition& definition : scopes.definitions) {
        if (definition.visible.begin > at) break;
        if (!definition.visible.touches(at) || definition.name == kCursorWord || definition.name.empty()) continue;
        found.push_back(&definition);
      }
    };
    take(scopes_, tree_[cursor_.node].range.begin);
    if (cursor_.whole == nullptr) return found;
    take(cursor_.whole->story()->scopes, cursor_.replace.begin);
    // A half-typed line binds nothing that it could use itself; a name of the text with the word is on another line there.
    const text::Text& text = cursor_.whole->text;
    const auto line = text.line_of(cursor_.replace.begin);
    std::erase_if(found, [&](const story::Definition* definition) {
      const bool is_whole =
          definition->name.data() >= text.view().data() && definition->name.data() < text.view().data() + text.size();
      return is_whole && !definition->range.empty() && text.line_of(definition->range.begin) == line;
    });
    return found;
  }

  static std::string_view describe(BoundBy by) {
    switch (by) {
      case BoundBy::assignment: return "variable";
      case BoundBy::block_output:
      case BoundBy::when_output:
      case BoundBy::loop_output:
      case BoundBy::catch_output: return "output";
      case BoundBy::parameter: return "parameter";
      case BoundBy::function: return "function";
      case BoundBy::import: return "import";
      case BoundBy::predefined: return "app";
    }
    return {};
  }

  /// `f(|`: the parameters that have no value yet.
  void parameters(NodeId call) {
    const auto word = story::bare_word(tree_, tree_[call].first_child);
    const story::Definition* function = word ? scopes_.find(*word, tree_[call].range.begin) : nullptr;
    if (function == nullptr || function->by != BoundBy::function) return;
    for (const NodeId child : tree_.children(function->node)) {
      if (tree_[child].kind != NodeKind::parameter) continue;
      const NodeId name = tree_[child].first_child;
      const std::string label(tree_.slice(name));
      if (passes(call, label)) continue;
      const NodeId type = tree_[name].next_sibling;
      out_.add({.label = label,
                .kind = CompletionKind::argument,
                .role = kRoleFirst,
                .insert = cursor_.before_colon ? label : label + ':',
                .snippet = {},
                .detail = type == kNone ? std::string() : std::string(tree_.slice(type)),
                .documentation = {}});
    }
  }

  [[nodiscard]] bool passes(NodeId call, std::string_view name) const {
    for (const NodeId child : tree_.children(call))
      if (tree_[child].kind == NodeKind::argument && tree_.slice(tree_[child].first_child) == name) return true;
    return false;
  }

  /// `tweet.|`: what the manifest declares of the output.
  void properties(NodeId path, NodeId at) {
    const NodeId first = tree_[path].first_child;
    if (tree_[first].kind != NodeKind::name) return;
    const story::Definition* definition = scopes_.find(tree_.slice(first), tree_[first].range.begin);
    if (definition == nullptr) return;
    if (definition->by == BoundBy::predefined) {
      if (tree_[first].next_sibling == at)
        for (const std::string_view name : {"hostname", "secrets", "version"})
          add(name, CompletionKind::variable, kRoleFirst, 0, "of the app");
      return;
    }
    const auto origin =
        std::find_if(calls_.begin(), calls_.end(), [&](const BoundCall& call) { return call.call == definition->call; });
    if (definition->call == kNone || origin == calls_.end() || origin->command == nullptr || !origin->command->output)
      return;
    const std::vector<manifest::Property>* properties = &origin->command->output->properties;
    for (NodeId part = tree_[first].next_sibling; part != kNone && part != at; part = tree_[part].next_sibling) {
      if (tree_[part].kind != NodeKind::name) return;
      const auto found = std::find_if(properties->begin(), properties->end(), [&](const manifest::Property& property) {
        return property.name.value == tree_.slice(part);
      });
      if (found == properties->end()) return;
      properties = &found->properties;
    }
    unsigned index = 0;
    for (const manifest::Property& property : *properties)
      out_.add({.label = property.name.value,
                .kind = CompletionKind::variable,
                .role = kRoleFirst,
                .index = index++,
                .insert = {},
                .snippet = {},
                .detail = detail_of(property.schema, false),
                .documentation = documentation_of(property.schema)});
  }

  void add(std::string_view label, CompletionKind kind, unsigned role, unsigned index, std::string_view detail) {
    out_.add({.label = std::string(label),
              .kind = kind,
              .role = role,
              .index = index,
              .insert = {},
              .snippet = {},
              .detail = std::string(detail),
              .documentation = {}});
  }

  const workspace::Workspace& workspace_;
  const CompletionContext& cursor_;
  const story::Tree& tree_;
  const story::Scopes& scopes_;
  std::vector<BoundCall> calls_;
  CallCompleter call_completer_;
  Candidates out_;
};

}  // namespace

std::vector<Completion> complete_story(const workspace::Workspace& workspace, const workspace::Document& story,
                                       text::Offset at, CompletionOptions options) {
  const auto cursor = story_cursor(story, at);
  return cursor ? Completer(workspace, *cursor, options).run() : std::vector<Completion>{};
}

}  // namespace asyncy::ide
