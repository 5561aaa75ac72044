// Values and operators, as the compiler of 2020 reads them.
#include <algorithm>
#include <array>

#include "core/story/era_rules.h"
#include "core/story/final.h"
#include "core/story/parts.h"
#include "core/text/excerpt.h"

namespace asyncy::story {

void Final::path(NodeId id) {
  const NodeKind around = parent_kind(id);
  const NodeId begin = first(id);
  switch (kind(begin)) {
    case NodeKind::name:
      // The names of a call are judged by their places in it.
      if (around != NodeKind::call) first_name(begin);
      break;
    case NodeKind::group:
      if (next(begin) != kNone && kind(first(begin)) != NodeKind::call)
        return report(era::not_in_2020, tree_[next(begin)].range,
                      "only a call in parentheses has parts; assign the value to a variable first");
      break;
    case NodeKind::function_call: break;
    case NodeKind::mutation:
      if (kind(first(begin)) == NodeKind::path) break;
      return report(era::not_in_2020, tree_[next(begin)].range,
                    "what a mutation gives has no parts here; assign it to a variable first");
    case NodeKind::list:
    case NodeKind::map:
      for (NodeId part = next(begin); part != kNone; part = next(part))
        if (kind(part) != NodeKind::index)
          return report(era::not_in_2020, tree_[part].range,
                        "a list or map that is written out has no properties; use `[…]`");
      break;
    default:
      if (next(begin) != kNone)
        report(era::not_in_2020, tree_[next(begin)].range, quoted(begin) + " has no parts; assign it to a variable first");
      return;
  }
  for (NodeId part = next(begin); part != kNone; part = next(part))
    if (kind(part) == NodeKind::name) spelling(tree_[part].range);
}

void Final::index(NodeId id, const Pieces& pieces) {
  line_break(pieces);
  bool range = false;
  for (const Piece& piece : pieces) range = range || piece.is(":");
  if (first(id) == kNone)
    return report(era::not_in_2020, tree_[id].range, "the brackets are empty; a number or a key stands in them");
  if (!range) return;
  for (const NodeId bound : tree_.children(id)) {
    const bool plain = kind(bound) == NodeKind::integer || kind(bound) == NodeKind::real || kind(bound) == NodeKind::path;
    if (!plain) report(era::not_in_2020, tree_[bound].range, "the ends of a range are whole numbers or variables");
  }
}

void Final::pair(NodeId id, const Pieces& pieces) {
  line_break(pieces);
  const NodeId key = first(id);
  switch (kind(key)) {
    case NodeKind::path:
      if (kind(first(key)) == NodeKind::name) return;
      break;
    case NodeKind::string:
    case NodeKind::integer:
    case NodeKind::real:
    case NodeKind::boolean:
    case NodeKind::missing:
    case NodeKind::error: return;
    default: break;
  }
  report(era::not_in_2020, tree_[key].range,
         quoted(key) + " is no key of a map; a key is a string, a number, a boolean or a variable");
}

void Final::unary(NodeId id, const Pieces& pieces) {
  line_break(pieces);
  inline_call(first(id));
  const Piece& sign = pieces.front();
  if (sign.is("not") || sign.is("!")) return;
  report(era::not_in_2020, sign.range, "a sign belongs to a number only; write `0 " + std::string(sign.text) + " …`");
}

void Final::binary(NodeId id, const Pieces& pieces) {
  line_break(pieces);
  bool power = false;
  for (const Piece& piece : pieces) {
    power = power || piece.is("^");
    if (piece.is_node()) inline_call(piece.node);
  }
  if (power && kind(first(id)) == NodeKind::cast)
    report(era::not_in_2020, tree_[id].range, "`^` cannot follow a type; put what is before it in parentheses");
}

void Final::cast(NodeId id, const Pieces& pieces) {
  line_break(pieces);
  inline_call(first(id));
  if (kind(first(id)) == NodeKind::cast)
    report(era::not_in_2020, tree_[next(first(id))].range,
           "a value is converted once; put the inner conversion in parentheses");
}

void Final::mutation(NodeId id, const Pieces& pieces) {
  const Form form = form_of(tree_, id);
  if (form != Form::dotted_mutation) line_break(pieces);
  if (form == Form::plain) command_name(next(first(id)));
  if (form != Form::dotted_mutation) return;
  inline_call(first(id));
  arguments_in_parentheses(id, pieces);
}

void Final::type(NodeId id) {
  static constexpr std::array<std::string_view, 9> kTypes = {"int",   "float",  "string",   "boolean", "time",
                                                             "regex", "object", "function", "any"};
  const Range name = first_word(tree_[id].range);
  const std::string_view word = tree_.text.slice(name);
  const NodeId inner = first(id);
  if (std::find(kTypes.begin(), kTypes.end(), word) != kTypes.end()) {
    if (inner != kNone) report(era::not_a_type, tree_[id].range, quoted(name) + " holds no other type");
    return;
  }
  if (word == "List") {
    if (inner == kNone || next(inner) != kNone)
      report(era::not_a_type, tree_[id].range, "`List` says what it holds: `List[string]`");
    return;
  }
  if (word == "Map") {
    const bool two = inner != kNone && next(inner) != kNone && next(next(inner)) == kNone;
    if (!two)
      return report(era::not_a_type, tree_[id].range, "`Map` says what its keys and its values are: `Map[string,any]`");
    if (first(inner) != kNone || tree_.slice(inner) == "List" || tree_.slice(inner) == "Map")
      report(era::not_a_type, tree_[inner].range, "the keys of a map are no lists or maps");
    return;
  }
  if (form_of(tree_, id) == Form::old_type) return;
  if (word == "regexp")
    return report(era::not_a_type, name, "the type `regexp` is written `regex`", replace(name, "regex", "Change to `regex`"));
  report(
      era::not_a_type, name,
      quoted(name) +
          " is no type; types are int, float, string, boolean, time, regex, object, function, any, List[…] and Map[…,…]");
}

void Final::time(NodeId id) {
  static constexpr std::array<std::string_view, 6> kUnits = {"w", "d", "h", "m", "s", "ms"};
  const auto rank = [&](const TimePart& part) {
    return std::find(kUnits.begin(), kUnits.end(), tree_.text.slice(part.unit)) - kUnits.begin();
  };
  const std::vector<TimePart> parts = time_parts(tree_, id);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (rank(parts[i - 1]) < rank(parts[i])) continue;
    const bool repeated = rank(parts[i - 1]) == rank(parts[i]);
    return report(era::time_units, {parts[i].number.begin, parts[i].unit.end},
                  repeated ? quoted(parts[i].unit) + " is counted twice"
                           : "units stand from weeks down to milliseconds: `w d h m s ms`",
                  {},
                  repeated              ? "E0069"
                  : rank(parts[i]) == 0 ? "E0067"
                                        : "E0068");
  }
}

void Final::regex(NodeId id) {
  const Range range = regex_parts(tree_, id).flags;
  const std::string_view flags = tree_.text.slice(range);
  std::string sorted;
  for (const char each : std::string_view("gimsuy"))
    if (flags.find(each) != std::string_view::npos) sorted += each;
  if (flags != sorted)
    report(era::regex_flags, range,
           "the flags of a regular expression stand in the order `gimsuy`, each once: `" + sorted + '`',
           replace(range, sorted, "Change to `" + sorted + '`'));
}

}  // namespace asyncy::story
