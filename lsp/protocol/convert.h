// Our ranges, edits and diagnostics as the client wants them.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/text/diagnostic.h"
#include "lsp/protocol/read.h"

namespace asyncy::protocol {

Json to_json(Position position);
Json to_json(const text::Text& text, text::Range range, PositionEncoding encoding);
/// `TextEdit`s.
Json to_json(const text::Text& text, std::span<const text::Edit> edits, PositionEncoding encoding);

/// A reversed range is read as if its ends were the other way round.
text::Range range_from_positions(const text::Text& text, PositionRange range, PositionEncoding encoding);

/// Where a path's document is for the client, and what it holds.
struct Known {
  std::string uri;
  text::Text text;
};

struct DiagnosticContext {
  const Known& document;  ///< the one with the diagnostic
  PositionEncoding encoding = PositionEncoding::utf16;
  bool related_information = false;                                         ///< the client shows it
  bool data = false;                                                        ///< the client gives it back with code actions
  bool tags = false;                                                        ///< the client shows them, too
  std::function<std::optional<Known>(std::string_view path)> find_related;  ///< for the paths of `text::Related`
  /// The URI of a page about a rule; empty: none.
  std::function<std::string(const text::RuleInfo& rule)> page_of = [](const text::RuleInfo&) { return std::string(); };
};

Json to_json(const text::Diagnostic& diagnostic, const DiagnosticContext& context);

}  // namespace asyncy::protocol
