#include "core/story/final.h"

#include <algorithm>

#include "core/story/era_rules.h"
#include "core/story/reserved.h"
#include "core/story/syntax_rules.h"
#include "core/text/excerpt.h"

namespace asyncy::story {

void Final::judge(NodeId id) {
  const Node node = tree_[id];
  const bool leaf = node.first_child == kNone;
  const Pieces pieces = leaf ? Pieces{} : pieces_of(tree_, id);
  if (!leaf) tabs(id);
  if (node.kind == NodeKind::block) lines(id);
  // What is broken has its diagnostic; more words about it would help nobody.
  if (!node.has(Mark::broken)) check(id, pieces);
  const bool outside = in_template_;
  in_template_ = in_template_ || node.kind == NodeKind::template_part;
  for (const NodeId child : tree_.children(id))
    if (same_chunk(child, id)) judge(child);
  in_template_ = outside;
}

void Final::check(NodeId id, const Pieces& pieces) {
  if (const Form form = form_of(tree_, id); !era_of(form).has(Version::january_2020)) gone(id, form, pieces);
  switch (kind(id)) {
    case NodeKind::call_statement: return call_statement(id, pieces);
    case NodeKind::assignment: return assignment(id, pieces);
    case NodeKind::when_statement:
    case NodeKind::try_statement:
    case NodeKind::finally_branch:
    case NodeKind::if_statement:
    case NodeKind::else_if:
    case NodeKind::else_branch:
    case NodeKind::with_statement: return header(pieces);
    case NodeKind::catch_branch: return catch_branch(id, pieces);
    case NodeKind::while_statement:
    case NodeKind::foreach_statement: return loop(id, pieces);
    case NodeKind::function_statement: return function(id, pieces);
    case NodeKind::throw_statement: return throw_statement(id, pieces);
    case NodeKind::jump_statement: return jump(id);
    case NodeKind::call: return parent_kind(id) == NodeKind::when_statement ? when_call(id, pieces) : call(id, pieces);
    case NodeKind::path: return path(id);
    case NodeKind::index: return index(id, pieces);
    case NodeKind::string: return string(id);
    case NodeKind::time: return time(id);
    case NodeKind::regex: return regex(id);
    case NodeKind::list:
    case NodeKind::map:
    case NodeKind::target_list: return collection(pieces);
    case NodeKind::pair: return pair(id, pieces);
    case NodeKind::unary: return unary(id, pieces);
    case NodeKind::binary: return binary(id, pieces);
    case NodeKind::cast: return cast(id, pieces);
    case NodeKind::function_call: return arguments_in_parentheses(id, pieces);
    case NodeKind::mutation: return mutation(id, pieces);
    case NodeKind::group:
    case NodeKind::argument:
    case NodeKind::return_statement: return line_break(pieces);
    case NodeKind::output: return spelling(tree_[id].range);
    case NodeKind::parameter: {
      const NodeId name = first(id);
      spelling(tree_[name].range);
      if (tree_.slice(name) == "returns")
        report(era::reserved_word, tree_[name].range, "`returns` says what a function gives and can name no parameter");
      return;
    }
    case NodeKind::type: return type(id);
    case NodeKind::error:
      if (tree_.slice(id).starts_with(".."))
        report(era::not_in_2020, tree_[id].range, "`...` says that something is left out; write what is meant");
      return;
    case NodeKind::block:
    case NodeKind::missing:
    case NodeKind::expression_statement:
    case NodeKind::import_statement:
    case NodeKind::file_path:
    case NodeKind::integer:
    case NodeKind::conditional:
    case NodeKind::flag:
    case NodeKind::name:
    case NodeKind::real:
    case NodeKind::boolean:
    case NodeKind::null:
    case NodeKind::shorthand:
    case NodeKind::template_part: return;
  }
}

// --- Reporting

void Final::report(const text::RuleInfo& rule, Range range, std::string message, text::Fix fix,
                   std::string_view reference) {
  out_.push_back(text::diagnose(rule, range, std::move(message), text::Dialect::y2020));
  out_.back().reference = reference;
  if (!fix.edits.empty()) out_.back().fixes.push_back(std::move(fix));
}

text::Fix Final::replace(Range range, std::string text, std::string title) {
  return {.title = std::move(title), .edits = {{.range = range, .text = std::move(text)}}};
}

void Final::line_break(const Pieces& pieces) {
  if (in_template_) return;
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    if (!pieces[i].is_line_end() || kind(pieces[i + 1].node) == NodeKind::block) continue;
    const Offset end = pieces[i - 1].range.end;
    return report(era::line_layout, {end, end}, "the line ends inside an expression; write it in one line");
  }
}

/// Between the children of a node; what is inside of them they look at themselves.
void Final::tabs(NodeId id) {
  const std::string_view text = tree_.text.view();
  const auto in_gap = [&](Offset begin, Offset end) {
    if (begin >= end || text.substr(begin, end - begin).find('\t') == std::string_view::npos) return;
    const std::vector<Token> tokens = tree_.tokens_in({begin, end});
    std::size_t token = 0;
    for (Offset at = begin; at < end; ++at) {
      while (token < tokens.size() && tokens[token].range.end <= at) ++token;
      if (text[at] != '\t' || (token < tokens.size() && tokens[token].range.contains(at))) continue;
      Offset last = at;
      while (last < end && text[last] == '\t') ++last;
      const std::string blanks(begins_line(at) ? 8 * (last - at) : 1, ' ');
      report(era::tab, {at, last}, "a tab stands here; indent with blanks",
             replace({at, last}, blanks, "Replace by blanks"));
      // Once for each line.
      while (last < end && text[last] != '\n' && text[last] != '\r') ++last;
      at = last;
    }
  };
  Offset at = tree_[id].range.begin;
  for (const NodeId child : tree_.children(id)) {
    in_gap(at, tree_[child].range.begin);
    at = std::max(at, tree_[child].range.end);
  }
  in_gap(at, tree_[id].range.end);
}

// --- The text

std::string Final::quoted(NodeId id) const { return quoted(tree_[id].range); }
std::string Final::quoted(Range range) const { return '`' + text::excerpt(tree_.text.slice(range), 40) + '`'; }

/// Of the first thing in a line; a tab is as wide as eight blanks.
unsigned Final::column(Offset offset) const {
  const std::string_view text = tree_.text.view();
  unsigned width = 0;
  while (offset > 0 && (text[offset - 1] == ' ' || text[offset - 1] == '\t')) width += text[--offset] == '\t' ? 8U : 1U;
  return width;
}

bool Final::begins_line(Offset offset) const {
  const std::string_view text = tree_.text.view();
  while (offset > 0 && (text[offset - 1] == ' ' || text[offset - 1] == '\t')) --offset;
  return offset == 0 || text[offset - 1] == '\n' || text[offset - 1] == '\r';
}

/// How deep the line is indented that `offset` stands in.
unsigned Final::line_indent(Offset offset) const {
  const std::string_view text = tree_.text.view();
  while (offset > 0 && text[offset - 1] != '\n' && text[offset - 1] != '\r') --offset;
  while (offset < text.size() && (text[offset] == ' ' || text[offset] == '\t')) ++offset;
  return column(offset);
}

text::Range Final::first_word(Range range) const {
  const auto end = tree_.text.slice(range).find_first_of(" \t\r\n:.([");
  return end == std::string_view::npos ? range : Range{range.begin, range.begin + static_cast<Offset>(end)};
}

// --- Names

void Final::spelling(Range name) {
  const std::string_view word = tree_.text.slice(name);
  if (word.empty() || word[0] < '0' || word[0] > '9') return;
  report(era::bad_name, name, quoted(name) + " begins with a digit; a name begins with a letter", {}, "E0041");
}

/// What begins a path: a variable, a service, a function.
void Final::first_name(NodeId name) {
  const Range range = tree_[name].range;
  const std::string_view word = tree_.slice(name);
  if (word.starts_with("__"))
    return report(era::bad_name, range, quoted(name) + " begins with two underscores; names that do are not for stories",
                  {}, "E0058");
  const Reserved why = reserved(word);
  if (why == Reserved::no) return spelling(range);
  report(era::reserved_word, range,
         quoted(name) + (why == Reserved::keyword ? " is a word of the grammar; choose another name"
                                                  : " is reserved for later versions of Storyscript; choose another name"),
         {}, why == Reserved::keyword ? "E0020" : "E0030");
}

void Final::command_name(NodeId name) {
  if (refused_as_command(tree_.slice(name)))
    return report(era::reserved_word, tree_[name].range, quoted(name) + " is a word of the grammar and can name no command",
                  {}, "E0041");
  spelling(tree_[name].range);
}

}  // namespace asyncy::story
