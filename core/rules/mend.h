// The edits that rules propose again and again.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/binding/binding.h"
#include "core/text/diagnostic.h"
#include "core/text/text.h"

namespace asyncy::rules {

/// "Change to `text`".
text::Fix change_to(text::Range range, std::string_view text);
/// The candidate that `did_you_mean` names, put into `range`; without edits when none is near.
text::Fix change_to_nearest(text::Range range, std::string_view word, std::span<const std::string_view> candidates);

/// `word` as text of a story, in the quotes that `like` has; in double quotes when it has none.
std::string quoted_text(std::string_view word, std::string_view like);

/// `range` and the blanks before it.
text::Range with_blanks_before(const text::Text& text, text::Range range);

/// An item of a call with its value, for a flag that takes the next item.
text::Range item_range(const story::Tree& tree, story::NodeId item, story::NodeId value);

/// Renames what an item of a call passes, in the item's own style.
text::Fix rename_argument(const story::Tree& tree, story::NodeId item, std::string_view name);

/// Passes what the call lacks, in the call's own style; nothing when no example fits what the manifest demands.
std::optional<text::Fix> pass_missing(const story::Tree& tree, const binding::BoundCall& call,
                                      std::span<const manifest::Argument* const> missing);

}  // namespace asyncy::rules
