// What can follow a dot: the properties that a manifest declares, and what the language can make of a value.
#pragma once

#include "core/ide/candidates.h"
#include "core/ide/completion_context.h"
#include "core/typing/typing.h"

namespace asyncy::ide {

/// The word at the cursor is a part of `path`, not its first.
void offer_members(const CompletionContext& cursor, story::NodeId path, typing::Typing& typing, Candidates& out);

/// The mutations of a value of `type`: with parentheses, unless they stand there already.
void offer_mutations(const CompletionContext& cursor, const typing::ValueType& type, Candidates& out);

}  // namespace asyncy::ide
