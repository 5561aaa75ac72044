// Values and operators, as the compiler of 2020 reads them.
#include <algorithm>
#include <array>

#include "core/story/era_rules.h"
#include "core/story/final.h"
#include "core/story/literal.h"
#include "core/story/parts.h"
#include "core/text/excerpt.h"

namespace asyncy::story {
namespace {

constexpr std::array<std::string_view, 14> kOperators = {
    "or", "and", "<", "<=", ">", ">=", "==", "!=", "+", "-", "*", "/", "%", "^"};

struct OldOperator {
  std::string_view written;
  std::string_view now;  ///< empty: there is none
};

constexpr std::array kOldOperators = {
    OldOperator{"is", "=="},
    OldOperator{"=", "=="},
    OldOperator{"equals", "=="},
    OldOperator{"is equal to", "=="},
    OldOperator{"is not", "!="},
    OldOperator{"isnt", "!="},
    OldOperator{"not equals", "!="},
    OldOperator{"&", "and"},
    OldOperator{"and also", "and"},
    OldOperator{"greater than", ">"},
    OldOperator{"less than", "<"},
    OldOperator{"greater than or equal to", ">="},
    OldOperator{"less than or equal to", "<="},
    OldOperator{"is greater than", ">"},
    OldOperator{"is less than", "<"},
};

bool is_integer(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

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
  for (const Piece& piece : pieces) {
    range = range || piece.is(":");
    if (!piece.is_node() && piece.text.starts_with(".."))
      return report(era::not_in_2020, piece.range, "a range is written with a colon: `[from:to]`",
                    replace(piece.range, ":", "Change to `:`"));
  }
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
  if (sign.is("not")) return;
  const bool blank = tree_[first(id)].range.begin > sign.range.end;
  if (sign.is("!"))
    return report(era::old_operator, sign.range, "`!` negates nothing any more; write `not`",
                  replace(sign.range, blank ? "not" : "not ", "Change to `not`"));
  report(era::not_in_2020, sign.range, "a sign belongs to a number only; write `0 " + std::string(sign.text) + " …`");
}

void Final::binary(NodeId id, const Pieces& pieces) {
  line_break(pieces);
  std::string written;
  Range range;
  NodeId last = kNone;
  for (const Piece& piece : pieces) {
    if (piece.is_node()) {
      inline_call(piece.node);
      last = piece.node;
    } else if (!piece.is_line_end()) {
      if (written.empty()) range = piece.range;
      range.end = piece.range.end;
      written += (written.empty() ? "" : " ") + std::string(piece.text);
    }
  }
  if (written == "^" && kind(first(id)) == NodeKind::cast)
    return report(era::not_in_2020, tree_[id].range, "`^` cannot follow a type; put what is before it in parentheses");
  if (std::find(kOperators.begin(), kOperators.end(), written) != kOperators.end() || last == kNone) return;
  const auto old = std::find_if(kOldOperators.begin(), kOldOperators.end(),
                                [&](const OldOperator& each) { return each.written == written; });
  if (old == kOldOperators.end())
    return report(era::old_operator, range,
                  quoted(range) + " compares nothing any more; a mutation such as `.contains(…)` may do it");
  const std::string now(old->now);
  report(era::old_operator, range, quoted(range) + " is written `" + now + "` here",
         replace(range, now, "Change to `" + now + '`'));
}

void Final::cast(NodeId id, const Pieces& pieces) {
  line_break(pieces);
  inline_call(first(id));
  if (kind(first(id)) == NodeKind::cast)
    report(era::not_in_2020, tree_[next(first(id))].range,
           "a value is converted once; put the inner conversion in parentheses");
  for (const Piece& piece : pieces)
    if (piece.is("as"))
      report(era::old_operator, piece.range, "`to` converts a value; `as` names an output",
             replace(piece.range, "to", "Change to `to`"), "E0152");
}

/// `x.split(by:",")`, and how that was written once: `x split by:","`.
void Final::mutation(NodeId id, const Pieces& pieces) {
  const NodeId value = first(id);
  const bool dotted = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.is("."); });
  if (dotted) {
    inline_call(value);
    return arguments_in_parentheses(id, pieces);
  }
  line_break(pieces);
  const bool then = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.is("then"); });
  // It is a call, if of a service that does not exist: rules about calls judge it.
  const bool variable = kind(value) == NodeKind::path && kind(first(value)) == NodeKind::name;
  const bool call = kind(value) == NodeKind::group && kind(first(value)) == NodeKind::call;
  if (!then && (variable || call)) return command_name(next(value));
  const NodeId name = next(value);
  const NodeId arguments = next(name);
  std::string now = std::string(tree_.slice(value)) + '.' + std::string(tree_.slice(name)) + '(';
  if (arguments != kNone) now += tree_.text.slice({tree_[arguments].range.begin, tree_[id].range.end});
  now += ')';
  const bool simple = kind(value) != NodeKind::binary && kind(value) != NodeKind::unary && kind(value) != NodeKind::cast &&
                      kind(value) != NodeKind::mutation;
  report(era::old_mutation, tree_[name].range,
         "a mutation stands behind a dot, its arguments in parentheses: `" + text::excerpt(now) + '`',
         simple ? replace(tree_[id].range, now, "Write with a dot") : text::Fix{.title = {}, .edits = {}});
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
  struct Old {
    std::string_view written, now;
  };
  static constexpr std::array kOld = {Old{"number", "int"}, Old{"list", "List[any]"}, Old{"map", "Map[any,any]"},
                                      Old{"regexp", "regex"}};
  for (const Old& old : kOld)
    if (word == old.written)
      return report(era::not_a_type, name, "the type " + quoted(name) + " is written `" + std::string(old.now) + "` now",
                    replace(name, std::string(old.now), "Change to `" + std::string(old.now) + '`'));
  report(
      era::not_a_type, name,
      quoted(name) +
          " is no type; types are int, float, string, boolean, time, regex, object, function, any, List[…] and Map[…,…]");
}

void Final::number(NodeId id) {
  if (!is_integer(tree_.slice(id)))
    report(era::not_in_2020, tree_[id].range,
           quoted(id) + " is no number; numbers are written with digits and a dot alone");
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
