#include "core/story/forms.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/story/literal.h"
#include "core/story/parts.h"

namespace asyncy::story {
namespace {

struct Row {
  Form form;
  Era era;
};

// The columns are the versions, as `Version` lists them.
constexpr std::array kForms = {
    Row{Form::plain, Era("yyyyyyyyyyyyyy")},
    Row{Form::assignment_by_word, Era("y-------------")},
    Row{Form::assigning_operator, Era("----------yyyy")},
    Row{Form::destructuring, Era("--------yyyyyy")},
    Row{Form::unless, Era("y-------------")},
    Row{Form::elseif, Era("y-------------")},
    Row{Form::foreach, Era("--yyyyyyyyyyyy")},
    Row{Form::for_in, Era("y-------------")},
    Row{Form::while_, Era("y-yyyyyyyyyyyy")},
    Row{Form::with, Era("y-------------")},
    Row{Form::function, Era("--yyyyyyyyyyyy")},
    Row{Form::returns, Era("----yyyyyyyyyy")},
    Row{Form::returns_by_arrow, Era("--yy----------")},
    Row{Form::try_, Era("y-y---yyyyyyyy")},
    Row{Form::catch_alone, Era("y-y--------yyy")},
    Row{Form::catch_output, Era("--y---yyyyyyyy")},
    Row{Form::throw_, Era("-------yyyyyyy")},
    Row{Form::raise, Era("------y-------")},
    Row{Form::old_jump, Era("yy------------")},
    Row{Form::import, Era("----yyyyyy----")},
    Row{Form::positional_argument, Era("yy------------")},
    Row{Form::flag, Era("yy------------")},
    Row{Form::named_argument, Era("--yyyyyyyyyyyy")},
    Row{Form::spaced_argument, Era("----yyyyyyyyyy")},
    Row{Form::shorthand, Era("--yyyyyyyyyyyy")},
    Row{Form::service_with_output, Era("y-y-----------")},
    Row{Form::inline_call, Era("y--yyyyyyyyyyy")},
    Row{Form::call_in_condition, Era("-------yyyyyyy")},
    Row{Form::when_event, Era("--yyyyyyyyyyyy")},
    Row{Form::when_output, Era("----yyyyyyyyyy")},
    Row{Form::when_service, Era("-------yyyyyyy")},
    Row{Form::backtick_path, Era("yy------------")},
    Row{Form::single_quotes, Era("yyyyyyyyyy----")},
    Row{Form::heredoc, Era("y-------yyyyyy")},
    Row{Form::single_heredoc, Era("y-------yy----")},
    Row{Form::value_template, Era("---yyyyyyyyyyy")},
    Row{Form::expression_template, Era("-------yyyyyyy")},
    Row{Form::double_braces, Era("y-y-----------")},
    Row{Form::odd_number, Era("y-------------")},
    Row{Form::time, Era("--------yyyyyy")},
    Row{Form::regex, Era("y-yyyyyyyyyyyy")},
    Row{Form::index_by_expression, Era("-----------yyy")},
    Row{Form::dotted_range, Era("y-------------")},
    Row{Form::not_, Era("y-yyyyyy---yyy")},
    Row{Form::bang, Era("-------yyyy---")},
    Row{Form::old_operator, Era("y-------------")},
    Row{Form::conditional, Era("y-------------")},
    Row{Form::cast_by_to, Era("------------yy")},
    Row{Form::cast_by_as, Era("--------yyyy--")},
    Row{Form::function_call, Era("-------yyyyyyy")},
    Row{Form::dotted_mutation, Era("---------yyyyy")},
    Row{Form::spaced_mutation, Era("---yyyyyyy----")},
    Row{Form::chained_mutation, Era("------yyyy----")},
    Row{Form::generic_type, Era("--------yyyyyy")},
    Row{Form::old_type, Era("--yyyyyy------")},
};

constexpr bool is_complete() {
  for (std::size_t i = 0; i < kForms.size(); ++i)
    if (kForms[i].form != static_cast<Form>(i)) return false;
  return kForms.back().form == Form::old_type;
}
static_assert(is_complete(), "a row for each form, in their order");

/// What stands between the words and signs of a node: looks at the tree and at the text, never reads anew.
class Reader {
 public:
  Reader(const Tree& tree, NodeId id) : tree_(tree), id_(id), node_(tree[id]) {}

  [[nodiscard]] Form form() const {
    switch (node_.kind) {
      case NodeKind::assignment: return assignment();
      case NodeKind::target_list: return Form::destructuring;
      case NodeKind::if_statement: return begins_with("unless") ? Form::unless : Form::plain;
      case NodeKind::else_if: return else_if();
      case NodeKind::foreach_statement: return first_kind() == NodeKind::output ? Form::for_in : Form::foreach;
      case NodeKind::while_statement: return Form::while_;
      case NodeKind::with_statement: return Form::with;
      case NodeKind::function_statement: return function();
      case NodeKind::try_statement: return Form::try_;
      case NodeKind::catch_branch: return first_kind() == NodeKind::output ? Form::catch_output : Form::catch_alone;
      case NodeKind::throw_statement: return begins_with("raise") ? Form::raise : Form::throw_;
      case NodeKind::jump_statement: return jump();
      case NodeKind::import_statement: return Form::import;
      case NodeKind::call: return call();
      case NodeKind::flag: return Form::flag;
      case NodeKind::argument: return argument();
      case NodeKind::shorthand: return of_call() ? Form::shorthand : Form::plain;
      case NodeKind::file_path: return Form::backtick_path;
      case NodeKind::string: return string();
      case NodeKind::template_part: return template_part();
      case NodeKind::integer: return number_parts(tree_, id_).is_plain() ? Form::plain : Form::odd_number;
      case NodeKind::time: return Form::time;
      case NodeKind::regex: return Form::regex;
      case NodeKind::index: return index();
      case NodeKind::unary: return begins_with("!") ? Form::bang : begins_with("not") ? Form::not_ : Form::plain;
      case NodeKind::binary: return is_final_operator(between()) ? Form::plain : Form::old_operator;
      case NodeKind::conditional: return Form::conditional;
      case NodeKind::cast: return between() == "as" ? Form::cast_by_as : Form::cast_by_to;
      case NodeKind::group: return first_kind() == NodeKind::call ? Form::inline_call : Form::plain;
      case NodeKind::function_call: return Form::function_call;
      case NodeKind::mutation: return mutation();
      case NodeKind::type: return type();
      default: return Form::plain;
    }
  }

 private:
  [[nodiscard]] NodeKind kind(NodeId id) const { return id == kNone ? NodeKind::missing : tree_[id].kind; }
  [[nodiscard]] NodeKind first_kind() const { return kind(node_.first_child); }
  [[nodiscard]] NodeKind parent_kind() const { return kind(node_.parent); }
  [[nodiscard]] bool of_call() const { return parent_kind() == NodeKind::call; }
  [[nodiscard]] bool begins_with(std::string_view word) const { return tree_.slice(id_).starts_with(word); }

  /// The words and signs in `gap`, one blank between them.
  [[nodiscard]] std::string written(text::Range gap) const {
    std::string out;
    for (const Token& token : tree_.tokens_in(gap)) {
      if (token.kind == TokenKind::comment || token.kind == TokenKind::newline) continue;
      if (!out.empty()) out += ' ';
      // `-b` may be one token, of which the name is a node.
      out += tree_.text.slice({token.range.begin, std::min(token.range.end, gap.end)});
    }
    return out;
  }

  /// What stands between the first child and the second.
  [[nodiscard]] std::string between() const {
    if (node_.first_child == kNone) return {};
    const Node first = tree_[node_.first_child];
    if (first.next_sibling == kNone) return {};
    return written({first.range.end, tree_[first.next_sibling].range.begin});
  }

  [[nodiscard]] Form assignment() const {
    if (node_.range.begin < tree_[node_.first_child].range.begin) return Form::assignment_by_word;
    const std::string sign = between();
    if (sign == "=" || sign.empty()) return Form::plain;
    return sign.size() >= 2 && sign[1] == '=' ? Form::assigning_operator : Form::assignment_by_word;
  }

  [[nodiscard]] Form else_if() const {
    if (begins_with("elif") || begins_with("elseif")) return Form::elseif;
    return written({node_.range.begin, tree_[node_.first_child].range.begin}) == "else unless" ? Form::unless : Form::plain;
  }

  [[nodiscard]] Form function() const {
    NodeId before = kNone;
    for (const NodeId each : tree_.children(id_)) {
      if (kind(each) == NodeKind::type && before != kNone) {
        return written({tree_[before].range.end, tree_[each].range.begin}) == "->" ? Form::returns_by_arrow : Form::returns;
      }
      before = each;
    }
    return Form::function;
  }

  [[nodiscard]] Form jump() const {
    if (begins_with("break") || begins_with("continue")) return Form::plain;
    // A service may well be called `wait` or `next`.
    const NodeId command = node_.first_child;
    if (command == kNone || !bare_word(tree_, command)) return Form::old_jump;
    for (NodeId each = tree_[command].next_sibling; each != kNone; each = tree_[each].next_sibling)
      if (kind(each) != NodeKind::argument && kind(each) != NodeKind::shorthand && kind(each) != NodeKind::block)
        return Form::old_jump;
    return Form::plain;
  }

  [[nodiscard]] Form call() const {
    if (parent_kind() == NodeKind::when_statement) return when();
    if (parent_kind() == NodeKind::if_statement || parent_kind() == NodeKind::else_if) return Form::call_in_condition;
    const NodeId command = tree_[node_.first_child].next_sibling;
    if (command == kNone) {
      const bool output = parent_kind() == NodeKind::call_statement && kind(node_.next_sibling) == NodeKind::output;
      return output ? Form::service_with_output : Form::plain;
    }
    for (NodeId each = command; each != kNone; each = tree_[each].next_sibling) {
      if (each == command && bare_word(tree_, each)) continue;
      switch (kind(each)) {
        case NodeKind::argument:
        case NodeKind::shorthand:
        case NodeKind::missing:
        case NodeKind::error: continue;
        case NodeKind::flag: return Form::flag;
        default: return Form::positional_argument;
      }
    }
    return Form::plain;
  }

  [[nodiscard]] Form when() const {
    unsigned names = 0;
    for (const NodeId word : tree_.children(id_)) {
      if (!bare_word(tree_, word)) break;
      ++names;
    }
    return names == 0 ? Form::plain : names == 1 ? Form::when_event : names == 2 ? Form::when_output : Form::when_service;
  }

  [[nodiscard]] Form argument() const {
    if (!of_call()) return Form::plain;
    const Node name = tree_[node_.first_child];
    const bool blank = name.next_sibling != kNone && name.range.end + 1 < tree_[name.next_sibling].range.begin;
    return blank ? Form::spaced_argument : Form::named_argument;
  }

  [[nodiscard]] Form string() const {
    const bool heredoc = node_.has(Mark::heredoc);
    if (!node_.has(Mark::single_quoted)) return heredoc ? Form::heredoc : Form::plain;
    for (NodeId around = node_.parent; around != kNone; around = tree_[around].parent)
      if (kind(around) == NodeKind::template_part) return Form::plain;
    return heredoc ? Form::single_heredoc : Form::single_quotes;
  }

  [[nodiscard]] Form template_part() const {
    if (node_.has(Mark::double_braces)) return Form::double_braces;
    return is_worked_out(first_kind()) ? Form::expression_template : Form::value_template;
  }

  [[nodiscard]] Form index() const {
    text::Offset at = node_.range.begin;
    for (const NodeId each : tree_.children(id_)) {
      if (written({at, tree_[each].range.begin}).find("..") != std::string::npos) return Form::dotted_range;
      at = tree_[each].range.end;
    }
    if (written({at, node_.range.end}).find("..") != std::string::npos) return Form::dotted_range;
    for (const NodeId each : tree_.children(id_))
      if (is_worked_out(kind(each))) return Form::index_by_expression;
    return Form::plain;
  }

  [[nodiscard]] Form mutation() const {
    const std::string sign = between();
    // Two words in a row are read by every version, if only as the call of a service that does not exist.
    const bool variable = first_kind() == NodeKind::path && kind(tree_[node_.first_child].first_child) == NodeKind::name;
    const bool call = first_kind() == NodeKind::group && kind(tree_[node_.first_child].first_child) == NodeKind::call;
    if (sign.empty() && (variable || call)) return Form::plain;
    return sign == "." ? Form::dotted_mutation : sign == "then" ? Form::chained_mutation : Form::spaced_mutation;
  }

  [[nodiscard]] Form type() const {
    if (node_.first_child != kNone) return Form::generic_type;
    static constexpr std::array<std::string_view, 3> kOld = {"list", "map", "number"};
    return std::find(kOld.begin(), kOld.end(), tree_.slice(id_)) == kOld.end() ? Form::plain : Form::old_type;
  }

  /// Whether it is more than a path or a literal.
  static bool is_worked_out(NodeKind kind) {
    switch (kind) {
      case NodeKind::unary:
      case NodeKind::binary:
      case NodeKind::cast:
      case NodeKind::group:
      case NodeKind::call:
      case NodeKind::function_call:
      case NodeKind::mutation:
      case NodeKind::conditional: return true;
      default: return false;
    }
  }

  const Tree& tree_;
  NodeId id_;
  Node node_;
};

}  // namespace

Era era_of(text::Dialect dialect) {
  switch (dialect) {
    case text::Dialect::automatic: return Era("yyyyyyyyyyyyyy");
    case text::Dialect::y2018: return Era("yyyyyyy-------");
    case text::Dialect::y2020: return Era("-------------y");
  }
  return Era("");
}

Form form_of(const Tree& tree, NodeId id) { return Reader(tree, id).form(); }

Era era_of(Form form) { return kForms[static_cast<std::size_t>(form)].era; }

bool is_final_operator(std::string_view written) {
  static constexpr std::array<std::string_view, 14> kOperators = {
      "or", "and", "<", "<=", ">", ">=", "==", "!=", "+", "-", "*", "/", "%", "^"};
  return std::find(kOperators.begin(), kOperators.end(), written) != kOperators.end();
}

}  // namespace asyncy::story
