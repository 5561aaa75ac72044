// The style of stories, told by pairs: what somebody wrote, and what becomes of it.
#include "core/format/format.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/story/parser.h"
#include "core/text/edit.h"

namespace format_test {

using asyncy::format::Colon;
using asyncy::format::Options;
using asyncy::text::Text;

namespace {

std::string formatted(std::string_view story, const Options& options = {}) {
  const auto tree = asyncy::story::parse(Text(std::string(story)));
  const auto text = asyncy::text::apply(story, asyncy::format::format(tree, options));
  REQUIRE(text);
  return *text;
}

void check(std::string_view before, std::string_view after, const Options& options = {}) {
  CHECK(formatted(before, options) == after);
  CHECK(formatted(after, options) == after);
}

void check_stays(std::string_view story, const Options& options = {}) { check(story, story, options); }

}  // namespace

TEST_CASE("style: a block stands four blanks deeper than its header") {
  check(R"(
if x
  foreach list as item
         log item
  else_ = 1
else if y
	 # tabs become blanks
	 log y
else
 try
  throw "no"
 catch as e
  log e
)",
        R"(if x
    foreach list as item
        log item
    else_ = 1
else if y
    # tabs become blanks
    log y
else
    try
        throw "no"
    catch as e
        log e
)");
  check("  x = 1\n  if x\n      log x\n", "x = 1\nif x\n    log x\n");
}

TEST_CASE("style: one blank around operators, none inside brackets, one behind a comma") {
  check(
      R"(x=1
y   =  x+ 2*3 -1
z -=4/ 2
set w   to   not x
if x==1 and y  >= 2
    x = [ 1,2 ,3 ]
    {a,b}={ 'k' :1,'l'  : [ ] }
m = -1 + -x
n = x[ 1 ] + ( y )[ 1 : 2 ]
p = f ( a:1 ).g( ) to Map[ string,List [int] ]
q = a.b (c:1)
function f a : int b:List[ int ]  returns  int
    return 'x   =  y'   if  a==b  else /a  b/
unless a=b
    exit
)",
      R"(x = 1
y = x + 2 * 3 - 1
z -= 4 / 2
set w to not x
if x == 1 and y >= 2
    x = [1, 2, 3]
    {a, b} = {'k': 1, 'l': []}
m = -1 + -x
n = x[1] + (y)[1:2]
p = f(a:1).g() to Map[string, List[int]]
q = a.b (c:1)
function f a:int b:List[int] returns int
    return 'x   =  y' if a == b else /a  b/
unless a = b
    exit
)");
}

TEST_CASE("style: blanks stay where they mean something") {
  check_stays("svc cmd -1\nsvc cmd --flag=1 -n5 -c \"x\"\nsvc cmd - 1\nx = svc [1] (a b)\ny = x[1]\n");
}

TEST_CASE("style: the words and flags of a call stand one blank apart") {
  check("alpine   echo  'Hello   world'   --loud   --level=9    -n5\nnotify , 'ready'  ,room\n",
        "alpine echo 'Hello   world' --loud --level=9 -n5\nnotify, 'ready', room\n");
}

TEST_CASE("style: the colon of an argument is written as the file mostly has it") {
  check("a b c: 1 d:2 e :3\n", "a b c:1 d:2 e:3\n");
  check("a b c: 1 d: 2 e :3\n", "a b c: 1 d: 2 e: 3\n");
  check("a b c: 1 d:2 e : 3\n", "a b c: 1 d: 2 e: 3\n");
  check("a b c: 1 d:2 e:3\n", "a b c: 1 d: 2 e: 3\n", {.argument_colon = Colon::spaced});
  check("a b c: 1 d: 2 e :3\n", "a b c:1 d:2 e:3\n", {.argument_colon = Colon::tight});
  check_stays("a b :c d:1\n");
}

TEST_CASE("style: so is the colon of a map, where a tie goes to the blank") {
  check("x = {'a':1, 'b': 2}\na b c:1\n", "x = {'a': 1, 'b': 2}\na b c:1\n");
  check("x = {'a':1, 'b' :2, 'c': 3}\n", "x = {'a':1, 'b':2, 'c':3}\n");
}

TEST_CASE("style: arguments below a call stand below its first one, or one step deeper") {
  check(R"(sms  = twilio send to:'+4911'
                   from:'+4922'
  body:'hi'
sms = twilio send to:'+4911'
                 from:'+4922'
slack send text:'a'
  channel:'#b'
            user:'c'
archive pack `/build`
 --level=9
 --name 'app.tgz'
slack send text:'a'
channel:'#b'
)",
        R"(sms = twilio send to:'+4911'
                  from:'+4922'
                  body:'hi'
sms = twilio send to:'+4911'
                  from:'+4922'
slack send text:'a'
    channel:'#b'
    user:'c'
archive pack `/build`
    --level=9
    --name 'app.tgz'
slack send text:'a'
    channel:'#b'
)");
}

TEST_CASE("style: arguments of a call with a block stand as deep as the block") {
  check("http server port:80\n            host:'x' as s\n  when s listen\n    log s\n",
        "http server port:80\n    host:'x' as s\n    when s listen\n        log s\n");
}

TEST_CASE("style: parameters of a function stand deeper than its body") {
  check("function f a:int\n    b:int\n  return a\n", "function f a:int\n        b:int\n    return a\n");
}

TEST_CASE("style: what stands in brackets over several lines is one step deeper than their line") {
  check(R"(tracker post url {
  'state': 'open',
      'labels': [
  'a',
     'b'
  ],
  }
x = f(
a:1
  b:(svc cmd
    c:1)
    )
)",
        R"(tracker post url {
    'state': 'open',
    'labels': [
        'a',
        'b'
    ],
}
x = f(
    a:1
    b:(svc cmd
        c:1)
)
)");
  check("x  = {'a': 1,\n      'b': [1,\n            2]}\n", "x = {'a': 1,\n     'b': [1,\n           2]}\n");
}

TEST_CASE("style: a comment stands like the line below it, or like the block it ends") {
  check(R"(# top
if x
      # first
  log x
  # last of the block
    # this one, too
# of the next line
log y
try
  # nothing to do
catch
  log z
slack send text:'a'
 # between
    channel:'b'
x = [
 # in a list
     1
# at its end
]
if x
  if y
    log x
  # of the outer block
)",
        R"(# top
if x
    # first
    log x
    # last of the block
    # this one, too
# of the next line
log y
try
    # nothing to do
catch
    log z
slack send text:'a'
    # between
    channel:'b'
x = [
    # in a list
    1
    # at its end
]
if x
    if y
        log x
    # of the outer block
)");
}

TEST_CASE("style: a comment behind code keeps two blanks or more") {
  check("x = 1# a\ny = 2 # b  \nz = 3\t# c\nlonger = 4    # d\nw = 5         # d\n",
        "x = 1  # a\ny = 2  # b\nz = 3  # c\nlonger = 4    # d\nw = 5         # d\n");
}

TEST_CASE("style: the lines of a block comment move together") {
  check("if x\n  ###\n  one\n    two  \n\n  ###\n  log x\n", "if x\n    ###\n    one\n      two  \n\n    ###\n    log x\n");
  check("if x\n      ###\n   one\n      ###\n      log x\n", "if x\n    ###\n   one\n      ###\n    log x\n");
}

TEST_CASE("style: strings keep what they hold") {
  check_stays("x = \"a   b\n      c\t\n\n\n\n d\"\nif x\n    y = \"\"\"\n  raw  \n\"\"\"\nz = `a  b`\nw = \"{ a+b }\"\n");
  check("if x\n  y = [\"a\n  b\",'c'\n ,1]\n", "if x\n    y = [\"a\n  b\", 'c'\n        , 1]\n");
}

TEST_CASE("style: two blank lines in a row at most, one line end at the end, no blanks before a line end") {
  check("\n\n  \nx = 1  \n\n \n\t\n\n\ny = 2\n\n\n", "x = 1\n\n\ny = 2\n");
  check("x = 1", "x = 1\n");
  check("", "");
  check("  \n\n ", "");
  check("svc   ", "svc\n");
  check("# only   ", "# only\n");
}

TEST_CASE("style: line ends stay what they are") {
  check("if x\r\n  log x \r\n\r\n\r\n\r\n\r\ny=1", "if x\r\n    log x\r\n\r\n\r\ny = 1\r\n");
  check("x=1\ry=2\r\nz=3\n", "x = 1\ry = 2\r\nz = 3\n");
  check("\xEF\xBB\xBF  x=1\n", "\xEF\xBB\xBFx = 1\n");
}

TEST_CASE("style: a statement with a syntax error keeps its lines, and its neighbours get theirs") {
  check("x=1\nif )\n  y=2  \n  log  y\n\n\n\n\nz=3\n", "x = 1\nif )\n  y=2  \n  log  y\n\n\nz = 3\n");
  check("if x\n  y=1\n  ) broken\n  z=2\nw=3\n", "if x\n  y=1\n  ) broken\n  z=2\nw = 3\n");
  check_stays("x = \"\"\"never closed  \n  \n\n\n\n");
  check("x=1\ny  = 'unclosed  \nz=2\n", "x = 1\ny  = 'unclosed  \nz = 2\n");
}

TEST_CASE("style: lines below a header that nobody can read are left alone") {
  check_stays("foo ) bar\n  log  x\n  log  y\n");
  check_stays("  x=1\n  ) y\n");
}

TEST_CASE("bytes that are no text stay") {
  check_stays(std::string("x=1\x01\n"));
  std::string binary;
  for (int i = 0; i < 400; ++i) binary += "\x01\x02 \n";
  check_stays(binary);
}

TEST_CASE("a part of a story: whole statements that the range touches") {
  const std::string story = "x=1\nif x\n  log  x\n  log  y\n\n\n\n\ny=2\n";
  check(story, "x=1\nif x\n    log x\n    log y\n\n\n\n\ny=2\n", {.range = asyncy::text::Range{11, 12}});
  // Selected to the beginning of the next line.
  check(story, "x = 1\nif x\n  log  x\n  log  y\n\n\n\n\ny=2\n", {.range = asyncy::text::Range{0, 4}});
  CHECK(formatted(story, {.range = asyncy::text::Range{0, 60}}) == formatted(story));
}

TEST_CASE("edits are as small as they can be") {
  const auto tree = asyncy::story::parse(Text("if x\n  y = 1\n  z  = 2 \n"));
  const auto edits = asyncy::format::format(tree);
  REQUIRE(edits.size() == 4);
  for (const auto& edit : edits) CHECK(edit.text.find('\n') == std::string::npos);
  CHECK(asyncy::format::format(asyncy::story::parse(Text("x = 1\n"))).empty());
}

}  // namespace format_test
