#include "core/manifest/validate.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "core/manifest/earlier.h"
#include "core/manifest/mend.h"
#include "core/manifest/reshape.h"
#include "core/manifest/scalar.h"
#include "core/text/excerpt.h"
#include "core/text/nearest.h"
#include "core/yaml/blocks.h"

namespace asyncy::manifest {
namespace {

using text::quoted;
using text::Language;
using text::RuleInfo;
using text::Severity;
using yaml::Kind;
using yaml::NodeId;

constexpr RuleInfo kUnknownKey{
    .name = "unknown-key",
    .severity = Severity::warning,
    .language = Language::manifest,
    .title = "Key that means nothing here",
    .why =
        "A key that the format does not know is ignored, so what it was meant to say is lost. Most often it is misspelt or "
        "stands one level too deep or too shallow.",
    .bad = {.manifest = "commands:\n  go:\n    hepl: Goes.\n", .story = {}, .config = {}},
    .good = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = {}, .config = {}},
};

constexpr RuleInfo kUnknownSetting{
    .name = "unknown-setting",
    .severity = Severity::error,
    .language = Language::config,
    .title = "Setting that does not exist",
    .why = "A setting that is not known has no effect. An error, because a check that was meant to be configured is not.",
    .bad = {.manifest = {}, .story = {}, .config = "exclud:\n- old/\n"},
    .good = {.manifest = {}, .story = {}, .config = "exclude:\n- old/\n"},
};

constexpr RuleInfo kWrongKind{
    .name = "wrong-kind",
    .severity = Severity::error,
    .language = Language::manifest,
    .title = "Value of the wrong kind",
    .why = "Each key wants text, a number, true or false, a list or a map. A value of another kind cannot be read.",
    .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    kwargs:\n      speed:\n", .story = {}, .config = {}},
    .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - speed\n", .story = {}, .config = {}},
};

constexpr RuleInfo kMissingKey{
    .name = "missing-key",
    .severity = Severity::error,
    .language = Language::manifest,
    .title = "Key that must be there",
    .why = "An argument written as a map needs a `name`: without one no story can pass it.",
    .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - type: string\n", .story = {}, .config = {}},
    .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: where\n      type: string\n",
             .story = {},
             .config = {}},
};

constexpr RuleInfo kDuplicateKey{
    .name = "duplicate-key",
    .severity = Severity::error,
    .language = Language::manifest,
    .title = "Key written twice in one map",
    .why = "Most readers of YAML silently keep one of the two and drop the other.",
    .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    help: Runs.\n", .story = {}, .config = {}},
    .good = {.manifest = "commands:\n  go:\n    help: Goes.\n  run:\n    help: Runs.\n", .story = {}, .config = {}},
};

constexpr RuleInfo kObsoleteKey{
    .name = "obsolete-key",
    .severity = Severity::warning,
    .language = Language::manifest,
    .title = "Key of an older format",
    .why = "Manifests from before the guide use it; it has no effect today.",
    .bad = {.manifest = "volume: true\n", .story = {}, .config = {}},
    .good = {.manifest = "volumes:\n  story:\n    dest: /tmp/session\n", .story = {}, .config = {}},
};

constexpr RuleInfo kMisplacedResult{
    .name = "misplaced-result",
    .severity = Severity::warning,
    .language = Language::manifest,
    .title = "`result` that is indented like a command",
    .why = "One level too shallow, `result` declares a command of that name instead of what the command above it prints.",
    .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n  result:\n    type: json\n", .story = {}, .config = {}},
    .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    result:\n      type: json\n", .story = {}, .config = {}},
};

constexpr std::array<const RuleInfo*, 7> kRules = {&kUnknownKey,   &kUnknownSetting, &kWrongKind,      &kMissingKey,
                                                   &kDuplicateKey, &kObsoleteKey,    &kMisplacedResult};

std::string list_of_keys(Section section) {
  std::string out;
  for (const Key* key : keys_of(section)) {
    if (key->era == Era::later || key->era == Era::obsolete) continue;
    if (!out.empty()) out += ", ";
    out += quoted(key->name);
  }
  return out;
}

class Validator {
 public:
  Validator(const yaml::Tree& tree, Section root, const Earlier* earlier) : tree_(tree), root_(root), earlier_(earlier) {}

  Validation run() {
    fitting_.resize(tree_.blocks.size(), Section::free);
    if (tree_.root == yaml::kNone) return {.diagnostics = {}, .fitting = std::move(fitting_)};
    if (tree_[tree_.root].kind == Kind::map)
      check_map(tree_.root, root_);
    else if (tree_[tree_.root].kind != Kind::null)
      report(kWrongKind, first_line(tree_[tree_.root].range),
             std::string(describe(root_)) + " is a map of keys and values; found " + describe_value(tree_, tree_.root));
    text::sort(diagnostics_);
    return {.diagnostics = std::move(diagnostics_), .fitting = std::move(fitting_)};
  }

 private:
  text::Diagnostic& report(const RuleInfo& rule, text::Range range, std::string message) {
    return diagnostics_.emplace_back(text::diagnose(rule, range, std::move(message)));
  }

  static void offer(text::Diagnostic& found, std::optional<text::Fix> fix) {
    if (fix && !fix->edits.empty()) found.fixes.push_back(std::move(*fix));
  }

  [[nodiscard]] text::Range first_line(text::Range range) const {
    const text::Range line = tree_.text.line_range(tree_.text.line_of(range.begin));
    return {range.begin, std::max(range.begin, std::min(range.end, line.end))};
  }

  void check_map(NodeId map, Section section) {
    const auto entries = tree_.entries(map);
    std::map<std::string_view, NodeId> seen;
    for (const yaml::Entry entry : entries) {
      if (tree_[entry.key].kind != Kind::scalar) continue;
      const std::string_view name = tree_.value(entry.key);
      const auto [first, is_new] = seen.emplace(name, entry.key);
      if (!is_new) {
        check_duplicate(map, section, entry, first->second);
        continue;  // the first one is judged; one mistake, one diagnostic
      }
      if (section != Section::free) check_block(entry, section);
    }
    check_required(map, section, seen);
  }

  /// The entry, once for all versions in which its block stays as it is.
  void check_block(yaml::Entry entry, Section section) {
    const auto block = yaml::block_of(tree_, entry);
    if (!block) return check_entry(entry, section);
    Section& fits = fitting_[*block];
    if (earlier_ != nullptr) fits = earlier_->fitting(*block);
    if (fits == section) return;
    const std::size_t found = diagnostics_.size();
    const std::size_t excused = excused_;
    check_entry(entry, section);
    fits = diagnostics_.size() == found && excused_ == excused ? section : Section::free;
  }

  /// What seems to be missing or doubled may be none of both where a line could not be read.
  [[nodiscard]] bool excuses(NodeId map) {
    const bool excused = tree_.has_repair_inside(map);
    if (excused) ++excused_;
    return excused;
  }

  void check_duplicate(NodeId map, Section section, yaml::Entry entry, NodeId first) {
    if (excuses(map)) return;
    const auto line = tree_.text.line_of(tree_[first].range.begin) + 1;
    text::Diagnostic& found = report(kDuplicateKey, tree_[entry.key].range,
                                     quoted(tree_.value(entry.key)) + " is already set on line " + std::to_string(line) +
                                         "; most readers keep only one of the two");
    found.related.push_back({.path = {}, .range = tree_[first].range, .message = "first set here"});
    const bool misplaced = section == Section::commands && is_misplaced_result(tree_, entry);
    offer(found, misplaced ? indent_results(tree_, map) : remove_entry(tree_, entry));
  }

  void check_required(NodeId map, Section section, const std::map<std::string_view, NodeId>& seen) {
    if (excuses(map) || seen.contains("<<")) return;
    for (const Key* key : keys_of(section)) {
      if (key->presence != Presence::required || !names_required_here(map, section)) continue;
      const NodeId value = tree_.find(map, key->name);
      if (value != yaml::kNone && tree_[tree_.resolve(value)].kind != Kind::null) continue;
      const auto children = tree_.children(map);
      const text::Range at = children.empty() ? tree_[map].range : tree_[children.front()].range;
      text::Diagnostic& found = report(kMissingKey, at, missing_message(map, section, *key));
      if (is_shorthand_with_blank(map, section))
        offer(found, join_shorthand(tree_, tree_.entries(map)[0]));
      else if (section == Section::argument)
        offer(found, add_name(tree_, map));
    }
  }

  /// In `arguments` as a map the name is the key.
  [[nodiscard]] bool names_required_here(NodeId map, Section section) const {
    if (section != Section::argument) return true;
    const NodeId parent = tree_[map].parent;
    return parent != yaml::kNone && tree_[parent].kind == Kind::sequence;
  }

  /// `- foo: string` is a map of one key, where the text `foo:string` was meant.
  [[nodiscard]] bool is_shorthand_with_blank(NodeId map, Section section) const {
    if (section != Section::argument) return false;
    const auto entries = tree_.entries(map);
    if (entries.size() != 1 || tree_[entries[0].key].kind != Kind::scalar) return false;
    if (find_key(section, tree_.value(entries[0].key)) != nullptr) return false;
    const Kind kind = tree_[entries[0].value].kind;
    return kind == Kind::scalar || kind == Kind::null;
  }

  [[nodiscard]] std::string missing_message(NodeId map, Section section, const Key& key) const {
    std::string message = std::string(describe(section)) + " needs a " + quoted(key.name);
    if (!is_shorthand_with_blank(map, section)) return message;
    const yaml::Entry only = tree_.entries(map)[0];
    const std::string name(tree_.value(only.key));
    const std::string type(tree_.value(only.value));
    return message + "; did you mean " + quoted(type.empty() ? name : name + ':' + type) +
           (type.empty() ? "" : " without the blank") + "?";
  }

  void check_entry(yaml::Entry entry, Section section) {
    const std::string_view name = tree_.value(entry.key);
    if (name == "<<") return;  // a merge: what it brings is judged where it is written
    const Key* key = find_key(section, name);
    if (key == nullptr) {
      if (!is_shorthand_with_blank(tree_[entry.key].parent, section)) unknown_key(entry, section);
      return;
    }
    if (key->era == Era::obsolete) {
      text::Diagnostic& found = report(kObsoleteKey, tree_[entry.key].range,
                                       quoted(name) + " is a key of an older format. " + std::string(key->doc));
      // What was switched off needs nothing in its place.
      if (boolean_of(tree_, entry.value) == false) offer(found, remove_entry(tree_, entry));
      return;
    }
    if (section == Section::commands && is_misplaced_result(tree_, entry)) {
      offer(report(kMisplacedResult, tree_[entry.key].range,
                   "`result` is indented like a command; indent it below the command that it belongs to"),
            indent_results(tree_, tree_[entry.key].parent));
      return;
    }
    check_value(entry.value, *key, tree_[entry.key].range, quoted(name));
  }

  void unknown_key(yaml::Entry entry, Section section) {
    const std::string_view name = tree_.value(entry.key);
    const auto keys = keys_of(section);
    std::string message = quoted(name) + " is not a key of " + std::string(describe(section));
    std::optional<text::Fix> fix;
    if (keys.empty()) {
      message += ", which is a list: begin each element with `- `";
    } else if (const auto place = section == Section::service ? place_in_guide(name) : std::nullopt) {
      message += "; " + std::string(*place);
    } else if (const auto ours = synonym(section, name)) {
      const bool inverts = *ours == "required";
      message += inverts ? "; write `required: false`" : "; did you mean " + quoted(*ours) + "?";
      fix = inverts ? invert_optional(tree_, entry) : rename_key(tree_, entry, *ours);
    } else {
      std::vector<std::string_view> names;
      for (const Key* key : keys) names.push_back(key->name);
      const auto near = text::nearest(name, names);
      message += near ? "; did you mean " + quoted(*near) + "?" : "; known are " + list_of_keys(section);
      if (near) fix = rename_key(tree_, entry, *near);
    }
    offer(report(root_ == Section::config ? kUnknownSetting : kUnknownKey, tree_[entry.key].range, std::move(message)),
          std::move(fix));
  }

  void check_value(NodeId value, const Key& key, text::Range key_range, const std::string& name) {
    const yaml::Node& node = tree_[value];
    if (node.kind == Kind::alias || node.kind == Kind::null) return;
    if ((shapes_of(tree_, value) & key.shapes) == 0) {
      const bool scalar = node.kind == Kind::scalar;
      std::string message =
          (name.empty() ? std::string("an element") : name) + " must be " + describe(key.shapes) + "; found " + describe_value(tree_, value);
      message += advice(value, key);
      text::Diagnostic& found = report(kWrongKind, scalar ? first_line(node.range) : key_range, std::move(message));
      offer(found, remove_quotes(tree_, value, key.shapes));
      if (key.inside == Section::declarations) offer(found, arguments_as_list(tree_, value));
      if (key.inside == Section::env) offer(found, names_as_map(tree_, entry_of(value)));
      if (key.section == Section::ports) offer(found, keep_inner_port(value));
      return;
    }
    if (node.kind == Kind::map) check_map(value, key.inside);
    if (node.kind == Kind::sequence && key.inside != Section::free) check_list(value, key.inside);
  }

  /// What to write instead, where it is known.
  [[nodiscard]] std::string advice(NodeId value, const Key& key) const {
    if ((shapes_unquoted(tree_, value) & key.shapes) != 0) return "; remove the quotes";
    if (key.inside == Section::declarations) return "; begin each argument with `- `";
    if (key.inside == Section::env_entry && tree_[value].kind == Kind::scalar)
      return "; a service says here what it needs (`type`, `help`), the value is given by the app";
    if (key.section == Section::ports && inner_port(value)) return "; name the port inside the container alone";
    return {};
  }

  [[nodiscard]] yaml::Entry entry_of(NodeId value) const {
    const auto entries = tree_.entries(tree_[value].parent);
    const auto found = std::find_if(entries.begin(), entries.end(), [&](yaml::Entry each) { return each.value == value; });
    return found == entries.end() ? yaml::Entry{.key = value, .value = value} : *found;
  }

  /// `80` of `8080:80`, as other tools write a port and where it leads.
  [[nodiscard]] std::optional<std::string_view> inner_port(NodeId value) const {
    const std::string_view text = tree_.value(value);
    const auto colon = text.rfind(':');
    if (tree_[value].kind != Kind::scalar || colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
    const bool digits = text.find_first_not_of("0123456789.:") == std::string_view::npos;
    const std::string_view inner = text.substr(colon + 1);
    return digits && inner.find('.') == std::string_view::npos ? std::optional(inner) : std::nullopt;
  }

  [[nodiscard]] std::optional<text::Fix> keep_inner_port(NodeId value) const {
    const auto inner = inner_port(value);
    if (!inner) return std::nullopt;
    return text::Fix{.title = "Change to " + quoted(*inner), .edits = {{.range = tree_[value].range, .text = std::string(*inner)}}};
  }

  void check_list(NodeId list, Section section) {
    const Key* element = find_element(section);
    if (element == nullptr) return;
    for (const NodeId child : tree_.children(list)) check_value(child, *element, first_line(tree_[child].range), {});
  }

  const yaml::Tree& tree_;
  Section root_;
  const Earlier* earlier_;
  std::vector<text::Diagnostic> diagnostics_;
  std::vector<Section> fitting_;
  std::size_t excused_ = 0;
};

}  // namespace

Section root_section(const yaml::Tree& tree) {
  if (tree.root == yaml::kNone || tree[tree.root].kind != Kind::map) return Section::service;
  static constexpr std::array<std::string_view, 4> kApp = {"stories", "app_name", "secrets", "forwards"};
  static constexpr std::array<std::string_view, 15> kService = {"commands", "entrypoint", "volumes",   "volume", "ports",
                                                                "scale",    "system",     "lifecycle", "cap",    "actions",
                                                                "health",   "metrics",    "info",      "omg",    "oms"};
  const auto entries = tree.entries(tree.root);
  const auto any_key = [&](std::span<const std::string_view> names) {
    return std::any_of(entries.begin(), entries.end(), [&](const yaml::Entry& entry) {
      return std::find(names.begin(), names.end(), tree.value(entry.key)) != names.end();
    });
  };
  if (any_key(kService)) return Section::service;
  if (any_key(kApp)) return Section::app;
  // Only `env`: requirements of a service, or values of an app?
  const NodeId env = tree.find(tree.root, "env");
  if (entries.size() != 1 || env == yaml::kNone || tree[env].kind != Kind::map) return Section::service;
  for (const yaml::Entry variable : tree.entries(env)) {
    const Kind kind = tree[variable.value].kind;
    if (kind == Kind::null) continue;
    if (kind != Kind::map) return Section::app;
    for (const yaml::Entry entry : tree.entries(variable.value))
      if (find_key(Section::env_entry, tree.value(entry.key)) == nullptr) return Section::app;
  }
  return Section::service;
}

bool is_misplaced_result(const yaml::Tree& tree, yaml::Entry command) {
  if (tree.value(command.key) != "result" || tree[command.value].kind != Kind::map) return false;
  const auto entries = tree.entries(command.value);
  return !entries.empty() && tree.find(command.value, "type") != yaml::kNone &&
         std::all_of(entries.begin(), entries.end(), [&](const yaml::Entry& entry) {
           return tree.value(entry.key) == "type" || tree.value(entry.key) == "help";
         });
}

Validation validate(const yaml::Tree& tree, Section root, const Earlier* earlier) { return Validator(tree, root, earlier).run(); }

std::vector<text::Diagnostic> validate(const yaml::Tree& tree, Section root) { return validate(tree, root, nullptr).diagnostics; }

std::span<const RuleInfo* const> rules() { return kRules; }

}  // namespace asyncy::manifest
