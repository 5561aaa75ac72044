// Calls and what is passed to them, as the compiler of 2020 reads them.
#include <utility>

#include "core/story/era_rules.h"
#include "core/story/final.h"
#include "core/story/literal.h"
#include "core/story/reserved.h"

namespace asyncy::story {
namespace {

bool is_named(NodeKind kind) { return kind == NodeKind::argument || kind == NodeKind::shorthand; }

}  // namespace

void Final::call(NodeId id, const Pieces& pieces) {
  const NodeId service = first(id);
  if (kind(service) == NodeKind::path) {
    const NodeId name = first(service);
    if (kind(name) == NodeKind::name && next(name) == kNone && tree_[name].range != tree_[service].range)
      report(era::not_in_2020, tree_[service].range,
             "a service is named by its alias or as `owner/name`, without host, tag or digest",
             replace(tree_[service].range, std::string(tree_.slice(name)),
                     "Change to `" + std::string(tree_.slice(name)) + '`'));
    else if (kind(name) == NodeKind::name)
      first_name(name);
  }
  const NodeId command = next(service);
  if (command == kNone || is_named(kind(command))) return items(pieces, command, 0);
  if (const auto word = bare_word(tree_, command)) {
    command_name(first(command));
    return items(pieces, next(command), 2);
  }
  // `a [0]`: blanks before an index mean nothing.
  if (kind(command) == NodeKind::list && next(command) == kNone) return;
  items(pieces, command, 2);
}

/// The number of names in front says what they are: an event; an object and its event; a service, its command, an event.
void Final::when_call(NodeId id, const Pieces& pieces) {
  unsigned names = 0;
  NodeId item = first(id);
  for (; item != kNone && names < 3 && bare_word(tree_, item); item = next(item)) ++names;
  const NodeId words[] = {first(id), names > 1 ? next(first(id)) : kNone, names > 2 ? next(next(first(id))) : kNone};
  if (names == 2) first_name(first(words[1]));
  if (names == 3) {
    first_name(first(words[0]));
    command_name(first(words[1]));
    command_name(first(words[2]));
  }
  if (names == 0) item = next(first(id));
  items(pieces, item, names);
}

/// `names`: how many stand in front of the items, which decides what the first of them may be called.
void Final::items(const Pieces& pieces, NodeId first_item, unsigned names) {
  bool begun = false;
  bool first_argument = true;
  bool own_line = false;
  bool comma_told = false;
  bool value_told = false;
  if (first_item == kNone) return;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    begun = begun || piece.node == first_item;
    if (piece.is_line_end()) own_line = true;
    if (piece.is(",") && !std::exchange(comma_told, true))
      report(era::comma_between_arguments, piece.range, "arguments have blanks between them, no commas",
             replace(piece.range, i + 1 < pieces.size() && pieces[i + 1].range.begin > piece.range.end ? "" : " ",
                     "Delete the comma"));
    if (!piece.is_node() || !begun) continue;
    switch (kind(piece.node)) {
      case NodeKind::argument: argument_name(first(piece.node), first_argument, own_line, names); break;
      case NodeKind::shorthand: break;
      case NodeKind::flag:
        flag(pieces, i);
        value_told = true;
        break;
      case NodeKind::missing:
      case NodeKind::error: break;
      default:
        // The value of a flag is told with it; one value without a name tells the others.
        if (!value_told) positional(piece.node);
        value_told = true;
    }
    first_argument = false;
    own_line = false;
  }
}

void Final::positional(NodeId item) {
  const bool word = bare_word(tree_, item).has_value();
  report(era::positional_argument, tree_[item].range,
         quoted(item) + (word ? " is no argument; one is written `name:value`, or `:" + std::string(tree_.slice(item)) +
                                    "` for `" + std::string(tree_.slice(item)) + ":" + std::string(tree_.slice(item)) + '`'
                              : " has no name; an argument is written `name:value`"),
         {}, word ? "E0054" : "E0041");
}

/// `--name=value` and `--name value` become `name:value`; a flag without a value is true.
void Final::flag(const Pieces& pieces, std::size_t at) {
  const Range range = pieces[at].range;
  std::string name(pieces[at].text.substr(pieces[at].text.find_first_not_of('-')));
  const std::size_t value = at + (at + 1 < pieces.size() && pieces[at + 1].is("=") ? 2 : 1);
  const bool has_value = value < pieces.size() && pieces[value].is_node() && !is_named(kind(pieces[value].node)) &&
                         kind(pieces[value].node) != NodeKind::flag;
  text::Fix fix = has_value ? replace({range.begin, pieces[value].range.begin}, name + ':', "Change to `" + name + ":…`")
                            : replace(range, name + ":true", "Change to `" + name + ":true`");
  report(era::flag_argument, range, "arguments are passed by name, not as flags: `" + name + (has_value ? ":…`" : ":true`"),
         std::move(fix));
}

void Final::argument_name(NodeId name, bool first, bool own_line, unsigned names) {
  const std::string_view word = tree_.slice(name);
  const Range range = tree_[name].range;
  spelling(range);
  if (own_line) {
    if (refused_as_argument(word))
      report(era::reserved_word, range, quoted(name) + " is a word of the grammar and can name no argument", {}, "E0041");
    return;
  }
  const bool in_when = kind(tree_[tree_[tree_[name].parent].parent].parent) == NodeKind::when_statement;
  if (first && !(in_when && names < 3)) {
    if (word == "as")
      report(era::reserved_word, range, "`as` is a word of the grammar and cannot name the first argument", {}, "E0041");
    return;
  }
  const bool refused = first && names == 1 ? reserved(word) != Reserved::no
                       : first             ? refused_as_command(word)
                                           : refused_as_argument(word);
  if (refused)
    return report(era::reserved_word, range, quoted(name) + " is a word of the grammar and can name no argument here", {},
                  "E0041");
  if (!first && is_word_operator(word))
    report(era::word_operator_argument, range,
           "the compiler of 2020 takes " + quoted(name) +
               " for an operator here; pass this argument first, or on a line of its own");
}

/// Of a function or a mutation.
void Final::arguments_in_parentheses(NodeId id, const Pieces& pieces) {
  bool open = false;
  bool own_line = false;
  bool first_argument = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (piece.is("(")) open = true;
    if (piece.is_line_end()) own_line = true;
    if (piece.is(","))
      report(era::comma_between_arguments, piece.range, "arguments have blanks between them, no commas",
             replace(piece.range, "", "Delete the comma"));
    if (!piece.is_node() || !open) continue;
    if (kind(piece.node) == NodeKind::argument)
      argument_name(first(piece.node), first_argument, own_line, 3);
    else if (kind(piece.node) != NodeKind::shorthand && kind(piece.node) != NodeKind::error &&
             kind(piece.node) != NodeKind::missing)
      positional(piece.node);
    first_argument = false;
    own_line = false;
  }
  if (kind(id) == NodeKind::mutation)
    line_break(pieces);
  else
    lines_of_arguments(pieces);
}

/// Among operators a call stands in parentheses.
void Final::inline_call(NodeId value) {
  if (kind(value) != NodeKind::call) return;
  text::Fix fix{.title = "Put it in parentheses", .edits = {}};
  const Range range = tree_[value].range;
  fix.edits.push_back({.range = {range.begin, range.begin}, .text = "("});
  fix.edits.push_back({.range = {range.end, range.end}, .text = ")"});
  report(era::call_without_parentheses, range, "a call among operators stands in parentheses", std::move(fix));
}

}  // namespace asyncy::story
