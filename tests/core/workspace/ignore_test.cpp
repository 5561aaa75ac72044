#include "core/workspace/ignore.h"

#include <catch2/catch.hpp>
#include <string>

namespace ignore_test {

using asyncy::workspace::Glob;
using asyncy::workspace::Ignored;
using asyncy::workspace::IgnoreList;

namespace {

bool matches(const char* glob, const char* path) { return Glob(glob).matches(path); }

Ignored judge(const char* text, const char* path, bool is_folder = false) {
  return IgnoreList(text).judge(path, is_folder);
}

}  // namespace

TEST_CASE("stars, question marks and classes stay inside a part of the path") {
  CHECK(matches("*.story", "a.story"));
  CHECK(matches("*.story", ".story"));
  CHECK_FALSE(matches("*.story", "a/b.story"));
  CHECK(matches("a*b*c", "aXbYbc"));
  CHECK(matches("?b", "ab"));
  CHECK_FALSE(matches("a?b", "a/b"));
  CHECK_FALSE(matches("a[!x]b", "a/b"));
  CHECK(matches("a**b", "aXb"));
  CHECK_FALSE(matches("a**b", "a/b"));
  CHECK(matches("a**/x", "ax"));
  CHECK_FALSE(matches("?**/x", "ax"));
  CHECK_FALSE(matches("abc", "ab"));
  CHECK_FALSE(matches("ab", "abc"));
}

TEST_CASE("two stars span folders") {
  for (const char* path : {"a", "x/a", "x/y/a"}) CHECK(matches("**/a", path));
  CHECK_FALSE(matches("**/a", "xa"));
  CHECK_FALSE(matches("**/a", "x/ya"));
  for (const char* path : {"a/b", "a/x/b", "a/x/y/b"}) CHECK(matches("a/**/b", path));
  CHECK_FALSE(matches("a/**/b", "a/xb"));
  CHECK(matches("a/**", "a/x/y"));
  CHECK_FALSE(matches("a/**", "a"));
  CHECK(matches("**", "a/b"));
}

TEST_CASE("classes know ranges, names, negation and escapes") {
  CHECK(matches("[a-c]", "b"));
  CHECK_FALSE(matches("[a-c]", "d"));
  CHECK(matches("[!a-c]", "d"));
  CHECK(matches("[^a-c]", "d"));
  CHECK(matches("[]]", "]"));
  CHECK(matches("[!]]", "a"));
  CHECK(matches("[a-]", "-"));
  CHECK(matches("[\\]]", "]"));
  CHECK(matches("[[:digit:]x]", "7"));
  CHECK(matches("[[:digit:]x]", "x"));
  CHECK_FALSE(matches("[[:digit:]]", "x"));
  CHECK_FALSE(matches("[[:nonsense:]]", "n"));
  CHECK(matches("[[:]", ":"));
  CHECK_FALSE(matches("[abc", "a"));
  CHECK_FALSE(matches("a\\", "a"));
  CHECK(matches("\\*", "*"));
  CHECK_FALSE(matches("\\*", "a"));
}

TEST_CASE("many stars take no longer than their number allows") {
  std::string glob;
  for (int stars = 0; stars < 200; ++stars) glob += "*a";
  CHECK_FALSE(Glob(glob + "b").matches(std::string(2000, 'a')));
  CHECK(Glob(glob).matches(std::string(2000, 'a')));
}

TEST_CASE("the last pattern that matches decides") {
  CHECK(judge("*.story\n!keep.story\n", "keep.story") == Ignored::no);
  CHECK(judge("!keep.story\n*.story\n", "keep.story") == Ignored::yes);
  CHECK(judge("*.story\n", "asyncy.yml") == Ignored::unsaid);
}

TEST_CASE("a slash inside a pattern ties it to the list's folder") {
  CHECK(judge("build", "a/b/build") == Ignored::yes);
  CHECK(judge("/build", "build") == Ignored::yes);
  CHECK(judge("/build", "a/build") == Ignored::unsaid);
  CHECK(judge("a/build", "a/build") == Ignored::yes);
  CHECK(judge("a/build", "b/a/build") == Ignored::unsaid);
}

TEST_CASE("a slash at the end means folders") {
  CHECK(judge("build/", "build", true) == Ignored::yes);
  CHECK(judge("build/", "x/build", true) == Ignored::yes);
  CHECK(judge("build/", "build", false) == Ignored::unsaid);
}

TEST_CASE("comments, blanks and line ends of a list") {
  CHECK(judge("#a\n", "#a") == Ignored::unsaid);
  CHECK(judge("\\#a\n", "#a") == Ignored::yes);
  CHECK(judge("\\!a\n", "!a") == Ignored::yes);
  CHECK(judge("a  \r\n", "a") == Ignored::yes);
  CHECK(judge("a\\ \n", "a ") == Ignored::yes);
  CHECK(judge("\xEF\xBB\xBFsecret", "secret") == Ignored::yes);
  CHECK(judge("\n/\n!\n  \n", "a") == Ignored::unsaid);
}

}  // namespace ignore_test
