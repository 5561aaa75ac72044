#include "core/pattern/syntax.h"

#include <catch2/catch.hpp>
#include <string>

namespace syntax_test {

using asyncy::pattern::Judged;
using asyncy::pattern::read;

namespace {

struct Faulty {
  std::string source;  ///< the fault stands between <[ and ]>
  std::string message;
};

}  // namespace

TEST_CASE("what no dialect accepts is found where it stands") {
  const auto fault = GENERATE(values<Faulty>({
      {R"(^<[+]>\d+$)", R"(`+` has nothing to repeat; to match a plus sign write `\+`)"},
      {R"(<[*]>.png)", R"(to match an asterisk write `\*`, to match anything `.*`)"},
      {R"(a|<[?]>b)", R"(to match a question mark write `\?`)"},
      {R"((<[+]>a))", "nothing to repeat"},
      {R"((?:<[*]>a))", "nothing to repeat"},
      {R"((<[*]>.png))", "nothing to repeat"},
      {R"((<[*]>abc))", "nothing to repeat"},
      {R"(^<[{2}]>)", R"(`{2}` has nothing to repeat; to match a brace write `\{`)"},
      {R"($<[*]>)", "nothing to repeat"},
      {R"(\b<[+]>)", "nothing to repeat"},
      {R"((?i)<[+]>)", "nothing to repeat"},
      {R"(a*<[*]>)", "`*` repeats what is repeated already"},
      {R"(a+?<[?]>)", "`?` repeats what is repeated already"},
      {R"(a{2}<[{3}]>)", "`{3}` repeats what is repeated already"},
      {R"(a++<[+]>)", "repeats what is repeated already"},
      {R"(a<[{3,1}]>)", "at least 3 and at most 1 times is never; write the smaller number first: `{1,3}`"},
      {R"(a<[{03,2}]>?)", "at least 03 and at most 2"},
      {R"(<[(]>a)", "this `(` is never closed"},
      {R"((a)<[(]>?:b)", "this `(` is never closed"},
      {R"(((a)|<[(]>b\))", "this `(` is never closed"},
      {R"(a<[)]>)", R"(this `)` closes nothing; remove it, or write `\)`)"},
      {R"((a)<[)]>()", "closes nothing"},
      {R"(x<[[]>a-z)", "this `[` is never closed"},
      {R"(<[[]>^a\])", "this `[` is never closed"},
      {R"(<[[]>a-)", "this `[` is never closed"},
      {R"([<[z-a]>])", "the range `z-a` runs backwards"},
      {R"([a<[\x62-a]>])", "runs backwards"},
      {R"([\w<[.-+]>])", "the range `.-+` runs backwards"},
      {R"([<[é-a]>])", "the range `é-a` runs backwards"},
      {R"([a<[b-\n]>])", "runs backwards"},
      {R"(abc<[\]>)", R"(the pattern ends with a lone `\`; to match a backslash write `\\`)"},
      {R"([abc<[\]>)", "lone"},
      {R"(\u00e9*<[*]>)", "repeated already"},
      {R"(<[(?X]>a))", "`(?X` begins no known kind of group"},
      {R"(<[(?]>)", "`(?` begins no known kind of group"},
      {R"(<[(?é]>a))", "`(?é` begins no known kind of group"},
      {R"(<[(?*]>a))", "`(?*` begins no known kind of group"},
  }));
  const auto begin = fault.source.find("<[");
  const auto end = fault.source.find("]>", begin + 2);
  const std::string marked = fault.source.substr(begin + 2, end - begin - 2);
  const auto reading = read(fault.source.substr(0, begin) + marked + fault.source.substr(end + 2));
  INFO(fault.source);
  REQUIRE(reading.fault);
  CHECK(reading.fault->range.begin == begin);
  CHECK(reading.fault->range.end == begin + marked.size());
  CHECK_THAT(reading.fault->message, Catch::Contains(fault.message));
}

TEST_CASE("what some dialect accepts is no fault") {
  const std::string source = GENERATE(values<std::string>({
      "",
      "a",
      R"(^\#?\w{6}$)",
      "{",
      "a{",
      "a{,3}",
      "a{x}",
      "a{ 2 }",
      "}",
      "]",
      "a]",
      "{2}",
      "a|{2}",
      "a*?b",
      "a*+",
      "a{2}+",
      "a{2,}",
      "()",
      "()*",
      "(?:)*",
      "|",
      "a||b",
      "(|a)",
      "[]",
      "[]a]",
      "[^]",
      "[]-a]",
      "[a-]",
      "[-a]",
      "[a-z-9]",
      R"([\d-a])",
      R"([a-\d])",
      R"([\]])",
      R"([z\-a])",
      "[[:alpha:]]",
      "[[]",
      "(?=a)*",
      "(?!a)",
      "(?<=a)b",
      "(?<!a)b",
      "(?<=a+)b",
      "(?<name>a)",
      "(?P<name>a)",
      "(?P=name)",
      "(?'name'a)",
      "(?>a)",
      "(?i)a",
      "(?i:a)",
      "(?x) a**",
      "(?#**)",
      "(?1)",
      "(?R)",
      "(?-1)",
      "(?|a|b)",
      "(?(1)a)",
      "(?{a})",
      "(?^a:b)",
      "(*FAIL)",
      "(*pla:a)",
      R"(\Q**\E)",
      R"(\<)",
      R"(\u00e9)",
      R"(\x{20ac})",
      R"(\p{L})",
      R"(\A)",
      R"(\z*)",
      R"(\1)",
      R"(\c\)",
      R"(\\)",
      "é*",
      "[é]",
  }));
  INFO(source);
  const auto reading = read(source);
  CHECK_FALSE(reading.fault);
}

TEST_CASE("what dialects read differently is told apart from what all read alike") {
  for (const char* source :
       {"a", R"(^\#?\w{6}$)", "a]}", "a{x}", "[a-z-9]", "(?:a|b)+", R"(\/\.\-\_\x41\n)", "[[]", "a*+", "(?i)a"})
    CHECK(read(source).common);
  for (const char* source : {"a{,3}", "{2}", "[]a]", R"([\d-a])", "[[:alpha:]]", "(?x)a", R"(\Qa)", R"(\<)", R"(\u00e9)",
                             R"(\x{20ac})", R"(\p{L})", R"(\A)", R"(\xe9)", R"(\v)", R"(\0)", "a{99999}"}) {
    INFO(source);
    CHECK_FALSE(read(source).common);
  }
}

TEST_CASE("a reading knows which subjects bytes suffice for") {
  CHECK(read("^(abc|é)[a-z]*$").judged == Judged::every_subject);
  for (const char* source : {"a.", "[^a]", R"(\w)", R"([\d])", R"(\bа)", "(?i)a"})
    CHECK(read(source).judged == Judged::plain_ascii);
  for (const char* source : {"é*", "[é]", "[^é].", R"((a)\1)", R"(\B)"}) CHECK(read(source).judged == Judged::none);
}

TEST_CASE("a pattern is anchored when every alternative of its outermost level is") {
  for (const char* source : {"^", "^a", "^a|^b", "^(a|b)"}) CHECK(read(source).anchored);
  for (const char* source : {"", "a^", "^a|b", "^a|", "|^a", "(^a)", R"(\^a)", "[^a]"}) CHECK_FALSE(read(source).anchored);
}

TEST_CASE("depth and length of a pattern cost nothing but time in proportion") {
  const std::string open(1'000'000, '(');
  CHECK(read(open).fault->range.begin == open.size() - 1);
  CHECK_FALSE(read(open + std::string(open.size(), ')')).fault);
}

}  // namespace syntax_test
