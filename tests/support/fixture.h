// Fixtures: small workspaces as text, with what must be said of them written below the lines that it is said of.
//
//   # case: a misspelt key                    begins a workspace of its own; left out where a text holds only one
//   # file: services/demo/asyncy.yml          begins a file, below the virtual root /w
//   commands:
//     go:
//       hepl: Goes.
//   #   ^^^^ unknown-key: did you mean `help`
//
// A line of carets, valid as a comment in both languages, expects a finding on the line above: its exact range (columns are
// code points), its rule, after `: ` a part of its message. A severity before the rule (`hint unused-anchor`) is compared
// when given.
//   `^^^`   from the first caret to behind the last
//   `^^>`   from the first caret to somewhere on a later line
//   `|`     an empty range before this column
//   `#<`    a range may begin where the `#` would stand, so what follows `#<` is meant two columns further left:
//           `#<^^^^` are the first four columns of the line
// Caret lines are taken out before anything is read; everything else is judged as it stands, once with each line end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::test {

struct Expectation {
  std::size_t line = 0;   ///< from 0, in the text without caret lines
  std::size_t begin = 0;  ///< columns in code points, from 0
  std::size_t end = 0;
  bool open_end = false;  ///< ends on a later line
  std::string severity;   ///< empty: any
  std::string rule;
  std::string message;  ///< a part of it
};

struct FixtureFile {
  std::string path;  ///< absolute
  std::string text;  ///< lines end in `\n`
  std::vector<Expectation> expected;
};

struct Fixture {
  std::string title;
  std::vector<FixtureFile> files;
};

inline constexpr std::string_view kFixtureRoot = "/w";

/// Fails the running test where `text` is no fixture.
std::vector<Fixture> read_fixtures(std::string_view text);

/// The workspace of all files with `line_end`; an `asyncy-ls.yml` at the root counts.
workspace::Workspace open_fixture(const Fixture& fixture, std::string_view line_end = "\n");

/// All findings of one document, in the dialect that the config of its root says.
std::vector<text::Diagnostic> judge(const workspace::Workspace& workspace, const workspace::Document& document);

/// Empty when every file gets exactly what it expects; else what is unexpected or missing, a line for each.
std::string fixture_faults(const Fixture& fixture, std::string_view line_end = "\n");

/// Fails the running test, once for each case with faults.
void check_fixtures(std::string_view text);

/// Every file of tests/fixtures: its name and its bytes, sorted.
std::vector<std::pair<std::string, std::string>> fixture_files();

}  // namespace asyncy::test
