#include "core/json/json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace json_test {

namespace json = asyncy::json;
using json::Json;

namespace {

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

/// The string that the JSON text of one string holds.
std::string text_of(std::string_view literal) {
  const auto value = json::parse(literal);
  REQUIRE(value);
  return value->get<std::string>();
}

}  // namespace

TEST_CASE("json: values are read whole or not at all") {
  const auto value = json::parse(R"({"b": [1, 2.5, "x"], "a": null})");
  REQUIRE(value);
  CHECK((*value)["b"][2] == "x");
  CHECK((*value)["a"].is_null());
  for (const auto* broken :
       {"", " ", "{", "[1,]", "{} {}", "nul", "1e999", "\"\xFF\"", "\"\\u12\"", "\"\\", "'a'", "// c\n1"}) {
    INFO(broken);
    CHECK_FALSE(json::parse(broken));
  }
}

TEST_CASE("json: nesting is limited before the library sees it") {
  CHECK(json::parse(nested(json::kDeepestNesting)));
  CHECK_FALSE(json::parse(nested(json::kDeepestNesting + 1)));
  CHECK_FALSE(json::parse(nested(200'000)));
  CHECK_FALSE(json::parse(std::string(200'000, '[')));
  CHECK_FALSE(json::parse(std::string(200'000, ']')));
  std::string objects;
  for (int i = 0; i < 129; ++i) objects += "{\"a\":";
  CHECK_FALSE(json::parse(objects + "1" + std::string(129, '}')));
}

TEST_CASE("json: brackets inside strings and beside each other do not nest") {
  CHECK(json::parse("\"" + std::string(1000, '[') + "\""));
  CHECK(json::parse("\"\\\"" + std::string(1000, '{') + "\""));
  std::string row = "[[]";
  for (int i = 0; i < 1000; ++i) row += ",[]";
  CHECK(json::parse(row + "]"));
}

TEST_CASE("json: unpaired surrogate escapes become the replacement character") {
  CHECK(text_of(R"("a\ud83db")") == "a\uFFFDb");
  CHECK(text_of(R"("\uDE00")") == "\uFFFD");
  CHECK(text_of(R"("\ud83d\ud83d\ude00")") == "\uFFFD\U0001F600");
  CHECK(text_of(R"("\ud83d\u0041")") == "\uFFFDA");
  CHECK(text_of(R"("\ude00\ud83d")") == "\uFFFD\uFFFD");
  CHECK(text_of(R"("\ud83d\n")") == "\uFFFD\n");
  const auto value = json::parse(R"({"\ud83d": 1})");
  REQUIRE(value);
  CHECK(value->contains("\uFFFD"));
}

TEST_CASE("json: paired surrogates and escaped backslashes stay as they are") {
  CHECK(text_of(R"("\ud83d\ude00")") == "\U0001F600");
  CHECK(text_of(R"("\\ud83d")") == "\\ud83d");
  // One that needs mending beside one that only looks so.
  CHECK(text_of(R"("\\ud83d \ud83d \\\ud83d")") == "\\ud83d \uFFFD \\\uFFFD");
}

TEST_CASE("json: dump never throws and sorts keys") {
  CHECK(json::dump(Json("a\xFF")) == "\"a\uFFFD\"");
  CHECK(json::dump(Json("\xE2\x82")) == "\"\uFFFD\"");
  Json value = Json::object();
  value["b"] = 1;
  value["a"] = "é";
  CHECK(json::dump(value) == R"({"a":"é","b":1})");
  CHECK(json::dump(value, {.indent = 2}) == "{\n  \"a\": \"é\",\n  \"b\": 1\n}");
  Json bad_key = Json::object();
  bad_key["\x80"] = true;
  CHECK(json::dump(bad_key) == "{\"\uFFFD\":true}");
}

}  // namespace json_test
