#include "core/report/finding.h"

#include "core/text/utf.h"

namespace asyncy::report {

Span span_of(const workspace::Document& document, text::Range range, const Options& options) {
  return {.path = shown_path(document.path, options),
          .begin = place_of(document.text, range.begin),
          .end = place_of(document.text, range.end)};
}

std::vector<Finding> findings_of(std::span<const Judged> judged, const Options& options) {
  std::vector<Finding> out;
  for (const Judged& file : judged)
    for (const text::Diagnostic& diagnostic : file.diagnostics)
      out.push_back({*file.document, diagnostic, span_of(*file.document, diagnostic.range, options)});
  return out;
}

std::vector<RelatedSpan> related_of(const workspace::Workspace& workspace, const Finding& finding, const Options& options) {
  std::vector<RelatedSpan> out;
  for (const text::Related& related : finding.diagnostic.related) {
    const workspace::Document* document = related.path.empty() || related.path == finding.document.path ? &finding.document : workspace.find(related.path);
    if (document != nullptr) out.push_back({span_of(*document, related.range, options), related.message});
  }
  return out;
}

std::string_view reference_of(const text::Diagnostic& diagnostic) {
  return diagnostic.reference.empty() ? diagnostic.rule->reference : diagnostic.reference;
}

std::string uri_path(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/!$&'()*+,;=@";
  std::string out;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       kPlain.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += "0123456789ABCDEF"[byte >> 4U];
    out += "0123456789ABCDEF"[byte & 0xFU];
  }
  return out;
}

std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::code_point_at(text, at);
    at += point.size;
    switch (point.value) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      case U'\t': out += "&#9;"; break;
      case U'\n': out += "&#10;"; break;
      case U'\r': out += "&#13;"; break;
      default:
        text::append_utf8(out, point.value < 0x20 || point.value == 0xFFFE || point.value == 0xFFFF ? U'\uFFFD' : point.value);
    }
  }
  return out;
}

}  // namespace asyncy::report
