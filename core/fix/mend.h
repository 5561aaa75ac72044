// Mends a whole document: every fix that is proven, together.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/fix/fix.h"

namespace asyncy::fix {

/// A document after its fixes.
struct Mended {
  std::shared_ptr<const workspace::Document> document;
  std::vector<const text::RuleInfo*> rules;  ///< of the diagnostics that were mended, in the order in which they were
};

/// For each diagnostic of a document the ways to be rid of it that may be taken, best first.
using Ways = std::function<std::vector<std::vector<text::Fix>>(const workspace::Document&, std::span<const text::Diagnostic>)>;

/// Its obvious mend; with `unsafe` also the others, none of which is the obvious one.
Ways fixes(bool unsafe);

/// Applies the first of the ways that is proven, for as many diagnostics as hold together, again and again until nothing is
/// left to do: mending what was mended changes nothing. Empty when nothing changes.
std::optional<Mended> mend(const workspace::Workspace& workspace, const workspace::Document& document,
                           const rules::Options& options, const Ways& ways);

}  // namespace asyncy::fix
