#include <algorithm>
#include <array>

#include "core/report/cause.h"
#include "core/report/finding.h"
#include "core/report/place.h"
#include "core/report/report.h"
#include "core/text/utf.h"

namespace asyncy::report {
namespace {

using text::Offset;
using text::Range;
using text::Severity;

/// The widest source line that is shown whole; of longer ones a window around the finding.
constexpr std::size_t kWindow = 160;

class Writer {
 public:
  Writer(const workspace::Workspace& workspace, const Options& options) : workspace_(workspace), options_(options) {}

  std::string run(std::span<const Judged> judged) {
    for (const Judged& file : judged) {
      for (const text::Diagnostic& diagnostic : file.diagnostics) {
        ++counts_[static_cast<std::size_t>(diagnostic.severity)];
        if (options_.grouping == Grouping::none) finding(*file.document, diagnostic);
      }
      if (!file.diagnostics.empty()) ++files_with_findings_;
    }
    if (options_.grouping == Grouping::cause)
      for (const Cause& each : causes_of(workspace_, findings_of(judged, options_))) cause(each);
    summary(judged.size());
    return std::move(out_);
  }

 private:
  void finding(const workspace::Document& document, const text::Diagnostic& diagnostic) {
    out_ += linked(document.path, paint(kBold, where(document.path, document.text, diagnostic.range))) + ": " +
            paint(colour_of(diagnostic.severity), std::string(name_of(diagnostic.severity))) + ": " +
            printable(diagnostic.message) + ' ' + paint(kFaint, '[' + std::string(diagnostic.rule->name) + ']') + '\n';
    source_line(document.text, diagnostic.range, diagnostic.severity);
    for (const text::Related& related : diagnostic.related) related_place(document, related);
    out_ += '\n';
  }

  void related_place(const workspace::Document& document, const text::Related& related) {
    const workspace::Document* other = related.path.empty() ? &document : workspace_.find(related.path);
    if (other == nullptr) return;
    const std::string place = linked(other->path, where(other->path, other->text, related.range));
    out_ += paint(kFaint, "  → " + place + ": " + printable(related.message)) + '\n';
  }

  [[nodiscard]] std::string where(const std::string& path, const text::Text& text, Range range) const {
    const Place place = place_of(text, range.begin);
    return printable(shown_path(path, options_)) + ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
  }

  void source_line(const text::Text& text, Range range, Severity severity) {
    const std::uint32_t line = text.line_of(range.begin);
    const Range whole = text.line_range(line);
    const Range shown = window(text, whole, range.begin);
    const std::string number = std::to_string(line + 1);
    const std::string gutter = paint(kFaint, " " + number + " │ ");
    const Offset begin = std::clamp(range.begin, shown.begin, shown.end);
    const Offset end = std::clamp(range.end, begin, shown.end);
    const std::size_t width = std::max<std::size_t>(1, columns(text.slice({begin, end})));
    out_ += gutter + (shown.begin > whole.begin ? "…" : "") + text_columns(text.slice(shown)) +
            (shown.end < whole.end ? "…" : "") + '\n';
    const std::size_t indent = columns(text.slice({shown.begin, begin})) + (shown.begin > whole.begin ? 1 : 0);
    out_ += paint(kFaint, std::string(number.size() + 2, ' ') + "│ ") + std::string(indent, ' ') +
            paint(colour_of(severity), std::string(width, '^')) + '\n';
  }

  /// One heading, and below it every place where it shows.
  void cause(const Cause& cause) {
    const text::Diagnostic& first = cause.findings.front().diagnostic;
    if (cause.findings.size() == 1) return finding(cause.findings.front().document, first);
    const std::string places = counted(cause.findings.size(), "place", "places") + ": ";
    const std::string heading = cause.document == nullptr ? "" : where(cause.document->path, cause.document->text, cause.range);
    if (!heading.empty()) out_ += linked(cause.document->path, paint(kBold, heading)) + ": ";
    out_ += paint(colour_of(first.severity), std::string(name_of(first.severity))) + " in " + places + printable(cause.message) +
            ' ' + paint(kFaint, '[' + std::string(first.rule->name) + ']') + '\n';
    if (cause.document != nullptr && !cause.range.empty()) source_line(cause.document->text, cause.range, first.severity);
    for (const Finding& each : cause.findings)
      out_ += "  " + linked(each.document.path, where(each.document.path, each.document.text, each.diagnostic.range)) +
              (each.diagnostic.message == cause.message ? "" : ": " + printable(each.diagnostic.message)) + '\n';
    out_ += '\n';
  }

  /// The part of a long line around `at`, cut between code points.
  [[nodiscard]] static Range window(const text::Text& text, Range line, Offset at) {
    if (line.size() <= kWindow) return line;
    constexpr Offset kBefore = kWindow / 3;
    const auto inside_character = [&](Offset offset) {
      return offset < line.end && (static_cast<unsigned char>(text.view()[offset]) & 0xC0U) == 0x80U;
    };
    Offset begin = at > line.begin + kBefore ? at - kBefore : line.begin;
    Offset end = std::min<Offset>(line.end, begin + kWindow);
    while (begin < at && inside_character(begin)) ++begin;
    while (end > at && inside_character(end)) --end;
    return {begin, end};
  }

  /// As a terminal shows it: tabs take four columns.
  [[nodiscard]] static std::string text_columns(std::string_view source) {
    std::string out;
    for (const char c : source) c == '\t' ? out += "    " : out += c;
    return printable(out);
  }

  [[nodiscard]] static std::size_t columns(std::string_view source) {
    const std::string shown = text_columns(source);
    std::size_t width = 0;
    for (std::size_t at = 0; at < shown.size();) {
      const text::CodePoint point = text::code_point_at(shown, at);
      width += static_cast<std::size_t>(display_width(point.value));
      at += point.size;
    }
    return width;
  }

  void summary(std::size_t files) {
    std::size_t all = 0;
    std::string parts;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      all += counts_[i];
      if (counts_[i] == 0) continue;
      parts += (parts.empty() ? "" : ", ") + counted(counts_[i], plural_[i].first, plural_[i].second);
    }
    const std::string checked = counted(files, "file", "files");
    if (all == 0)
      out_ += "Nothing to say about " + checked + ".\n";
    else
      out_ += paint(kBold, parts + " in " + std::to_string(files_with_findings_) + " of " + checked) + ".\n";
  }

  [[nodiscard]] static std::string counted(std::size_t count, std::string_view one, std::string_view more) {
    return std::to_string(count) + ' ' + std::string(count == 1 ? one : more);
  }

  static constexpr std::string_view kBold = "1";
  static constexpr std::string_view kFaint = "2";

  [[nodiscard]] static std::string_view colour_of(Severity severity) {
    switch (severity) {
      case Severity::error: return "1;31";
      case Severity::warning: return "1;33";
      case Severity::information: return "1;34";
      case Severity::hint: return "1;36";
    }
    return kBold;
  }

  [[nodiscard]] std::string paint(std::string_view code, std::string text) const {
    if (!options_.colour) return text;
    return "\x1b[" + std::string(code) + 'm' + std::move(text) + "\x1b[0m";
  }

  /// OSC 8: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
  [[nodiscard]] std::string linked(const std::string& path, std::string text) const {
    if (!options_.hyperlinks) return text;
    return "\x1b]8;;file://" + uri_path(path) + "\x1b\\" + std::move(text) + "\x1b]8;;\x1b\\";
  }

  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> plural_ = {
      {{"error", "errors"}, {"warning", "warnings"}, {"information", "information"}, {"hint", "hints"}}};

  const workspace::Workspace& workspace_;
  const Options& options_;
  std::string out_;
  std::array<std::size_t, 4> counts_{};
  std::size_t files_with_findings_ = 0;
};

}  // namespace

std::string write_text(const workspace::Workspace& workspace, std::span<const Judged> judged, const Options& options) {
  return Writer(workspace, options).run(judged);
}

}  // namespace asyncy::report
