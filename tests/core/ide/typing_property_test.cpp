// What is said while a manifest is typed: nothing about lines that the typing has not reached.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <set>

#include "core/rules/run.h"
#include "core/text/utf.h"
#include "tests/support/corpus.h"

namespace typing_property_test {

using namespace asyncy;
using text::Offset;

namespace {

/// A rule, and the line that it is told of, counted from the end of the text.
using Found = std::set<std::pair<std::string_view, std::uint32_t>>;

/// What is found in `bytes` below `line`.
Found found_below(const std::string& bytes, std::uint32_t line, std::shared_ptr<const workspace::Document>& document) {
  document = workspace::open("/m/asyncy.yml", text::Text(bytes), text::Language::manifest, document.get());
  const workspace::Workspace workspace({}, {document});
  Found out;
  for (const text::Diagnostic& each : rules::run(workspace, *document, {})) {
    const std::uint32_t at = document->text.line_of(each.range.begin);
    if (at > line) out.emplace(each.rule->name, document->text.line_count() - at);
  }
  return out;
}

struct Typed {
  std::size_t prefixes = 0;
  std::vector<std::string> told;
};

/// Types each line of the text anew in its place, while all others are there. What is told of the lines below must be told
/// with the whole line, too, or was told before its first letter.
void type_lines(const std::string& name, const std::string& bytes, Typed& typed) {
  const text::Text text(bytes);
  std::shared_ptr<const workspace::Document> document;
  const Found whole = found_below(bytes, 0, document);
  // Of long files every seventh line.
  const std::uint32_t step = text.line_count() > 120 ? 7 : 1;
  for (std::uint32_t line = 0; line < text.line_count(); line += step) {
    const text::Range range = text.line_range(line);
    const std::string_view written = text.slice(range);
    const auto first = written.find_first_not_of(" -");
    const auto colon = written.find(':');
    if (first == std::string_view::npos || colon == std::string_view::npos || written[first] == '#') continue;
    std::string without = bytes;
    without.replace(range.begin, range.size(), written.substr(0, first));
    const Found before = found_below(without, line, document);
    // Inside the key each letter, behind it every third.
    for (auto length = first + 1; length < written.size(); length += length <= colon ? 1 : 3) {
      std::string half = bytes;
      half.replace(range.begin, range.size(), written.substr(0, length));
      ++typed.prefixes;
      for (const auto& each : found_below(half, line, document))
        if (!whole.contains(each) && !before.contains(each))
          typed.told.push_back(name + ':' + std::to_string(line + 1) + " `" + std::string(written.substr(0, length)) + "` brings " +
                               std::string(each.first) + " to line " + std::to_string(text.line_count() - each.second + 1));
    }
  }
}

}  // namespace

TEST_CASE("while a line of a real manifest is typed nothing new is told of the lines below") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  Typed typed;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*corpus))
    if (entry.path().extension() == ".yml" && entry.file_size() < 20000)
      type_lines(entry.path().filename().string(), text::decode_file(test::read_file(entry.path())).utf8, typed);
  std::string list;
  for (const std::string& each : typed.told) list += each + '\n';
  std::cout << "prefixes typed: " << typed.prefixes << ", told of lines below: " << typed.told.size() << '\n';
  INFO(list);
  CHECK(typed.prefixes > 5000);
  CHECK(typed.told.empty());
}

}  // namespace typing_property_test
