// Forms that older versions read and the compiler of 2020 does not, each with what is written instead.
#include <algorithm>
#include <array>

#include "core/story/era_rules.h"
#include "core/story/final.h"
#include "core/story/literal.h"
#include "core/text/excerpt.h"

namespace asyncy::story {
namespace {

struct Renamed {
  std::string_view written;
  std::string_view now;
};

constexpr std::array kOperators = {
    Renamed{"is", "=="},
    Renamed{"=", "=="},
    Renamed{"equals", "=="},
    Renamed{"is equal to", "=="},
    Renamed{"is not", "!="},
    Renamed{"isnt", "!="},
    Renamed{"not equals", "!="},
    Renamed{"&", "and"},
    Renamed{"and also", "and"},
    Renamed{"greater than", ">"},
    Renamed{"less than", "<"},
    Renamed{"greater than or equal to", ">="},
    Renamed{"less than or equal to", "<="},
    Renamed{"is greater than", ">"},
    Renamed{"is less than", "<"},
};

constexpr std::array kTypes = {Renamed{"number", "int"}, Renamed{"list", "List[any]"}, Renamed{"map", "Map[any,any]"}};

template <std::size_t size>
std::string now(const std::array<Renamed, size>& table, std::string_view written) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Renamed& each) { return each.written == written; });
  return found == table.end() ? std::string() : std::string(found->now);
}

/// The same string in double quotes.
std::string in_double_quotes(std::string_view text, std::size_t quotes) {
  const std::string_view content = text.substr(quotes, text.size() - 2 * quotes);
  std::string out(quotes, '"');
  for (std::size_t i = 0; i < content.size(); ++i) {
    if (content[i] == '\\' && i + 1 < content.size()) {
      if (content[i + 1] != '\'') out += '\\';
      out += content[++i];
    } else {
      if (content[i] == '"' && quotes == 1) out += '\\';
      out += content[i];
    }
  }
  return out.append(quotes, '"');
}

}  // namespace

void Final::gone(NodeId id, Form form, const Pieces& pieces) {
  const Range range = tree_[id].range;
  const auto sign = [&](std::string_view written) {
    const auto found = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& piece) { return piece.is(written); });
    return found == pieces.end() ? range : found->range;
  };
  switch (form) {
    case Form::assignment_by_word: return assignment_by_word(id, pieces);
    case Form::unless:
    case Form::elseif: return old_condition(id, pieces);
    case Form::for_in: return for_in(id);
    case Form::with: return old_statement(first_word(range), "write its block without it");
    case Form::returns_by_arrow:
      return old_statement(sign("->"), "the type that a function gives stands behind `returns`",
                           replace(sign("->"), "returns", "Change to `returns`"));
    case Form::raise:
      return old_statement(first_word(range), "write `throw`", replace(first_word(range), "throw", "Change to `throw`"));
    case Form::old_jump: return old_statement(first_word(range), "call a service, or a function of this story");
    case Form::import: return old_statement(first_word(range), "there are no imports any more");
    case Form::backtick_path: return backtick_path(id);
    case Form::single_quotes:
    case Form::single_heredoc: return single_quotes(id);
    case Form::double_braces: {
      const std::string inside(tree_.slice(id).substr(1, range.size() - 2));
      if (in_template_) return;
      return report(era::double_braces, range, "one pair of braces takes in a value: `" + text::excerpt(inside, 40) + '`',
                    replace(range, inside, "Use one pair of braces"), "E0059");
    }
    case Form::odd_number:
      return report(era::not_in_2020, range, quoted(id) + " is no number; numbers are written with digits and a dot alone");
    case Form::dotted_range: {
      const auto dots = std::find_if(pieces.begin(), pieces.end(),
                                     [](const Piece& piece) { return !piece.is_node() && piece.text.starts_with(".."); });
      if (dots == pieces.end()) return;
      return report(era::not_in_2020, dots->range, "a range is written with a colon: `[from:to]`",
                    replace(dots->range, ":", "Change to `:`"));
    }
    case Form::bang: {
      const bool blank = tree_[first(id)].range.begin > sign("!").end;
      return report(era::old_operator, sign("!"), "`!` negates nothing any more; write `not`",
                    replace(sign("!"), blank ? "not" : "not ", "Change to `not`"));
    }
    case Form::old_operator: return old_operator(pieces);
    case Form::conditional:
      return report(era::not_in_2020, range,
                    "a value cannot depend on `if`; assign it in the block of an `if` statement and in that of its `else`");
    case Form::cast_by_as:
      return report(era::old_operator, sign("as"), "`to` converts a value; `as` names an output",
                    replace(sign("as"), "to", "Change to `to`"), "E0152");
    case Form::spaced_mutation:
    case Form::chained_mutation: return spaced_mutation(id);
    case Form::old_type: return old_type(id);
    // `items` speaks of what a call is given, `call_statement` of the output that a service without a command has.
    case Form::positional_argument:
    case Form::flag:
    case Form::service_with_output:
    default: return;
  }
}

void Final::old_statement(Range range, std::string_view instead, text::Fix fix) {
  report(era::old_statement, range, quoted(range) + " begins no statement any more; " + std::string(instead),
         std::move(fix));
}

void Final::assignment_by_word(NodeId id, const Pieces& pieces) {
  const NodeId target = first(id);
  const bool set = pieces.front().is("set");
  for (const Piece& piece : pieces) {
    if (!piece.is("is") && !piece.is("to") && !piece.is("equals") && !piece.is("set")) continue;
    text::Fix fix = replace(piece.range, "=", "Assign by `=`");
    if (set) {
      fix = replace({pieces[0].range.begin, tree_[target].range.begin}, "", "Assign by `=`");
      if (pieces.size() > 2 && !pieces[2].is_node() && !pieces[2].is("="))
        fix.edits.push_back({.range = pieces[2].range, .text = "="});
    }
    return report(era::old_statement, piece.range,
                  "`" + std::string(piece.text) + "` assigns nothing any more; write `" +
                      text::excerpt(tree_.slice(target), 40) + " = …`",
                  std::move(fix));
  }
}

/// `unless`, and the words for `else if`.
void Final::old_condition(NodeId id, const Pieces& pieces) {
  const NodeId value = first(id);
  for (std::size_t i = 0; i < pieces.size() && !pieces[i].is_node(); ++i) {
    if (pieces[i].is("elif") || pieces[i].is("elseif"))
      old_statement(pieces[i].range, "write `else if`", replace(pieces[i].range, "else if", "Change to `else if`"));
    if (pieces[i].is("unless")) {
      text::Fix fix = replace(pieces[i].range, "if not", "Change to `if not`");
      if (kind(value) != NodeKind::path && kind(value) != NodeKind::group) fix.edits.clear();
      old_statement(pieces[i].range, "write `if not …`", std::move(fix));
    }
  }
}

void Final::for_in(NodeId id) {
  const NodeId output = first(id);
  const NodeId value = next(output);
  old_statement(first_word(tree_[id].range), "write `foreach … as …`",
                replace({tree_[id].range.begin, tree_[value].range.end},
                        "foreach " + std::string(tree_.slice(value)) + " as " + std::string(tree_.slice(output)),
                        "Change to `foreach`"));
}

/// Where it is passed to something it stands there without a name, which is told.
void Final::backtick_path(NodeId id) {
  if (parent_kind(id) == NodeKind::call || parent_kind(id) == NodeKind::jump_statement) return;
  const std::string now = '"' + std::string(tree_.slice(id).substr(1, tree_[id].range.size() - 2)) + '"';
  report(era::backtick_path, tree_[id].range, "a path is written as a string: " + now,
         replace(tree_[id].range, now, "Write as a string"));
}

void Final::single_quotes(NodeId id) {
  const std::size_t quotes = tree_[id].has(Mark::heredoc) ? 3 : 1;
  if (tree_[id].range.size() < 2 * quotes) return;
  std::string now = in_double_quotes(tree_.slice(id), quotes);
  report(era::single_quotes, tree_[id].range, "strings stand in double quotes: " + text::excerpt(now, 40),
         replace(tree_[id].range, std::move(now), "Use double quotes"));
}

void Final::old_operator(const Pieces& pieces) {
  std::string written;
  Range range;
  for (const Piece& piece : pieces) {
    if (piece.is_node() || piece.is_line_end()) continue;
    if (written.empty()) range = piece.range;
    range.end = piece.range.end;
    written += (written.empty() ? "" : " ") + std::string(piece.text);
  }
  if (written.empty()) return;
  const std::string operator_now = now(kOperators, written);
  if (operator_now.empty())
    return report(era::old_operator, range,
                  quoted(range) + " compares nothing any more; a mutation such as `.contains(…)` may do it");
  report(era::old_operator, range, quoted(range) + " is written `" + operator_now + "` here",
         replace(range, operator_now, "Change to `" + operator_now + '`'));
}

/// `x split by:","` and `… then length`.
void Final::spaced_mutation(NodeId id) {
  const NodeId value = first(id);
  const NodeId name = next(value);
  const NodeId arguments = next(name);
  std::string dotted = std::string(tree_.slice(value)) + '.' + std::string(tree_.slice(name)) + '(';
  if (arguments != kNone) dotted += tree_.text.slice({tree_[arguments].range.begin, tree_[id].range.end});
  dotted += ')';
  const bool simple = kind(value) != NodeKind::binary && kind(value) != NodeKind::unary && kind(value) != NodeKind::cast &&
                      kind(value) != NodeKind::mutation;
  report(era::old_mutation, tree_[name].range,
         "a mutation stands behind a dot, its arguments in parentheses: `" + text::excerpt(dotted) + '`',
         simple ? replace(tree_[id].range, dotted, "Write with a dot") : text::Fix{.title = {}, .edits = {}});
}

void Final::old_type(NodeId id) {
  const std::string type_now = now(kTypes, tree_.slice(id));
  report(era::not_a_type, tree_[id].range, "the type " + quoted(id) + " is written `" + type_now + "` now",
         replace(tree_[id].range, type_now, "Change to `" + type_now + '`'));
}

}  // namespace asyncy::story
