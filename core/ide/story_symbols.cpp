#include "core/ide/outline.h"
#include "core/story/literal.h"

namespace asyncy::ide {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

class Outline {
 public:
  explicit Outline(const story::Tree& tree) : tree_(tree) {}

  std::vector<Symbol> run() {
    std::vector<Symbol> out;
    statements(tree_.root, true, out);
    return out;
  }

 private:
  /// Below the top only what holds further statements is worth a line.
  void statements(NodeId block, bool top, std::vector<Symbol>& out) {
    for (const NodeId statement : tree_.children(block)) {
      switch (tree_[statement].kind) {
        case NodeKind::function_statement: function(statement, out); break;
        case NodeKind::when_statement:
          called(statement, tree_[statement].first_child, "when ", SymbolKind::event, out);
          break;
        case NodeKind::call_statement:
          if (top || tree_.child(statement, NodeKind::block) != kNone)
            called(statement, tree_[statement].first_child, "", SymbolKind::call, out);
          break;
        case NodeKind::assignment:
          if (top || tree_.child(statement, NodeKind::block) != kNone) assignment(statement, out);
          break;
        default: inner_statements(statement, out); break;
      }
    }
  }

  /// Conditions and loops have no line of their own; what they hold has.
  void inner_statements(NodeId statement, std::vector<Symbol>& out) {
    for (const NodeId child : tree_.children(statement)) {
      if (tree_[child].kind == NodeKind::block)
        statements(child, false, out);
      else if (tree_[child].kind == NodeKind::else_if || tree_[child].kind == NodeKind::else_branch ||
               tree_[child].kind == NodeKind::catch_branch || tree_[child].kind == NodeKind::finally_branch)
        inner_statements(child, out);
    }
  }

  void add(std::vector<Symbol>& out, std::string name, std::string detail, SymbolKind kind, NodeId whole,
           text::Range selection) {
    if (name.empty()) return;
    Symbol symbol{.name = std::move(name),
                  .detail = std::move(detail),
                  .kind = kind,
                  .range = tree_[whole].range,
                  .selection = selection};
    if (!symbol.range.contains(selection)) symbol.selection = symbol.range;
    const NodeId block = tree_.child(whole, NodeKind::block);
    if (block != kNone) statements(block, false, symbol.children);
    out.push_back(std::move(symbol));
  }

  void function(NodeId statement, std::vector<Symbol>& out) {
    const NodeId name = tree_[statement].first_child;
    std::string parameters;
    for (const NodeId child : tree_.children(statement))
      if (tree_[child].kind == NodeKind::parameter)
        parameters += (parameters.empty() ? "" : " ") + outline_text(tree_.slice(child));
    if (name != kNone)
      add(out, outline_text(tree_.slice(name)), std::move(parameters), SymbolKind::function, statement, tree_[name].range);
  }

  /// `service command`; the detail is what it is bound to.
  void called(NodeId statement, NodeId call, std::string_view prefix, SymbolKind kind, std::vector<Symbol>& out) {
    if (call == kNone || tree_[call].kind != NodeKind::call) return;
    const NodeId service = tree_[call].first_child;
    if (service == kNone) return;
    std::string name = outline_text(tree_.slice(service));
    if (name.empty()) return;
    text::Range selection = tree_[service].range;
    NodeId item = tree_[service].next_sibling;
    const unsigned most = kind == SymbolKind::event ? 2 : 1;
    for (unsigned words = 0; item != kNone && words < most; item = tree_[item].next_sibling, ++words) {
      const auto word = story::bare_word(tree_, item);
      if (!word) break;
      name += ' ' + std::string(*word);
      selection.end = tree_[item].range.end;
    }
    add(out, std::string(prefix) + name, outputs(statement), kind, statement, selection);
  }

  [[nodiscard]] std::string outputs(NodeId statement) const {
    std::string out;
    for (const NodeId child : tree_.children(statement))
      if (tree_[child].kind == NodeKind::output) out += (out.empty() ? "as " : ", ") + outline_text(tree_.slice(child));
    return out;
  }

  void assignment(NodeId statement, std::vector<Symbol>& out) {
    const NodeId target = tree_[statement].first_child;
    if (target == kNone) return;
    const NodeId value = tree_[target].next_sibling;
    add(out, outline_text(tree_.slice(target)), value == kNone ? "" : outline_text(tree_.slice(value)),
        SymbolKind::variable, statement, tree_[target].range);
  }

  const story::Tree& tree_;
};

}  // namespace

std::vector<Symbol> story_symbols(const workspace::StoryFile& story) { return Outline(story.tree).run(); }

}  // namespace asyncy::ide
