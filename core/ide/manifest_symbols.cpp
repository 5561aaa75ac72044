#include <algorithm>
#include <optional>

#include "core/ide/outline.h"

namespace asyncy::ide {
namespace {

using manifest::Section;
using yaml::Kind;

SymbolKind kind_in(Section section) {
  switch (section) {
    case Section::service:
    case Section::app:
    case Section::config: return SymbolKind::section;
    case Section::commands: return SymbolKind::command;
    case Section::events: return SymbolKind::event;
    case Section::actions: return SymbolKind::action;
    case Section::env: return SymbolKind::environment;
    case Section::arguments: return SymbolKind::argument;
    default: return SymbolKind::property;
  }
}

/// Sections whose entries are worth a line each.
bool lists_entries(Section section) {
  switch (section) {
    case Section::commands:
    case Section::events:
    case Section::actions:
    case Section::env:
    case Section::volumes:
    case Section::system:
    case Section::lifecycle:
    case Section::stories:
    case Section::gateways:
    case Section::aliases:
    case Section::properties: return true;
    default: return false;
  }
}

class Outline {
 public:
  explicit Outline(const yaml::Tree& tree) : tree_(tree) {}

  std::vector<Symbol> run(Section root) {
    std::vector<Symbol> out;
    if (tree_.root != yaml::kNone) entries(tree_.root, root, out);
    return out;
  }

 private:
  void entries(yaml::NodeId map, Section section, std::vector<Symbol>& out) {
    for (const yaml::Entry entry : tree_.entries(map)) {
      const std::string_view name = tree_.value(entry.key);
      if (tree_[entry.key].kind != Kind::scalar || name == "<<") continue;
      const manifest::Key* key = section == Section::free ? nullptr : manifest::find_key(section, name);
      const bool nameless = section == Section::service && name == "entrypoint";
      Symbol symbol = make(entry, nameless ? SymbolKind::command : kind_in(section));
      if (key != nullptr) children(entry.value, key->inside, symbol);
      out.push_back(std::move(symbol));
    }
  }

  [[nodiscard]] Symbol make(yaml::Entry entry, SymbolKind kind) const {
    const text::Range name = tree_[entry.key].range;
    const text::Range value = tree_[entry.value].range;
    std::string text = outline_text(tree_.value(entry.key));
    if (text.empty()) text = "(no name)";
    return {.name = std::move(text),
            .detail = detail(entry.value),
            .kind = kind,
            .range = {name.begin, std::max(name.end, value.end)},
            .selection = name,
            .children = {}};
  }

  /// A scalar itself; of a list its scalars; of a map its type and help.
  [[nodiscard]] std::string detail(yaml::NodeId value) const {
    if (tree_[value].kind == Kind::scalar) return outline_text(tree_.value(value));
    std::string out;
    if (tree_[value].kind == Kind::sequence)
      for (const yaml::NodeId child : tree_.children(value))
        if (tree_[child].kind == Kind::scalar) out += (out.empty() ? "" : ", ") + std::string(tree_.value(child));
    if (tree_[value].kind == Kind::map)
      for (const std::string_view key : {"type", "help", "dest"})
        if (const yaml::NodeId child = tree_.find(value, key);
            child != yaml::kNone && tree_[child].kind == Kind::scalar && out.empty())
          out = tree_.value(child);
    return outline_text(out);
  }

  void children(yaml::NodeId value, Section inside, Symbol& symbol) {
    if (tree_[value].kind != Kind::map) return;
    if (inside == Section::command)
      command(value, symbol);
    else if (lists_entries(inside))
      entries(value, inside, symbol.children);
  }

  /// Arguments, events and actions stand directly below their command.
  void command(yaml::NodeId body, Symbol& symbol) {
    if (const yaml::NodeId help = tree_.find(body, "help"); help != yaml::kNone) symbol.detail = outline_text(tree_.value(help));
    for (const yaml::Entry entry : tree_.entries(body)) {
      const std::string_view name = tree_.value(entry.key);
      if (name == "args" || name == "kwargs" || name == "arguments") {
        if (tree_[entry.value].kind == Kind::map) entries(entry.value, Section::arguments, symbol.children);
        if (tree_[entry.value].kind == Kind::sequence)
          for (const yaml::NodeId element : tree_.children(entry.value)) argument(element, symbol.children);
      } else if (name == "events" && tree_[entry.value].kind == Kind::map) {
        entries(entry.value, Section::events, symbol.children);
      } else if (name == "output" || name == "result") {
        const yaml::NodeId actions = tree_.find(entry.value, "actions");
        if (actions != yaml::kNone && tree_[actions].kind == Kind::map) entries(actions, Section::actions, symbol.children);
      }
    }
  }

  void argument(yaml::NodeId element, std::vector<Symbol>& out) const {
    const text::Range range = tree_[element].range;
    Symbol symbol{
        .name = {}, .detail = {}, .kind = SymbolKind::argument, .range = range, .selection = range, .children = {}};
    if (tree_[element].kind == Kind::scalar) {
      const std::string_view written = tree_.value(element);
      const std::size_t colon = written.find(':');
      symbol.name = outline_text(written.substr(0, colon));
      if (colon != std::string_view::npos) symbol.detail = outline_text(written.substr(colon + 1));
    } else if (tree_[element].kind == Kind::map) {
      const yaml::NodeId name = tree_.find(element, "name");
      if (name == yaml::kNone) return;
      symbol.name = outline_text(tree_.value(name));
      symbol.selection = tree_[name].range;
      symbol.detail = detail(element);
    }
    if (!symbol.name.empty()) out.push_back(std::move(symbol));
  }

  const yaml::Tree& tree_;
};

}  // namespace

std::vector<Symbol> manifest_symbols(const yaml::Tree& tree, Section root) { return Outline(tree).run(root); }

}  // namespace asyncy::ide
