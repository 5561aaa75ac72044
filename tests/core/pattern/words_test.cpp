// Patterns told in words.
#include "core/pattern/words.h"

#include <catch2/catch.hpp>

namespace words_test {

using asyncy::pattern::in_words;

TEST_CASE("patterns in words: what people write") {
  CHECK(in_words("^key_") == "begins with `key_`");
  CHECK(in_words("\\.png$") == "ends with `.png`");
  CHECK(in_words("abc") == "holds `abc`");
  CHECK(in_words("^$") == "is empty");
  CHECK(in_words("^\\w+$") == "is one or more letters, digits or `_`, and nothing else");
  CHECK(in_words("^key_\\d{4}$") == "is `key_`, then 4 digits, and nothing else");
  CHECK(in_words("^[a-z][a-z0-9-]*$") ==
        "is one character out of small letters, then any number of characters out of small letters, digits or `-`, and "
        "nothing "
        "else");
  CHECK(in_words("^https?://.*") == "begins with `http`, perhaps `s`, `://`, then anything");
  CHECK(in_words("^(get|post)$") == "is (`get` or `post`), and nothing else");
  CHECK(in_words("^a|b$") == "begins with `a`, or ends with `b`");
  CHECK(in_words("^[^ ]{2,}") == "begins with 2 or more characters other than a blank");
  CHECK(in_words("^(?:ab){2,3}$") == "is `ab` 2 to 3 times, and nothing else");
  CHECK(in_words("é+") == "holds `é` one or more times");
}

TEST_CASE("patterns in words: rather nothing than something wrong") {
  for (const char* source : {"", "(?=a)b", "(a", "a\\1", "\\ba", "a++", "[[:alpha:]]", "((((a))))", "^", "a^b", "a$b"}) {
    INFO(source);
    CHECK_FALSE(in_words(source));
  }
  CHECK_FALSE(in_words(std::string(500, 'a')));
}

}  // namespace words_test
