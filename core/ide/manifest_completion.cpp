#include "core/ide/manifest_completion.h"

#include <algorithm>

#include "core/ide/manifest_values.h"
#include "core/ide/yaml_cursor.h"
#include "core/manifest/constructs.h"
#include "core/manifest/schema.h"
#include "core/manifest/volumes.h"
#include "core/manifest/validate.h"
#include "core/rules/registry.h"

namespace asyncy::ide {
namespace {

using manifest::Era;
using manifest::Key;
using manifest::Section;
namespace shape = manifest::shape;

/// Names with a meaning where an author chooses the others.
std::vector<manifest::ReservedName> reserved_names(Section section) {
  if (section == Section::commands) return {{"entrypoint", "What runs when a story names no command."}};
  if (section == Section::severities) {
    std::vector<manifest::ReservedName> names;
    for (const text::RuleInfo* rule : rules::all_rules()) names.push_back({rule->name, rule->title});
    return names;
  }
  if (section != Section::volumes) return {};
  const auto titles = manifest::reserved_volumes();
  return {titles.begin(), titles.end()};
}

/// Where a path leads: the section that it is in, and the row that describes its last step.
struct Place {
  Section section = Section::free;  ///< inside which the last step stands
  Section inside = Section::free;   ///< what the last step holds
  const Key* key = nullptr;         ///< null at the root and where nothing is known
};

Place follow(Section root, const std::vector<YamlStep>& path) {
  Place place{.section = root, .inside = root, .key = nullptr};
  for (const YamlStep& step : path) {
    place.section = place.inside;
    place.key = step.element ? manifest::find_element(place.inside) : manifest::find_key(place.inside, step.key);
    place.inside = place.key == nullptr ? Section::free : place.key->inside;
  }
  return place;
}

class Completer {
 public:
  Completer(const workspace::Workspace& workspace, const workspace::Document& document, const yaml::Tree& tree,
            Section root, const YamlCursor& cursor, text::Offset at, CompletionOptions options)
      : workspace_(workspace),
        document_(document),
        tree_(tree),
        cursor_(cursor),
        at_(at),
        place_(follow(root, cursor.path)),
        out_(cursor.replace, options) {}

  std::vector<Completion> run() {
    if (is_short_type()) {
      offer_short_types(out_);
      return out_.take();
    }
    if (cursor_.place == YamlCursor::Place::value) {
      values();
      return out_.take();
    }
    const bool element = !cursor_.path.empty() && cursor_.path.back().element;
    if (element && cursor_.fresh_element && !cursor_.before_colon) values();
    if (element && cursor_.flow && cursor_.fresh_element) return out_.take();
    if (!cursor_.path.empty() && place_.key == nullptr) return out_.take();
    keys();
    return out_.take();
  }

 private:
  /// `- foo:|` and `- foo:str|`, which are one text.
  bool is_short_type() {
    if (cursor_.place == YamlCursor::Place::value)
      return cursor_.needs_blank && place_.key == nullptr && place_.section == Section::argument && !cursor_.flow &&
             cursor_.path[cursor_.path.size() - 2].element;
    if (place_.section != Section::declarations || !cursor_.fresh_element || cursor_.before_colon) return false;
    const auto written = tree_.text.slice({cursor_.replace.begin, at_});
    const auto colon = written.find(':');
    if (colon == std::string_view::npos) return false;
    out_.set_replace({cursor_.replace.begin + static_cast<text::Offset>(colon) + 1, cursor_.replace.end});
    return true;
  }

  void values() {
    std::string name;
    for (auto step = cursor_.path.rbegin(); step != cursor_.path.rend() && name.empty(); ++step) name = step->key;
    offer_values({.workspace = workspace_,
                  .document = document_,
                  .tree = tree_,
                  .cursor = cursor_,
                  .section = place_.section,
                  .key = place_.key,
                  .name = std::move(name)},
                 at_, out_);
  }

  void keys() {
    const Section section = place_.inside;
    const bool in_arguments = in_named_arguments();
    unsigned index = 0;
    for (const Key* key : manifest::keys_of(section)) {
      if (key->era == Era::obsolete || is_there(key->name)) continue;
      // In `arguments` the key above is the name.
      if (in_arguments && key->name == "name") continue;
      const bool required = key->presence == manifest::Presence::required;
      const unsigned role = required ? 0 : key->era == Era::later ? 3 : 1;
      out_.add({.label = std::string(key->name),
                .kind = CompletionKind::key,
                .role = role,
                .index = index++,
                .insert = written_key(*key),
                .snippet = {},
                .detail = detail_of(*key),
                .documentation = std::string(key->doc)});
    }
    for (const manifest::ReservedName& reserved : reserved_names(section))
      if (!is_there(reserved.name))
        out_.add({.label = std::string(reserved.name),
                  .kind = CompletionKind::key,
                  .role = 1,
                  .index = index++,
                  .insert = with_blank(std::string(reserved.name) + (cursor_.before_colon ? "" : ":")),
                  .snippet = {},
                  .detail = "reserved name",
                  .documentation = std::string(reserved.doc)});
    constructs(section);
  }

  [[nodiscard]] bool in_named_arguments() const {
    return cursor_.path.size() > 1 && !cursor_.path.back().element && place_.section == Section::arguments;
  }

  /// The key at the cursor itself is not there yet.
  [[nodiscard]] bool is_there(std::string_view name) const {
    return std::any_of(cursor_.siblings.begin(), cursor_.siblings.end(), [&](const YamlSibling& sibling) {
      return sibling.name == name &&
             !(cursor_.replace.begin <= sibling.at + 1 && sibling.at <= cursor_.replace.end && cursor_.before_colon);
    });
  }

  [[nodiscard]] std::string with_blank(std::string text) const { return cursor_.needs_blank ? ' ' + text : text; }

  [[nodiscard]] std::string written_key(const Key& key) const {
    std::string name(key.name);
    if (cursor_.before_colon || cursor_.quoted) return with_blank(name);
    const bool below = (key.shapes & shape::scalar) == 0 && !cursor_.flow;
    return with_blank(name + (below ? ":" : ": "));
  }

  static std::string detail_of(const Key& key) {
    std::string detail = manifest::describe(key.shapes);
    std::erase(detail, '`');
    if (key.presence == manifest::Presence::required) detail += ", required";
    if (!key.default_value.empty()) detail += ", default " + std::string(key.default_value);
    if (key.era == Era::later) detail += " (later format)";
    return detail;
  }

  /// What more than a key is written at once. Only behind nothing: a snippet in the middle of a line would tear it.
  void constructs(Section section) {
    if (!out_.snippets() || cursor_.before_colon || cursor_.flow || cursor_.quoted || cursor_.needs_blank) return;
    for (const manifest::Construct& construct : manifest::constructs())
      if (construct.section == section && !is_element(construct)) add(construct);
    if (!cursor_.empty_line) return;
    // A list may stand below its key or at the key's own indentation.
    const Key* above = cursor_.key_above.empty() ? nullptr : manifest::find_key(section, cursor_.key_above);
    const Section list = above != nullptr ? above->inside : section;
    for (const manifest::Construct& construct : manifest::constructs())
      if (construct.section == list && is_element(construct)) add(construct);
  }

  static bool is_element(const manifest::Construct& construct) { return construct.label.starts_with("- "); }

  void add(const manifest::Construct& construct) {
    out_.add({.label = std::string(construct.label),
              .kind = CompletionKind::key,
              .role = 2,
              .insert = {},
              .snippet = std::string(construct.snippet),
              .detail = "template",
              .documentation = std::string(construct.doc)});
  }

  const workspace::Workspace& workspace_;
  const workspace::Document& document_;
  const yaml::Tree& tree_;
  const YamlCursor& cursor_;
  text::Offset at_;
  Place place_;
  Candidates out_;
};

}  // namespace

std::vector<Completion> complete_yaml(const workspace::Workspace& workspace, const workspace::Document& document,
                                      text::Offset at, CompletionOptions options) {
  const bool config = document.config() != nullptr;
  const yaml::Tree& tree = config ? document.config()->tree : document.manifest()->tree;
  const auto cursor = yaml_cursor(tree, at);
  if (!cursor) return {};
  const Section root = config ? Section::config : manifest::root_section(tree);
  return Completer(workspace, document, tree, root, *cursor, at, options).run();
}

}  // namespace asyncy::ide
