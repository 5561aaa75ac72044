#include "core/manifest/format.h"

#include <catch2/catch.hpp>
#include <string>

namespace format_test {

using namespace asyncy;
using manifest::FormatPartKind;

namespace {

/// Parts in one line: `word`, `{name}`, `*`, `**`, `{*}`, `{$}`; a joined one stands behind a `~`.
std::string parts(std::string_view source) {
  std::string out;
  for (const auto& part : manifest::parse_format(source).parts) {
    if (!out.empty()) out += part.joined ? "~" : " ";
    const bool braces = part.kind == FormatPartKind::argument || part.kind == FormatPartKind::all_others ||
                        part.kind == FormatPartKind::command;
    out += braces ? '{' + std::string(part.text) + '}' : std::string(part.text);
  }
  return out;
}

/// Faults as `kind:begin-end`.
std::string faults(std::string_view source) {
  std::string out;
  for (const auto& fault : manifest::parse_format(source).faults)
    out += (out.empty() ? "" : " ") + std::to_string(static_cast<int>(fault.kind)) + ':' +
           std::to_string(fault.range.begin) + '-' + std::to_string(fault.range.end);
  return out;
}

}  // namespace

TEST_CASE("a format is read in words, stars and names") {
  CHECK(parts("{bar} {foo} * **") == "{bar} {foo} * **");
  CHECK(parts(manifest::kDefaultFormat) == "* **");
  CHECK(parts("echo {*} {data}") == "echo {*} {data}");
  CHECK(parts("{$} {*}") == "{$} {*}");
  CHECK(parts("{color hex}") == "{color hex}");
  CHECK(parts("{ foo }") == "{foo}");
  CHECK(parts("--a={foo}x  y") == "--a=~{foo}~x y");
  CHECK(parts("") == "");
  CHECK(parts(" \n ") == "");
  CHECK(faults("{bar} {foo} * **") == "");
}

TEST_CASE("ranges of a format's parts hold their braces") {
  const auto format = manifest::parse_format("a {bar} **");
  REQUIRE(format.parts.size() == 3);
  CHECK(format.parts[1].range == text::Range{2, 7});
  CHECK(format.parts[2].range == text::Range{8, 10});
}

TEST_CASE("what is wrong with a format is told and read as words") {
  CHECK(faults("{foo") == "0:0-1");
  CHECK(parts("{foo") == "{~foo");
  CHECK(faults("a}") == "1:1-2");
  CHECK(faults("{}") == "2:0-2");
  CHECK(faults("{ }") == "2:0-3");
  CHECK(faults("***") == "3:0-3");
  CHECK(faults("{{x}}") == "0:0-1 1:4-5");
}

}  // namespace format_test
