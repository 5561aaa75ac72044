#include "core/ide/refactors.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/binding/value.h"
#include "core/fix/fix.h"
#include "core/rules/mend.h"

namespace asyncy::ide {
namespace {

using binding::BoundArgument;
using binding::BoundCall;
using binding::Reached;
using story::kNone;
using story::NodeId;
using story::NodeKind;
using text::Edit;
using text::Range;
using workspace::Document;
using workspace::Workspace;

/// How often each rule fires.
std::map<const text::RuleInfo*, std::size_t> counts(const std::vector<text::Diagnostic>& found) {
  std::map<const text::RuleInfo*, std::size_t> out;
  for (const text::Diagnostic& each : found) ++out[each.rule];
  return out;
}

class Refactorings {
 public:
  Refactorings(fix::Trial& trial, Range range)
      : trial_(trial),
        workspace_(trial.workspace()),
        document_(trial.document()),
        tree_(document_.story()->tree),
        scopes_(document_.story()->scopes),
        range_(range) {}

  std::vector<Action> run() {
    const binding::Calls calls(workspace_, document_);
    const BoundCall* call = nullptr;
    for (const BoundCall& each : calls.around(range_))
      if (tree_[each.call].range.touches(range_.begin) && tree_[each.call].range.touches(range_.end)) call = &each;
    if (call != nullptr && call->command != nullptr && !tree_[call->call].has(story::Mark::broken)) {
      by_name(*call);
      as_flags(*call);
      pass_all(*call);
    }
    extract(call);
    return std::move(actions_);
  }

 private:
  void offer(std::string title, const char* kind, std::vector<Edit> edits) {
    if (edits.empty() || !is_harmless(edits)) return;
    actions_.push_back({.title = std::move(title), .kind = kind, .edits = std::move(edits), .diagnostic = {}});
  }

  [[nodiscard]] bool is_harmless(const std::vector<Edit>& edits) {
    if (!before_) before_ = counts(trial_.before());
    const auto after = trial_.after(edits);
    if (!after) return false;
    for (const auto& [rule, count] : counts(*after))
      if (const auto known = before_->find(rule); known == before_->end() || known->second < count) return false;
    return true;
  }

  // Styles
  /// What passes the value by name; nothing when that could change it.
  [[nodiscard]] std::optional<std::string> named(const BoundArgument& argument) const {
    const std::string name = argument.parameter->name.value + ':';
    if (argument.value == kNone) return name + "true";
    const binding::KnownValue known = binding::known_value(tree_, scopes_, argument.value);
    if (known.unbound_word) return name + rules::quoted_text(*known.unbound_word, "");
    // A command line makes text of everything; what is named keeps its type.
    const types::Type type = argument.parameter->declared_type();
    const bool becomes_text = known.literal && known.literal->kind != types::LiteralKind::string && !type.accepts_anything() &&
                              !types::accepts(type, *known.literal, types::Passing::typed);
    if (becomes_text) return name + rules::quoted_text(known.literal->text, "");
    return name + std::string(tree_.slice(argument.value));
  }

  void by_name(const BoundCall& call) {
    std::vector<Edit> edits;
    if (!call.extras.empty() || !call.positions_known) return;
    for (const BoundArgument& each : call.arguments) {
      if (each.by == Reached::name || each.by == Reached::shorthand) continue;
      const auto written = named(each);
      if (!written || each.parameter->variadic) return;
      edits.push_back({.range = rules::item_range(tree_, each.item, each.value), .text = *written});
    }
    offer("Pass the arguments by name", "refactor.rewrite", std::move(edits));
  }

  void as_flags(const BoundCall& call) {
    std::vector<Edit> edits;
    if (!call.extras.empty() || !call.positions_known || call.callee != binding::Callee::command) return;
    for (const BoundArgument& each : call.arguments) {
      if (each.by != Reached::name) continue;
      const NodeKind kind = tree_[each.value].kind;
      // What has blanks or brackets of its own is no word of a command line.
      if (kind != NodeKind::string && kind != NodeKind::integer && kind != NodeKind::real && kind != NodeKind::boolean &&
          kind != NodeKind::path)
        return;
      std::string flag = each.parameter->name.value;
      std::replace(flag.begin(), flag.end(), '_', '-');
      edits.push_back({.range = tree_[each.item].range, .text = "--" + flag + '=' + std::string(tree_.slice(each.value))});
    }
    offer("Pass the arguments as flags", "refactor.rewrite", std::move(edits));
  }

  void pass_all(const BoundCall& call) {
    std::vector<const manifest::Argument*> absent;
    for (const manifest::Argument* each : call.command->all_arguments()) {
      const bool passed = std::any_of(call.arguments.begin(), call.arguments.end(),
                                      [&](const BoundArgument& argument) { return argument.parameter == each; });
      if (!passed && !each->deprecated) absent.push_back(each);
    }
    // Those that must be passed alone are the fix of a diagnostic.
    if (absent.size() == call.missing.size()) return;
    if (auto fix = rules::pass_missing(tree_, call, absent))
      offer("Pass all arguments that are left out", "refactor.rewrite", std::move(fix->edits));
  }

  // Extraction
  [[nodiscard]] NodeId literal_at() const {
    NodeId node = tree_.root;
    while (true) {
      switch (tree_[node].kind) {
        case NodeKind::string:
        case NodeKind::integer:
        case NodeKind::real:
        case NodeKind::list:
        case NodeKind::map: return node;
        default: break;
      }
      NodeId inside = kNone;
      for (const NodeId child : tree_.children(node))
        if (tree_[child].range.contains(range_)) inside = child;
      if (inside == kNone) return kNone;
      node = inside;
    }
  }

  void extract(const BoundCall* call) {
    const NodeId literal = literal_at();
    if (literal == kNone || tree_[literal].has(story::Mark::broken)) return;
    NodeId statement = literal;
    while (tree_[statement].parent != kNone && tree_[tree_[statement].parent].kind != NodeKind::block)
      statement = tree_[statement].parent;
    const std::uint32_t line = document_.text.line_of(tree_[statement].range.begin);
    const text::Offset begin = document_.text.line_start(line);
    const std::string_view indentation = document_.text.slice({begin, tree_[statement].range.begin});
    // A statement behind something else on its line has no place before it; an assignment of the literal alone is one.
    const bool is_bare = tree_[statement].kind == NodeKind::assignment && tree_[literal].parent == statement;
    if (tree_[statement].kind == NodeKind::block || is_bare || indentation.find_first_not_of(" \t") != std::string_view::npos)
      return;
    const std::string name = free_name(call, literal);
    std::string ending(document_.text.slice({document_.text.line_range(line).end, document_.text.line_start(line + 1)}));
    if (ending.empty()) ending = "\n";
    const std::string assignment = std::string(indentation) + name + " = " + std::string(tree_.slice(literal)) + ending;
    offer("Extract to the variable `" + name + '`', "refactor.extract",
          {{.range = {begin, begin}, .text = assignment}, {.range = tree_[literal].range, .text = name}});
  }

  /// That of the argument that the literal is passed to, with a number where it is taken.
  [[nodiscard]] std::string free_name(const BoundCall* call, NodeId literal) const {
    std::string name = "value";
    if (call != nullptr)
      for (const BoundArgument& each : call->arguments)
        if (each.value == literal) name = each.parameter->name.value;
    std::replace(name.begin(), name.end(), '-', '_');
    std::string free = name;
    for (int number = 2; !scopes_.bindings(free).empty(); ++number) free = name + std::to_string(number);
    return free;
  }

  fix::Trial& trial_;
  const Workspace& workspace_;
  const Document& document_;
  const story::Tree& tree_;
  const story::Scopes& scopes_;
  Range range_;
  std::optional<std::map<const text::RuleInfo*, std::size_t>> before_;
  std::vector<Action> actions_;
};

}  // namespace

std::vector<Action> refactorings(fix::Trial& trial, Range range) { return Refactorings(trial, range).run(); }

}  // namespace asyncy::ide
