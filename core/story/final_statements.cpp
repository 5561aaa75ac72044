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
  if (kind(target) == NodeKind::target_list && first(target) == kNone)
    report(era::not_in_2020, tree_[target].range, "the braces name nothing that could take a value", {}, "E0073");
}

void Final::catch_branch(NodeId id, const Pieces& pieces) {
  header(pieces);
  const NodeId error = tree_.child(id, NodeKind::output);
  if (error != kNone && kind(next(error)) == NodeKind::output)
    report(era::not_in_2020, tree_[next(error)].range, "there is one error, which " + quoted(error) + " names already");
}

void Final::loop(NodeId id, const Pieces& pieces) {
  header(pieces);
  if (kind(id) == NodeKind::while_statement) stray_outputs(pieces);
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

/// `break` and `continue`.
void Final::jump(NodeId id) {
  if (form_of(tree_, id) == Form::old_jump) return;
  const Range word = first_word(tree_[id].range);
  const std::string_view text = tree_.text.slice(word);
  if (text != "break" && text != "continue") return;
  const NodeId item = first(id);
  if (item != kNone && kind(item) != NodeKind::block)
    report(era::not_in_2020, tree_[item].range, quoted(word) + " stands alone on its line");
  else
    stray_block(id);
}

}  // namespace asyncy::story
