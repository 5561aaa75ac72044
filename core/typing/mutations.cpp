#include "core/typing/mutations.h"

#include <algorithm>
#include <array>

namespace asyncy::typing {
namespace {

using types::LiteralKind;

constexpr LiteralKind kList = LiteralKind::list, kMap = LiteralKind::map, kString = LiteralKind::string,
                      kInt = LiteralKind::integer, kFloat = LiteralKind::real;

constexpr auto kMutations = std::to_array<Mutation>({
    {kList, "length", "", Gives::integer, "How many elements it has."},
    {kList, "append", "item:A", Gives::same, "The list with one more element at its end."},
    {kList, "prepend", "item:A", Gives::same, "The list with one more element at its beginning."},
    {kList, "random", "", Gives::element, "One of its elements, by chance."},
    {kList, "reverse", "", Gives::same, "The list from back to front."},
    {kList, "sort", "", Gives::same, "The list in ascending order."},
    {kList, "min", "", Gives::element, "Its smallest element."},
    {kList, "max", "", Gives::element, "Its largest element."},
    {kList, "sum", "", Gives::element, "All its elements added up."},
    {kList, "contains", "item:A", Gives::boolean, "Whether one of its elements is `item`."},
    {kList, "unique", "", Gives::same, "The list without repetitions."},
    {kList, "remove", "item:A", Gives::same, "The list without `item`."},
    {kList, "index", "of:A", Gives::integer, "The place of the element that is `of`."},
    {kList, "replace", "item:A by:A", Gives::same, "The list with `by` in the place of `item`."},
    {kList, "slice", "start:int? end:int?", Gives::same, "The elements from `start` up to before `end`."},
    {kList, "join", "sep:string", Gives::string, "Its elements as one text with `sep` between them."},
    {kMap, "length", "", Gives::integer, "How many keys it has."},
    {kMap, "keys", "", Gives::list_of_keys, "Its keys."},
    {kMap, "values", "", Gives::list_of_values, "Its values."},
    {kMap, "remove", "key:K", Gives::same, "The map without `key`."},
    {kMap, "flatten", "", Gives::list, "A list of its keys and values."},
    {kMap, "contains", "key:K? value:V?", Gives::boolean, "Whether it has this key, or this value."},
    {kMap, "get", "key:K default:V", Gives::value, "The value of `key`, or `default` where there is none."},
    {kString, "length", "", Gives::integer, "How many characters it has."},
    {kString, "replace", "item:string? pattern:regex? by:string", Gives::string,
     "The text with `by` in the place of `item`, or of what `pattern` finds."},
    {kString, "contains", "item:string? pattern:regex?", Gives::boolean, "Whether `item` is in it, or `pattern` is found."},
    {kString, "split", "by:string", Gives::list_of_strings, "The pieces between each `by`."},
    {kString, "uppercase", "", Gives::string, "The text in capital letters."},
    {kString, "lowercase", "", Gives::string, "The text in small letters."},
    {kString, "capitalize", "", Gives::string, "The text with a capital letter at each word."},
    {kString, "trim", "", Gives::string, "The text without blanks around it."},
    {kString, "startswith", "prefix:string", Gives::boolean, "Whether it begins with `prefix`."},
    {kString, "endswith", "suffix:string", Gives::boolean, "Whether it ends with `suffix`."},
    {kString, "substring", "start:int? end:int?", Gives::string, "The characters from `start` up to before `end`."},
    {kInt, "isOdd", "", Gives::boolean, "Whether it is an odd number."},
    {kInt, "isEven", "", Gives::boolean, "Whether it is an even number."},
    {kInt, "absolute", "", Gives::integer, "The number without its sign."},
    {kInt, "increment", "", Gives::integer, "The number plus one."},
    {kInt, "decrement", "", Gives::integer, "The number minus one."},
    {kFloat, "round", "", Gives::integer, "The nearest whole number."},
    {kFloat, "ceil", "", Gives::integer, "The next whole number above."},
    {kFloat, "floor", "", Gives::integer, "The next whole number below."},
    {kFloat, "sin", "", Gives::real, "Its sine."},
    {kFloat, "cos", "", Gives::real, "Its cosine."},
    {kFloat, "tan", "", Gives::real, "Its tangent."},
    {kFloat, "asin", "", Gives::real, "Its arc sine."},
    {kFloat, "acos", "", Gives::real, "Its arc cosine."},
    {kFloat, "atan", "", Gives::real, "Its arc tangent."},
    {kFloat, "log", "", Gives::real, "Its natural logarithm."},
    {kFloat, "log2", "", Gives::real, "Its logarithm to the base 2."},
    {kFloat, "log10", "", Gives::real, "Its logarithm to the base 10."},
    {kFloat, "exp", "", Gives::real, "e to the power of it."},
    {kFloat, "abs", "", Gives::real, "The number without its sign."},
    {kFloat, "isNaN", "", Gives::boolean, "Whether it is no number."},
    {kFloat, "isInfinity", "", Gives::boolean, "Whether it is infinite."},
    {kFloat, "sqrt", "", Gives::real, "Its square root."},
    {kFloat, "approxEqual", "value:float maxRelDiff:float? maxAbsDiff:float?", Gives::boolean,
     "Whether it is as good as equal to `value`."},
});

}  // namespace

std::span<const Mutation> mutation_table() { return kMutations; }

const Mutation* find_mutation(const ValueType& receiver, std::string_view name) {
  const Mutation* found = nullptr;
  for (const Mutation& each : kMutations) {
    if (each.name != name || !receiver.has(each.of)) continue;
    if (found != nullptr) return nullptr;
    found = &each;
  }
  return found;
}

std::vector<MutationParameter> parameters_of(const Mutation& mutation) {
  std::vector<MutationParameter> out;
  std::string_view rest = mutation.parameters;
  while (!rest.empty()) {
    std::string_view each = rest.substr(0, std::min(rest.find(' '), rest.size()));
    rest.remove_prefix(std::min(each.size() + 1, rest.size()));
    const bool required = !each.ends_with('?');
    if (!required) each.remove_suffix(1);
    const auto colon = each.find(':');
    out.push_back({.name = each.substr(0, colon), .type = each.substr(colon + 1), .required = required});
  }
  return out;
}

ValueType result_of(const Mutation& mutation, const ValueType& receiver) {
  const auto inside = [&](std::size_t index) {
    return index < receiver.inside.size() ? receiver.inside[index] : ValueType{};
  };
  switch (mutation.gives) {
    case Gives::same: return receiver;
    case Gives::element: return inside(0);
    case Gives::value: return inside(1);
    case Gives::list: return ValueType::of(LiteralKind::list);
    case Gives::list_of_keys: return ValueType::list_of(inside(0));
    case Gives::list_of_values: return ValueType::list_of(inside(1));
    case Gives::list_of_strings: return ValueType::list_of(ValueType::of(LiteralKind::string));
    case Gives::integer: return ValueType::of(LiteralKind::integer);
    case Gives::real: return ValueType::of(LiteralKind::real);
    case Gives::boolean: return ValueType::of(LiteralKind::boolean);
    case Gives::string: return ValueType::of(LiteralKind::string);
  }
  return {};
}

}  // namespace asyncy::typing
