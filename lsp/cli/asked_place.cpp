#include "lsp/cli/asked_place.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/host/load.h"
#include "core/host/root.h"
#include "core/report/place.h"
#include "core/text/utf.h"
#include "lsp/cli/shared_options.h"

namespace asyncy::cli {
namespace {

struct Written {
  std::string file;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// Takes `:number` from the end; nothing when there is none.
std::optional<std::uint32_t> take_number(std::string_view& written) {
  const auto colon = written.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view digits = written.substr(colon + 1);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number == 0) return std::nullopt;
  written.remove_suffix(written.size() - colon);
  return number;
}

text::Offset offset_of(const text::Text& text, const Written& written) {
  const text::Range line = text.line_range(std::min(written.line, text.line_count()) - 1);
  const std::string_view bytes = text.slice(line);
  std::size_t at = 0;
  for (std::uint32_t left = written.column - 1; left > 0 && at < bytes.size(); --left)
    at += text::code_point_at(bytes, at).size;
  return line.begin + static_cast<text::Offset>(at);
}

}  // namespace

host::Result<AskedPlace> read_place(std::string_view written, const Arguments& arguments, bool whole_file) {
  Written asked;
  std::string_view rest = written;
  const auto last = take_number(rest);
  const auto first = last ? take_number(rest) : std::nullopt;
  if (first) asked = {.file = std::string(rest), .line = *first, .column = *last};
  if (!first && whole_file) asked.file = written;
  if (asked.file.empty()) return host::Error{std::string(written) + " is no place: write FILE:LINE:COLUMN, both from 1"};
  const std::string path = host::absolute_path(asked.file).string();
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return host::Error{"there is no file " + asked.file};
  host::LoadRequest request{
      .paths = {path, host::workspace_root(path)}, .services = services_given(arguments), .open = {}};
  AskedPlace place{.workspace = host::load(request).workspace};
  place.document = place.workspace.find(path);
  if (place.document == nullptr) return host::Error{"cannot read " + asked.file};
  place.offset = offset_of(place.document->text, asked);
  return place;
}

report::Options shown_from_here() {
  std::error_code error;
  return {.base = std::filesystem::current_path(error).string(), .colour = false};
}

std::string shown_place(const workspace::Document& document, text::Range range) {
  const auto [line, column] = report::place_of(document.text, range.begin);
  return report::shown_path(document.path, shown_from_here()) + ':' + std::to_string(line) + ':' + std::to_string(column);
}

json::Json place_to_json(const workspace::Document& document, text::Range range) {
  const auto begin = report::place_of(document.text, range.begin);
  const auto end = report::place_of(document.text, range.end);
  return {{"path", report::shown_path(document.path, shown_from_here())},
          {"line", begin.line},
          {"column", begin.column},
          {"endLine", end.line},
          {"endColumn", end.column}};
}

}  // namespace asyncy::cli
