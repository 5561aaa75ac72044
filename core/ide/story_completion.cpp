#include "core/ide/story_completion.h"

#include <algorithm>
#include <optional>

#include "core/binding/binding.h"
#include "core/ide/call_completion.h"
#include "core/ide/completion_context.h"
#include "core/ide/completion_roles.h"
#include "core/ide/keyword_completion.h"
#include "core/ide/member_completion.h"
#include "core/story/literal.h"
#include "core/types/type.h"
#include "core/typing/typing.h"

namespace asyncy::ide {
namespace {

using binding::BoundCall;
using story::BoundBy;
using story::kNone;
using story::NodeId;
using story::NodeKind;

class Completer {
 public:
  Completer(const workspace::Workspace& workspace, const CompletionContext& cursor, CompletionOptions options)
      : workspace_(workspace),
        cursor_(cursor),
        tree_(cursor.tree()),
        scopes_(cursor.story->story()->scopes),
        calls_(workspace, *cursor.story),
        typing_(*cursor.story->story(), calls_),
        out_(cursor.replace, std::move(options)),
        call_completer_(
            workspace, cursor, calls_, [this](Wanted wanted) { names(wanted); }, out_) {}

  std::vector<Completion> run() {
    if (cursor_.behind_to) {
      offer_story_types(out_);
      return out_.take();
    }
    const NodeId parent = tree_[cursor_.node].parent;
    switch (tree_[cursor_.node].kind) {
      case NodeKind::string: string(cursor_.node); break;
      case NodeKind::flag:
        if (tree_[parent].kind == NodeKind::call) call_completer_.flags(parent);
        break;
      case NodeKind::type: offer_story_types(out_); break;
      case NodeKind::name: name(cursor_.node, parent); break;
      default: break;
    }
    return out_.take();
  }

 private:
  void name(NodeId node, NodeId parent) {
    if (tree_[parent].kind == NodeKind::argument && tree_[parent].first_child == node)
      return argument_name(tree_[parent].parent);
    if (tree_[parent].kind == NodeKind::mutation) {
      const NodeId receiver = tree_[parent].first_child;
      const bool dot = tree_.text.slice({tree_[receiver].range.end, tree_[node].range.begin}).starts_with('.');
      return dot ? offer_mutations(cursor_, typing_.of(receiver), out_) : offer_operators(cursor_, out_);
    }
    if (tree_[parent].kind != NodeKind::path) return;
    if (tree_[parent].first_child != node) return offer_members(cursor_, parent, typing_, out_);
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
          call_completer_.item(parent, path);
        if (tree_[parent].first_child != path) behind_operand(parent, path);
        return;
      case NodeKind::argument:
        if (tree_[tree_[parent].parent].kind == NodeKind::call)
          return call_completer_.argument_value(tree_[parent].parent, parent);
        return names({});
      case NodeKind::function_call:
        if (tree_[parent].first_child != path) parameters(parent);
        names({});
        return;
      case NodeKind::assignment:
        names({});
        if (tree_[parent].first_child != path) services();
        return;
      case NodeKind::shorthand:
      case NodeKind::index:
      case NodeKind::mutation:
      case NodeKind::target_list:
      case NodeKind::jump_statement: names({}); return;
      case NodeKind::binary:
      case NodeKind::unary:
        names({});
        if (!inside_argument(parent)) services();
        return;
      default: names({}); services();
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
    names({});
    services();
    if (tree_[parent].kind != NodeKind::call_statement) return;
    if (const NodeId above = call_continued_by(tree_, call); above != kNone) call_completer_.argument_names(above);
    if (tree_[tree_[parent].parent].kind == NodeKind::block) offer_statement_keywords(tree_, parent, out_);
  }

  void string(NodeId node) {
    if (!cursor_.quoted) return;
    const NodeId parent = tree_[node].parent;
    if (tree_[parent].kind == NodeKind::argument && tree_[tree_[parent].parent].kind == NodeKind::call)
      call_completer_.argument_value(tree_[parent].parent, parent);
    else if (tree_[parent].kind == NodeKind::call)
      call_completer_.item_value(parent, node);
  }

  /// `x |`, where a value may go on, and `foreach x |`.
  void behind_operand(NodeId call, NodeId item) {
    const NodeId first = tree_[call].first_child;
    const auto name = story::bare_word(tree_, first);
    if (tree_[first].next_sibling != item || tree_[item].next_sibling != kNone || !name) return;
    const NodeKind around = tree_[tree_[call].parent].kind;
    if (around == NodeKind::foreach_statement) return offer_keyword("as ", out_);
    const BoundCall* bound = calls_.of(call);
    const bool is_call = bound != nullptr && (bound->command != nullptr || bound->choices != nullptr);
    if (is_call || around == NodeKind::call_statement || around == NodeKind::when_statement) return;
    if (scopes_.find(*name, tree_[first].range.begin) != nullptr) offer_operators(cursor_, out_);
  }

  void services() {
    for (const std::string_view name : workspace_.services().names()) {
      const auto resolution = workspace_.services().resolve(name, cursor_.story->path);
      if (resolution.manifests.empty()) continue;
      const auto& model = resolution.manifests.front()->manifest()->model;
      const bool goes_on = !cursor_.before_blank && !model.commands.empty();
      out_.add({.label = std::string(name),
                .kind = CompletionKind::service,
                .role = roles::kServices,
                // The short names come first.
                .index = name.find('/') == std::string_view::npos ? 0U : 1U,
                .insert = goes_on ? std::string(name) + ' ' : std::string(name),
                .snippet = {},
                .detail = commands_of(model),
                .documentation = {},
                .description = "service",
                .goes_on = goes_on});
    }
  }

  static std::string commands_of(const manifest::Manifest& model) {
    constexpr std::size_t kMost = 8;
    std::string out;
    for (std::size_t i = 0; i < std::min(kMost, model.commands.size()); ++i)
      out += (i == 0 ? "service: " : ", ") + model.commands[i].name.value;
    if (model.commands.size() > kMost) out += ", …";
    return out.empty() ? "service" : out;
  }

  /// Those that fit what is wanted come first, those that cannot last.
  void names(Wanted wanted) {
    for (const story::Definition* definition : visible()) {
      const typing::ValueType type = type_of(*definition);
      const std::string shown = typing::name_of(type);
      const std::string by(describe(definition->by));
      out_.add({.label = std::string(definition->name),
                .kind = definition->by == BoundBy::function ? CompletionKind::function : CompletionKind::variable,
                .role = role_of(type, wanted),
                .insert = {},
                .snippet = {},
                .detail = shown.empty() ? by : by + ", " + shown,
                .documentation = {},
                .label_detail = shown.empty() ? "" : ": " + shown,
                .description = by});
    }
  }

  static unsigned role_of(const typing::ValueType& type, Wanted wanted) {
    if (wanted.schema == nullptr || !wanted.schema->type || !type.known()) return roles::kNames;
    return typing::may_satisfy(wanted.schema->declared_type(), type, wanted.passing) ? roles::kFits : roles::kMisfits;
  }

  /// Of what only the whole of a long story defines nothing is known.
  [[nodiscard]] typing::ValueType type_of(const story::Definition& definition) {
    const auto here = scopes_.bindings(definition.name);
    const bool is_here = std::any_of(here.begin(), here.end(), [&](const story::Definition& each) { return &each == &definition; });
    return is_here ? typing_.of(definition) : typing::ValueType{};
  }

  /// What `when` can wait for besides services: names of outputs.
  void objects() {
    for (const story::Definition* definition : visible())
      if (definition->by == BoundBy::block_output)
        add(definition->name, CompletionKind::variable, roles::kNames, 0, describe(definition->by));
  }

  [[nodiscard]] std::vector<const story::Definition*> visible() const {
    std::vector<const story::Definition*> found;
    const auto take = [&](const story::Scopes& scopes, text::Offset at) {
      for (const story::Definition* definition : scopes.definitions()) {
        if (definition->visible.begin > at) break;
        if (!definition->visible.touches(at) || definition->name == kCursorWord || definition->name.empty()) continue;
        found.push_back(definition);
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
                .role = roles::kFirst,
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
  binding::Calls calls_;
  typing::Typing typing_;
  Candidates out_;
  CallCompleter call_completer_;
};

}  // namespace

std::vector<Completion> complete_story(const workspace::Workspace& workspace, const workspace::Document& story,
                                       text::Offset at, CompletionOptions options) {
  const auto cursor = story_cursor(story, at);
  return cursor ? Completer(workspace, *cursor, options).run() : std::vector<Completion>{};
}

}  // namespace asyncy::ide
