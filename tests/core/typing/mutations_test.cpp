// The table of mutations.
#include "core/typing/mutations.h"

#include <catch2/catch.hpp>
#include <set>

namespace mutations_test {

using namespace asyncy;
using types::LiteralKind;
using typing::ValueType;

TEST_CASE("mutations: each is told once for its type, with its parameters") {
  std::set<std::pair<LiteralKind, std::string_view>> seen;
  for (const typing::Mutation& each : typing::mutation_table()) {
    INFO(each.name);
    CHECK(seen.emplace(each.of, each.name).second);
    CHECK_FALSE(each.doc.empty());
    for (const auto& parameter : typing::parameters_of(each)) CHECK((!parameter.name.empty() && !parameter.type.empty()));
  }
}

TEST_CASE("mutations: which one a name means depends on the type before the dot") {
  const ValueType text = ValueType::of(LiteralKind::string);
  REQUIRE(typing::find_mutation(text, "split") != nullptr);
  CHECK(typing::find_mutation(text, "keys") == nullptr);
  CHECK(typing::find_mutation(ValueType{}, "length") == nullptr);
  // Text or list: two of that name.
  CHECK(typing::find_mutation(typing::join(text, ValueType::of(LiteralKind::list)), "length") == nullptr);
  const auto parameters = typing::parameters_of(*typing::find_mutation(text, "replace"));
  REQUIRE(parameters.size() == 3);
  CHECK(parameters[0].name == "item");
  CHECK_FALSE(parameters[0].required);
  CHECK(parameters[2].name == "by");
  CHECK(parameters[2].type == "string");
  CHECK(parameters[2].required);
}

TEST_CASE("mutations: results follow the type that they are used on") {
  const ValueType list = ValueType::list_of(ValueType::of(LiteralKind::integer));
  const ValueType map = ValueType::map_of(ValueType::of(LiteralKind::string), list);
  const auto result = [](const ValueType& of, std::string_view name) {
    return typing::name_of(typing::result_of(*typing::find_mutation(of, name), of));
  };
  CHECK(result(list, "reverse") == "List[int]");
  CHECK(result(list, "max") == "int");
  CHECK(result(list, "join") == "string");
  CHECK(result(map, "values") == "List[List[int]]");
  CHECK(result(map, "get") == "List[int]");
  CHECK(result(ValueType::of(LiteralKind::list), "random").empty());
}

}  // namespace mutations_test
