// Commands, arguments and values of a manifest in Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/manifest/model.h"

namespace asyncy::ide {

/// What a command is to its caller.
enum class Role : std::uint8_t { command, entrypoint, event, action };

/// One way to call a command, and where in it each argument stands.
struct CallSignature {
  struct Part {
    const manifest::Argument* argument = nullptr;
    text::Range range;
  };
  std::string text;  ///< one line
  std::vector<Part> parts;
};

/// How to call it: with words and flags, and with names; only one where both are the same. `caller` is the service, or the
/// name that stands for an output.
std::vector<CallSignature> call_signatures(std::string_view caller, const manifest::Command& command, Role role);

/// The same, one line each.
std::string signatures(std::string_view caller, const manifest::Command& command, Role role);

/// How one argument is passed in each of the two styles.
std::string passing_examples(std::string_view caller, const manifest::Command& command, const manifest::Argument& argument);

/// `` `string`, required, default `x`, one of `this`, `that`, pattern `^a` ``; empty when nothing is declared.
std::string demands(const manifest::ValueSchema& schema, bool required);
std::string demands(const manifest::Argument& argument);

/// What the pattern means, as a sentence; empty where there is none, or none that can be told.
std::string pattern_in_words(const manifest::ValueSchema& schema);

/// A list item: name, demands, help.
std::string item(std::string_view name, const std::string& demands, const std::optional<text::Spanned<std::string>>& help);

/// `position 2 of `args``, or `by name: `kwargs``: where the command declares it.
std::string place_of(const manifest::Command& command, const manifest::Argument& argument);

/// Headline, signatures, help, arguments, result, events and actions.
std::string command_card(std::string_view caller, const manifest::Command& command, Role role);

/// Headline, demands, place, help.
std::string argument_card(const manifest::Command& command, const manifest::Argument& argument, std::string_view owner);

/// Paragraphs with a blank line between them; empty ones are left out.
std::string paragraphs(const std::vector<std::string>& parts);

}  // namespace asyncy::ide
