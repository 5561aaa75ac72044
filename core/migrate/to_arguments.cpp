#include <algorithm>

#include "core/manifest/format.h"
#include "core/manifest/mend.h"
#include "core/manifest/reshape.h"
#include "core/migrate/draft.h"
#include "core/text/edit.h"
#include "core/yaml/source_map.h"
#include "core/yaml/write.h"

namespace asyncy::migrate {
namespace {

using manifest::column_of;
using text::Edit;
using text::Offset;
using text::Range;
using yaml::Entry;
using yaml::Kind;
using yaml::Node;
using yaml::NodeId;

constexpr Offset kStep = 2;
constexpr std::string_view kAnyType = "type: any";

/// `foo:string`, split.
struct Shorthand {
  std::string name;
  std::string type;  ///< as an entry
};

class ToArguments {
 public:
  explicit ToArguments(Draft& draft) : draft_(draft), tree_(draft.tree) {}

  void run() {
    environment();
    for (const CommandBody& command : command_bodies(tree_, draft_.model)) {
      draft_.rename_result(command.body, "result", "output");
      arguments(command);
    }
    draft_.rename_mounts("dest", "target");
    lifecycle();
  }

 private:
  void environment() {
    const auto env = draft_.find(tree_.root, "env");
    if (!env) return;
    if (draft_.find(tree_.root, "environment"))
      return draft_.refuse(env->key, "`env` and `environment` both declare variables; write all of them in one of the two first");
    draft_.rename(*env, "environment");
    for (const Entry entry : tree_.entries(env->value)) {
      if (!draft_.leaves_required_open(entry)) continue;
      must_be_set(entry);
    }
  }

  void must_be_set(Entry entry) {
    if (draft_.is_null(entry.value))
      draft_.fill_null(entry, "required: true");
    else if (tree_[entry.value].kind == Kind::map && tree_[entry.value].first_child != yaml::kNone)
      draft_.add_entry(entry.value, "required: true");
    else if (draft_.is_flow(entry.value))
      draft_.edit(tree_[entry.value].range, "{required: true}");
  }

  // Arguments
  void arguments(const CommandBody& command) {
    const NodeId body = command.body;
    const auto args = draft_.find(body, "args");
    const auto kwargs = draft_.find(body, "kwargs");
    if (!args && !kwargs) return;
    if (const auto other = draft_.find(body, "arguments"))
      return draft_.refuse_second_way(other->key);
    for (const auto& list : {args, kwargs})
      if (list && !is_own(*list)) return;
    if (draft_.is_flow(body))
      join_in_flow(args, kwargs);
    else
      join_lines(args, kwargs);
    const Entry last = kwargs && (!args || draft_.last_line(*kwargs) > draft_.last_line(*args)) ? *kwargs : *args;
    for (const std::string_view key : {"additional_args", "additional_kwargs"})
      if (!draft_.find(body, key)) add_behind(last, body, std::string(key) + ": true");
    format(command, last);
  }

  /// Lists that others may mean, too, cannot change their form.
  bool is_own(Entry list) {
    bool shared = draft_.is_shared(list.value);
    for (const NodeId element : tree_.children(list.value)) shared = shared || draft_.is_shared(element);
    if (shared) draft_.refuse_shared_arguments(list.value);
    return !shared;
  }

  [[nodiscard]] bool has_elements(const std::optional<Entry>& list) const {
    return list && tree_[list->value].kind == Kind::sequence && tree_[list->value].first_child != yaml::kNone;
  }

  /// Adds an entry of the command's body; in its lines behind those of `last`.
  void add_behind(Entry last, NodeId body, const std::string& text) {
    if (draft_.is_flow(body)) return draft_.add_entry(body, text);
    const Offset at = tree_.text.line_range(end_of_arguments_.value_or(draft_.last_line(last))).end;
    draft_.edit({at, at}, draft_.line(column_of(tree_, last.key), text));
  }

  void join_in_flow(const std::optional<Entry>& args, const std::optional<Entry>& kwargs) {
    end_of_arguments_.reset();
    const Entry first = args ? *args : *kwargs;
    std::string joined;
    for (const auto& list : {args, kwargs})
      if (list)
        for (const std::string& element : flow_elements(list->value)) joined += (joined.empty() ? "" : ", ") + element;
    draft_.rename(first, "arguments");
    const Offset colon = draft_.behind_colon(first.key);
    draft_.edit({colon, std::max(colon, tree_[first.value].range.end)}, " {" + joined + '}');
    if (args && kwargs)
      for (Edit& edit : manifest::remove_entry(tree_, *kwargs).edits) draft_.edits.push_back(std::move(edit));
  }

  void join_lines(const std::optional<Entry>& args, const std::optional<Entry>& kwargs) {
    end_of_arguments_.reset();
    const bool both = has_elements(args) && has_elements(kwargs);
    const Entry first = has_elements(args) || !kwargs ? *args : *kwargs;
    draft_.rename(first, "arguments");
    if (args && kwargs && !both) remove_null(first.key == args->key ? *kwargs : *args);
    const bool lines = both || !draft_.is_flow(first.value);
    if (lines)
      in_lines(first);
    else
      draft_.edit(tree_[first.value].range, '{' + joined_elements(first.value) + '}');
    end_of_arguments_ = draft_.last_line(first);
    if (!both) return;
    const std::uint32_t key_line = draft_.line_of(tree_[kwargs->key].range.begin);
    if (!draft_.is_flow(kwargs->value) && is_next(*args, *kwargs)) {
      replace_key_line(*kwargs);
      in_lines(*kwargs);
      end_of_arguments_ = draft_.last_line(*kwargs);
      return;
    }
    // Other entries stand between them, or it is the first: its lines move.
    const Offset at = tree_.text.line_range(*end_of_arguments_).end;
    std::string moved = key_comment(*kwargs);
    const std::size_t before = draft_.edits.size();
    in_lines(*kwargs);
    std::vector<Edit> own(draft_.edits.begin() + static_cast<std::ptrdiff_t>(before), draft_.edits.end());
    draft_.edits.resize(before);
    const Range region = draft_.lines(key_line, draft_.last_line(*kwargs));
    moved += lines_of(region, key_line, std::move(own), draft_.is_flow(kwargs->value));
    while (!moved.empty() && (moved.back() == '\n' || moved.back() == '\r')) moved.pop_back();
    draft_.edit({at, at}, draft_.line_end() + moved);
    draft_.edit(region, {});
  }

  /// What `edits` make of the lines below the first of `region`.
  [[nodiscard]] std::string lines_of(Range region, std::uint32_t key_line, std::vector<Edit> edits, bool flow) const {
    std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.range < b.range; });
    if (flow) return edits.empty() ? std::string() : edits.front().text.substr(draft_.line_end().size());
    const Range inside{tree_.text.line_start(key_line + 1), region.end};
    for (Edit& edit : edits) edit.range = {edit.range.begin - inside.begin, edit.range.end - inside.begin};
    return text::apply(tree_.text.slice(inside), edits).value_or("");
  }

  [[nodiscard]] bool is_next(Entry args, Entry kwargs) const {
    const NodeId parent = tree_[args.key].parent;
    const auto entries = tree_.entries(parent);
    const auto at = std::find_if(entries.begin(), entries.end(), [&](Entry each) { return each.key == args.key; });
    return at + 1 != entries.end() && (at + 1)->key == kwargs.key;
  }

  /// The comment of a key's line as a line of its own, where arguments stand.
  [[nodiscard]] std::string key_comment(Entry list) const {
    const std::string_view comment = draft_.comment_behind(draft_.behind_colon(list.key));
    if (comment.empty()) return {};
    return std::string(column_of(tree_, list.key) + kStep, ' ') + std::string(comment) + draft_.line_end();
  }

  void replace_key_line(Entry list) {
    const std::uint32_t line = draft_.line_of(tree_[list.key].range.begin);
    draft_.edit(draft_.lines(line, line), key_comment(list));
  }

  /// A list of nothing beside one of something.
  void remove_null(Entry list) {
    const std::uint32_t line = draft_.line_of(tree_[list.key].range.begin);
    draft_.edit(draft_.lines(line, draft_.last_line(list)), key_comment(list));
  }

  /// The list below a key becomes a map of the same lines.
  void in_lines(Entry list) {
    if (tree_[list.value].kind != Kind::sequence) return;
    const Offset column = column_of(tree_, list.key) + kStep;
    if (draft_.is_flow(list.value)) {
      std::string lines;
      for (const std::string& element : flow_elements(list.value)) lines += draft_.line(column, element);
      const Offset colon = draft_.behind_colon(list.key);
      return draft_.edit({colon, tree_[list.value].range.end}, lines);
    }
    std::uint32_t behind = draft_.line_of(tree_[list.key].range.begin) + 1;
    for (const NodeId element : tree_.children(list.value)) {
      const Offset dash = dash_of(element);
      const std::uint32_t line = draft_.line_of(dash);
      comments(behind, line, column, dash);
      element_in_lines(element, dash, column);
      behind = std::max(line, draft_.last_line(element)) + 1;
    }
  }

  [[nodiscard]] Offset dash_of(NodeId element) const {
    const auto dash = tree_.text.view().substr(0, tree_[element].range.begin).rfind('-');
    return dash == std::string_view::npos ? tree_[element].range.begin : static_cast<Offset>(dash);
  }

  /// Those between two elements stand as the next one.
  void comments(std::uint32_t first, std::uint32_t behind, Offset column, Offset dash) {
    const int by = static_cast<int>(column) - static_cast<int>(tree_.text.position(dash).column);
    if (behind > first) draft_.shift(first, behind - 1, by);
  }

  void element_in_lines(NodeId element, Offset dash, Offset column) {
    const Node& node = tree_[element];
    const std::uint32_t line = draft_.line_of(dash);
    const Offset begin = tree_.text.line_start(line);
    const std::string indentation(column, ' ');
    if (node.kind == Kind::scalar) {
      const Shorthand short_form = shorthand(element);
      const Offset end = tree_.text.line_range(draft_.last_line(element)).end;
      draft_.edit({begin, node.range.end}, indentation + short_form.name + ':');
      return draft_.edit({end, end}, draft_.line(column + kStep, short_form.type));
    }
    const auto name = draft_.find(element, "name");
    if (node.kind != Kind::map || !name || tree_[name->value].kind != Kind::scalar || spans_lines(*name))
      return draft_.refuse(element, "this argument has no name that is written in one line");
    if (node.style == yaml::Style::flow) return draft_.edit({begin, node.range.end}, indentation + flow_element(element));
    body_in_lines(element, *name, begin, column);
  }

  [[nodiscard]] bool spans_lines(Entry entry) const { return draft_.line_of(tree_[entry.key].range.begin) != draft_.last_line(entry); }

  /// `- name: foo` and the lines below it.
  void body_in_lines(NodeId element, Entry name, Offset begin, Offset column) {
    const Entry first = tree_.entries(element).front();
    const std::uint32_t line = draft_.line_of(begin);
    const std::uint32_t last = draft_.last_line(element);
    const int by = static_cast<int>(column + kStep) - static_cast<int>(column_of(tree_, first.key));
    const std::string header = std::string(column, ' ') + key_text(name.value) + ':';
    const bool typed = draft_.find(element, "type").has_value();
    if (first.key == name.key) {
      draft_.edit({begin, tree_[name.value].range.end}, header);
      const Offset end = tree_.text.line_range(line).end;
      if (!typed) draft_.edit({end, end}, draft_.line(column + kStep, kAnyType));
      if (last > line && !draft_.shift(line + 1, last, by)) too_near(element);
      return;
    }
    const std::string_view comment = draft_.comment_behind(tree_[name.value].range.end);
    draft_.edit({begin, tree_[first.key].range.begin}, header + (comment.empty() ? "" : "  " + std::string(comment)) +
                                                           (typed ? "" : draft_.line(column + kStep, kAnyType)) +
                                                           draft_.line(column + kStep, ""));
    const std::uint32_t named = draft_.line_of(tree_[name.key].range.begin);
    bool moved = named == line + 1 || draft_.shift(line + 1, named - 1, by);
    draft_.edit(name_lines(named), {});
    if (last > named) moved = draft_.shift(named + 1, last, by) && moved;
    if (!moved) too_near(element);
  }

  /// With the line end before it where it is the last line of a text that ends without one.
  [[nodiscard]] Range name_lines(std::uint32_t named) const {
    const Range whole = draft_.lines(named, named);
    return whole.end > tree_.text.line_range(named).end ? whole : Range{tree_.text.line_range(named - 1).end, whole.end};
  }

  void too_near(NodeId element) {
    draft_.refuse(element, "a line of this argument begins too far left to be moved with it; indent it first");
  }

  // Between brackets
  [[nodiscard]] std::string joined_elements(NodeId list) {
    std::string joined;
    for (const std::string& element : flow_elements(list)) joined += (joined.empty() ? "" : ", ") + element;
    return joined;
  }

  std::vector<std::string> flow_elements(NodeId list) {
    std::vector<std::string> out;
    if (tree_[list].kind != Kind::sequence) return out;
    if (tree_.text.slice(tree_[list].range).find(" #") != std::string_view::npos)
      draft_.refuse(list, "a comment stands between the brackets of this list; write the list in lines first");
    for (const NodeId element : tree_.children(list)) out.push_back(flow_element(element));
    return out;
  }

  std::string flow_element(NodeId element) {
    if (tree_[element].kind == Kind::scalar) {
      const Shorthand short_form = shorthand(element);
      return short_form.name + ": {" + short_form.type + '}';
    }
    const auto name = draft_.find(element, "name");
    if (!name || tree_[name->value].kind != Kind::scalar) {
      draft_.refuse(element, "this argument has no name");
      return {};
    }
    std::string inside = draft_.find(element, "type") ? "" : std::string(kAnyType);
    for (const Entry entry : tree_.entries(element)) {
      if (entry.key == name->key) continue;
      const Range range{tree_[entry.key].range.begin, std::max(draft_.behind_colon(entry.key), tree_[entry.value].range.end)};
      inside += (inside.empty() ? "" : ", ") + std::string(tree_.text.slice(range));
    }
    return key_text(name->value) + ": {" + inside + '}';
  }

  /// As it is written, which keeps its quotes.
  [[nodiscard]] std::string key_text(NodeId name) const { return std::string(tree_.text.slice(tree_[name].range)); }

  [[nodiscard]] Shorthand shorthand(NodeId element) const {
    const std::string_view written = tree_.value(element);
    const auto colon = written.find(':');
    if (colon == std::string_view::npos) return {yaml::scalar(written), std::string(kAnyType)};
    return {yaml::scalar(written.substr(0, colon)), "type: " + yaml::scalar(written.substr(colon + 1))};
  }

  // Format
  /// What stood at its place by its position is placed by name.
  void format(const CommandBody& command, Entry last) {
    if (command.command->by_request || command.command->args.empty()) return;
    std::vector<const manifest::Argument*> args;
    for (const manifest::Argument& argument : command.command->args) args.push_back(&argument);
    const auto written = draft_.find(command.body, "format");
    if (!written) return add_behind(last, command.body, "format: " + yaml::single_quoted(positional_format(args)));
    if (tree_[written->value].kind != Kind::scalar)
      return draft_.refuse(written->key, "arguments by position cannot be placed in a `format` that is no text");
    const manifest::Format format = manifest::parse_format(tree_.value(written->value));
    std::string placed;
    for (const manifest::Argument* argument : args)
      if (!format.places(argument->name.value)) placed += '{' + argument->name.value + "} ";
    const auto others = std::find_if(format.parts.begin(), format.parts.end(), [](const manifest::FormatPart& part) {
      return part.kind == manifest::FormatPartKind::others_by_position || part.kind == manifest::FormatPartKind::all_others;
    });
    if (placed.empty() || others == format.parts.end()) return;
    const Offset at = yaml::source_range(tree_, written->value, {others->range.begin, others->range.begin + 1}).begin;
    draft_.edit({at, at}, placed);
  }

  // The rest
  /// `startup: ./startup.sh` as `startup: {command: ./startup.sh}`, in lines.
  void lifecycle() {
    const auto lifecycle = draft_.find(tree_.root, "lifecycle");
    if (!lifecycle) return;
    for (const Entry hook : tree_.entries(lifecycle->value)) {
      const Kind kind = tree_[hook.value].kind;
      if (kind != Kind::scalar && kind != Kind::sequence) continue;
      if (draft_.is_shared(hook.value)) {
        draft_.refuse(hook.value, "a command with an anchor, an alias or a tag is left to you: others may mean it, too");
        continue;
      }
      const Offset colon = draft_.behind_colon(hook.key);
      if (draft_.is_flow(lifecycle->value)) {
        draft_.edit({colon, colon}, " {command:");
        draft_.edit({tree_[hook.value].range.end, tree_[hook.value].range.end}, "}");
        continue;
      }
      draft_.edit({colon, colon}, draft_.line(column_of(tree_, hook.key) + kStep, "command:"));
      const std::uint32_t line = draft_.line_of(tree_[hook.key].range.begin);
      if (draft_.last_line(hook) > line) draft_.shift(line + 1, draft_.last_line(hook), static_cast<int>(kStep));
    }
  }

  Draft& draft_;
  const yaml::Tree& tree_;
  std::optional<std::uint32_t> end_of_arguments_;  ///< of the command at hand
};

}  // namespace

void to_arguments(Draft& draft) { ToArguments(draft).run(); }

}  // namespace asyncy::migrate
