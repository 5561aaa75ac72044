#include <nlohmann/json.hpp>

#include "core/json/json.h"
#include "core/report/place.h"
#include "core/report/report.h"

namespace asyncy::report {
namespace {

using json::Json;

Json place(const text::Text& text, text::Offset offset) {
  const Place at = place_of(text, offset);
  return {{"line", at.line}, {"column", at.column}};
}

Json range(const text::Text& text, text::Range range) {
  return {{"start", place(text, range.begin)}, {"end", place(text, range.end)}};
}

}  // namespace

std::string write_json(const workspace::Workspace& workspace, std::span<const Judged> judged, const Options& options) {
  Json diagnostics = Json::array();
  for (const Judged& file : judged)
    for (const text::Diagnostic& diagnostic : file.diagnostics) {
      Json related = Json::array();
      for (const text::Related& place : diagnostic.related) {
        const workspace::Document* other = place.path.empty() ? file.document : workspace.find(place.path);
        if (other == nullptr) continue;
        related.push_back({{"path", shown_path(other->path, options)},
                           {"message", place.message},
                           {"range", range(other->text, place.range)}});
      }
      Json entry = {{"path", shown_path(file.document->path, options)},
                    {"rule", diagnostic.rule->name},
                    {"severity", name_of(diagnostic.severity)},
                    {"message", diagnostic.message},
                    {"range", range(file.document->text, diagnostic.range)},
                    {"related", std::move(related)}};
      const std::string_view reference = diagnostic.reference.empty() ? diagnostic.rule->reference : diagnostic.reference;
      if (!reference.empty()) entry["reference"] = reference;
      diagnostics.push_back(std::move(entry));
    }
  return json::dump({{"version", 1}, {"diagnostics", std::move(diagnostics)}}, {.indent = 2}) + '\n';
}

}  // namespace asyncy::report
