// What two versions of a manifest mean for those who call it.
#include "core/compare/compare.h"

#include <catch2/catch.hpp>
#include <source_location>

#include "core/manifest/build.h"
#include "core/yaml/parse.h"

namespace compare_test {

using namespace asyncy;

namespace {

using Rules = std::vector<std::string>;

manifest::Manifest manifest_of(const std::string& text) { return manifest::build(yaml::parse(text::Text(text))); }

std::vector<compare::Change> changes(const std::string& before, const std::string& after) {
  return compare::compare(manifest_of(before), manifest_of(after));
}

/// `impact rule` of each.
Rules rules(const std::string& before, const std::string& after) {
  Rules out;
  for (const auto& change : changes(before, after)) out.push_back(std::string(name_of(change.impact)) + ' ' + std::string(change.rule));
  return out;
}

/// Between two bodies of the argument `to`.
void check_argument(const std::string& before, const std::string& after, const Rules& expected,
                    std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  const std::string head = "commands:\n  go:\n    kwargs:\n    - name: to\n";
  CHECK(rules(head + before, head + after) == expected);
}

std::string command(const std::string& body) { return "commands:\n  go:\n    help: Goes.\n" + body; }

}  // namespace

TEST_CASE("what may be passed in an argument") {
  check_argument("      type: int\n", "      type: int\n", {});
  check_argument("      type: int\n", "      type: string\n", {"breaking type-changed"});
  check_argument("      type: int\n", "      type: [int, string]\n", {"safe type-widened"});
  check_argument("      type: [int, string]\n", "      type: int\n", {"breaking type-changed"});
  check_argument("      type: int\n", "", {"safe type-widened"});
  check_argument("      enum: [a, b]\n", "      enum: [a]\n", {"breaking enum-narrowed"});
  check_argument("      enum: [a]\n", "      enum: [b, a]\n", {"safe enum-widened"});
  check_argument("      enum: [a, b]\n", "      enum: [b, c]\n", {"breaking enum-narrowed", "safe enum-widened"});
  check_argument("", "      enum: [a]\n", {"breaking enum-added"});
  check_argument("      enum: [a]\n", "", {"safe enum-removed"});
  check_argument("      pattern: '^a'\n", "      pattern: '^a'\n", {});
  check_argument("      pattern: '^a'\n", "      pattern: '^ab?'\n", {"risky pattern-changed"});
  check_argument("      pattern: '^a'\n      default: ax\n", "      pattern: '^b'\n      default: ax\n", {"breaking pattern-narrowed"});
  check_argument("", "      pattern: '^a'\n", {"breaking pattern-added"});
  check_argument("      pattern: '^a'\n", "", {"safe pattern-removed"});
  check_argument("      default: 1\n", "      default: 2\n", {"risky default-changed"});
  check_argument("", "      default: 2\n", {"risky default-added"});
  check_argument("      required: true\n", "", {"safe argument-optional"});
  check_argument("", "      required: true\n", {"breaking argument-required"});
}

TEST_CASE("a counter-example is named where one is known") {
  const auto found = changes(command("    kwargs:\n    - {name: to, enum: [home, work]}\n"),
                             command("    kwargs:\n    - {name: to, pattern: '^h'}\n"));
  REQUIRE(found.size() == 2);
  CHECK(found[0].rule == "pattern-narrowed");
  CHECK(found[0].message == "`to` of `go` must match `^h`; `work` was right and is refused");
}

TEST_CASE("commands and arguments that come, go and get other names") {
  CHECK(rules("commands:\n  go:\n    help: Goes.\n", "commands:\n  run:\n    help: Runs.\n") ==
        Rules{"breaking command-removed", "safe command-added"});
  CHECK(rules(command("    kwargs: [to]\n"), command("    kwargs: [to, by]\n")) == Rules{"safe argument-added"});
  CHECK(rules(command("    kwargs: [to]\n"), command("    kwargs: [to, {name: by, required: true}]\n")) ==
        Rules{"breaking required-argument-added"});
  CHECK(rules(command("    kwargs: [channel]\n"), command("    kwargs: [chanel]\n")) == Rules{"breaking argument-renamed"});
  CHECK(rules(command("    kwargs:\n    - {name: kind, enum: [jpeg, png]}\n"), command("    kwargs:\n    - {name: sort, enum: [jpeg, png]}\n")) ==
        Rules{"breaking argument-renamed"});
  CHECK(rules(command("    kwargs:\n    - {name: kind, enum: [jpeg, png]}\n"), command("    kwargs:\n    - {name: sort, enum: [jpeg]}\n")) ==
        Rules{"breaking argument-removed", "safe argument-added"});
  CHECK(rules(command("    kwargs: [{name: to, help: Where.}]\n"), command("    kwargs: [{name: destination, help: Where.}]\n")) ==
        Rules{"breaking argument-renamed"});
  CHECK(rules(command("    kwargs: [to]\n    additional_kwargs: false\n"), command("    additional_kwargs: false\n")) ==
        Rules{"breaking argument-removed"});
  CHECK(rules(command("    args: [a, b]\n"), command("    args: [b, a]\n")) == Rules{"breaking position-changed"});
  CHECK(rules(command(""), command("    additional_kwargs: false\n")) == Rules{"breaking additional-closed"});
  CHECK(rules(command("    additional_args: false\n"), command("")) == Rules{"safe additional-opened"});
  CHECK(rules(command("    result: {type: string}\n"), command("    result: {type: int}\n")) == Rules{"risky result-changed"});
}

TEST_CASE("what a service as a whole needs and offers") {
  CHECK(rules("env:\n  A:\n    required: false\n", "env:\n  A:\n    required: true\n") == Rules{"breaking variable-required"});
  CHECK(rules("commands: {}\n", "env:\n  A:\n    required: true\n") == Rules{"breaking required-variable-added"});
  CHECK(rules("commands: {}\n", "env:\n  A:\n    required: false\n") == Rules{"safe variable-added"});
  CHECK(rules("env:\n  A:\n", "commands: {}\n") == Rules{"safe variable-removed"});
  CHECK(rules("entrypoint:\n  help: Runs.\n", "commands: {}\n") == Rules{"breaking entrypoint-removed"});
}

TEST_CASE("the worst change decides how the version grows") {
  CHECK(compare::version_bump(changes(command(""), command(""))) == "patch");
  CHECK(compare::version_bump(changes(command(""), command("    kwargs: [to]\n"))) == "minor");
  CHECK(compare::version_bump(changes(command(""), "commands: {}\n")) == "major");
}

}  // namespace compare_test
