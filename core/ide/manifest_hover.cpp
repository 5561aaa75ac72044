#include "core/ide/manifest_hover.h"

#include <algorithm>

#include "core/ide/describe.h"
#include "core/ide/manifest_cursor.h"
#include "core/ide/manifest_find.h"
#include "core/ide/markdown.h"
#include "core/manifest/capabilities.h"
#include "core/manifest/volumes.h"
#include "core/manifest/validate.h"
#include "core/rules/describe.h"
#include "core/rules/registry.h"
#include "core/types/type.h"

namespace asyncy::ide {
namespace {

using manifest::Section;

std::string era_note(manifest::Era era) {
  switch (era) {
    case manifest::Era::seed: break;
    case manifest::Era::wild: return "Real manifests use it; the guide does not name it.";
    case manifest::Era::later: return "Of the later dialect of manifests.";
    case manifest::Era::obsolete: return "Of an older format.";
  }
  return {};
}

std::string key_card(const manifest::Key& key, std::string_view name) {
  std::string headline = "**" + code(name) + "**";
  if (key.shapes != manifest::shape::anything) headline += " — " + manifest::describe(key.shapes);
  if (key.presence == manifest::Presence::required) headline += ", required";
  if (!key.default_value.empty()) headline += ", default " + code(key.default_value);
  return paragraphs({headline, std::string(key.doc), era_note(key.era)});
}

std::string rule_card(const text::RuleInfo& rule) {
  return paragraphs({"**" + code(rule.name) + "** — " + rules::severities_of(rule), std::string(rule.title) + '.',
                     std::string(rule.why)});
}

std::string type_docs(std::string_view declaration) {
  std::vector<std::string> docs;
  for (const types::TypeName& name : types::read_type(declaration)) {
    const auto table = types::type_table();
    const auto row =
        std::find_if(table.begin(), table.end(), [&](const types::TypeRow& each) { return each.name == name.name; });
    if (row != table.end()) docs.push_back("**" + code(row->name) + "** — " + std::string(row->doc));
  }
  return paragraphs(docs);
}

class ManifestAnswer {
 public:
  ManifestAnswer(const workspace::Workspace& workspace, const workspace::Document& document, text::Offset at)
      : workspace_(workspace),
        document_(document),
        file_(document.manifest()),
        tree_(file_ != nullptr ? file_->tree : document.config()->tree),
        at_(at),
        cursor_(manifest_cursor(tree_, file_ != nullptr ? manifest::root_section(tree_) : Section::config, at)) {}

  std::optional<Hover> run() {
    if (cursor_.node == yaml::kNone) return std::nullopt;
    range_ = tree_[cursor_.node].range;
    std::string markdown = cursor_.is_key ? key() : value();
    if (markdown.empty() || !range_.touches(at_)) return std::nullopt;
    return Hover{.range = range_, .markdown = std::move(markdown)};
  }

 private:
  [[nodiscard]] std::string_view service() const {
    const std::string_view name = workspace::own_name(document_.path);
    return name.empty() ? "service" : name;
  }

  [[nodiscard]] std::string key() const {
    if (cursor_.key == nullptr || tree_[cursor_.node].kind != yaml::Kind::scalar) return {};
    const std::string_view name = tree_.value(cursor_.node);
    if (cursor_.section == Section::severities)
      if (const text::RuleInfo* rule = rules::find_rule(name)) return rule_card(*rule);
    const bool chosen = cursor_.key->name == "*";
    if (file_ == nullptr || file_->model.flavour == manifest::Flavour::app || (!chosen && name != "entrypoint"))
      return key_card(*cursor_.key, name);
    switch (cursor_.section) {
      case Section::service:
      case Section::commands: return command(manifest::is_entrypoint_name(name) ? Role::entrypoint : Role::command);
      case Section::events: return command(Role::event);
      case Section::actions: return command(Role::action);
      case Section::arguments: return argument(tree_[cursor_.node].range);
      case Section::env: return environment(name);
      case Section::volumes:
        return paragraphs({"**" + code(name) + "** — volume", std::string(manifest::describe_volume(name))});
      default: return key_card(*cursor_.key, name);
    }
  }

  [[nodiscard]] std::string command(Role role) const {
    const manifest::Command* found = find_command_at(file_->model, tree_[cursor_.node].range);
    if (found == nullptr) return key_card(*cursor_.key, tree_.value(cursor_.node));
    return command_card(role == Role::action ? "output" : service(), *found, role);
  }

  [[nodiscard]] std::string argument(text::Range range) const {
    const FoundArgument found = find_argument_at(file_->model, range);
    return found.argument == nullptr ? "" : argument(found);
  }

  [[nodiscard]] std::string argument(const FoundArgument& found) const {
    const std::string& command = found.command->name.value;
    const std::string owner = command.empty() || manifest::is_entrypoint_name(command)
                                  ? std::string(service())
                                  : std::string(service()) + ' ' + command;
    const std::string examples = passing_examples(service(), *found.command, *found.argument);
    return paragraphs({argument_card(*found.command, *found.argument, owner),
                       examples.empty() ? "" : "**A story passes it as**",
                       examples.empty() ? "" : fenced("storyscript", examples)});
  }

  [[nodiscard]] std::string environment(std::string_view name) const {
    const auto& all = file_->model.environment;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const auto& each) { return each.name.range == tree_[cursor_.node].range; });
    if (found == all.end()) return key_card(*cursor_.key, name);
    const std::string demanded = demands(*found, found->required);
    return paragraphs(
        {"**" + code(name) + "** — environment variable", demanded, found->help ? escaped(found->help->value) : ""});
  }

  // Values
  std::string value() {
    if (tree_[cursor_.node].kind != yaml::Kind::scalar || cursor_.key == nullptr) return {};
    const std::string_view text = tree_.value(cursor_.node);
    const std::string_view name = cursor_.path.empty() ? std::string_view() : cursor_.path.back();
    if (name == "type" && cursor_.section != Section::metric) return type_docs(text);
    if (is_element_of_type()) return type_docs(text);
    if (file_ == nullptr) return setting(name, text);
    if (cursor_.section == Section::argument && name == "name") return argument(range_);
    if (cursor_.section == Section::declarations) return shorthand();
    if (cursor_.section == Section::command && name == "format") return format();
    if (cursor_.section == Section::capabilities) return capability(text);
    return {};
  }

  [[nodiscard]] bool is_element_of_type() const {
    const auto& path = cursor_.path;
    return cursor_.section == Section::any_of && path.size() > 1 && path[path.size() - 2] == "type";
  }

  /// `foo:string`: the name, or the type.
  std::string shorthand() {
    const FoundArgument found = find_argument_at(file_->model, range_);
    if (found.argument == nullptr) return {};
    const auto& type = found.argument->type;
    if (type && type->range.touches(at_) && !found.argument->name.range.touches(at_)) {
      range_ = type->range;
      return type_docs(type->text);
    }
    if (found.argument->name.range.touches(at_)) range_ = found.argument->name.range;
    return argument(found);
  }

  std::string format() {
    const FoundPlaceholder placeholder = find_placeholder(*file_, cursor_.node, at_);
    if (placeholder.found.argument == nullptr) return key_card(*cursor_.key, "format");
    range_ = placeholder.range;
    return argument(placeholder.found);
  }

  [[nodiscard]] static std::string capability(std::string_view name) {
    const manifest::Capability* row = manifest::find_capability(name);
    if (row == nullptr) return {};
    return paragraphs({"**" + code(row->name) + "** — Linux capability", std::string(row->doc),
                       row->docker_default ? "Docker grants it by default." : ""});
  }

  /// A value in `asyncy-ls.yml`.
  [[nodiscard]] std::string setting(std::string_view name, std::string_view value) const {
    if (cursor_.section == Section::aliases) {
      const auto resolution = workspace_.services().resolve(name, document_.path);
      if (resolution.manifests.empty()) return "No manifest is there: " + code(value) + '.';
      std::string out = code(name) + " is the service of";
      for (const workspace::Document* manifest : resolution.manifests) out += ' ' + code(manifest->path);
      return out + '.';
    }
    if (cursor_.section == Section::severities) return value == "off" ? "The rule says nothing." : "What the rule finds is shown as " + code(value) + '.';
    if (name == "argument_colon" && value == "auto") return "Arguments are formatted as each file mostly has them.";
    if (name == "argument_colon" && value == "tight") return "Arguments are formatted as `key:value`.";
    if (name == "argument_colon" && value == "spaced") return "Arguments are formatted as `key: value`.";
    if (name == "dialect" && value == "auto") return "Every form that was ever valid is accepted.";
    if (name == "dialect" && value == "2018") return "The Storyscript of 2018: words and flags.";
    if (name == "dialect" && value == "2020") return "The Storyscript of 2020: every argument has a name.";
    return {};
  }

  const workspace::Workspace& workspace_;
  const workspace::Document& document_;
  const workspace::ManifestFile* file_;
  const yaml::Tree& tree_;
  text::Offset at_;
  ManifestCursor cursor_;
  text::Range range_;
};

}  // namespace

std::optional<Hover> manifest_hover(const workspace::Workspace& workspace, const workspace::Document& document,
                                    text::Offset at) {
  return ManifestAnswer(workspace, document, at).run();
}

}  // namespace asyncy::ide
