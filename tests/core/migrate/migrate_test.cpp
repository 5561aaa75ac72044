// Manifests from one dialect into the other: what becomes of them, what cannot be said, and that all means what it meant.
#include "core/migrate/migrate.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <source_location>

#include "core/compare/compare.h"
#include "core/manifest/build.h"
#include "core/text/edit.h"
#include "core/yaml/parse.h"
#include "tests/support/corpus.h"
#include "tests/support/mutate.h"

namespace migrate_test {

using namespace asyncy;
using migrate::Dialect;
using migrate::Migration;

namespace {

yaml::Tree parsed(std::string_view text) { return yaml::parse(text::Text(std::string(text))); }

/// What becomes of `text`; the reasons of a refusal, one in a line.
std::string migrated(std::string_view text, Dialect to) {
  const Migration migration = migrate::migrate(parsed(text), to);
  if (migration.refusals.empty()) return text::apply(text, migration.edits).value();
  std::string reasons;
  for (const migrate::Refusal& refusal : migration.refusals) reasons += refusal.reason + '\n';
  CHECK(migration.edits.empty());
  return reasons;
}

void check(std::string_view seed, std::string_view arguments, std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  CHECK(migrated(seed, Dialect::arguments) == arguments);
  CHECK(migrated(arguments, Dialect::arguments) == arguments);
}

/// There and back: `seed` and `arguments` are the two forms of one manifest.
void check_both(std::string_view seed, std::string_view arguments, std::source_location where = std::source_location::current()) {
  check(seed, arguments, where);
  INFO("line " << where.line());
  CHECK(migrated(arguments, Dialect::seed) == seed);
  CHECK(migrated(seed, Dialect::seed) == seed);
}

void check_back(std::string_view arguments, std::string_view seed, std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  CHECK(migrated(arguments, Dialect::seed) == seed);
  CHECK(migrated(seed, Dialect::seed) == seed);
}

void check_refused(std::string_view text, Dialect to, std::string_view reason,
                   std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  CHECK(migrate::migrate(parsed(text), to).refusals.size() == 1);
  CHECK(migrated(text, to).find(reason) != std::string::npos);
  CHECK(migrated(text, to) == std::string(reason) + '\n');
}

}  // namespace

TEST_CASE("migrate: the example of the guide, with its comments") {
  check(
      "commands:\n"
      "  go:\n"
      "    help: Short description\n"
      "    args:\n"
      "    # first of all\n"
      "    - name: foo  # its name\n"
      "      type: string\n"
      "      required: false         # default\n"
      "      help: |\n"
      "        Short\n"
      "          description\n"
      "\n"
      "    - bar                     # basic argument, description only\n"
      "    kwargs:  # by name\n"
      "    - name: block\n"
      "      type: json\n"
      "    result:\n"
      "      type: json\n",
      "commands:\n"
      "  go:\n"
      "    help: Short description\n"
      "    arguments:\n"
      "      # first of all\n"
      "      foo:  # its name\n"
      "        type: string\n"
      "        required: false         # default\n"
      "        help: |\n"
      "          Short\n"
      "            description\n"
      "\n"
      "      bar:                     # basic argument, description only\n"
      "        type: any\n"
      "      # by name\n"
      "      block:\n"
      "        type: json\n"
      "    additional_args: true\n"
      "    additional_kwargs: true\n"
      "    format: '{foo} {bar} * **'\n"
      "    output:\n"
      "      type: json\n");
}

TEST_CASE("migrate: back comes what it was, with what is now said") {
  check_both(
      "commands:\n  go:\n    args:\n      - name: a\n        type: int\n    kwargs:\n      - name: b\n        type: string\n    additional_args: true\n"
      "    additional_kwargs: false\n    result: {type: json}\n",
      "commands:\n  go:\n    arguments:\n      a:\n        type: int\n      b:\n        type: string\n    format: '{a} * **'\n    additional_args: true\n"
      "    additional_kwargs: false\n    output: {type: json}\n");
}

TEST_CASE("migrate: every form of an argument") {
  check("commands:\n  go:\n    kwargs:\n      - foo:string\n      - 'it''s'\n      - {name: x, type: int}\n      - type: int\n        name: y  # why\n        help: Y.\n      - help: Z.\n        name: z",
        "commands:\n  go:\n    arguments:\n      foo:\n        type: string\n      'it''s':\n        type: any\n      x: {type: int}\n"
        "      y:  # why\n        type: int\n        help: Y.\n      z:\n        type: any\n        help: Z.\n    additional_args: true\n    additional_kwargs: true");
  check("commands:\n  go: {args: [foo, 'b:int', {name: x, enum: [1, 2]}], result: json}\n",
        "commands:\n  go: {arguments: {foo: {type: any}, b: {type: int}, x: {type: any, enum: [1, 2]}}, output: json, additional_args: true, "
        "additional_kwargs: true, format: '{foo} {b} {x} * **'}\n");
  check("commands:\n  go:\n    kwargs: [foo]\n    help: Goes.\n",
        "commands:\n  go:\n    arguments: {foo: {type: any}}\n    additional_args: true\n    additional_kwargs: true\n    help: Goes.\n");
  check("entrypoint:\n  args:\n  additional_args: false\n  additional_kwargs: false\n",
        "entrypoint:\n  arguments:\n  additional_args: false\n  additional_kwargs: false\n");
  check("commands:\n  go:\n    args:\n    kwargs:\n    - a\n",
        "commands:\n  go:\n    arguments:\n      a:\n        type: any\n    additional_args: true\n    additional_kwargs: true\n");
}

TEST_CASE("migrate: lists that are apart come together, by position first") {
  check("commands:\r\n  go:\r\n    kwargs:  # named\r\n    # one\r\n    - name: b\r\n      type: int\r\n    help: Goes.\r\n    args:\r\n    - a:int\r\n",
        "commands:\r\n  go:\r\n    help: Goes.\r\n    arguments:\r\n      a:\r\n        type: int\r\n      # named\r\n      # one\r\n      b:\r\n        type: int\r\n"
        "    additional_args: true\r\n    additional_kwargs: true\r\n    format: '{a} * **'\r\n");
  check("commands:\n  go:\n    kwargs: [b]\n    args: [a]\n",
        "commands:\n  go:\n    arguments:\n      a: {type: any}\n      b: {type: any}\n    additional_args: true\n    additional_kwargs: true\n    format: '{a} * **'\n");
}

TEST_CASE("migrate: a format goes on giving each argument its place") {
  check("commands:\n  go:\n    format: '{bar} *'\n    args: [foo, bar]\n    additional_args: true\n    additional_kwargs: true\n",
        "commands:\n  go:\n    format: '{bar} {foo} *'\n    arguments: {foo: {type: any}, bar: {type: any}}\n    additional_args: true\n    additional_kwargs: true\n");
  // The command line of a request is nobody's.
  check("commands:\n  go:\n    http: {method: get}\n    args: [foo]\n    additional_args: false\n    additional_kwargs: false\n",
        "commands:\n  go:\n    http: {method: get}\n    arguments: {foo: {type: any}}\n    additional_args: false\n    additional_kwargs: false\n");
}

TEST_CASE("migrate: variables have to be set as before") {
  check("env:\n  A:  # nothing said\n  B:\n    help: B.\n  C: {type: int}\n  D: ~\n  E: {}\n  F:\n    default: 1\n  G:\n    required: false\n",
        "environment:\n  A:  # nothing said\n    required: true\n  B:\n    help: B.\n    required: true\n  C: {type: int, required: true}\n  D:\n    required: true\n"
        "  E: {required: true}\n  F:\n    default: 1\n  G:\n    required: false\n");
  check_back("environment:\n  A:\n    type: int\n  B:\n  C: {}\n  D: {type: int, default: 2}\n",
             "env:\n  A:\n    type: int\n    required: false\n  B:\n    required: false\n  C: {required: false}\n  D: {type: int, default: 2}\n");
}

TEST_CASE("migrate: volumes and life cycles") {
  check_both("volumes:\n  story:\n    dest: /tmp\nlifecycle:\n  startup: ./startup.sh  # prepares\n  shutdown: |\n    ./shutdown.sh\n    date\ncap:\n- chown\n",
             "volumes:\n  story:\n    target: /tmp\nlifecycle:\n  startup:\n    command: ./startup.sh  # prepares\n  shutdown:\n    command: |\n      ./shutdown.sh\n      date\ncap:\n- chown\n");
  check_both("lifecycle: {startup: ./startup.sh}\n", "lifecycle: {startup: {command: ./startup.sh}}\n");
}

TEST_CASE("migrate: arguments become lists") {
  check_back("commands:\n  send:\n    arguments:\n      # whom\n      to:\n        type: string\n        required: true\n      bcc: {type: string}\n      cc:\n",
             "commands:\n  send:\n    kwargs:\n      # whom\n      - name: to\n        type: string\n        required: true\n      - {name: bcc, type: string}\n      - cc\n"
             "    additional_args: false\n    additional_kwargs: false\n");
  check_back("actions:\n  send:\n    arguments: {to: {type: string}, cc: }\n    output: map\n",
             "commands:\n  send:\n    kwargs: [{name: to, type: string}, cc]\n    additional_args: false\n    additional_kwargs: false\n    result: map\n");
}

TEST_CASE("migrate: what the first guide cannot say is told") {
  check_refused("commands:\n  go:\n    http: {method: get}\n", Dialect::seed, "the first guide has nothing that means `http` of a command");
  check_refused("omg: 1\n", Dialect::seed, "the first guide has nothing that means `omg` of the manifest of a service");
  check_refused("environment:\n  A:\n    sensitive: true\n", Dialect::seed,
                "the first guide has nothing that means `sensitive` of an environment variable");
  const auto many = migrate::migrate(parsed("commands:\n  go:\n    arguments:\n      a: {type: int, range: {min: 1}, in: query}\nhealth: {}\n"), Dialect::seed);
  CHECK(many.refusals.size() == 3);
}

TEST_CASE("migrate: what is not settled stays as it is") {
  check_refused("env:\n  A:\nenvironment:\n  B:\n", Dialect::arguments,
                "`env` and `environment` both declare variables; write all of them in one of the two first");
  check_refused("commands:\n  go:\n    args: [a]\n    arguments: {b: {type: int}}\n", Dialect::arguments,
                "this command declares arguments in both ways; bring them into one first");
  check_refused("commands:\n  go:\n    args: &shared [a]\n  run:\n    help: Runs.\n", Dialect::arguments,
                "arguments with an anchor, an alias or a tag are left to you: others may mean them, too");
  check_refused("commands:\n  go:\n    args: [a, # why\n     b]\n", Dialect::arguments,
                "a comment stands between the brackets of this list; write the list in lines first");
  CHECK(migrate::migrate(parsed("commands:\n  go:\n    args: {a: 1}\n"), Dialect::arguments).refusals.size() == 1);
  CHECK(migrate::migrate(parsed("commands:\n  go: [\n"), Dialect::arguments).refusals.size() == 1);
  for (const std::string_view text : {"", "# nothing\n", "app_name: x\nenv:\n  TOKEN: abc\n"})
    for (const Dialect to : {Dialect::seed, Dialect::arguments}) CHECK(migrated(text, to) == text);
}

TEST_CASE("migrate: real manifests are refused with a reason, or mean the same there and back") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  std::size_t there = 0;
  std::size_t back = 0;
  for (const std::string& text : test::corpus_texts(*corpus).manifests)
    for (const Dialect to : {Dialect::arguments, Dialect::seed}) {
      INFO(text);
      const yaml::Tree tree = parsed(text);
      const Migration migration = migrate::migrate(tree, to);
      if (!migration.refusals.empty()) {
        CHECK(migration.edits.empty());
        for (const migrate::Refusal& refusal : migration.refusals) CHECK(!refusal.reason.empty());
        continue;
      }
      const std::string other = text::apply(text, migration.edits).value();
      INFO(other);
      CHECK(migrated(other, to) == other);
      if (migration.edits.empty()) continue;
      ++there;
      CHECK(std::count(text.begin(), text.end(), '#') == std::count(other.begin(), other.end(), '#'));
      const auto model = manifest::build(tree);
      const yaml::Tree other_tree = parsed(other);
      for (const compare::Change& change : compare::compare(model, manifest::build(other_tree)))
        CHECK(change.message == "");
      // And back: by what it meant, whatever it was written like.
      const Migration home = migrate::migrate(other_tree, to == Dialect::seed ? Dialect::arguments : Dialect::seed);
      for (const migrate::Refusal& refusal : home.refusals) CHECK(refusal.reason == "");
      const std::string again = text::apply(other, home.edits).value();
      INFO(again);
      if (!home.edits.empty()) ++back;
      for (const compare::Change& change : compare::compare(model, manifest::build(parsed(again)))) CHECK(change.message == "");
    }
  CHECK(there >= 20);
  CHECK(back >= 20);
}

TEST_CASE("migrate: what people break is refused, or read again and means the same") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  const auto seeds = test::corpus_texts(*corpus).manifests;
  test::Mutator mutator(seeds, 20180509);
  std::size_t changed = 0;
  for (int i = 0; i < 1500; ++i) {
    const std::string mutant = mutator.next();
    const Dialect to = i % 2 == 0 ? Dialect::arguments : Dialect::seed;
    const Migration migration = migrate::migrate(parsed(mutant), to);
    if (migration.edits.empty()) continue;
    ++changed;
    const auto after = text::apply(mutant, migration.edits);
    INFO(mutant);
    REQUIRE(after);
    CHECK(parsed(*after).diagnostics.empty());
    CHECK(migrated(*after, to) == *after);
  }
  CHECK(changed > 50);
}

}  // namespace migrate_test
