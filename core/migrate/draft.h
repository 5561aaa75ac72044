// What both directions build: edits of lines and of what stands between brackets, and reasons to leave a manifest alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/manifest/model.h"
#include "core/migrate/migrate.h"

namespace asyncy::migrate {

struct Draft {
  const yaml::Tree& tree;
  const manifest::Manifest& model;
  std::vector<text::Edit> edits = {};
  std::vector<Refusal> refusals = {};

  void edit(text::Range range, std::string text) { edits.push_back({.range = range, .text = std::move(text)}); }
  void refuse(text::Range range, std::string reason) { refusals.push_back({range, std::move(reason)}); }
  void refuse(yaml::NodeId node, std::string reason) { refuse(tree[node].range, std::move(reason)); }
  void rename(yaml::Entry entry, std::string_view name) { edit(tree[entry.key].range, std::string(name)); }
  /// Arguments that others may mean, too, keep their form.
  void refuse_shared_arguments(yaml::NodeId node);
  /// `key`: the declaration of arguments in the other way, which the command has as well.
  void refuse_second_way(yaml::NodeId key);

  /// The result of a command, called `from`, is called `to`.
  void rename_result(yaml::NodeId body, std::string_view from, std::string_view to);
  /// Where volumes are mounted.
  void rename_mounts(std::string_view from, std::string_view to);
  /// Does the dialect say whether the variable must be set, since neither `required` nor a default does?
  [[nodiscard]] bool leaves_required_open(yaml::Entry variable) const;

  /// The first entry of that name in a map that is written there; a merged one does not count.
  [[nodiscard]] std::optional<yaml::Entry> find(yaml::NodeId map, std::string_view name) const;
  [[nodiscard]] bool is_flow(yaml::NodeId node) const { return tree[node].style == yaml::Style::flow; }
  [[nodiscard]] bool is_null(yaml::NodeId node) const { return tree[node].kind == yaml::Kind::null; }
  /// An anchor, a tag or an alias: what others may mean, too.
  [[nodiscard]] bool is_shared(yaml::NodeId node) const;

  /// The ending of the first line, for lines that are added.
  [[nodiscard]] std::string line_end() const;
  /// A line end, and `text` behind so many blanks.
  [[nodiscard]] std::string line(text::Offset column, std::string_view text) const;
  [[nodiscard]] std::uint32_t line_of(text::Offset at) const { return tree.text.line_of(at); }
  [[nodiscard]] std::uint32_t last_line(yaml::NodeId node) const;
  [[nodiscard]] std::uint32_t last_line(yaml::Entry entry) const;
  /// Whole lines, the ending of the last one included.
  [[nodiscard]] text::Range lines(std::uint32_t first, std::uint32_t last) const;
  /// The comment behind `at` on its line, with its `#`; empty when there is none or other things stand there.
  [[nodiscard]] std::string_view comment_behind(text::Offset at) const;
  /// Behind the colon of a key.
  [[nodiscard]] text::Offset behind_colon(yaml::NodeId key) const;

  /// `text`, which is `key: value`, behind all entries of a map.
  void add_entry(yaml::NodeId map, std::string_view text);
  /// The same below a key whose value is null.
  void fill_null(yaml::Entry entry, std::string_view text);
  /// Adds `by` blanks to the begin of lines, or takes them away; comments give what they have. False where a line has not as many.
  bool shift(std::uint32_t first, std::uint32_t last, int by);
};

/// Both work on manifests without mistakes in YAML and schema.
void to_arguments(Draft& draft);
void to_seed(Draft& draft);

/// The bodies of all commands that stories call directly, with what the model says of each: `commands`, `actions`, `entrypoint`.
struct CommandBody {
  const manifest::Command* command = nullptr;
  yaml::NodeId body = yaml::kNone;
};
std::vector<CommandBody> command_bodies(const yaml::Tree& tree, const manifest::Manifest& model);

/// The format that gives `arguments` by position in the guide's way: `{a} {b} * **`.
std::string positional_format(const std::vector<const manifest::Argument*>& arguments);

/// Those of `arguments` that come first and are placed by the `format` of the command.
std::vector<const manifest::Argument*> placed_arguments(const manifest::Command& command);

}  // namespace asyncy::migrate
