#include "core/manifest/build.h"

#include <algorithm>
#include <iterator>

#include "core/manifest/earlier.h"
#include "core/manifest/scalar.h"
#include "core/manifest/validate.h"

namespace asyncy::manifest {
namespace {

using yaml::Kind;
using yaml::NodeId;

// Aliases can repeat and nest what they stand for; a document of honest size never comes near these.
constexpr unsigned kDeepest = 24;
constexpr std::size_t kMostMaps = 100'000;

class Builder {
 public:
  Builder(const yaml::Tree& tree, const Earlier* earlier) : tree_(tree), earlier_(earlier) {}

  Manifest run() {
    Manifest manifest;
    manifest.flavour = root_section(tree_) == Section::app ? Flavour::app : Flavour::service;
    if (tree_.root == yaml::kNone) return manifest;
    const auto root = fields(tree_.root);
    if (manifest.flavour == Flavour::app) {
      manifest.given = given(find(root, "env"));
      manifest.secrets = given(find(root, "secrets"));
      return manifest;
    }
    for (const std::string_view key : {"commands", "actions"}) {
      std::vector<Command> declared = commands(find(root, key), Dialect::guide);
      for (const Command& command : declared)
        if (is_entrypoint_name(command.name.value)) manifest.entrypoint = command;
      if (manifest.commands.empty())
        manifest.commands = std::move(declared);
      else
        std::move(declared.begin(), declared.end(), std::back_inserter(manifest.commands));
    }
    if (const auto entry = find(root, "entrypoint"); entry && kind(entry->value) == Kind::map) {
      manifest.entrypoint = command(*entry, Dialect::guide);
      manifest.entrypoint_at_root = true;
    }
    for (const std::string_view key : {"env", "environment"}) environment(manifest, find(root, key), key == "env");
    volumes(manifest, find(root, "volumes"));
    if (const auto ports = find(root, "ports"))
      for (const NodeId port : items(ports->value)) manifest.ports.push_back(value(port));
    if (const auto system = find(root, "system")) {
      const auto amounts = fields(system->value);
      manifest.system = {.cpu = value(find(amounts, "cpu")), .gpu = value(find(amounts, "gpu")), .memory = value(find(amounts, "memory"))};
    }
    if (const auto lifecycle = find(root, "lifecycle")) {
      const auto hooks = fields(lifecycle->value);
      manifest.lifecycle = {.startup = value(find(hooks, "startup")), .shutdown = value(find(hooks, "shutdown"))};
    }
    if (const auto capabilities = find(root, "cap"))
      for (const NodeId name : items(capabilities->value))
        if (kind(name) == Kind::scalar) manifest.capabilities.push_back(value(name));
    return manifest;
  }

 private:
  /// Commands of the guide are open to more arguments; events and actions of an output never were.
  enum class Dialect : std::uint8_t { guide, later };
  using Fields = std::vector<yaml::Entry>;

  [[nodiscard]] Kind kind(NodeId node) const { return tree_[tree_.resolve(node)].kind; }

  /// The entries of a map, merged ones behind its own; empty for anything else, and when the budget is spent. Of two entries with
  /// one name, `find` gives the first.
  Fields fields(NodeId node) {
    Fields out;
    collect(node, out, 0);
    return out;
  }

  void collect(NodeId node, Fields& out, unsigned depth) {
    node = tree_.resolve(node);
    if (tree_[node].kind != Kind::map || depth > kDeepest || ++maps_read_ > kMostMaps + tree_.nodes.size()) return;
    Fields merged;
    for (const yaml::Entry entry : tree_.entries(node)) {
      if (tree_[entry.key].kind != Kind::scalar) continue;
      if (tree_.value(entry.key) != "<<") {
        out.push_back(entry);
        continue;
      }
      if (kind(entry.value) == Kind::sequence)
        for (const NodeId element : items(entry.value)) collect(element, merged, depth + 1);
      else
        collect(entry.value, merged, depth + 1);
    }
    for (const yaml::Entry entry : merged)
      if (!find(out, tree_.value(entry.key))) out.push_back(entry);
  }

  [[nodiscard]] std::optional<yaml::Entry> find(const Fields& fields, std::string_view name) const {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](yaml::Entry entry) { return tree_.value(entry.key) == name; });
    return found == fields.end() ? std::nullopt : std::optional(*found);
  }

  [[nodiscard]] std::vector<NodeId> items(NodeId node) const {
    node = tree_.resolve(node);
    return tree_[node].kind == Kind::sequence ? tree_.children(node) : std::vector<NodeId>{};
  }

  [[nodiscard]] std::optional<Spanned<std::string>> text(NodeId node) const {
    const NodeId target = tree_.resolve(node);
    if (tree_[target].kind != Kind::scalar) return std::nullopt;
    return Spanned<std::string>{std::string(tree_.value(target)), tree_[node].range};
  }
  [[nodiscard]] std::optional<Spanned<std::string>> text(const std::optional<yaml::Entry>& entry) const {
    return entry ? text(entry->value) : std::nullopt;
  }
  [[nodiscard]] Spanned<std::string> key(yaml::Entry entry) const {
    return {std::string(tree_.value(entry.key)), tree_[entry.key].range};
  }

  [[nodiscard]] Value value(NodeId node) const {
    return {.literal = literal_of(tree_, node), .range = tree_[node].range, .node = node};
  }
  [[nodiscard]] std::optional<Value> value(const std::optional<yaml::Entry>& entry) const {
    if (!entry || kind(entry->value) == Kind::null) return std::nullopt;
    return value(entry->value);
  }

  [[nodiscard]] bool boolean(const std::optional<yaml::Entry>& entry, bool otherwise) const {
    return entry ? boolean_of(tree_, entry->value).value_or(otherwise) : otherwise;
  }

  [[nodiscard]] static TypeDeclaration type(std::string_view written, Range range) {
    const auto names = types::read_type(written);
    return {.type = types::type_of(names), .text = std::string(written), .range = range};
  }

  [[nodiscard]] std::optional<TypeDeclaration> type(NodeId node) const {
    if (const auto written = text(node)) return type(written->value, written->range);
    const auto alternatives = items(node);
    if (alternatives.empty()) return std::nullopt;
    std::string joined;
    for (const NodeId alternative : alternatives)
      if (const auto name = text(alternative)) joined += (joined.empty() ? "" : "|") + name->value;
    TypeDeclaration declaration = type(joined, tree_[node].range);
    declaration.is_list = true;
    return declaration;
  }

  [[nodiscard]] std::optional<PatternDeclaration> pattern(NodeId node) const {
    const auto written = text(node);
    if (!written) return std::nullopt;
    return PatternDeclaration{.compiled = pattern::compile(written->value),
                              .source = written->value,
                              .node = tree_.resolve(node),
                              .range = written->range};
  }

  [[nodiscard]] std::optional<EnumDeclaration> allowed(NodeId node) const {
    if (kind(node) != Kind::sequence) return std::nullopt;
    EnumDeclaration declaration{.values = {}, .range = tree_[node].range};
    for (const NodeId item : items(node)) declaration.values.push_back(value(item));
    return declaration;
  }

  [[nodiscard]] Range range_of(const std::optional<yaml::Entry>& entry) const {
    return entry && kind(entry->value) != Kind::null ? tree_[entry->value].range : Range{};
  }

  /// A map with `min` and `max`; in the first weeks of the later dialect a list of the two.
  [[nodiscard]] std::optional<RangeDeclaration> limits(const std::optional<yaml::Entry>& entry) {
    if (!entry || kind(entry->value) == Kind::null) return std::nullopt;
    RangeDeclaration declaration{.min = {}, .max = {}, .range = tree_[entry->value].range};
    const auto ends = fields(entry->value);
    declaration.min = value(find(ends, "min"));
    declaration.max = value(find(ends, "max"));
    const auto both = items(entry->value);
    if (!both.empty()) declaration.min = value(both.front());
    if (both.size() > 1) declaration.max = value(both[1]);
    return declaration;
  }

  void read_schema(const Fields& from, ValueSchema& schema) {
    if (const auto entry = find(from, "type")) schema.type = type(entry->value);
    if (const auto entry = find(from, "pattern")) schema.pattern = pattern(entry->value);
    if (const auto entry = find(from, "enum")) schema.allowed = allowed(entry->value);
    schema.limits = limits(find(from, "range"));
    schema.default_value = value(find(from, "default"));
    schema.help = text(find(from, "help"));
  }

  Argument argument(const Fields& from, Spanned<std::string> name) {
    Argument argument;
    argument.name = std::move(name);
    read_schema(from, argument);
    argument.required = boolean(find(from, "required"), false);
    argument.required_range = range_of(find(from, "required"));
    argument.variadic = boolean(find(from, "variadic"), false);
    argument.deprecated = text(find(from, "deprecated"));
    return argument;
  }

  /// The elements of `args` and `kwargs`: maps with a name, `name:type`, and names.
  std::vector<Argument> declarations(const std::optional<yaml::Entry>& entry) {
    std::vector<Argument> arguments;
    if (!entry) return arguments;
    const auto declared = items(entry->value);
    arguments.reserve(declared.size());
    for (const NodeId item : declared) {
      if (kind(item) == Kind::map) {
        const auto from = fields(item);
        auto name = text(find(from, "name"));
        if (!name) continue;
        arguments.push_back(argument(from, std::move(*name)));
      } else if (const auto written = text(item)) {
        arguments.push_back(shorthand(*written, tree_.resolve(item)));
      } else {
        continue;
      }
      arguments.back().node = item;
    }
    return arguments;
  }

  [[nodiscard]] Argument shorthand(const Spanned<std::string>& written, NodeId node) const {
    Argument argument;
    const std::size_t colon = written.value.find(':');
    argument.name = {written.value.substr(0, colon), written.range};
    if (colon == std::string::npos) return argument;
    // The halves lie inside the scalar, behind its opening quote if it has one.
    const bool in_quotes = tree_[node].style != yaml::Style::plain;
    const auto begin = tree_[node].range.begin + (in_quotes ? 1U : 0U);
    const auto middle = begin + static_cast<text::Offset>(colon);
    argument.name.range = {begin, middle};
    argument.type = type(std::string_view(written.value).substr(colon + 1),
                         {middle + 1, begin + static_cast<text::Offset>(written.value.size())});
    return argument;
  }

  /// The later dialect's map of arguments, or its first list.
  std::vector<Argument> named_arguments(NodeId node) {
    std::vector<Argument> arguments;
    for (const yaml::Entry entry : fields(node)) arguments.push_back(argument(fields(entry.value), key(entry)));
    for (const NodeId item : items(node)) {
      const auto from = fields(item);
      if (auto name = text(find(from, "name"))) {
        arguments.push_back(argument(from, std::move(*name)));
        arguments.back().node = item;
      }
    }
    return arguments;
  }

  void read_additional(const std::optional<yaml::Entry>& entry, Additional& additional) {
    if (!entry || kind(entry->value) == Kind::null) return;
    additional.range = tree_[entry->value].range;
    additional.allowed = boolean_of(tree_, entry->value).value_or(true);
    if (kind(entry->value) != Kind::map) return;
    additional.schema = ValueSchema();
    read_schema(fields(entry->value), *additional.schema);
  }

  std::vector<Property> properties(NodeId node) {
    std::vector<Property> out;
    if (++depth_ <= kDeepest)
      for (const yaml::Entry entry : fields(node)) {
        Property property{.name = key(entry), .schema = {}, .properties = {}};
        const auto from = fields(entry.value);
        read_schema(from, property.schema);
        if (const auto inner = find(from, "properties")) property.properties = properties(inner->value);
        out.push_back(std::move(property));
      }
    --depth_;
    return out;
  }

  std::optional<Output> output(const std::optional<yaml::Entry>& entry) {
    if (!entry || kind(entry->value) == Kind::null) return std::nullopt;
    Output output;
    if (kind(entry->value) != Kind::map) {
      output.schema.type = type(entry->value);
      return output;
    }
    const auto from = fields(entry->value);
    read_schema(from, output.schema);
    if (const auto inner = find(from, "properties")) output.properties = properties(inner->value);
    output.actions = commands(find(from, "actions"), Dialect::later);
    return output;
  }

  std::vector<Command> commands(const std::optional<yaml::Entry>& entry, Dialect dialect) {
    std::vector<Command> out;
    if (entry && ++depth_ <= kDeepest) {
      const Fields entries = fields(entry->value);
      out.reserve(entries.size());
      for (const yaml::Entry each : entries)
        if (!is_misplaced_result(tree_, each)) out.push_back(known_command(each, dialect));
    }
    if (entry) --depth_;
    return out;
  }

  Command known_command(yaml::Entry entry, Dialect dialect) {
    std::optional<Command> known = earlier_ == nullptr ? std::nullopt : earlier_->command(entry);
    return known ? std::move(*known) : command(entry, dialect);
  }

  Command command(yaml::Entry entry, Dialect dialect) {
    Command command;
    command.name = key(entry);
    command.range = tree_.range(entry);
    const auto from = fields(entry.value);
    command.help = text(find(from, "help"));
    command.args = declarations(find(from, "args"));
    command.kwargs = declarations(find(from, "kwargs"));
    const auto arguments = find(from, "arguments");
    if (arguments) command.arguments = named_arguments(arguments->value);
    const bool variadic =
        boolean(find(from, "variadic"), false) ||
        std::any_of(command.arguments.begin(), command.arguments.end(), [](const Argument& each) { return each.variadic; });
    // A command of the later dialect takes what it declares and no more; one of the guide is open until it says no.
    const bool open = variadic || (dialect == Dialect::guide && !arguments);
    command.additional_args.allowed = open;
    command.additional_kwargs.allowed = open;
    read_additional(find(from, "additional_args"), command.additional_args);
    read_additional(find(from, "additional_kwargs"), command.additional_kwargs);
    if (const auto format = find(from, "format")) {
      command.format = text(format->value);
      command.format_node = tree_.resolve(format->value);
    }
    command.output = output(find(from, "output"));
    if (const auto result = find(from, "result"); result && !command.output) {
      command.output = output(result);
      if (command.output) command.output->is_bare = kind(result->value) == Kind::scalar;
    }
    command.events = commands(find(from, "events"), Dialect::later);
    command.deprecated = text(find(from, "deprecated"));
    command.by_request = find(from, "http").has_value() || find(from, "rpc").has_value();
    return command;
  }

  std::vector<Given> given(const std::optional<yaml::Entry>& entry) {
    std::vector<Given> out;
    if (!entry) return out;
    for (const yaml::Entry each : fields(entry->value)) {
      Given one{.name = key(each), .value = {}, .variables = {}, .is_service = kind(each.value) == Kind::map};
      if (one.is_service)
        for (const yaml::Entry inner : fields(each.value))
          one.variables.push_back({.name = key(inner), .value = value(std::optional(inner)), .variables = {}});
      else
        one.value = value(std::optional(each));
      out.push_back(std::move(one));
    }
    return out;
  }

  void environment(Manifest& manifest, const std::optional<yaml::Entry>& entry, bool required) {
    if (!entry) return;
    for (const yaml::Entry each : fields(entry->value)) {
      EnvironmentVariable variable;
      variable.name = key(each);
      const auto from = fields(each.value);
      read_schema(from, variable);
      variable.required = boolean(find(from, "required"), required);
      variable.required_range = range_of(find(from, "required"));
      manifest.environment.push_back(std::move(variable));
    }
  }

  void volumes(Manifest& manifest, const std::optional<yaml::Entry>& entry) {
    if (!entry) return;
    for (const yaml::Entry each : fields(entry->value)) {
      const auto from = fields(each.value);
      auto dest = text(find(from, "dest"));
      if (!dest) dest = text(find(from, "target"));
      manifest.volumes.push_back({.title = key(each), .body = each.value, .dest = std::move(dest), .mode = text(find(from, "mode"))});
    }
  }

  const yaml::Tree& tree_;
  const Earlier* earlier_;
  unsigned depth_ = 0;
  std::size_t maps_read_ = 0;
};

}  // namespace

Manifest build(const yaml::Tree& tree, const Earlier* earlier) { return Builder(tree, earlier).run(); }

}  // namespace asyncy::manifest
