#include <algorithm>
#include <array>

#include "core/manifest/mend.h"
#include "core/manifest/reshape.h"
#include "core/manifest/schema.h"
#include "core/manifest/validate.h"
#include "core/migrate/draft.h"
#include "core/text/excerpt.h"

namespace asyncy::migrate {
namespace {

using manifest::column_of;
using manifest::Key;
using manifest::Section;
using text::Edit;
using text::Offset;
using text::quoted;
using text::Range;
using yaml::Entry;
using yaml::Kind;
using yaml::NodeId;

/// Keys of the later guides that have a counterpart in the first one.
struct Counterpart {
  Section section;
  std::string_view key;
};
constexpr auto kCounterparts = std::to_array<Counterpart>({
    {Section::service, "environment"},
    {Section::service, "actions"},
    {Section::command, "arguments"},
    {Section::command, "output"},
    {Section::arguments, "*"},
    {Section::arguments, "[]"},
    {Section::output, "type"},
    {Section::output, "help"},
    {Section::output, "enum"},
    {Section::volume, "target"},
    {Section::hook, "command"},
});

class ToSeed {
 public:
  explicit ToSeed(Draft& draft) : draft_(draft), tree_(draft.tree) {}

  void run() {
    look_at(tree_.root, Section::service, 0);
    if (!draft_.refusals.empty()) return;
    rename_root("actions", "commands");
    environment();
    for (const CommandBody& command : command_bodies(tree_, draft_.model)) {
      draft_.rename_result(command.body, "output", "result");
      arguments(command);
    }
    draft_.rename_mounts("target", "dest");
    lifecycle();
  }

 private:
  static constexpr unsigned kDeepest = 100;

  // What cannot be said
  void look_at(NodeId node, Section section, unsigned depth) {
    if (depth > kDeepest || section == Section::free) return;
    for (const Entry entry : tree_.entries(node)) {
      const Key* key = manifest::find_key(section, tree_.value(entry.key));
      if (key == nullptr || is_foreign(*key, entry)) continue;
      look_at(entry.value, key->inside, depth + 1);
    }
    const Key* element = manifest::find_element(section);
    if (element == nullptr || tree_[node].kind != Kind::sequence) return;
    for (const NodeId child : tree_.children(node)) look_at(child, element->inside, depth + 1);
  }

  bool is_foreign(const Key& key, Entry entry) {
    if (key.era != manifest::Era::later) return false;
    const bool known = std::any_of(kCounterparts.begin(), kCounterparts.end(), [&](const Counterpart& each) {
      return each.section == key.section && each.key == key.name;
    });
    if (!known)
      draft_.refuse(tree_[entry.key].range, "the first guide has nothing that means " + quoted(tree_.value(entry.key)) + " of " +
                                                std::string(manifest::describe(key.section)));
    return !known;
  }

  void rename_root(std::string_view later, std::string_view earlier) {
    const auto entry = draft_.find(tree_.root, later);
    if (!entry) return;
    if (draft_.find(tree_.root, earlier))
      draft_.refuse(entry->key, quoted(earlier) + " and " + quoted(later) + " declare the same kind of thing; write all in one of the two first");
    else
      draft_.rename(*entry, earlier);
  }

  void environment() {
    rename_root("environment", "env");
    const auto environment = draft_.find(tree_.root, "environment");
    if (!environment) return;
    for (const Entry entry : tree_.entries(environment->value)) {
      if (!draft_.leaves_required_open(entry)) continue;
      if (draft_.is_null(entry.value))
        draft_.fill_null(entry, "required: false");
      else if (tree_[entry.value].kind == Kind::map && (draft_.is_flow(entry.value) || tree_[entry.value].first_child != yaml::kNone))
        draft_.add_entry(entry.value, "required: false");
    }
  }

  // Arguments
  void arguments(const CommandBody& command) {
    const NodeId body = command.body;
    const auto arguments = draft_.find(body, "arguments");
    if (!arguments) return;
    for (const std::string_view older : {"args", "kwargs"})
      if (const auto other = draft_.find(body, older))
        return draft_.refuse_second_way(other->key);
    const std::size_t placed = placed_arguments(*command.command).size();
    const bool by_position = placed == command.command->arguments.size();
    const bool both = placed > 0 && !by_position;
    draft_.rename(*arguments, by_position || both ? "args" : "kwargs");
    if (draft_.is_shared(arguments->value))
      return draft_.refuse_shared_arguments(arguments->value);
    if (draft_.is_flow(arguments->value))
      in_flow(*arguments, both ? placed : command.command->arguments.size());
    else if (tree_[arguments->value].kind == Kind::map)
      in_lines(*arguments, both ? placed : 0);
    else if (both)
      return draft_.refuse(arguments->value, "`format` gives some of these arguments a place and others none");
    additional("additional_args", command.command->additional_args, *arguments, body);
    additional("additional_kwargs", command.command->additional_kwargs, *arguments, body);
    if (placed > 0) drop_format(command);
  }

  void in_lines(Entry arguments, std::size_t positional) {
    for (const Entry entry : tree_.entries(arguments.value))
      if (draft_.is_shared(entry.value))
        return draft_.refuse_shared_arguments(entry.value);
    auto list = manifest::arguments_as_list(tree_, arguments.value);
    if (!list) return draft_.refuse(arguments.value, "these arguments are not written in a way that can be made a list");
    for (Edit& edit : list->edits) draft_.edits.push_back(std::move(edit));
    if (positional == 0) return;
    const Entry named = tree_.entries(arguments.value)[positional];
    const Offset begin = tree_.text.line_start(draft_.line_of(tree_[named.key].range.begin));
    Edit kwargs{.range = {begin, begin}, .text = std::string(column_of(tree_, arguments.key), ' ') + "kwargs:" + draft_.line_end()};
    // In front of the edits that move the line.
    draft_.edits.insert(draft_.edits.begin(), std::move(kwargs));
  }

  /// The first `positional` by position, the rest by name.
  void in_flow(Entry arguments, std::size_t positional) {
    const NodeId map = arguments.value;
    if (tree_.text.slice(tree_[map].range).find(" #") != std::string_view::npos)
      return draft_.refuse(map, "a comment stands between the brackets of these arguments; write them in lines first");
    std::string out = "[";
    const auto entries = tree_.entries(map);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i == positional)
        out += draft_.is_flow(tree_[arguments.key].parent) ? "], kwargs: [" : "]" + draft_.line(column_of(tree_, arguments.key), "kwargs: [");
      else if (i > 0)
        out += ", ";
      out += flow_element(entries[i]);
    }
    draft_.edit(tree_[map].range, out + ']');
  }

  [[nodiscard]] std::string flow_element(Entry entry) const {
    const std::string name(tree_.text.slice(tree_[entry.key].range));
    const std::string_view body = tree_.text.slice(tree_[entry.value].range);
    if (!draft_.is_flow(entry.value) || tree_[entry.value].first_child == yaml::kNone) return name;
    return "{name: " + name + ", " + std::string(body.substr(1));
  }

  /// What is not said is open in the first guide and closed in the others.
  void additional(std::string_view key, const manifest::Additional& additional, Entry arguments, NodeId body) {
    if (additional.allowed || !additional.range.empty()) return;
    const std::string text = std::string(key) + ": false";
    if (draft_.is_flow(body)) return draft_.add_entry(body, text);
    const Offset at = tree_.text.line_range(draft_.last_line(arguments)).end;
    draft_.edit({at, at}, draft_.line(column_of(tree_, arguments.key), text));
  }

  /// A format that says what is the case without one.
  void drop_format(const CommandBody& command) {
    const auto format = draft_.find(command.body, "format");
    if (!format || !draft_.comment_behind(tree_[format->value].range.end).empty()) return;
    if (tree_.value(format->value) != positional_format(placed_arguments(*command.command))) return;
    for (Edit& edit : manifest::remove_entry(tree_, *format).edits) draft_.edits.push_back(std::move(edit));
  }

  // The rest
  void lifecycle() {
    const auto lifecycle = draft_.find(tree_.root, "lifecycle");
    if (!lifecycle) return;
    for (const Entry hook : tree_.entries(lifecycle->value)) {
      const auto command = draft_.find(hook.value, "command");
      if (!command || draft_.is_shared(hook.value)) continue;
      const Offset colon = draft_.behind_colon(hook.key);
      const Range between{colon, draft_.behind_colon(command->key)};
      const bool flow = draft_.is_flow(hook.value);
      if (tree_.text.slice(between).find('#') != std::string_view::npos) {
        draft_.refuse(hook.key, "a comment stands between " + quoted(tree_.value(hook.key)) + " and its `command`; move it above");
        continue;
      }
      draft_.edit(between, {});
      if (flow) {
        draft_.edit({tree_[command->value].range.end, tree_[hook.value].range.end}, {});
        continue;
      }
      const std::uint32_t line = draft_.line_of(tree_[command->key].range.begin);
      const int by = static_cast<int>(column_of(tree_, hook.key)) - static_cast<int>(column_of(tree_, command->key));
      if (draft_.last_line(*command) > line && !draft_.shift(line + 1, draft_.last_line(*command), by))
        draft_.refuse(hook.key, "a line of this command begins too far left to be moved; indent it first");
    }
  }

  Draft& draft_;
  const yaml::Tree& tree_;
};

}  // namespace

void to_seed(Draft& draft) { ToSeed(draft).run(); }

}  // namespace asyncy::migrate
