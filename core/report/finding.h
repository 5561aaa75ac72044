// What the writers of all formats say of a finding.
#pragma once

#include <string>
#include <vector>

#include "core/report/place.h"
#include "core/report/report.h"

namespace asyncy::report {

/// A place in a file, as formats put it.
struct Span {
  std::string path;  ///< as it is shown
  Place begin;
  Place end;
};

struct Finding {
  const workspace::Document& document;
  const text::Diagnostic& diagnostic;
  Span span;
};

struct RelatedSpan {
  Span span;
  std::string_view message;
};

/// In the order of the report.
std::vector<Finding> findings_of(std::span<const Judged> judged, const Options& options);

Span span_of(const workspace::Document& document, text::Range range, const Options& options);

/// The places that explain a finding and are at hand.
std::vector<RelatedSpan> related_of(const workspace::Workspace& workspace, const Finding& finding, const Options& options);

/// The references of the rule, or the one of them that the finding is; may be empty.
std::string_view reference_of(const text::Diagnostic& diagnostic);

/// A path as the path of a URI: `/` stays, what URIs reserve is escaped.
std::string uri_path(std::string_view path);

/// Text for XML, in quotes too: what XML cannot hold becomes U+FFFD.
std::string xml(std::string_view text);

}  // namespace asyncy::report
