// One call and one command: which value went to which argument and why, what is missing, what is left over.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/manifest/model.h"
#include "core/story/syntax.h"
#include "core/workspace/workspace.h"

namespace asyncy::binding {

enum class Callee : std::uint8_t {
  unknown,  ///< nothing is known, or nothing can be said: see `Service`
  command,
  entrypoint,  ///< the service was called without a command
  event,       ///< `when`
  action,      ///< of the object that a name stands for
};

enum class Service : std::uint8_t {
  not_judged,  ///< a dotted word, a plain variable, a hole: nothing to look up
  unknown,
  ambiguous,
  found,
  object,  ///< a name in scope that stands for an event or an output
};

/// How a value reached its argument.
enum class Reached : std::uint8_t { position, name, shorthand, flag, switch_ };

/// One value that reached a declared argument.
struct BoundArgument {
  const manifest::Argument* parameter = nullptr;
  Reached by = Reached::position;
  story::NodeId item = story::kNone;   ///< the flag, argument, shorthand or value itself
  story::NodeId value = story::kNone;  ///< kNone for a switch: it means `true`
  bool repeated = false;               ///< the argument had a value already

  /// Flags and positions pass text; names keep types.
  [[nodiscard]] types::Passing passing() const {
    return by == Reached::name || by == Reached::shorthand ? types::Passing::typed : types::Passing::command_line;
  }
};

/// One value that reached nothing declared.
struct ExtraArgument {
  std::string_view name;  ///< without dashes; empty for a positional one
  story::NodeId item = story::kNone;
  story::NodeId value = story::kNone;  ///< kNone when there is none, or when it cannot be told which it is
  bool typed = false;                  ///< `name:value`
};

/// Views and pointers live as long as the workspace and document that were bound.
struct BoundCall {
  story::NodeId call = story::kNone;
  std::string_view service_name;  ///< the first word, as written
  text::Range service_range;
  Service service = Service::not_judged;
  workspace::Resolution resolution;               ///< of the service name
  const workspace::Document* manifest = nullptr;  ///< where `command` is declared
  Callee callee = Callee::unknown;
  const manifest::Command* command = nullptr;    ///< null when unknown, or an entrypoint that nothing is declared of
  text::Range command_range;                     ///< the word that names it, or where it should stand
  bool command_unknown = false;                  ///< the manifest is there and has no such command, event or action
  Callee wanted = Callee::unknown;               ///< which of the three, when `command_unknown`
  std::vector<std::string_view> known_commands;  ///< what it does have, when `command_unknown`
  const std::vector<manifest::Command>* choices = nullptr;  ///< the commands, events or actions of those names
  std::vector<BoundArgument> arguments;                     ///< in the order of the call
  std::vector<ExtraArgument> extras;
  std::vector<const manifest::Argument*> missing;
  /// False when a flag that nothing declares may or may not have taken the item behind it: then positions mean nothing.
  bool positions_known = true;
};

/// for (const BoundCall& call : calls)
using BoundCalls = std::vector<std::reference_wrapper<const BoundCall>>;

/// The calls of one document, each of which is bound once, when somebody asks for it: the one place where calls and
/// commands meet. What is no story has none. It remembers without a lock: one thread at a time may ask.
class Calls {
 public:
  /// Both must outlive the result.
  Calls(const workspace::Workspace& workspace, const workspace::Document& document)
      : workspace_(workspace), document_(document) {}

  /// Null for what is no call of the story. The result stays where it is.
  [[nodiscard]] const BoundCall* of(story::NodeId call) const;
  /// Every call, in the order of the text.
  [[nodiscard]] BoundCalls all() const;
  /// Those that begin in one chunk of the story.
  [[nodiscard]] BoundCalls in(std::size_t chunk) const;
  /// All that touch `range`, and some beside it.
  [[nodiscard]] BoundCalls around(text::Range range) const;

 private:
  class Binder;
  struct Known {
    BoundCall bound;
    bool is_being_bound = true;  ///< by somebody who asks for others on the way
  };
  const workspace::Workspace& workspace_;
  const workspace::Document& document_;
  mutable std::unordered_map<story::NodeId, Known> known_;
};

/// Every call of `story`, in the order of the text.
std::vector<BoundCall> bind(const workspace::Workspace& workspace, const workspace::Document& story);

}  // namespace asyncy::binding
