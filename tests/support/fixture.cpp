#include "tests/support/fixture.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "core/rules/options.h"
#include "core/text/severity_name.h"
#include "core/text/utf.h"
#include "core/workspace/paths.h"
#include "tests/support/corpus.h"

namespace asyncy::test {
namespace {

using text::Diagnostic;
using workspace::Document;

constexpr std::string_view kCase = "# case: ";
constexpr std::string_view kFile = "# file: ";

std::string_view take_while(std::string_view& text, std::string_view characters) {
  const std::string_view taken = text.substr(0, std::min(text.find_first_not_of(characters), text.size()));
  text.remove_prefix(taken.size());
  return taken;
}

bool is_severity(std::string_view word) {
  return word == "error" || word == "warning" || word == "information" || word == "hint";
}

/// Nothing when `line` is no line of carets.
std::optional<Expectation> read_expectation(std::string_view line) {
  Expectation expected;
  std::string_view rest = line;
  expected.begin = take_while(rest, " ").size();
  if (!rest.starts_with('#')) return std::nullopt;
  rest.remove_prefix(1);
  if (rest.starts_with('<'))
    rest.remove_prefix(1);
  else
    ++expected.begin;
  expected.begin += take_while(rest, " ").size();
  if (rest.starts_with('|')) {
    rest.remove_prefix(1);
    expected.end = expected.begin;
  } else {
    const std::size_t carets = take_while(rest, "^").size();
    if (carets == 0) return std::nullopt;
    expected.end = expected.begin + carets;
    expected.open_end = rest.starts_with('>');
    if (expected.open_end) rest.remove_prefix(1);
  }
  if (take_while(rest, " ").empty()) return std::nullopt;
  std::string_view word = take_while(rest, "abcdefghijklmnopqrstuvwxyz-");
  if (is_severity(word) && rest.starts_with(' ')) {
    expected.severity = word;
    rest.remove_prefix(1);
    word = take_while(rest, "abcdefghijklmnopqrstuvwxyz-");
  }
  if (word.empty() || (!rest.empty() && !rest.starts_with(": "))) return std::nullopt;
  expected.rule = word;
  if (!rest.empty()) expected.message = rest.substr(2);
  return expected;
}

std::size_t column_of(const text::Text& text, text::Offset offset) {
  return text::count_code_points(text.slice({text.line_start(text.line_of(offset)), offset}));
}

bool same(const text::Text& text, const Diagnostic& found, const Expectation& expected) {
  const text::Range range = found.range;
  if (text.line_of(range.begin) != expected.line || column_of(text, range.begin) != expected.begin) return false;
  const bool one_line = text.line_of(range.end) == expected.line;
  if (one_line == expected.open_end || (one_line && column_of(text, range.end) != expected.end)) return false;
  return found.rule->name == expected.rule && found.message.find(expected.message) != std::string::npos &&
         (expected.severity.empty() || expected.severity == text::name_of(found.severity));
}

/// A line as it would stand in the fixture.
std::string drawn(const text::Text& text, const Diagnostic& found) {
  const std::uint32_t line = text.line_of(found.range.begin);
  const std::size_t begin = column_of(text, found.range.begin);
  const bool one_line = text.line_of(found.range.end) == line;
  const std::size_t width = one_line ? column_of(text, found.range.end) - begin : 1;
  return "  " + std::string(text.slice(text.line_range(line))) + "\n#<" + std::string(begin, ' ') +
         (width == 0 ? "|" : std::string(width, '^')) + (one_line ? " " : "> ") +
         std::string(text::name_of(found.severity)) + ' ' + std::string(found.rule->name) + ": " + found.message;
}

std::string drawn(const text::Text& text, const Expectation& expected) {
  return "  " + std::string(text.slice(text.line_range(static_cast<std::uint32_t>(expected.line)))) + "\n#<" +
         std::string(expected.begin, ' ') +
         (expected.begin == expected.end ? "|" : std::string(expected.end - expected.begin, '^')) +
         (expected.open_end ? "> " : " ") + expected.severity + (expected.severity.empty() ? "" : " ") + expected.rule +
         ": " + expected.message;
}

}  // namespace

std::vector<Fixture> read_fixtures(std::string_view text) {
  std::vector<Fixture> fixtures;
  std::size_t lines = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with(kCase)) {
      fixtures.push_back({.title = std::string(line.substr(kCase.size())), .files = {}});
    } else if (line.starts_with(kFile)) {
      if (fixtures.empty()) fixtures.emplace_back();
      fixtures.back().files.push_back(
          {.path = std::string(kFixtureRoot) + '/' + std::string(line.substr(kFile.size())), .text = {}, .expected = {}});
      lines = 0;
    } else if (fixtures.empty() || fixtures.back().files.empty()) {
      // A word to the reader before the first file.
      if (!line.empty() && !line.starts_with('#')) FAIL("a fixture begins with `# file: `, not with " << line);
    } else if (auto expected = read_expectation(line)) {
      if (lines == 0) FAIL("no line above " << line);
      expected->line = lines - 1;
      fixtures.back().files.back().expected.push_back(std::move(*expected));
    } else {
      fixtures.back().files.back().text += std::string(line) + '\n';
      ++lines;
    }
  }
  if (fixtures.empty()) FAIL("a fixture without files");
  return fixtures;
}

workspace::Workspace open_fixture(const Fixture& fixture, std::string_view line_end) {
  workspace::Root root{.path = std::string(kFixtureRoot), .config = {}};
  std::vector<std::shared_ptr<const Document>> documents;
  for (const FixtureFile& file : fixture.files) {
    std::string bytes;
    for (const char c : file.text) c == '\n' ? bytes += line_end : bytes += c;
    documents.push_back(workspace::open(file.path, text::Text(std::move(bytes)), workspace::language_of(file.path)));
    const auto* config = documents.back()->config();
    if (config != nullptr && workspace::parent_of(file.path) == kFixtureRoot) root.config = config->config;
  }
  return {{root}, documents};
}

std::vector<Diagnostic> judge(const workspace::Workspace& workspace, const Document& document) {
  return rules::run(workspace, document, rules::options_for(workspace, document.path));
}

std::string fixture_faults(const Fixture& fixture, std::string_view line_end) {
  const workspace::Workspace workspace = open_fixture(fixture, line_end);
  std::string faults;
  for (const FixtureFile& file : fixture.files) {
    const Document& document = *workspace.find(file.path);
    std::vector<Expectation> missing = file.expected;
    for (const Diagnostic& found : judge(workspace, document)) {
      const auto match = std::find_if(missing.begin(), missing.end(),
                                      [&](const Expectation& each) { return same(document.text, found, each); });
      if (match == missing.end())
        faults += file.path + ": unexpected\n" + drawn(document.text, found) + '\n';
      else
        missing.erase(match);
    }
    for (const Expectation& each : missing) faults += file.path + ": missing\n" + drawn(document.text, each) + '\n';
  }
  return faults;
}

void check_fixtures(std::string_view text) {
  for (const Fixture& fixture : read_fixtures(text)) {
    CHECK_FALSE(fixture.files.empty());
    const std::string faults = fixture_faults(fixture);
    if (!faults.empty()) FAIL_CHECK(fixture.title << '\n' << faults);
    for (const std::string_view line_end : {"\r\n", "\r"})
      if (faults.empty() && !fixture_faults(fixture, line_end).empty())
        FAIL_CHECK(fixture.title << (line_end == "\r" ? "\nwith CR\n" : "\nwith CRLF\n")
                                 << fixture_faults(fixture, line_end));
  }
}

std::vector<std::pair<std::string, std::string>> fixture_files() {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& entry : std::filesystem::directory_iterator(project_root() / "tests" / "fixtures"))
    if (entry.path().extension() == ".fixture")
      files.emplace_back(entry.path().filename().string(), read_file(entry.path()));
  std::sort(files.begin(), files.end());
  if (files.empty()) FAIL("tests/fixtures holds no fixture");
  return files;
}

}  // namespace asyncy::test
