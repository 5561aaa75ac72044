#include "core/ide/declare.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/binding/value.h"
#include "core/index/references.h"

namespace asyncy::ide {
namespace {

using binding::BoundCall;
using story::kNone;
using story::NodeId;
using story::NodeKind;
using workspace::Document;
using workspace::Workspace;

/// What the callers pass under one name.
struct Seen {
  std::string_view type;  ///< empty: not known yet
  std::size_t times = 0;
};

struct Use {
  std::vector<std::string> order;  ///< names as they came
  std::map<std::string, Seen> arguments;
  std::size_t calls = 0;
};

std::string_view type_of(const story::Tree& tree, const story::Scopes& scopes, NodeId value) {
  if (value == kNone) return "boolean";
  const binding::KnownValue known = binding::known_value(tree, scopes, value);
  if (known.unbound_word || known.string_prefix) return "string";
  if (!known.literal) return "any";
  switch (known.literal->kind) {
    case types::LiteralKind::string:
    case types::LiteralKind::path: return "string";
    case types::LiteralKind::integer: return "int";
    case types::LiteralKind::real: return "float";
    case types::LiteralKind::boolean: return "boolean";
    case types::LiteralKind::list: return "list";
    case types::LiteralKind::map: return "map";
    case types::LiteralKind::null:
    case types::LiteralKind::time:
    case types::LiteralKind::regex: return "any";
  }
  return "any";
}

void see(Use& use, std::string name, std::string_view type) {
  if (!use.arguments.contains(name)) use.order.push_back(name);
  Seen& seen = use.arguments[std::move(name)];
  seen.type = seen.type.empty() || seen.type == type ? type : "any";
  ++seen.times;
}

/// The named arguments of a call whose command nobody knows.
void see_items(Use& use, const Document& story, const BoundCall& call) {
  const story::Tree& tree = story.story()->tree;
  ++use.calls;
  for (const NodeId item : tree.children(call.call)) {
    if (tree[item].kind != NodeKind::argument && tree[item].kind != NodeKind::shorthand) continue;
    const NodeId name = tree[item].first_child;
    if (name == kNone) continue;
    const NodeId value = tree[item].kind == NodeKind::shorthand ? name : tree[name].next_sibling;
    see(use, std::string(tree.slice(name)), type_of(tree, story.story()->scopes, value));
  }
}

/// Every call of `manifest`'s service in which `word` is written, in all stories and examples.
template <class Visit>
void each_call(const Workspace& workspace, const Document& manifest, std::string_view word, Visit visit) {
  const auto services = index::service_names(workspace, manifest);
  const auto visit_calls = [&](const Document& story) {
    if (story.story() == nullptr) return;
    const binding::Calls calls(workspace, story);
    const story::Tree& tree = story.story()->tree;
    for (const NodeId id : tree.calls) {
      // To bind what another command is called by would take most of the time.
      if (tree.slice(id).find(word) == std::string_view::npos) continue;
      if (const BoundCall* call = calls.of(id); call != nullptr && call->manifest == &manifest) visit(story, *call);
    }
  };
  for (const auto& document : workspace.documents()) {
    if (!index::mentions(*document, services)) continue;
    visit_calls(*document);
    for (const workspace::Example& example : document->examples) visit_calls(*example.story);
  }
}

/// How and where a manifest writes what is put into it.
struct Page {
  const Document& document;
  std::string ending;

  explicit Page(const Document& manifest) : document(manifest), ending("\n") {
    if (document.text.line_count() > 1 && document.text.view().find("\r\n") != std::string_view::npos) ending = "\r\n";
  }
  [[nodiscard]] std::string column_of(yaml::NodeId node) const {
    return std::string(document.text.position(document.manifest()->tree[node].range.begin).column, ' ');
  }
};

/// The entries below a name, behind the last of a block map or list; nothing where braces stand.
std::optional<text::Edit> behind(const Page& page, yaml::NodeId collection, const std::string& entry) {
  const yaml::Tree& tree = page.document.manifest()->tree;
  if (collection == yaml::kNone || tree[collection].style != yaml::Style::block) return std::nullopt;
  const auto children = tree.children(collection);
  if (children.empty()) return std::nullopt;
  const text::Offset line_end = page.document.text.line_range(page.document.text.line_of(tree[collection].range.end)).end;
  const text::Offset at = std::min(line_end, page.document.text.size());
  return text::Edit{.range = {at, at}, .text = page.ending + entry};
}

std::string required_of(const Use& use, const Seen& seen) { return seen.times >= use.calls ? "required: true" : ""; }

/// `go:` with its arguments, as the later dialect writes them.
std::string command_entry(const Page& page, const std::string& indentation, std::string_view name, const Use& use) {
  const std::string step = "  ";
  std::string out = indentation + std::string(name) + ':' + page.ending + indentation + step + "help: " + std::string(name);
  if (use.order.empty()) return out;
  out += page.ending + indentation + step + "arguments:";
  for (const std::string& argument : use.order) {
    const Seen& seen = use.arguments.at(argument);
    out += page.ending + indentation + step + step + argument + ':' + page.ending + indentation + step + step + step +
           "type: " + std::string(seen.type);
    if (const std::string required = required_of(use, seen); !required.empty())
      out += page.ending + indentation + step + step + step + required;
  }
  return out;
}

class Declarer {
 public:
  explicit Declarer(fix::Trial& trial) : trial_(trial), workspace_(trial.workspace()), story_(trial.document()) {}

  std::vector<Action> run(text::Range range) {
    const story::Tree& tree = story_.story()->tree;
    const binding::Calls calls(workspace_, story_);
    for (const BoundCall& call : calls.around(range)) {
      if (call.manifest == nullptr || call.manifest->manifest() == nullptr) continue;
      if (call.command_unknown && call.wanted == binding::Callee::command && touches(call.command_range, range))
        command(call);
      for (const binding::ExtraArgument& extra : call.extras)
        if (call.command != nullptr && extra.typed && touches(tree[extra.item].range, range)) argument(call, extra);
    }
    return std::move(actions_);
  }

 private:
  static bool touches(text::Range a, text::Range b) { return a.begin <= b.end && b.begin <= a.end; }

  void command(const BoundCall& call) {
    const std::string name(story_.text.slice(call.command_range));
    Use use;
    each_call(workspace_, *call.manifest, name, [&](const Document& story, const BoundCall& each) {
      if (each.command_unknown && story.text.slice(each.command_range) == name) see_items(use, story, each);
    });
    const Page page(*call.manifest);
    const yaml::Tree& yaml = page.document.manifest()->tree;
    const yaml::NodeId commands = yaml.root == yaml::kNone ? yaml::kNone : yaml.find(yaml.root, "commands");
    if (commands == yaml::kNone || yaml.children(commands).empty()) return;
    const std::string indentation = page.column_of(yaml.children(commands).front());
    if (auto edit = behind(page, commands, command_entry(page, indentation, name, use)))
      offer("Declare the command `" + name + "`", call, std::move(*edit), call.command_range);
  }

  void argument(const BoundCall& call, const binding::ExtraArgument& extra) {
    const std::string name(extra.name);
    Use use;
    const bool is_named = call.callee != binding::Callee::entrypoint;
    const std::string_view word = is_named ? story_.text.slice(call.command_range) : std::string_view();
    each_call(workspace_, *call.manifest, word, [&](const Document& story, const BoundCall& each) {
      if (each.command != call.command) return;
      ++use.calls;
      for (const binding::ExtraArgument& other : each.extras)
        if (other.name == name) see(use, name, type_of(story.story()->tree, story.story()->scopes, other.value));
    });
    const Page page(*call.manifest);
    if (auto edit = argument_edit(page, *call.command, name, use))
      offer("Declare the argument `" + name + "`", call, std::move(*edit), story_.story()->tree[extra.item].range);
  }

  /// Where the command's other arguments stand, in the way in which they are written.
  static std::optional<text::Edit> argument_edit(const Page& page, const manifest::Command& command,
                                                 const std::string& name, const Use& use) {
    const yaml::Tree& yaml = page.document.manifest()->tree;
    const auto body = body_of(yaml, command);
    if (!body) return std::nullopt;
    const Seen& seen = use.arguments.at(name);
    const std::string required = required_of(use, seen);
    for (const std::string_view section : {"arguments", "kwargs", "args"}) {
      const yaml::NodeId list = yaml.find(*body, section);
      if (list == yaml::kNone || yaml.children(list).empty()) continue;
      const bool is_map = yaml[list].kind == yaml::Kind::map;
      std::string indentation = page.column_of(yaml.children(list).front());
      if (!is_map) indentation = indentation.substr(0, indentation.size() >= 2 ? indentation.size() - 2 : 0);
      const std::string inner = page.ending + indentation + "  ";
      std::string entry =
          indentation + (is_map ? name + ':' : "- name: " + name) + inner + "type: " + std::string(seen.type);
      if (!required.empty()) entry += inner + required;
      return behind(page, list, entry);
    }
    const auto entries = yaml.entries(*body);
    if (entries.empty()) return std::nullopt;
    const std::string indentation = page.column_of(entries.front().key);
    std::string entry = indentation + "arguments:" + page.ending + indentation + "  " + name + ':' + page.ending +
                        indentation + "    type: " + std::string(seen.type);
    if (!required.empty()) entry += page.ending + indentation + "    " + required;
    return behind(page, *body, entry);
  }

  static std::optional<yaml::NodeId> body_of(const yaml::Tree& yaml, const manifest::Command& command) {
    for (const std::string_view section : {"commands", "actions"}) {
      const yaml::NodeId commands = yaml.root == yaml::kNone ? yaml::kNone : yaml.find(yaml.root, section);
      if (commands == yaml::kNone) continue;
      for (const yaml::Entry entry : yaml.entries(commands))
        if (yaml[entry.key].range == command.name.range && yaml[entry.value].kind == yaml::Kind::map) return entry.value;
    }
    return std::nullopt;
  }

  void offer(std::string title, const BoundCall& call, text::Edit edit, text::Range place) {
    FileEdits file{.document = call.manifest, .edits = {std::move(edit)}};
    const auto after = edited(workspace_, {file});
    if (!after) return;
    const Document* manifest = after->find(file.document->path);
    const auto old_manifest = rules::run(workspace_, *file.document, trial_.options());
    const auto new_manifest = rules::run(*after, *manifest, trial_.options());
    const auto left = rules::run(*after, story_, trial_.options());
    const auto& before = trial_.before();
    const auto mended = std::find_if(before.begin(), before.end(), [&](const text::Diagnostic& each) {
      return touches(each.range, place) && std::none_of(left.begin(), left.end(), [&](const text::Diagnostic& other) {
               return other.rule == each.rule && other.range == each.range;
             });
    });
    if (mended == before.end() || left.size() >= before.size() || new_manifest.size() > old_manifest.size()) return;
    actions_.push_back({.title = std::move(title), .edits = {}, .diagnostic = *mended, .elsewhere = {std::move(file)}});
  }

  fix::Trial& trial_;
  const Workspace& workspace_;
  const Document& story_;
  std::vector<Action> actions_;
};

}  // namespace

std::vector<Action> declarations(fix::Trial& trial, text::Range range) { return Declarer(trial).run(range); }

}  // namespace asyncy::ide
