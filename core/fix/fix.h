// Applies edits in memory, and proves that a fix mends what it is for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/rules/run.h"
#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::fix {

/// `source` with `edits` applied; nothing when they overlap or lie outside.
std::optional<std::string> apply(std::string_view source, std::span<const text::Edit> edits);

/// True when, after `fix`, `diagnostic` is gone and nothing new of the same severity or worse has come.
bool is_proven(const workspace::Workspace& workspace, const workspace::Document& document,
               const text::Diagnostic& diagnostic, const text::Fix& fix, rules::Options options);
/// A diagnostic, and the fix that is to mend it.
struct Choice {
  const text::Diagnostic* diagnostic = nullptr;
  const text::Fix* fix = nullptr;
};

/// The edits of all, sorted.
std::vector<text::Edit> edits_of(std::span<const Choice> choices);

/// True when, after all fixes at once, all their diagnostics are gone and nothing new has come that is as bad as the mildest
/// of them. `found` is what `rules::run` found without a limit.
bool are_proven(const workspace::Workspace& workspace, const workspace::Document& document,
                std::span<const text::Diagnostic> found, std::span<const Choice> choices, rules::Options options);

/// The same for who knows already what `rules::run` found without a limit, and asks about several fixes.
bool is_proven(const workspace::Workspace& workspace, const workspace::Document& document,
               std::span<const text::Diagnostic> found, const text::Diagnostic& diagnostic, const text::Fix& fix,
               rules::Options options);

/// Takes the fixes that are not proven out of `found`, which `rules::run` has just found with `options`.
void keep_proven(const workspace::Workspace& workspace, const workspace::Document& document,
                 std::vector<text::Diagnostic>& found, rules::Options options);

}  // namespace asyncy::fix
