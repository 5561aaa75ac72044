// Statements, their headers and their lines, as the compiler of 2020 reads them.
#include "core/story/era_rules.h"
#include "core/story/final.h"
#include "core/story/literal.h"
#include "core/story/syntax_rules.h"
#include "core/text/excerpt.h"

namespace asyncy::story {

/// All statements of a block begin in one column. The first line of a story may be indented, and counts as if it were not.
void Final::lines(NodeId block) {
  const bool root = block == tree_.root;
  if (!root && first(block) == kNone && !tree_[block].has(Mark::broken)) {
    const Offset at = tree_[block].range.begin;
    return report(missing_block, {at, at}, "only a comment stands below this line; indent a statement that belongs to it");
  }
  bool expected_known = root;
  unsigned expected = 0;
  unsigned reported = 0;  // lines that are as wrong as the one before are no mistake of their own
  for (const NodeId statement : tree_.children(block)) {
    const Offset begin = tree_[statement].range.begin;
    if (!begins_line(begin)) continue;
    const unsigned indent = column(begin);
    if (root && tree_.text.line_of(begin) == 0) continue;
    if (!expected_known) {
      expected_known = true;
      expected = indent;
    } else if (indent != expected && indent != reported) {
      const bool deeper = indent > expected;
      report(era::indentation, first_word(tree_[statement].range),
             deeper ? "this line is indented deeper than the one above it, which begins no block"
                    : "this line stands at no indentation that a line above has");
      reported = indent;
    }
    if (indent == expected) reported = 0;
  }
}

/// A colon behind a header.
void Final::header(const Pieces& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].is(":")) continue;
    const Range colon{i > 0 ? pieces[i - 1].range.end : pieces[i].range.begin, pieces[i].range.end};
    report(era::header_colon, pieces[i].range, "no colon stands behind a header; the indented lines below say enough",
           replace(colon, "", "Delete the colon"));
  }
}

void Final::old_statement(Range range, std::string_view instead, text::Fix fix) {
  report(era::old_statement, range, quoted(range) + " begins no statement any more; " + std::string(instead),
         std::move(fix));
}

/// `as` where no output can be.
void Final::stray_outputs(const Pieces& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (pieces[i].is("as"))
      return report(era::misplaced_output,
                    {pieces[i].range.begin, i + 1 < pieces.size() ? pieces[i + 1].range.end : pieces[i].range.end},
                    "`as` names the output of a call that begins a line and has a block; write `name = …` to keep a value",
                    {}, "E0152");
}

/// The first of the deeper lines below a statement that takes none.
void Final::stray_block(NodeId id) {
  const NodeId inner = tree_.child(id, NodeKind::block);
  if (inner == kNone || first(inner) == kNone) return;
  report(era::indentation, first_word(tree_[first(inner)].range),
         "this line is indented deeper than the one above it, which begins no block");
}

void Final::call_statement(NodeId id, const Pieces& pieces) {
  header(pieces);
  if (next(first(first(id))) == kNone) stray_outputs(pieces);
}

void Final::assignment(NodeId id, const Pieces& pieces) {
  stray_outputs(pieces);
  stray_block(id);
  line_break(pieces);
  const NodeId target = first(id);
  const bool set = pieces.front().is("set");
  for (const Piece& piece : pieces) {
    if (piece.is_node() || piece.is_line_end() || piece.is("as")) continue;
    if (piece.is("is") || piece.is("to") || piece.is("equals") || piece.is("set")) {
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
  if (kind(target) == NodeKind::target_list && first(target) == kNone)
    report(era::not_in_2020, tree_[target].range, "the braces name nothing that could take a value", {}, "E0073");
}

void Final::condition(NodeId id, const Pieces& pieces) {
  header(pieces);
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

void Final::catch_branch(NodeId id, const Pieces& pieces) {
  header(pieces);
  const NodeId error = tree_.child(id, NodeKind::output);
  if (error != kNone && kind(next(error)) == NodeKind::output)
    report(era::not_in_2020, tree_[next(error)].range, "there is one error, which " + quoted(error) + " names already");
}

void Final::loop(NodeId id, const Pieces& pieces) {
  header(pieces);
  if (kind(id) == NodeKind::with_statement) return old_statement(first_word(tree_[id].range), "write its block without it");
  if (kind(id) == NodeKind::while_statement) return stray_outputs(pieces);
  if (kind(first(id)) != NodeKind::output) return;
  // `for v in x`
  const NodeId output = first(id);
  const NodeId value = next(output);
  old_statement(first_word(tree_[id].range), "write `foreach … as …`",
                replace({tree_[id].range.begin, tree_[value].range.end},
                        "foreach " + std::string(tree_.slice(value)) + " as " + std::string(tree_.slice(output)),
                        "Change to `foreach`"));
}

/// Parameters may go on below the header, all in one column and deeper than the body.
void Final::function(NodeId id, const Pieces& pieces) {
  spelling(tree_[first(id)].range);
  unsigned below = 0;  // the column of the parameters below the header
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const bool first_of_line = i > 0 && pieces[i - 1].is_line_end();
    if (piece.is(","))
      report(era::comma_between_arguments, piece.range, "parameters have blanks between them, no commas",
             replace(piece.range, "", "Delete the comma"));
    if (piece.is("->"))
      old_statement(piece.range, "the type that a function gives stands behind `returns`",
                    replace(piece.range, "returns", "Change to `returns`"));
    if (piece.is("returns") && below > 0)
      report(era::line_layout, piece.range, "`returns` stands on the first line of a function");
    if (piece.is(":")) header({piece});
    if (!piece.is_node() || !first_of_line) continue;
    if (kind(piece.node) == NodeKind::parameter) {
      const unsigned here = column(piece.range.begin);
      if (below != 0 && here != below)
        report(era::line_layout, first_word(piece.range), "parameters below the header begin in one column");
      below = here;
    } else if (kind(piece.node) == NodeKind::block && below > 0 && first(piece.node) != kNone &&
               column(piece.range.begin) >= below) {
      report(era::line_layout, first_word(piece.range),
             "parameters below the header are indented deeper than the statements that follow");
    }
  }
}

void Final::throw_statement(NodeId id, const Pieces& pieces) {
  line_break(pieces);
  if (!pieces.empty() && pieces.front().is("raise"))
    old_statement(pieces.front().range, "write `throw`", replace(pieces.front().range, "throw", "Change to `throw`"));
  const NodeId value = first(id);
  switch (kind(value)) {
    case NodeKind::unary:
    case NodeKind::binary:
    case NodeKind::cast:
    case NodeKind::mutation:
    case NodeKind::call:
      return report(era::not_in_2020, tree_[value].range,
                    "`throw` takes a string or a variable; assign the value to a variable first");
    case NodeKind::group:
      if (kind(first(value)) != NodeKind::call)
        report(era::not_in_2020, tree_[value].range, "`throw` takes a string or a variable, without parentheses");
      return;
    default: return;
  }
}

void Final::jump(NodeId id) {
  const Range word = first_word(tree_[id].range);
  const std::string_view text = tree_.text.slice(word);
  const NodeId item = first(id);
  if (text == "break" || text == "continue") {
    if (item != kNone && kind(item) != NodeKind::block)
      report(era::not_in_2020, tree_[item].range, quoted(word) + " stands alone on its line");
    else
      stray_block(id);
    return;
  }
  // A service may well be called `wait` or `next`.
  if (item != kNone && bare_word(tree_, item)) {
    bool call = true;
    for (NodeId at = next(item); at != kNone; at = next(at))
      call = call && (kind(at) == NodeKind::argument || kind(at) == NodeKind::shorthand || kind(at) == NodeKind::block);
    if (call) return;
  }
  old_statement(word, "call a service, or a function of this story");
}

}  // namespace asyncy::story
