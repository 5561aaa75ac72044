// The comments that silence a diagnostic where it stands.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/rules/suppress.h"
#include "core/text/diagnostic.h"
#include "core/workspace/document.h"

namespace asyncy::fix {

/// The ways to silence `diagnostic`, best first: `comments` are those of the document; one that speaks of the place already is
/// extended. `reason` stands behind a new comment; may be empty. Each is to be proven like any fix.
std::vector<text::Fix> silencers(const workspace::Document& document, const std::vector<rules::Suppression>& comments,
                                 const text::Diagnostic& diagnostic, std::string_view reason = {});

/// Comments around the lines from `first` to `last`, numbered from 0, that silence `rules` there. To be proven, too.
text::Fix silence_lines(const text::Text& text, std::uint32_t first, std::uint32_t last, std::span<const std::string_view> rules);

}  // namespace asyncy::fix
