// Applies edits in memory, and proves that a fix mends what it is for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/fix/trial.h"
#include "core/rules/run.h"
#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::fix {

/// `source` with `edits` applied; nothing when they overlap or lie outside.
std::optional<std::string> apply(std::string_view source, std::span<const text::Edit> edits);

/// A diagnostic, and the fix that is to mend it.
struct Choice {
  const text::Diagnostic* diagnostic = nullptr;
  const text::Fix* fix = nullptr;
};

/// The edits of all, sorted.
std::vector<text::Edit> edits_of(std::span<const Choice> choices);

/// True when, after all fixes at once, all their diagnostics are gone and nothing new has come that is as bad as the mildest
/// of them.
bool are_proven(Trial& trial, std::span<const Choice> choices);
/// The same for one.
bool is_proven(Trial& trial, const text::Diagnostic& diagnostic, const text::Fix& fix);

/// Takes the fixes that are not proven out of `found`, which `rules::run` has just found with `options`.
void keep_proven(const workspace::Workspace& workspace, const workspace::Document& document,
                 std::vector<text::Diagnostic>& found, rules::Options options);

}  // namespace asyncy::fix
