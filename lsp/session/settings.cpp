#include "lsp/session/settings.h"

#include <nlohmann/json.hpp>

#include "core/rules/registry.h"
#include "core/rules/words.h"
#include "core/workspace/paths.h"

namespace asyncy::session {
namespace {

using protocol::Json;
using protocol::member;
using protocol::read_string;

class Reader {
 public:
  Reader(const Json& section, std::vector<std::string>& problems) : section_(section), problems_(problems) {}

  /// A name out of a few; `read` knows them.
  template <typename Value>
  std::optional<Value> one_of(std::string_view key, std::optional<Value> (*read)(std::string_view),
                              std::string_view expected) {
    const Json* value = member(section_, key);
    if (value == nullptr) return std::nullopt;
    const auto found = read(read_string(value).value_or(""));
    if (!found) wrong(key, *value, expected);
    return found;
  }

  std::vector<std::string> texts(std::string_view key) {
    std::vector<std::string> out;
    const Json* value = member(section_, key);
    if (value == nullptr) return out;
    if (!value->is_array()) wrong(key, *value, "a list of texts");
    if (value->is_array())
      for (const Json& each : *value) {
        if (auto text = read_string(&each))
          out.push_back(std::move(*text));
        else
          wrong(key, each, "texts in it");
      }
    return out;
  }

  /// A key, or one inside a section: `rename.leaveAlias`.
  bool is_on(std::string_view key, bool unless_said) {
    const std::size_t dot = key.find('.');
    const Json* value = dot == std::string_view::npos ? member(section_, key)
                                                      : member(section_, {key.substr(0, dot), key.substr(dot + 1)});
    if (value == nullptr) return unless_said;
    if (value->is_boolean()) return value->get<bool>();
    wrong(key, *value, "`true` or `false`");
    return unless_said;
  }

  std::vector<workspace::RuleLevel> levels(std::string_view key) {
    std::vector<workspace::RuleLevel> out;
    const Json* value = member(section_, key);
    if (value == nullptr) return out;
    if (!value->is_object()) wrong(key, *value, "an object with the names of rules");
    if (value->is_object())
      for (const auto& [rule, level] : value->items()) {
        const std::string name = std::string(key) + '.' + rule;
        if (rules::find_rule(rule) == nullptr)
          problems_.push_back("the setting asyncy." + name + " names no rule" + rules::did_you_mean(rule, rule_names()));
        else if (auto read = workspace::rule_level({.value = rule, .range = {}}, read_string(&level).value_or("")))
          out.push_back(std::move(*read));
        else
          wrong(name, level, "`error`, `warning`, `information`, `hint` or `off`");
      }
    return out;
  }

 private:
  static std::vector<std::string_view> rule_names() {
    std::vector<std::string_view> names;
    for (const text::RuleInfo* rule : rules::all_rules()) names.push_back(rule->name);
    return names;
  }

  void wrong(std::string_view key, const Json& found, std::string_view expected) {
    const std::string shown = found.is_string() ? found.get<std::string>() : json::dump(found);
    problems_.push_back("the setting asyncy." + std::string(key) + " is " + rules::quoted(shown) + "; expected " +
                        std::string(expected));
  }

  const Json& section_;
  std::vector<std::string>& problems_;
};

}  // namespace

Settings read_settings(std::string folder, const Json& section, std::vector<std::string>& problems) {
  Reader reader(section, problems);
  return {.folder = std::move(folder),
          .dialect = reader.one_of("dialect", workspace::dialect_of, "`auto`, `2018` or `2020`"),
          .rules = reader.levels("rules"),
          .paths = reader.texts("paths"),
          .log_level = reader.one_of("logLevel", rpc::log_level_of, "`error`, `warning`, `info` or `debug`"),
          .hints = {.parameters = reader.is_on("inlayHints.parameterNames", true),
                    .types = reader.is_on("inlayHints.types", true),
                    .defaults = reader.is_on("inlayHints.defaults", true)},
          .rename_leaves_alias = reader.is_on("rename.leaveAlias", false),
          .mark_unused = reader.is_on("markUnused", false),
          .complete_again = read_string(member(section, "completeAgainCommand"))};
}

const Settings* settings_of(const std::vector<Settings>& all, std::string_view path) {
  const Settings* best = nullptr;
  for (const Settings& each : all)
    if ((each.folder.empty() || workspace::is_inside(path, each.folder)) &&
        (best == nullptr || each.folder.size() > best->folder.size()))
      best = &each;
  return best;
}

}  // namespace asyncy::session
