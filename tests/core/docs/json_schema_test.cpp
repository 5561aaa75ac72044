// The JSON Schema says what the table says; `tests/schema/` holds it to a real validator.
#include "core/docs/json_schema.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

namespace json_schema_test {

using namespace asyncy;
using json::Json;
using manifest::Section;

namespace {

/// Every `$ref` below `value`.
void collect(const Json& value, std::set<std::string>& references) {
  if (value.is_object() && value.contains("$ref")) references.insert(value["$ref"].get<std::string>());
  if (value.is_structured())
    for (const Json& each : value) collect(each, references);
}

}  // namespace

TEST_CASE("the schema has every row of the table, with its documentation") {
  const Json schema = docs::json_schema();
  CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
  for (const manifest::Key& key : manifest::schema()) {
    const std::string section(docs::name_of(key.section));
    // The project's own configuration is no manifest.
    constexpr std::array kOfConfig = {Section::config,    Section::aliases,        Section::severities,
                                      Section::overrides, Section::override_entry, Section::limits};
    if (std::find(kOfConfig.begin(), kOfConfig.end(), key.section) != kOfConfig.end()) {
      CHECK(section.empty());
      continue;
    }
    INFO(section << '.' << key.name);
    REQUIRE(schema["definitions"].contains(section));
    const Json& definition = schema["definitions"][section];
    if (key.name == "[]") continue;  // stands where the list does
    const Json& value = key.name == "*" ? definition["additionalProperties"] : definition["properties"][std::string(key.name)];
    CHECK(value["description"] == std::string(key.doc));
  }
}

TEST_CASE("every reference of the schema leads somewhere") {
  const Json schema = docs::json_schema();
  std::set<std::string> references;
  collect(schema, references);
  CHECK(references.size() > 30);
  for (const std::string& reference : references) {
    INFO(reference);
    CHECK(schema.contains(Json::json_pointer(reference.substr(1))));
  }
}

TEST_CASE("the schema knows defaults, types, lists and snippets") {
  const Json definitions = docs::json_schema()["definitions"];
  CHECK(definitions["argument"]["properties"]["required"]["default"] == false);
  CHECK(definitions["variable"]["properties"]["required"]["default"] == true);
  CHECK(definitions["system"]["properties"]["cpu"]["default"] == 1);
  CHECK(definitions["system"]["properties"]["memory"]["default"] == "250GB");
  CHECK(definitions["command"]["properties"]["format"]["default"] == "* **");
  CHECK(definitions["argument"]["properties"]["required"]["type"] == Json{"boolean", "null"});
  CHECK(definitions["service"]["properties"]["ports"]["anyOf"][1]["items"]["type"] == Json{"integer", "null"});
  CHECK(definitions["command"]["properties"]["args"]["anyOf"][1]["items"]["allOf"][1]["then"]["required"] == Json{"name"});
  CHECK(definitions["service"]["properties"]["commands"]["defaultSnippets"][0]["label"] == "new command");
  CHECK(definitions["command"]["additionalProperties"] == false);
}

}  // namespace json_schema_test
