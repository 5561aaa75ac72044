#include <algorithm>

#include "core/index/occurrences.h"
#include "core/manifest/format.h"
#include "core/manifest/validate.h"

namespace asyncy::index {
namespace {

using manifest::Argument;
using manifest::Command;
using text::Range;
using workspace::Document;

/// Without the quotes of a YAML scalar.
Range unquoted(const text::Text& text, Range range) {
  const std::string_view written = text.slice(range);
  const bool quoted =
      written.size() >= 2 && (written.front() == '"' || written.front() == '\'') && written.front() == written.back();
  return quoted ? Range{range.begin + 1, range.end - 1} : range;
}

Spelling spelling_of(Range whole, Range inner) { return whole == inner ? Spelling::plain : Spelling::quoted; }

class Declarations {
 public:
  explicit Declarations(const Document& document) : document_(document) {}

  std::vector<Occurrence> run() {
    const manifest::Manifest& model = document_.manifest()->model;
    for (const Command& each : model.commands) command(each, Kind::command);
    if (model.entrypoint) command(*model.entrypoint, Kind::command);
    for (const auto& variable : model.environment)
      declare({.kind = Kind::environment,
               .text = variable.name.value,
               .document = &document_,
               .name = variable.name.range,
               .schema = &variable});
    return std::move(found_);
  }

 private:
  void declare(const Symbol& symbol) { add(symbol, symbol.name, Access::declaration); }

  void add(const Symbol& symbol, Range range, Access access) {
    const Range inner = unquoted(document_.text, range);
    found_.push_back({.symbol = symbol, .range = inner, .spelling = spelling_of(range, inner), .access = access});
  }

  void command(const Command& command, Kind kind) {
    declare({.kind = kind,
             .text = command.name.value,
             .document = &document_,
             .name = command.name.range,
             .command = &command});
    for (const Argument* each : command.all_arguments()) argument(command, *each);
    if (command.format) format(command);
    for (const Command& event : command.events) this->command(event, Kind::event);
    if (!command.output) return;
    properties(command, command.output->properties);
    for (const Command& action : command.output->actions) this->command(action, Kind::action);
  }

  void argument(const Command& command, const Argument& argument) {
    declare({.kind = Kind::argument,
             .text = argument.name.value,
             .document = &document_,
             .name = argument.name.range,
             .command = &command,
             .argument = &argument,
             .schema = &argument});
    if (!argument.allowed) return;
    for (const manifest::Value& value : argument.allowed->values) {
      const Symbol symbol{.kind = Kind::value,
                          .text = value.literal.text,
                          .document = &document_,
                          .name = value.range,
                          .command = &command,
                          .argument = &argument,
                          .schema = &argument};
      declare(symbol);
      if (argument.default_value && argument.default_value->literal.text == value.literal.text)
        add(symbol, argument.default_value->range, Access::read);
    }
  }

  /// Braces stand in the source as they stand in the value, whatever its quotes.
  void format(const Command& command) {
    const std::string_view written = document_.text.slice(command.format->range);
    for (const manifest::FormatPart& part : manifest::parse_format(written).parts) {
      if (part.kind != manifest::FormatPartKind::argument) continue;
      const Argument* argument = command.find_argument(part.text);
      if (argument == nullptr) continue;
      const auto begin = command.format->range.begin + static_cast<text::Offset>(part.text.data() - written.data());
      found_.push_back({.symbol = {.kind = Kind::argument,
                                   .text = argument->name.value,
                                   .document = &document_,
                                   .name = argument->name.range,
                                   .command = &command,
                                   .argument = argument,
                                   .schema = argument},
                        .range = {begin, begin + static_cast<text::Offset>(part.text.size())}});
    }
  }

  void properties(const Command& command, const std::vector<manifest::Property>& properties) {
    for (const manifest::Property& each : properties) {
      declare({.kind = Kind::property,
               .text = each.name.value,
               .document = &document_,
               .name = each.name.range,
               .command = &command,
               .schema = &each.schema});
      this->properties(command, each.properties);
    }
  }

  const Document& document_;
  std::vector<Occurrence> found_;
};

/// `env` and `secrets` of an app: variables of its own, and below the name of a service those of the service.
class App {
 public:
  App(const workspace::Workspace& workspace, const Document& document)
      : workspace_(workspace), document_(document), tree_(document.manifest()->tree) {}

  std::vector<Occurrence> run() {
    if (tree_.root == yaml::kNone) return {};
    for (const std::string_view section : {"env", "environment", "secrets"}) {
      const yaml::NodeId map = tree_.find(tree_.root, section);
      if (map == yaml::kNone) continue;
      for (const yaml::Entry entry : tree_.entries(tree_.resolve(map))) this->entry(entry);
    }
    return std::move(found_);
  }

 private:
  void add(const Symbol& symbol, yaml::NodeId key, Access access) {
    const Range inner = unquoted(document_.text, tree_[key].range);
    found_.push_back(
        {.symbol = symbol, .range = inner, .spelling = spelling_of(tree_[key].range, inner), .access = access});
  }

  void entry(yaml::Entry entry) {
    if (tree_[entry.key].kind != yaml::Kind::scalar) return;
    const std::string_view name = tree_.value(entry.key);
    const auto variables = tree_.entries(tree_.resolve(entry.value));
    const auto service = workspace_.services().resolve(name, document_.path);
    if (variables.empty() || service.state != workspace::Resolution::State::found)
      return add({.kind = Kind::environment, .text = name, .document = &document_, .name = tree_[entry.key].range},
                 entry.key, Access::declaration);
    const Document* manifest = service.manifests.front();
    add({.kind = Kind::service, .text = name, .document = manifest}, entry.key, Access::read);
    for (const yaml::Entry each : variables) {
      if (tree_[each.key].kind != yaml::Kind::scalar) continue;
      const auto& declared = manifest->manifest()->model.environment;
      const auto variable = std::find_if(declared.begin(), declared.end(), [&](const manifest::EnvironmentVariable& known) {
        return known.name.value == tree_.value(each.key);
      });
      if (variable == declared.end()) continue;
      add({.kind = Kind::environment,
           .text = variable->name.value,
           .document = manifest,
           .name = variable->name.range,
           .schema = &*variable},
          each.key, Access::write);
    }
  }

  const workspace::Workspace& workspace_;
  const Document& document_;
  const yaml::Tree& tree_;
  std::vector<Occurrence> found_;
};

}  // namespace

std::vector<Occurrence> manifest_occurrences(const workspace::Workspace& workspace, const Document& manifest) {
  if (manifest.manifest()->model.flavour == manifest::Flavour::app) return App(workspace, manifest).run();
  return Declarations(manifest).run();
}

std::vector<Occurrence> config_occurrences(const workspace::Workspace& workspace, const Document& config) {
  std::vector<Occurrence> found;
  for (const workspace::Alias& alias : config.config()->config.services)
    for (const Document* manifest : workspace.services().resolve(alias.name.value, config.path).manifests) {
      const Range inner = unquoted(config.text, alias.name.range);
      found.push_back({.symbol = {.kind = Kind::service, .text = alias.name.value, .document = manifest},
                       .range = inner,
                       .spelling = spelling_of(alias.name.range, inner)});
    }
  return found;
}

}  // namespace asyncy::index
