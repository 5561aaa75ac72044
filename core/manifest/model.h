// What a manifest says, typed; every leaf knows where it is written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/manifest/rare.h"
#include "core/pattern/pattern.h"
#include "core/text/range.h"
#include "core/types/type.h"
#include "core/yaml/tree.h"

namespace asyncy::manifest {

using text::Range;
using text::Spanned;

/// A literal of the manifest and its node.
struct Value {
  types::Literal literal;
  Range range;
  yaml::NodeId node = yaml::kNone;

  friend bool operator==(const Value&, const Value&) = default;
};

/// `type: string`, `type: [int, string]`, or the right half of `foo:string`.
struct TypeDeclaration {
  types::Type type;
  std::string text;
  Range range;
  bool is_list = false;

  friend bool operator==(const TypeDeclaration&, const TypeDeclaration&) = default;
};

/// `pattern: '^key_'`.
struct PatternDeclaration {
  pattern::Compiled compiled;
  std::string source;
  yaml::NodeId node = yaml::kNone;
  Range range;

  /// What was compiled follows from the source.
  friend bool operator==(const PatternDeclaration& a, const PatternDeclaration& b) {
    return a.source == b.source && a.node == b.node && a.range == b.range;
  }
};

/// `enum: [this, that]`; `range` is the whole list.
struct EnumDeclaration {
  std::vector<Value> values;
  Range range;

  /// Does any of them read as `text`?
  [[nodiscard]] bool allows(std::string_view text) const;

  friend bool operator==(const EnumDeclaration&, const EnumDeclaration&) = default;
};

/// `range: {min: 1, max: 10}`, both included; an end that is not there is open.
struct RangeDeclaration {
  std::optional<Value> min, max;
  Range range;

  [[nodiscard]] bool allows(double number) const;

  friend bool operator==(const RangeDeclaration&, const RangeDeclaration&) = default;
};

/// What a value must satisfy: the common part of arguments, environment variables, outputs and extra arguments.
struct ValueSchema {
  std::optional<TypeDeclaration> type;
  Rare<PatternDeclaration> pattern;
  std::optional<EnumDeclaration> allowed;
  Rare<RangeDeclaration> limits;
  std::optional<Value> default_value;
  std::optional<Spanned<std::string>> help;

  /// Anything where no type is declared.
  [[nodiscard]] types::Type declared_type() const { return type ? type->type : types::Type{}; }

  friend bool operator==(const ValueSchema&, const ValueSchema&) = default;
};

struct Argument : ValueSchema {
  Spanned<std::string> name;
  bool required = false;
  Range required_range;  ///< of the value of `required`; empty where the default applies
  bool variadic = false;
  std::optional<Spanned<std::string>> deprecated;
  yaml::NodeId node = yaml::kNone;  ///< the element of a list that declares it; none where its name is a key

  friend bool operator==(const Argument&, const Argument&) = default;
};

/// `additional_args` and `additional_kwargs`.
struct Additional {
  bool allowed = true;
  Rare<ValueSchema> schema;  ///< what each must satisfy
  Range range;               ///< of the value; empty where the default applies

  friend bool operator==(const Additional&, const Additional&) = default;
};

struct Property {
  Spanned<std::string> name;
  ValueSchema schema;
  std::vector<Property> properties;

  friend bool operator==(const Property&, const Property&) = default;
};

struct Command;

/// `result` or `output`.
struct Output {
  ValueSchema schema;
  bool is_bare = false;  ///< `result: json`, without a map
  std::vector<Property> properties;
  std::vector<Command> actions;

  friend bool operator==(const Output&, const Output&) = default;
};

/// A command, an entrypoint, an event, or an action of an output.
struct Command {
  Spanned<std::string> name;  ///< empty value for an entrypoint
  Range range;                ///< key and body
  std::optional<Spanned<std::string>> help;
  std::vector<Argument> args;       ///< by position
  std::vector<Argument> kwargs;     ///< by name
  std::vector<Argument> arguments;  ///< by name, in the later dialect; by position for a caller of the first
  Additional additional_args;
  Additional additional_kwargs;
  std::optional<Spanned<std::string>> format;
  yaml::NodeId format_node = yaml::kNone;
  Rare<Output> output;
  std::vector<Command> events;
  std::optional<Spanned<std::string>> deprecated;
  bool by_request = false;  ///< reached by `http` or `rpc`, not by a command line

  /// Every declared argument, in the order of declaration.
  [[nodiscard]] std::vector<const Argument*> all_arguments() const;
  /// Those that a positional value can reach, in order.
  [[nodiscard]] std::vector<const Argument*> positional_arguments() const;
  /// The first in the order of declaration for which `fits` is true; null when there is none.
  template <class Fits>
  [[nodiscard]] const Argument* find_argument_if(Fits fits) const {
    for (const auto* each : {&args, &kwargs, &arguments})
      for (const Argument& argument : *each)
        if (fits(argument)) return &argument;
    return nullptr;
  }
  [[nodiscard]] const Argument* find_argument(std::string_view name) const;
  [[nodiscard]] const Command* find_event(std::string_view name) const;

  friend bool operator==(const Command&, const Command&) = default;
};

struct EnvironmentVariable : ValueSchema {
  Spanned<std::string> name;
  bool required = true;
  Range required_range;  ///< of the value of `required`; empty where the default applies

  friend bool operator==(const EnvironmentVariable&, const EnvironmentVariable&) = default;
};

struct Volume {
  Spanned<std::string> title;
  yaml::NodeId body = yaml::kNone;
  std::optional<Spanned<std::string>> dest;
  std::optional<Spanned<std::string>> mode;

  friend bool operator==(const Volume&, const Volume&) = default;
};

struct System {
  std::optional<Value> cpu, gpu, memory;

  friend bool operator==(const System&, const System&) = default;
};

struct Lifecycle {
  std::optional<Value> startup, shutdown;

  friend bool operator==(const Lifecycle&, const Lifecycle&) = default;
};

/// What the manifest of an app gives: a value by its own name, or values of one service below that service's name.
struct Given {
  Spanned<std::string> name;
  std::optional<Value> value;   ///< nothing: it is yet to be supplied, or this is a service
  std::vector<Given> variables;  ///< of a service
  bool is_service = false;

  friend bool operator==(const Given&, const Given&) = default;
};

/// Says of itself what it describes.
enum class Flavour : std::uint8_t { service, app };

/// What a command among `commands` is called that runs when a story names none.
constexpr bool is_entrypoint_name(std::string_view name) { return name == "entrypoint" || name == "_"; }

struct Manifest {
  Flavour flavour = Flavour::service;
  std::vector<Command> commands;
  std::optional<Command> entrypoint;  ///< from the root, or the command `entrypoint` or `_`
  bool entrypoint_at_root = false;
  std::vector<EnvironmentVariable> environment;
  std::vector<Volume> volumes;
  std::vector<Value> ports;
  System system;
  Lifecycle lifecycle;
  std::vector<Value> capabilities;
  // Of an app.
  std::vector<Given> given;    ///< by `env`
  std::vector<Given> secrets;

  [[nodiscard]] const Command* find_command(std::string_view name) const;

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

}  // namespace asyncy::manifest
