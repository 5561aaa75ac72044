// What can stand inside a call: its command, events, arguments and their values.
#pragma once

#include <functional>
#include <span>

#include "core/binding/binding.h"
#include "core/ide/candidates.h"
#include "core/ide/completion_context.h"
#include "core/ide/snippets.h"

namespace asyncy::ide {

/// What a name must be to be passed at some place; null: anything.
struct Wanted {
  const manifest::ValueSchema* schema = nullptr;
  types::Passing passing = types::Passing::typed;
};

/// Offers into `out`. `calls` are those of the cursor's story, bound; `names` offers the names in scope, those that fit
/// first.
class CallCompleter {
 public:
  CallCompleter(const workspace::Workspace& workspace, const CompletionContext& cursor,
                const binding::Calls& calls, std::function<void(Wanted)> names, Candidates& out);

  /// The word at the cursor is `item` of `call`.
  void item(story::NodeId call, story::NodeId item);
  /// `item` is a string in a call.
  void item_value(story::NodeId call, story::NodeId item);
  void argument_names(story::NodeId call);
  /// `argument` is a `name:value` of `call` whose value holds the cursor; in quotes no name can stand.
  void argument_value(story::NodeId call, story::NodeId argument);
  void flags(story::NodeId call);
  /// The events that the service block around a `when` knows.
  void events_of_block(story::NodeId call);

 private:
  enum class Insert : std::uint8_t { name, call };

  [[nodiscard]] Insert insert_at(story::NodeId word) const;
  [[nodiscard]] const binding::BoundCall* bound(story::NodeId call) const;
  [[nodiscard]] CallStyle style_for(const manifest::Command& command) const;
  [[nodiscard]] bool holds_cursor(story::NodeId node) const;
  [[nodiscard]] std::vector<const manifest::Argument*> open_arguments(const binding::BoundCall& call) const;
  [[nodiscard]] const manifest::Argument* next_positional(const binding::BoundCall& call) const;

  void when_item(const binding::BoundCall& call, story::NodeId item);
  void commands(const std::vector<manifest::Command>& commands, CompletionKind kind, Insert insert, story::NodeId call);
  [[nodiscard]] bool fits_here(const manifest::Command& command, CompletionKind kind, story::NodeId call) const;
  void offer_command(const manifest::Command& command, CompletionKind kind, Insert insert, unsigned index);
  void all_required(const binding::BoundCall& call, std::span<const manifest::Argument* const> open, CallStyle style);
  void output_keyword(const binding::BoundCall& call, story::NodeId item);
  void arguments(const binding::BoundCall& call);
  void offer_flags(const binding::BoundCall& call);
  void values(const manifest::ValueSchema& schema);

  const workspace::Workspace& workspace_;
  const CompletionContext& cursor_;
  const story::Tree& tree_;
  const binding::Calls& calls_;
  std::function<void(Wanted)> names_;
  WritingStyle style_;
  Candidates& out_;
};

}  // namespace asyncy::ide
