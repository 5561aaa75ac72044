// What a project has decided to live with for now: findings by their meaning, so that neither moved lines nor renamed files
// bring them back.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/meaning.h"
#include "core/report/report.h"

namespace asyncy::report {

struct Baseline {
  std::map<Meaning, std::size_t> entries;  ///< how many findings mean this

  friend bool operator==(const Baseline&, const Baseline&) = default;
};

/// Everything that was found.
Baseline baseline_of(const workspace::Workspace& workspace, std::span<const Judged> judged);

/// Takes out of `judged` what the baseline knows, as often as it knows it. The result are the entries, or parts of them, that
/// nothing means any more.
Baseline take_known(const workspace::Workspace& workspace, std::vector<Judged>& judged, Baseline baseline);

/// `baseline` without the entries of `stale`.
Baseline without(Baseline baseline, const Baseline& stale);

/// One entry on each line, sorted, so that changes of two people rarely meet.
std::string write_baseline(const Baseline& baseline);
/// Nothing when the text is no baseline of a version that is known here.
std::optional<Baseline> read_baseline(std::string_view text);

/// `unknown-command: demo og` in words for people.
std::string describe(const Meaning& meaning);

}  // namespace asyncy::report
