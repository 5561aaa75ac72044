#include <algorithm>

#include "core/ide/semantic_tokens.h"
#include "core/manifest/format.h"
#include "core/yaml/source_map.h"

namespace asyncy::ide {
namespace {

using manifest::Argument;
using manifest::Command;
using manifest::ValueSchema;

class ManifestTokens {
 public:
  explicit ManifestTokens(const workspace::ManifestFile& file) : tree_(file.tree), model_(file.model) {}

  std::vector<SemanticToken> run() {
    for (const Command& command : model_.commands) callable(command, TokenType::command);
    if (model_.entrypoint) callable(*model_.entrypoint, TokenType::command);
    for (const auto& variable : model_.environment) {
      add({.range = variable.name.range, .type = TokenType::variable, .declaration = true});
      schema(variable);
    }
    for (const auto& volume : model_.volumes)
      add({.range = volume.title.range, .type = TokenType::property, .declaration = true});
    for (const auto& capability : model_.capabilities)
      add({.range = capability.range, .type = TokenType::value, .library = true});
    formats();
    tidy(tokens_);
    return std::move(tokens_);
  }

 private:
  void add(SemanticToken token) { tokens_.push_back(token); }

  void callable(const Command& command, TokenType type) {
    if (!command.name.value.empty())
      add({.range = command.name.range, .type = type, .declaration = true, .deprecated = command.deprecated.has_value()});
    if (command.format) formats_.push_back(&command);
    for (const Argument* argument : command.all_arguments()) {
      add({.range = argument->name.range,
           .type = TokenType::argument,
           .declaration = true,
           .deprecated = argument->deprecated.has_value()});
      schema(*argument);
    }
    for (const auto* additional : {&command.additional_args, &command.additional_kwargs})
      if (additional->schema) schema(*additional->schema);
    if (command.output) {
      schema(command.output->schema);
      properties(command.output->properties);
      for (const Command& action : command.output->actions) callable(action, TokenType::command);
    }
    for (const Command& event : command.events) callable(event, TokenType::event);
  }

  void properties(const std::vector<manifest::Property>& all) {
    for (const manifest::Property& property : all) {
      add({.range = property.name.range, .type = TokenType::property, .declaration = true});
      schema(property.schema);
      properties(property.properties);
    }
  }

  void schema(const ValueSchema& schema) {
    if (schema.type && !schema.type->is_list) add({.range = schema.type->range, .type = TokenType::type, .library = true});
    if (schema.pattern) add({.range = schema.pattern->range, .type = TokenType::pattern});
    if (!schema.allowed) return;
    for (const manifest::Value& value : schema.allowed->values) add({.range = value.range, .type = TokenType::value});
    if (schema.default_value && schema.allowed->allows(schema.default_value->literal.text))
      add({.range = schema.default_value->range, .type = TokenType::value});
  }

  /// The names of arguments in `{name}`.
  void formats() {
    std::sort(formats_.begin(), formats_.end(),
              [](const Command* a, const Command* b) { return a->format->range.begin < b->format->range.begin; });
    for (yaml::NodeId id = 0; id < tree_.nodes.size(); ++id) {
      if (tree_[id].kind != yaml::Kind::scalar) continue;
      const auto found = std::partition_point(formats_.begin(), formats_.end(), [&](const Command* each) {
        return each->format->range.begin < tree_[id].range.begin;
      });
      if (found == formats_.end() || (*found)->format->range != tree_[id].range) continue;
      for (const auto& part : manifest::parse_format((*found)->format->value).parts)
        if (part.kind == manifest::FormatPartKind::argument && (*found)->find_argument(part.text) != nullptr)
          add({.range = yaml::source_range(tree_, id, part.range), .type = TokenType::argument});
    }
  }

  const yaml::Tree& tree_;
  const manifest::Manifest& model_;
  std::vector<const Command*> formats_;
  std::vector<SemanticToken> tokens_;
};

}  // namespace

std::vector<SemanticToken> manifest_tokens(const workspace::ManifestFile& manifest) { return ManifestTokens(manifest).run(); }

}  // namespace asyncy::ide
