// The outline of documents.
#include "core/ide/symbols.h"

#include <catch2/catch.hpp>

#include "tests/support/ide_fixture.h"

namespace symbols_test {

using namespace asyncy;

namespace {

/// One line per symbol, indented by depth: `kind name | detail`.
void dump(const std::vector<ide::Symbol>& symbols, const std::string& indent, std::string& out) {
  static constexpr const char* kKinds[] = {"section",  "command",  "event",    "action", "argument",
                                           "property", "variable", "function", "call",   "environment"};
  for (const auto& symbol : symbols) {
    out += indent + kKinds[static_cast<std::size_t>(symbol.kind)] + ' ' + symbol.name;
    if (!symbol.detail.empty()) out += " | " + symbol.detail;
    out += '\n';
    dump(symbol.children, indent + "  ", out);
  }
}

std::string outline(const test::Asked& asked) {
  std::string out;
  dump(ide::symbols(*asked.document), "", out);
  return out;
}

}  // namespace

TEST_CASE("the outline of a story") {
  CHECK(outline(test::ask_story("", R"(x = demo go foo:1
demo go 1 2
function f a:int returns int
  y = 1
  return y
if x
  z = 1
  when demo listen request as r
    r write content:1
demo stream as client
  when client message as m
    log info msg:m
  w = 1
{a, b} = x
)")) == R"(variable x | demo go foo:1
call demo go
function f | a:int
event when demo listen request | as r
call demo stream | as client
  event when client message | as m
variable {a, b} | x
)");
}

TEST_CASE("the outline of a story in the making") {
  CHECK(outline(test::ask_story("", "demo \nx = \nwhen\n= ][\ndemo go")) != "");
  CHECK(outline(test::ask_story("", "")).empty());
}

TEST_CASE("the outline of a manifest") {
  CHECK(outline(test::ask_manifest(R"(commands:
  go:
    help: Goes.
    args:
    - name: foo
      type: string
    - bar:int
    kwargs:
    - baz
  listen:
    arguments:
      path: {type: string}
    events:
      request:
        help: Asks.
        output:
          actions:
            write:
env:
  token: {help: A key.}
volumes:
  story:
    dest: /tmp
ports: [80, 81]
cap:
- chown
entrypoint:
  args: [x]
"": 1
)")) == R"(section commands
  command go | Goes.
    argument foo | string
    argument bar | int
    argument baz
  command listen
    argument path | string
    event request | Asks.
      action write
section env
  environment token | A key.
section volumes
  property story | /tmp
section ports | 80, 81
section cap | chown
command entrypoint
  argument x
section (no name) | 1
)");
  CHECK(outline(test::ask_config("services:\n  a: b\ndialect: auto\n")) ==
        "section services\n  property a | b\nsection dialect | auto\n");
}

}  // namespace symbols_test
