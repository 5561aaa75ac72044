// The insides of the judge of 2020: one method for each form of the grammar, each of which sees one node and its pieces.
// Statements, calls, values, brackets and strings are judged in the files of those names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/story/forms.h"
#include "core/story/pieces.h"
#include "core/story/syntax.h"
#include "core/text/diagnostic.h"

namespace asyncy::story {

class Final {
 public:
  Final(const Tree& tree, std::vector<text::Diagnostic>& out) : tree_(tree), out_(out) {}
  /// A node, and what inside it begins in the same chunk.
  void judge(NodeId id);

 private:
  using Offset = text::Offset;
  using Range = text::Range;
  using Pieces = std::vector<Piece>;

  // Reporting
  void report(const text::RuleInfo& rule, Range range, std::string message, text::Fix fix = {.title = {}, .edits = {}},
              std::string_view reference = {});
  [[nodiscard]] static text::Fix replace(Range range, std::string text, std::string title);
  void line_break(const Pieces& pieces);
  void tabs(NodeId id);

  // The tree
  [[nodiscard]] NodeKind kind(NodeId id) const { return id == kNone ? NodeKind::missing : tree_[id].kind; }
  [[nodiscard]] NodeId first(NodeId id) const { return tree_[id].first_child; }
  [[nodiscard]] NodeId next(NodeId id) const { return tree_[id].next_sibling; }
  [[nodiscard]] NodeKind parent_kind(NodeId id) const { return kind(tree_[id].parent); }
  [[nodiscard]] std::string quoted(NodeId id) const;
  [[nodiscard]] std::string quoted(Range range) const;
  [[nodiscard]] unsigned column(Offset offset) const;
  [[nodiscard]] unsigned line_indent(Offset offset) const;
  [[nodiscard]] bool begins_line(Offset offset) const;
  [[nodiscard]] Range first_word(Range range) const;

  void check(NodeId id, const Pieces& pieces);

  // What older versions read
  void gone(NodeId id, Form form, const Pieces& pieces);
  void old_statement(Range range, std::string_view instead, text::Fix fix = {.title = {}, .edits = {}});
  void assignment_by_word(NodeId id, const Pieces& pieces);
  void old_condition(NodeId id, const Pieces& pieces);
  void for_in(NodeId id);
  void backtick_path(NodeId id);
  void single_quotes(NodeId id);
  void old_operator(const Pieces& pieces);
  void spaced_mutation(NodeId id);
  void old_type(NodeId id);

  // Statements
  void lines(NodeId block);
  void header(const Pieces& pieces);
  void call_statement(NodeId id, const Pieces& pieces);
  void assignment(NodeId id, const Pieces& pieces);
  void catch_branch(NodeId id, const Pieces& pieces);
  void loop(NodeId id, const Pieces& pieces);
  void function(NodeId id, const Pieces& pieces);
  void jump(NodeId id);
  void throw_statement(NodeId id, const Pieces& pieces);
  void stray_outputs(const Pieces& pieces);
  void stray_block(NodeId id);
  // Calls
  void call(NodeId id, const Pieces& pieces);
  void when_call(NodeId id, const Pieces& pieces);
  void items(const Pieces& pieces, NodeId first_item, unsigned names);
  void positional(NodeId item);
  void flag(const Pieces& pieces, std::size_t at);
  void argument_name(NodeId name, bool first, bool own_line, unsigned names);
  void arguments_in_parentheses(NodeId id, const Pieces& pieces);
  void inline_call(NodeId value);

  // Names
  void spelling(Range name);
  void first_name(NodeId name);
  void command_name(NodeId name);

  // Values
  void path(NodeId id);
  void index(NodeId id, const Pieces& pieces);
  void pair(NodeId id, const Pieces& pieces);
  void unary(NodeId id, const Pieces& pieces);
  void binary(NodeId id, const Pieces& pieces);
  void cast(NodeId id, const Pieces& pieces);
  void mutation(NodeId id, const Pieces& pieces);
  void type(NodeId id);
  void time(NodeId id);
  void regex(NodeId id);

  // Brackets
  void collection(const Pieces& pieces);
  void lines_of_collection(const Pieces& pieces);
  void lines_of_arguments(const Pieces& pieces);

  // Strings
  void string(NodeId id);
  void escapes(Range content);
  void braces(NodeId id, Range content);
  Offset braces_of(NodeId part);
  Offset braces_without_value(Offset open, Offset end);

  const Tree& tree_;
  std::vector<text::Diagnostic>& out_;
  bool in_template_ = false;
};

}  // namespace asyncy::story
