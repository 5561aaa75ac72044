// Marker fixtures: what is offered at each place of a story, half typed and whole.
#include <catch2/catch.hpp>
#include <source_location>

#include "tests/support/completion.h"

namespace story_completion_test {

using namespace asyncy;
using ide::CompletionKind;
using test::accept;
using test::labels;

namespace {

constexpr std::string_view kMail = R"(
commands:
  send:
    help: Sends a message.
    arguments:
      to:
        type: string
        required: true
      from:
        type: string
        required: true
      urgent:
        type: boolean
      level:
        type: string
        enum: [low, high]
    output:
      type: object
      properties:
        id: {type: string}
        size: {type: int}
  listen:
    help: Listens.
    events:
      message:
        arguments:
          folder: {type: string, required: true}
        output:
          type: object
          properties:
            text: {type: string}
          actions:
            reply:
              arguments:
                body: {type: string, required: true}
            read:
              help: Marks it as read.
      closed: {}
)";

constexpr std::string_view kDemo = R"(
commands:
  go:
    help: Goes.
    args:
    - name: choose
      type: string
      required: true
      enum: [this, that]
    - bar
    kwargs:
    - name: block
      type: json
      required: true
    - name: fast
      type: boolean
    - name: page_size
      type: int
)";

const test::Project& project() {
  static const test::Project kProject{.manifests = {{"mail", std::string(kMail)}, {"demo", std::string(kDemo)}},
                                      .path = "/project/main.story"};
  return kProject;
}

/// The labels of `kind` at the marker, in order.
void check_completion(std::string_view text, CompletionKind kind, std::string_view expected,
                      std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << text);
  CHECK(labels(test::completions_at(project(), text), kind) == expected);
}

void check_all(std::string_view text, std::string_view expected,
               std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << text);
  CHECK(labels(test::completions_at(project(), text)) == expected);
}

void check_accept(std::string_view text, std::string_view label, std::string_view expected,
                  ide::CompletionOptions options = {}, std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << text);
  CHECK(accept(project(), text, label, options) == expected);
}

}  // namespace

TEST_CASE("services stand at the start of a statement, behind =, in parentheses, in templates and behind when") {
  for (const std::string_view text : {"<|>", "ma<|>", "x = <|>", "x = m<|>", "x = 1 + (<|>", "mail send to:(<|>)",
                                      "a = \"{<|>}\"", "a = \"{ma<|>\"", "when <|>", "when m<|>", "if <|>", "return <|>",
                                      "foreach <|> as e", "y = [<|>]", "mail send to:\"x\"\n<|>\n", "if a\n    <|>"})
    check_completion(text, CompletionKind::service, "demo mail project/demo project/mail");
}

TEST_CASE("a cursor inside a word replaces the whole word") {
  check_accept("ma<|>il send to:\"x\"", "demo", "demo send to:\"x\"");
  check_accept("<|>mail send", "demo", "demo mail send");
  check_accept("mail se<|>nd to:\"x\"", "send", "mail send to:\"x\"");
  check_accept("mail send fr<|>om:\"x\"", "from", "mail send from:\"x\"");
  check_accept("demo go --pa<|>ge 3", "--page_size", "demo go --page_size 3");
}

TEST_CASE("keywords stand at the start of a statement only") {
  check_completion("<|>", CompletionKind::keyword, "foreach function if throw try when while");
  check_completion("if a\n    b = 1\n<|>", CompletionKind::keyword,
                   "else else if foreach function if throw try when while");
  check_completion("try\n    b = 1\n<|>", CompletionKind::keyword,
                   "catch finally foreach function if throw try when while");
  check_completion("while a\n    <|>", CompletionKind::keyword, "break continue foreach if throw try when while");
  check_completion("function f a:int\n    <|>", CompletionKind::keyword, "foreach if return throw try while");
  check_completion("when a b c\n    if d\n        <|>", CompletionKind::keyword, "foreach if return throw try while");
  check_completion("x = <|>", CompletionKind::keyword, "");
  check_completion("when <|>", CompletionKind::keyword, "");
}

TEST_CASE("commands follow a service, with what they must be passed") {
  check_all("mail <|>", "send listen");
  check_all("mail se<|>", "send listen");
  // What only has events gives no value.
  check_all("x = mail <|>", "send");
  check_all("x = (mail <|>)", "send");
  check_all("x = \"{mail <|>}\"", "send");
  check_accept("mail <|>", "send", "mail send to:${1:\"text\"} from:${2:\"text\"}");
  check_accept("mail <|>", "send", "mail send", {.snippets = false});
  check_accept("mail <|>", "listen", "mail listen");
  check_accept("mail <|> to:\"x\"", "send", "mail send to:\"x\"");
  check_all("nobody <|>", "");
}

TEST_CASE("the examples in a snippet lie in the range that is declared") {
  const test::Project engine{.manifests = {{"engine",
                                            "commands:\n  run:\n    arguments:\n"
                                            "      speed: {type: int, range: {min: 5, max: 9}, required: true}\n"
                                            "      heat: {type: float, range: {max: -0.5}, required: true}\n"
                                            "      share: {type: number, range: {min: 0.2, max: 0.4}, required: true}\n"
                                            "      level: {type: int, enum: [7, 8], range: {min: 8}, required: true}\n"
                                            "      any: {range: {min: 100}, required: true}\n"}}};
  CHECK(accept(engine, "engine <|>", "run") ==
        "engine run speed:${1:5} heat:${2:-1} share:${3:0.2} level:${4:8} any:${5:100}");
}

TEST_CASE("the style of a snippet is that of the manifest, then that of the file") {
  check_accept("demo <|>", "go", "demo go ${1:\"this\"} --block ${2:{\\}}");
  check_accept("mail send to:'a' from:'b'\ndemo <|>", "go",
               "mail send to:'a' from:'b'\ndemo go choose:${1:'this'} block:${2:{\\}}");
}

TEST_CASE("events follow when") {
  check_completion("when mail <|>", CompletionKind::command, "listen");
  check_completion("when demo <|>", CompletionKind::command, "go");
  check_completion("when mail listen <|>", CompletionKind::event, "message closed");
  check_completion("when mail listen mes<|>\n    x = 1", CompletionKind::event, "message closed");
  check_accept("when mail listen <|>", "message", "when mail listen message folder:${1:\"text\"}");
  check_completion("mail listen as inbox\n    when inbox <|>", CompletionKind::event, "message closed");
  check_completion("mail listen as inbox\n    when <|>", CompletionKind::event, "message closed");
  check_completion("mail listen as inbox\n    when <|>", CompletionKind::variable, "inbox");
  check_completion("when mail listen message <|>", CompletionKind::argument, "folder");
}

TEST_CASE("actions follow the name of an output") {
  check_completion("when mail listen message folder:\"x\" as req\n    req rea<|>", CompletionKind::action, "reply read");
  check_completion("when mail listen message folder:\"x\" as req\n    req <|>", CompletionKind::action, "reply read");
  check_completion("when mail listen message folder:\"x\" as req\n    req reply <|>", CompletionKind::argument, "body");
}

TEST_CASE("argument names: those that must be passed first, those that were passed not at all") {
  check_all("mail send <|>", "to, from to from urgent level");
  check_all("mail send to:\"x\" <|>", "from urgent level");
  check_all("mail send <|> to:\"x\"", "from urgent level");
  check_all("mail send to:\"x\" fr<|> level:\"low\"", "from urgent");
  check_all("mail send to:(demo go <|>) from:\"x\"", "choose, block choose block bar fast page_size");
  check_all("mail send to:(demo go <|>)", "\"this\" \"that\" choose, block --choose --block --bar --fast --page_size app");
  check_all("demo go choose:(mail send <|>) block:{}", "to, from to from urgent level");
  check_completion("mail send\n    <|>", CompletionKind::argument, "to from urgent level");
  check_completion("mail send to:\"x\"\n    <|>", CompletionKind::argument, "from urgent level");
  check_completion("mail send to:\"x\"\n    fr<|>:\"y\"", CompletionKind::argument, "from urgent level");
  check_completion("x = mail send to:\"x\"\n          from:\"y\"\n          <|>\n", CompletionKind::argument,
                   "urgent level");
  check_accept("mail send <|>", "to", "mail send to:");
  check_all("x = \"{mail send <|>}\"", "to, from to from urgent level");
}

TEST_CASE("flags, where the manifest and the file write them") {
  check_completion("demo go 'this' <|>", CompletionKind::flag, "--block --bar --fast --page_size");
  check_completion("demo go -<|>", CompletionKind::flag, "--choose --block --bar --fast --page_size");
  check_completion("demo go --<|>", CompletionKind::flag, "--choose --block --bar --fast --page_size");
  check_completion("demo go --block={} --fa<|>", CompletionKind::flag, "--choose --bar --fast --page_size");
  check_completion("mail send --to 'x' <|>", CompletionKind::flag, "--from --urgent --level");
  check_completion("mail send -<|>", CompletionKind::flag, "--to --from --urgent --level");
  check_accept("demo go --fa<|>", "--fast", "demo go --fast");
  check_accept("demo go --<|>", "--block", "demo go --block ");
  check_completion("x = a - <|>", CompletionKind::flag, "");
}

TEST_CASE("values of an enum stand with quotes outside of quotes and without inside") {
  check_completion("mail send level:<|>", CompletionKind::value, "\"low\" \"high\"");
  check_completion("mail send level: <|>", CompletionKind::value, "\"low\" \"high\"");
  check_completion("mail send level:lo<|>", CompletionKind::value, "\"low\" \"high\"");
  check_all("mail send level:\"<|>\"", "low high");
  check_all("mail send level:\"lo<|>w\" to:\"x\"", "low high");
  check_all("mail send level:'l<|>", "low high");
  check_all("demo go '<|>'", "this that");
  check_all("demo go --choose='<|>'", "this that");
  check_completion("demo go --choose <|>", CompletionKind::value, "\"this\" \"that\"");
  check_completion("demo go --choose=<|>", CompletionKind::value, "\"this\" \"that\"");
  check_accept("mail send level:\"lo<|>w\" to:\"x\"", "high", "mail send level:\"high\" to:\"x\"");
  check_accept("mail send level:<|>", "\"high\"", "mail send level:\"high\"");
}

TEST_CASE("booleans, names in scope and types") {
  check_all("mail send urgent:<|>", "true false app");
  check_all("a = 1\nb = a\nmail send to:<|>", "app a b");
  check_all("a = 1\nb = \"c\"\nmail send to:<|>", "b app a");
  check_all("a = 1\nmail send to:\"{<|>}\"", "a app demo mail project/demo project/mail");
  check_completion("function f x:int\n    return x\ny = <|>", CompletionKind::function, "f");
  check_completion("function f x:int y:int\n    return x\ny = f(x:1 <|>)", CompletionKind::argument, "y");
  check_completion("function f x:<|>", CompletionKind::type,
                   "int float string boolean List Map time regex any object list map");
  check_completion("function f x:int returns <|>", CompletionKind::type,
                   "int float string boolean List Map time regex any object list map");
  check_completion("a = 1\nb = a to <|>", CompletionKind::type,
                   "int float string boolean List Map time regex any object list map");
  check_completion("set a to <|>", CompletionKind::service, "demo mail project/demo project/mail");
}

TEST_CASE("properties follow a dot where the manifest tells them") {
  check_all("x = mail send to:\"a\" from:\"b\"\ny = x.<|>", "id size");
  check_all("x = mail send to:\"a\" from:\"b\"\ny = \"{x.i<|>}\"", "id size");
  check_all("when mail listen message folder:\"x\" as req\n    y = req.<|>", "text");
  check_all("y = app.<|>", "hostname secrets version");
  check_all("y = nobody.<|>", "");
}

TEST_CASE("nothing is offered in comments, free text, numbers and names to be made up") {
  for (const std::string_view text :
       {"# ma<|>", "### a\nma<|>\n###", "x = \"ma<|>\"", "x = \"<|>\"", "mail send to:\"<|>\"", "mail send to:\"x\"<|>",
        "x = 1<|>", "x = 1.<|>", "x = 5m<|>", "x = `ma<|>`", "x = /ma<|>/", "mail listen as <|>", "function <|>",
        "x = \"\"\"\nma<|>\n\"\"\"", "x = \"{1<|>}\"", "demo go 12<|>"})
    check_all(text, "");
}

TEST_CASE("line ends and wide characters before the cursor change nothing") {
  check_all("x = \"😀é\"\r\nmail send to:\"😀\" <|>\r\nlog x\r\n", "from urgent level");
  check_all("x = 1\r\nmail <|>\r\ny = 2\r\n", "send listen");
  check_accept("x = \"😀\"\r\nma<|>il\r\n", "mail", "x = \"😀\"\r\nmail \r\n");
  check_all("mail send level:\"😀<|>\"", "low high");
}

TEST_CASE("offers say what they are") {
  const auto list = test::completions_at(project(), "mail send <|>");
  REQUIRE(list.size() == 5);
  CHECK(list[0].kind == CompletionKind::arguments);
  CHECK(list[1].detail == "string, required");
  CHECK(list[1].label_detail == ": string");
  CHECK(list[1].description == "required");
  CHECK(list[4].documentation == "One of `low`, `high`.");
  CHECK(list[4].goes_on);
  const auto commands = test::completions_at(project(), "mail <|>");
  CHECK(commands[0].detail == "(to, from, urgent?, level?) → object");
  CHECK(commands[0].documentation.starts_with("Sends a message.\n\n- `to` (string, required)"));
  CHECK(test::completions_at(project(), "ma<|>").back().kind == CompletionKind::keyword);
}

TEST_CASE("everything that must be passed can be put in at once") {
  check_accept("mail send <|>", "to, from", "mail send to:${1:\"text\"} from:${2:\"text\"}");
  check_accept("demo go <|>", "choose, block", "demo go ${1:\"this\"} --block ${2:{\\}}");
  check_completion("mail send to:\"x\" <|>", CompletionKind::arguments, "");
  CHECK(labels(test::completions_at(project(), "mail send <|>", {.snippets = false})) == "to from urgent level");
}

TEST_CASE("mutations follow the dot behind a value whose type has them") {
  const auto check_first = [](std::string_view text, std::string_view expected) {
    INFO(text);
    const auto list = test::completions_at(project(), text);
    REQUIRE_FALSE(list.empty());
    CHECK(list[0].label == expected);
  };
  check_first("a = \"b\"\nc = a.<|>", "length");
  check_first("a = 1\nc = a.<|>", "isOdd");
  check_first("a = [1]\nc = a.le<|>", "length");
  check_accept("a = \"b\"\nc = a.<|>", "split", "a = \"b\"\nc = a.split(by:${1})");
  check_accept("a = \"b\"\nc = a.<|>", "split", "a = \"b\"\nc = a.split()", {.snippets = false});
  check_accept("a = \"b\"\nc = a.up<|>per()", "uppercase", "a = \"b\"\nc = a.uppercase()");
  check_all("c = nobody.<|>", "");
}

TEST_CASE("as stands where something is opened, operators behind a value") {
  check_completion("mail listen <|>", CompletionKind::keyword, "as");
  check_completion("when mail listen message folder:\"x\" <|>", CompletionKind::keyword, "as");
  check_completion("mail send to:\"x\" <|>", CompletionKind::keyword, "");
  check_completion("foreach a <|>", CompletionKind::keyword, "as");
  check_completion("a = 1\nb = a <|>", CompletionKind::keyword, "+ - * / % == != < <= > >= and or to");
  check_completion("a = 1\nif a <|>", CompletionKind::keyword, "+ - * / % == != < <= > >= and or to");
  check_completion("b = mail <|>", CompletionKind::keyword, "");
}

TEST_CASE("documentation can be left for later") {
  const auto none = test::completions_at(project(), "mail <|>", {.documented = ""});
  for (const auto& each : none) CHECK(each.documentation.empty());
  const auto one = test::completions_at(project(), "mail <|>", {.documented = "listen"});
  REQUIRE(one.size() == 2);
  CHECK(one[0].documentation.empty());
  CHECK(one[1].documentation == "Listens.");
}

TEST_CASE("in a long story, names and objects from far above are known") {
  std::string story = "far = mail send to:\"a\" from:\"b\"\nnear = far\n";
  for (int i = 0; i < 400; ++i) story += "log \"" + std::to_string(i) + "\"\n";
  check_all(story + "x = near.<|>", "id size");
  check_all(story + "x = near.<|>\n" + story, "id size");
  check_completion(story + "x = <|>\n" + story, CompletionKind::variable, "app far near");
  check_accept("ma<|>il\n" + story, "demo", "demo \n" + story);
  const auto typed = accept(project(), story + "mail se<|>nd\n" + story, "listen");
  CHECK(typed == story + "mail listen\n" + story);
}

}  // namespace story_completion_test
