// Marker fixtures: what is offered at each place of a manifest and of `asyncy-ls.yml`, while their lines are broken, too.
#include <algorithm>
#include <catch2/catch.hpp>
#include <source_location>

#include "core/manifest/capabilities.h"
#include "tests/support/completion.h"

namespace manifest_completion_test {

using namespace asyncy;
using ide::CompletionKind;
using test::accept;
using test::labels;

namespace {

const test::Project kManifest{.manifests = {}, .path = "/project/demo/asyncy.yml"};
const test::Project kConfig{.manifests = {{"demo", "commands: {}\n"}, {"deep/er", "commands: {}\n"}},
                            .path = "/project/asyncy-ls.yml"};

void check_completion(const test::Project& project, std::string_view text, std::string_view expected,
                      std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << text);
  CHECK(labels(test::completions_at(project, text)) == expected);
}

/// The first labels; how a list goes on is of no interest.
void check_first(std::string_view text, std::string_view expected,
                 std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << text);
  const auto found = labels(test::completions_at(kManifest, text));
  CHECK(found.substr(0, expected.size()) == expected);
}

void check_accept(std::string_view text, std::string_view label, std::string_view expected,
                  ide::CompletionOptions options = {}, std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << text);
  CHECK(accept(kManifest, text, label, options) == expected);
}

}  // namespace

TEST_CASE("keys of the root, in an empty file and beside others") {
  check_first("<|>", "commands entrypoint env volumes ports scale system lifecycle cap");
  check_first("com<|>", "commands entrypoint env volumes");
  check_first("commands:\n  go:\n<|>", "entrypoint env volumes ports");
  check_first("cap:\n- chown\n<|>\nenv:\n  A:\n", "commands entrypoint volumes ports");
  check_first("c<|>\nenv:\n  A:\n", "commands entrypoint volumes");
  check_accept("com<|>", "commands", "commands:");
  check_accept("com<|>mands:\n  go:\n", "env", "env:\n  go:\n");
}

TEST_CASE("keys of a command, those that are there not at all, obsolete ones never") {
  check_first("commands:\n  go:\n    <|>", "help args kwargs additional_args additional_kwargs format result");
  check_first("commands:\n  go:\n    help: x\n    <|>\n    result:\n      type: json\n",
              "args kwargs additional_args additional_kwargs format");
  check_first("commands:\n  go:\n    help: x\n    a<|>\n  other:\n    args:\n", "args kwargs additional_args");
  check_first("commands:\n    go:\n        he<|>", "help args kwargs");
  check_accept("commands:\n  go:\n    he<|>", "help", "commands:\n  go:\n    help: ");
  check_accept("commands:\n  go:\n    he<|>lp: x", "args", "commands:\n  go:\n    args: x");
  const auto list = test::completions_at(kManifest, "env:\n  A:\n    <|>");
  CHECK(std::none_of(list.begin(), list.end(), [](const auto& each) { return each.label == "assign_to"; }));
}

TEST_CASE("keys of arguments, in lists of any indentation") {
  for (const std::string_view text :
       {"commands:\n  go:\n    args:\n    - <|>", "commands:\n  go:\n    args:\n    - na<|>",
        "commands:\n  go:\n    args:\n      - <|>", "commands:\n  go:\n    args:\n    - bar\n    - <|>"})
    check_first(text, "name type required help pattern enum default");
  check_first("commands:\n  go:\n    args:\n    - name: x\n      <|>", "type required help pattern enum default");
  check_first("commands:\n  go:\n    args:\n    - name: x\n      ty<|>\n    - name: y\n      type: int\n",
              "type required help");
  check_first("commands:\n  go:\n    kwargs:\n    - type: int\n      <|>\n      help: x\n", "name required pattern");
  check_first("commands:\n  go:\n    arguments:\n      to:\n        <|>", "type required help pattern enum default");
  check_accept("commands:\n  go:\n    args:\n    - na<|>", "name", "commands:\n  go:\n    args:\n    - name: ");
  check_accept("commands:\n  go:\n    args:\n    -<|>", "name", "commands:\n  go:\n    args:\n    - name: ");
}

TEST_CASE("keys inside flow maps") {
  check_first("commands:\n  go:\n    args: [{<|>", "name type required help");
  check_first("commands:\n  go:\n    args: [{name: x, ty<|>}]", "type required help");
  check_first("commands:\n  go:\n    args:\n    - {name: x, <|>, type: int}", "required help pattern");
  check_first("volumes:\n  story: {<|>}", "dest mode");
  check_accept("volumes:\n  story: {de<|>}", "dest", "volumes:\n  story: {dest: }");
  check_completion(kManifest, "volumes:\n  story: {mode: <|>}", "rw ro");
  check_completion(kManifest, "volumes:\n  story: {mode:<|>}", "rw ro");
  check_completion(kManifest, "volumes:\n  story: {mode: \"r<|>\"}", "");
  check_completion(kManifest, "volumes:\n  story: {mode: rw} <|>", "");
  check_first("cap: [ch<|>]", "audit_control");
}

TEST_CASE("values: types, booleans, modes, defaults of the format") {
  check_first("commands:\n  go:\n    args:\n    - name: x\n      type: <|>", "string int float number boolean list");
  check_first("commands:\n  go:\n    args:\n    - foo:<|>", "string int float");
  check_first("commands:\n  go:\n    args:\n    - type: [<|>", "string int float");
  check_first("commands:\n  go:\n    result: <|>", "string int float");
  check_completion(kManifest, "env:\n  A:\n    type: <|>", "string int float boolean list array");
  check_completion(kManifest, "env:\n  A:\n    required: t<|>", "true false");
  check_completion(kManifest, "commands:\n  go:\n    additional_args: <|>", "true false");
  check_completion(kManifest, "volumes:\n  story:\n    mode: <|>", "rw ro");
  check_completion(kManifest, "volumes:\n  story:\n    mode: 'r<|>'", "rw ro");
  check_completion(kManifest, "system:\n  memory: <|>", "250GB");
  check_accept("volumes:\n  story:\n    mode:<|>", "ro", "volumes:\n  story:\n    mode: ro");
  check_accept("commands:\n  go:\n    args:\n    - foo:st<|>r", "int", "commands:\n  go:\n    args:\n    - foo:int");
}

TEST_CASE("a default is one of the enum's values") {
  const std::string head = "commands:\n  go:\n    args:\n    - name: x\n";
  check_completion(kManifest, head + "      enum: [this, that]\n      default: <|>", "this that");
  check_completion(kManifest, head + "      default: th<|>\n      enum:\n      - this\n      - that\n", "this that");
  check_completion(kManifest, head + "      type: boolean\n      default: <|>", "true false");
  check_completion(kManifest, head + "      default: <|>", "");
}

TEST_CASE("capabilities, all that Linux has") {
  const auto list = test::completions_at(kManifest, "cap:\n- ch<|>");
  CHECK(list.size() == 41);
  CHECK(std::count_if(list.begin(), list.end(),
                      [](const auto& each) { return each.detail == "granted by Docker's default"; }) == 14);
  check_accept("cap:\n- ch<|>own", "kill", "cap:\n- kill");
  CHECK(manifest::find_capability("CAP_CHOWN") == manifest::find_capability("chown"));
  CHECK(manifest::find_capability("chow") == nullptr);
  CHECK(manifest::find_capability("") == nullptr);
}

TEST_CASE("words of a format") {
  const std::string tail = "\n    args:\n    - foo\n    - bar\n";
  check_completion(kManifest, "commands:\n  go:\n    format: <|>" + tail, "{foo} {bar} * **");
  check_completion(kManifest, "commands:\n  go:\n    format: '<|>'" + tail, "{foo} {bar} * **");
  check_completion(kManifest, "commands:\n  go:\n    format: '{<|>'" + tail, "{foo} {bar} * **");
  check_completion(kManifest, "commands:\n  go:\n    format: '{foo} <|>'" + tail, "{bar} * **");
  check_accept("commands:\n  go:\n    format: '{foo} {b<|>} **'" + tail, "{bar}",
               "commands:\n  go:\n    format: '{foo} {bar} **'" + tail);
  check_accept("commands:\n  go:\n    format: <|>" + tail, "{foo}", "commands:\n  go:\n    format: '{foo}'" + tail);
  check_accept("commands:\n  go:\n    format: '{foo} *<|>'" + tail, "**",
               "commands:\n  go:\n    format: '{foo} **'" + tail);
}

TEST_CASE("names with a meaning, and whole constructs") {
  check_completion(kManifest, "volumes:\n  <|>", "story repository new volume");
  check_completion(kManifest, "volumes:\n  story:\n    dest: /a\n  <|>", "repository new volume");
  check_first("commands:\n  <|>", "entrypoint new command");
  check_first("lifecycle:\n  <|>", "startup shutdown");
  check_completion(kManifest, "env:\n  <|>", "new variable");
  check_completion(kManifest, "commands:\n  go:\n    args:\n      <|>", "- name:  - new argument");
  const auto list = test::completions_at(kManifest, "commands:\n  go:\n    args:\n    <|>");
  CHECK(labels(list).find("- name: ") != std::string::npos);
  check_accept("commands:\n  go:\n    args:\n      <|>",
               "- name: ", "commands:\n  go:\n    args:\n      - name: ${1:argument}");
  CHECK(labels(test::completions_at(kManifest, "volumes:\n  <|>", {.snippets = false})) == "story repository");
}

TEST_CASE("nothing in comments, text and names to be made up") {
  for (const std::string_view text :
       {"# com<|>", "commands: # x<|>", "commands:\n  go:\n    help: x<|>",
        "commands:\n  go:\n    help: |\n      te<|>xt\n", "commands:\n  go:\n    help: |\n      text\n      <|>\n",
        "commands:\n  go:\n    help: x\n      y<|>\n", "commands:\n  go:\n    help: a b <|>", "ports:\n- <|>",
        "commands:\n  go:\n    nobody:\n      <|>", "x: &a<|>"})
    check_completion(kManifest, text, "");
}

TEST_CASE("broken lines elsewhere, line ends and wide characters change nothing") {
  check_first("commands:\n  go:\n    help: a: b: c\n    <|>\n", "args kwargs additional_args");
  check_first("commands:\n  go:\n    help: \"open\n    args:\n    - name: x\n      <|>\n", "");
  check_first("commands:\r\n  go:\r\n    help: \"😀\"\r\n    <|>\r\n    args:\r\n", "kwargs additional_args");
  check_completion(kManifest, "volumes:\r\n  story:\r\n    mode: <|>\r\n", "rw ro");
  check_first("\xEF\xBB\xBF<|>", "commands entrypoint env");
}

TEST_CASE("settings of asyncy-ls.yml") {
  check_completion(kConfig, "<|>", "services paths exclude known dialect argument_colon rules overrides limits");
  check_completion(kConfig, "dialect: <|>", "auto 2018 2020");
  check_completion(kConfig, "argument_colon: <|>", "auto tight spaced");
  check_completion(kConfig, "services:\n  demo: <|>", "deep/er demo");
  check_completion(kConfig, "known:\n- <|>", "");
  check_completion(kConfig, "limits:\n  <|>", "diagnostics files");
  check_completion(kConfig, "overrides:\n- <|>", "files rules");
  check_completion(kConfig, "overrides:\n- files: [a]\n  rules:\n    unused-name: <|>", "error warning information hint off");
  check_completion(kConfig, "rules:\n  unused-name: <|>", "error warning information hint off");
  CHECK(labels(test::completions_at(kConfig, "rules:\n  unused-name: off\n  unus<|>")).find("unused-anchor") != std::string::npos);
  CHECK(labels(test::completions_at(kConfig, "rules:\n  unused-name: off\n  unus<|>")).find("unused-name") == std::string::npos);
}

TEST_CASE("services that stories call and nobody declares can be called known") {
  const auto story = workspace::open(
      "/project/main.story", text::Text(std::string("slack send text:'x'\nx = 1\ndemo go\n")), text::Language::story);
  const auto demo =
      workspace::open("/project/demo/asyncy.yml", text::Text(std::string("commands: {go: }\n")), text::Language::manifest);
  const auto config =
      workspace::open("/project/asyncy-ls.yml", text::Text(std::string("known:\n- \n")), text::Language::config);
  const workspace::Workspace workspace({{.path = "/project", .config = {}}}, {story, demo, config});
  CHECK(labels(ide::complete(workspace, *config, 9)) == "slack");
}

}  // namespace manifest_completion_test
