#include "core/rules/suppress.h"

#include <algorithm>

#include "core/rules/mend.h"
#include "core/rules/registry.h"
#include "core/rules/words.h"
#include "core/story/parser.h"
#include "core/yaml/parse.h"

namespace asyncy::rules {

extern const text::RuleInfo invalid_suppression{
    .name = "invalid-suppression",
    .severity = text::Severity::warning,
    .language = text::Language::story,
    .title = "Comment that should silence a rule and cannot",
    .why =
        "Written `# asyncy-ls: ignore rule, rule -- reason`, for its own line or the next one, or with `ignore-file` for "
        "the "
        "whole file. A comment that names no rule, or one that does not exist, silences nothing.",
    .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = "demo go  # asyncy-ls: ignore\n", .config = {}},
    .good = {.manifest = "commands:\n  go:\n    help: Goes.\n",
             .story = "demo og  # asyncy-ls: ignore unknown-command -- comes with the next version\n",
             .config = {}},
};

extern const text::RuleInfo unused_suppression{
    .name = "unused-suppression",
    // No warning: with other manifests around, the same file may well need it.
    .severity = text::Severity::information,
    .language = text::Language::story,
    .title = "Comment that silences a rule where it says nothing",
    .why = "What it was for is mended. Left there, it would hide the next mistake.",
    .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n",
            .story = "demo go  # asyncy-ls: ignore unknown-command\n",
            .config = {}},
    .good = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = "demo go\n", .config = {}},
};

namespace {

using text::Diagnostic;
using text::Offset;
using text::Range;

constexpr std::string_view kMark = "asyncy-ls:";
constexpr std::string_view kBlanks = " \t";

bool is_blank_before(std::string_view bytes, Offset at) {
  return at == 0 || kBlanks.find(bytes[at - 1]) != std::string_view::npos || bytes[at - 1] == '\n' || bytes[at - 1] == '\r';
}

/// Comments of YAML: a `#` behind a blank that no text holds. The header of a block text may have one.
std::vector<Range> comments_of(const yaml::Tree& tree) {
  std::vector<Range> texts;
  for (const yaml::Node& node : tree.nodes) {
    if (node.kind != yaml::Kind::scalar) continue;
    Range range = node.range;
    if (node.style == yaml::Style::literal || node.style == yaml::Style::folded)
      range.begin = std::min(range.end, tree.text.line_range(tree.text.line_of(range.begin)).end);
    texts.push_back(range);
  }
  std::sort(texts.begin(), texts.end());
  const std::string_view bytes = tree.text.view();
  std::vector<Range> comments;
  auto next = texts.begin();
  for (std::size_t found = bytes.find('#'); found != std::string_view::npos; found = bytes.find('#', found)) {
    const auto at = static_cast<Offset>(found);
    while (next != texts.end() && next->end <= at) ++next;
    if (!is_blank_before(bytes, at) || (next != texts.end() && next->begin <= at)) {
      ++found;
      continue;
    }
    comments.push_back({at, tree.text.line_range(tree.text.line_of(at)).end});
    found = comments.back().end;
  }
  return comments;
}

std::vector<Range> comments_of(const workspace::Document& document) {
  if (const yaml::Tree* tree = document.yaml()) return comments_of(*tree);
  std::vector<Range> comments;
  for (const story::Token token : document.story()->tree.tokens)
    if (token.kind == story::TokenKind::comment) comments.push_back(token.range);
  return comments;
}

bool begins_line(const text::Text& text, Offset at) {
  return text.slice({text.line_start(text.line_of(at)), at}).find_first_not_of(kBlanks) == std::string_view::npos;
}

/// The line of which the comment at `index` speaks.
std::uint32_t line_of(const text::Text& text, const std::vector<Range>& comments, std::size_t index) {
  if (!begins_line(text, comments[index].begin)) return text.line_of(comments[index].begin);
  std::uint32_t line = text.line_of(comments[index].end) + 1;
  for (std::size_t next = index + 1; line < text.line_count();) {
    const Range range = text.line_range(line);
    while (next < comments.size() && comments[next].end <= range.begin) ++next;
    const auto first = text.slice(range).find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
      ++line;
    else if (next < comments.size() && comments[next].begin == range.begin + first)
      line = text.line_of(comments[next].end) + 1;
    else
      break;
  }
  return line;
}

/// A cursor over one line of a comment.
struct Words {
  std::string_view bytes;
  Offset at;
  Offset end;

  void skip(std::string_view characters) {
    while (at < end && characters.find(bytes[at]) != std::string_view::npos) ++at;
  }
  text::Spanned<std::string_view> next() {
    const Offset begin = at;
    while (at < end && std::string_view(" \t,").find(bytes[at]) == std::string_view::npos) ++at;
    return {bytes.substr(begin, at - begin), {begin, at}};
  }
};

std::optional<Suppression> read(const text::Text& text, Range comment) {
  const Range first_line = text.line_range(text.line_of(comment.begin));
  Words words{text.view(), comment.begin, std::min(comment.end, first_line.end)};
  words.skip("#");
  words.skip(kBlanks);
  if (!words.bytes.substr(words.at, words.end - words.at).starts_with(kMark)) return std::nullopt;
  words.at += static_cast<Offset>(kMark.size());
  words.skip(kBlanks);
  const auto directive = words.next();
  Suppression out;
  out.range = {comment.begin, words.end};
  out.names_end = words.at;
  out.whole_file = directive.value == "ignore-file";
  if (!out.whole_file && directive.value != "ignore") {
    out.well_formed = false;
    return out;
  }
  for (words.skip(" \t,"); words.at < words.end; words.skip(" \t,")) {
    const auto name = words.next();
    // `--` begins the reason, `###` ends a block comment.
    if (name.value.starts_with("--") || name.value.starts_with('#')) break;
    out.names.push_back(name);
    out.names_end = name.range.end;
  }
  out.well_formed = out.whole_file || !out.names.empty();
  return out;
}

std::vector<std::string_view> rule_names() {
  std::vector<std::string_view> names;
  for (const text::RuleInfo* rule : all_rules()) names.push_back(rule->name);
  return names;
}

/// The comment; with its line when it has one to itself.
text::Fix remove_comment(const text::Text& text, const Suppression& suppression) {
  Range range = with_blanks_before(text, suppression.range);
  const auto line = text.line_of(range.begin);
  if (range.begin == text.line_start(line)) range.end = text.line_start(line + 1);
  return {.title = "Remove the comment", .edits = {{.range = range, .text = {}}}};
}

text::Fix remove_name(const text::Text& text, const Suppression& suppression, std::size_t index) {
  if (suppression.names.size() == 1) return remove_comment(text, suppression);
  Range range = suppression.names[index].range;
  if (index > 0)
    range.begin = suppression.names[index - 1].range.end;
  else
    range.end = suppression.names[1].range.begin;
  return {.title = "Remove " + quoted(suppression.names[index].value), .edits = {{.range = range, .text = {}}}};
}

/// One comment against the diagnostics of its document.
class Judge {
 public:
  Judge(const text::Text& text, const Suppression& suppression, std::vector<Diagnostic>& found, std::vector<bool>& silent)
      : text_(text), suppression_(suppression), found_(found), silent_(silent) {}

  void run(std::vector<Diagnostic>& out) {
    if (!suppression_.well_formed) {
      out.push_back(text::diagnose(invalid_suppression, suppression_.range,
                                   "nothing is silenced; write `# asyncy-ls: ignore rule` with the names of the rules, or "
                                   "`ignore-file` for the whole file"));
      return;
    }
    if (suppression_.names.empty() && !silence({})) {
      Diagnostic& unused = out.emplace_back(
          text::diagnose(unused_suppression, suppression_.range, "nothing in this file needs to be silenced"));
      unused.fixes.push_back(remove_comment(text_, suppression_));
    }
    for (std::size_t i = 0; i < suppression_.names.size(); ++i) judge_name(i, out);
  }

 private:
  void judge_name(std::size_t index, std::vector<Diagnostic>& out) {
    const auto& [name, range] = suppression_.names[index];
    const text::RuleInfo* rule = find_rule(name);
    if (rule == nullptr) {
      const auto names = rule_names();
      const std::string near = did_you_mean(name, names);
      Diagnostic& unknown = out.emplace_back(
          text::diagnose(invalid_suppression, range,
                         "there is no rule " + quoted(name) + (near.empty() ? "; `asyncy-ls rules` lists them" : near)));
      text::Fix fix = change_to_nearest(range, name, names);
      if (!fix.edits.empty()) unknown.fixes.push_back(std::move(fix));
      return;
    }
    if (!suppression_.whole_file && !is_ignorable_on_line(*rule)) {
      out.push_back(text::diagnose(
          invalid_suppression, range,
          quoted(name) + " cannot be silenced on one line: it hides what stands on others. Write `ignore-file` "
                         "to silence it in the whole file"));
      return;
    }
    if (silence(name)) return;
    Diagnostic& unused = out.emplace_back(
        text::diagnose(unused_suppression, range,
                       quoted(name) + " says nothing " + (suppression_.whole_file ? "in this file" : "on this line")));
    unused.fixes.push_back(remove_name(text_, suppression_, index));
  }

  /// Marks what the comment is about; an empty name stands for every rule. False when there is nothing.
  bool silence(std::string_view name) {
    bool any = false;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!name.empty() && found_[i].rule->name != name) continue;
      if (!suppression_.whole_file && text_.line_of(found_[i].range.begin) != suppression_.line) continue;
      any = true;
      silent_[i] = true;
    }
    return any;
  }

  const text::Text& text_;
  const Suppression& suppression_;
  std::vector<Diagnostic>& found_;
  std::vector<bool>& silent_;
};

}  // namespace

std::vector<Suppression> suppressions_of(const workspace::Document& document) {
  std::vector<Suppression> out;
  // Most files have none: spare them the walk over their comments.
  if (document.text.view().find(kMark) == std::string_view::npos) return out;
  const auto comments = comments_of(document);
  for (std::size_t i = 0; i < comments.size(); ++i) {
    auto suppression = read(document.text, comments[i]);
    if (!suppression) continue;
    suppression->line = line_of(document.text, comments, i);
    out.push_back(std::move(*suppression));
  }
  return out;
}

bool is_ignorable_on_line(const text::RuleInfo& rule) {
  for (const auto syntax : {yaml::rules(), story::rules()})
    if (std::find(syntax.begin(), syntax.end(), &rule) != syntax.end()) return false;
  return true;
}

void suppress(const workspace::Document& document, std::vector<Diagnostic>& found) {
  const auto suppressions = suppressions_of(document);
  if (suppressions.empty()) return;
  std::vector<bool> silent(found.size(), false);
  std::vector<Diagnostic> about;
  for (const Suppression& suppression : suppressions) Judge(document.text, suppression, found, silent).run(about);
  std::vector<Diagnostic> left;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!silent[i]) left.push_back(std::move(found[i]));
  found = std::move(left);
  found.insert(found.end(), std::make_move_iterator(about.begin()), std::make_move_iterator(about.end()));
}

}  // namespace asyncy::rules
