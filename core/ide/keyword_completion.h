// The words of the language itself, where they are legal.
#pragma once

#include <string_view>

#include "core/ide/candidates.h"
#include "core/ide/completion_context.h"

namespace asyncy::ide {

/// At the begin of `statement`, which stands where the cursor is.
void offer_statement_keywords(const story::Tree& tree, story::NodeId statement, Candidates& out);

/// One keyword; with a blank at its end it is put in with it.
void offer_keyword(std::string_view keyword, Candidates& out);

/// What may follow a value.
void offer_operators(const CompletionContext& cursor, Candidates& out);

/// Types as stories write them.
void offer_story_types(Candidates& out);

}  // namespace asyncy::ide
