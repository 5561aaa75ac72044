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
        "Written `# asyncy-ls: ignore rule, rule -- reason`, for its own line or the next one, with `ignore-start` and "
        "`ignore-end` around lines, or with `ignore-file` for the whole file. A comment that names no rule, or one that does "
        "not exist, silences nothing.",
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
    .tag = text::Tag::unnecessary,
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

constexpr std::string_view kUnreadable =
    "nothing is silenced; write `# asyncy-ls: ignore rule` with the names of the rules, `ignore-start` and `ignore-end` "
    "around lines, or `ignore-file` for the whole file";
constexpr std::string_view kNoEnd = "nothing is silenced; an `# asyncy-ls: ignore-end` has to stand below";
constexpr std::string_view kNoStart = "nothing ends here; the `# asyncy-ls: ignore-start` above is missing";

/// A comment as it is written, before starts have found their ends.
struct Comment {
  Suppression suppression;
  bool ends = false;  ///< says `ignore-end`
};

std::optional<Comment> read(const text::Text& text, Range comment) {
  const Range first_line = text.line_range(text.line_of(comment.begin));
  Words words{text.view(), comment.begin, std::min(comment.end, first_line.end)};
  words.skip("#");
  words.skip(kBlanks);
  if (!words.bytes.substr(words.at, words.end - words.at).starts_with(kMark)) return std::nullopt;
  words.at += static_cast<Offset>(kMark.size());
  words.skip(kBlanks);
  const std::string_view directive = words.next().value;
  Comment read;
  Suppression& out = read.suppression;
  out.range = {comment.begin, words.end};
  out.names_end = words.at;
  read.ends = directive == "ignore-end";
  if (directive == "ignore-file")
    out.reach = Reach::file;
  else if (directive == "ignore-start" || read.ends)
    out.reach = Reach::lines;
  else if (directive != "ignore")
    out.fault = kUnreadable;
  if (!out.fault.empty()) return read;
  for (words.skip(" \t,"); words.at < words.end; words.skip(" \t,")) {
    const auto name = words.next();
    // `--` begins the reason, `###` ends a block comment.
    if (name.value.starts_with("--") || name.value.starts_with('#')) break;
    out.names.push_back(name);
    out.names_end = name.range.end;
  }
  if (out.names.empty() && out.reach != Reach::file && !read.ends) out.fault = kUnreadable;
  return read;
}

bool names_the_same(const Suppression& a, const Suppression& b) {
  return std::equal(a.names.begin(), a.names.end(), b.names.begin(), b.names.end(),
                    [](const auto& x, const auto& y) { return x.value == y.value; });
}

/// Every end closes the last open start above it; one with names, the last that has the same.
std::vector<Suppression> paired(const text::Text& text, std::vector<Comment> comments) {
  std::vector<Suppression*> open;
  for (Comment& comment : comments) {
    Suppression& own = comment.suppression;
    // A start that silences nothing has its end all the same: one mistake, one word.
    if (own.reach != Reach::lines) continue;
    if (!comment.ends) {
      open.push_back(&own);
      continue;
    }
    const auto start = std::find_if(open.rbegin(), open.rend(), [&](const Suppression* each) {
      return own.names.empty() || names_the_same(*each, own);
    });
    if (start == open.rend()) {
      own.fault = kNoStart;
      continue;
    }
    (*start)->first_line = text.line_of((*start)->range.begin);
    (*start)->last_line = text.line_of(own.range.begin);
    (*start)->end = own.range;
    open.erase(std::next(start).base());
  }
  for (Suppression* each : open)
    if (each->fault.empty()) each->fault = kNoEnd;
  std::vector<Suppression> out;
  for (Comment& comment : comments)
    if (!comment.ends || !comment.suppression.fault.empty()) out.push_back(std::move(comment.suppression));
  return out;
}

std::vector<std::string_view> rule_names() {
  std::vector<std::string_view> names;
  for (const text::RuleInfo* rule : all_rules()) names.push_back(rule->name);
  return names;
}

/// The comment; with its line when it has one to itself.
Range whole_comment(const text::Text& text, Range comment) {
  Range range = with_blanks_before(text, comment);
  const auto line = text.line_of(range.begin);
  if (range.begin == text.line_start(line)) range.end = text.line_start(line + 1);
  return range;
}

text::Fix remove_comment(const text::Text& text, const Suppression& suppression) {
  text::Fix fix{.title = "Remove the comment", .edits = {{.range = whole_comment(text, suppression.range), .text = {}}}};
  if (!suppression.end.empty()) fix.edits.push_back({.range = whole_comment(text, suppression.end), .text = {}});
  return fix;
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

/// Holds comments against the diagnostics of their document.
class Judge {
 public:
  Judge(const text::Text& text, const std::vector<Diagnostic>& found) : text_(text), found_(found), silent_(found.size(), false) {
    for (std::size_t i = 0; i < found.size(); ++i) by_line_.emplace_back(text.line_of(found[i].range.begin), i);
    std::sort(by_line_.begin(), by_line_.end());
  }

  void judge(const Suppression& suppression) {
    if (!suppression.fault.empty()) {
      about_.push_back(text::diagnose(invalid_suppression, suppression.range, std::string(suppression.fault)));
      return;
    }
    if (suppression.names.empty() && !silence(suppression, {})) {
      Diagnostic& unused = about_.emplace_back(
          text::diagnose(unused_suppression, suppression.range, "nothing in this file needs to be silenced"));
      unused.fixes.push_back(remove_comment(text_, suppression));
    }
    for (std::size_t i = 0; i < suppression.names.size(); ++i) judge_name(suppression, i);
  }

  [[nodiscard]] bool is_silent(std::size_t found) const { return silent_[found]; }
  /// What is wrong with the comments.
  [[nodiscard]] std::vector<Diagnostic> take_about() { return std::move(about_); }

 private:
  static std::string_view here(Reach reach) {
    switch (reach) {
      case Reach::line: return "on this line";
      case Reach::lines: return "on these lines";
      case Reach::file: return "in this file";
    }
    return {};
  }

  void judge_name(const Suppression& suppression, std::size_t index) {
    const auto& [name, range] = suppression.names[index];
    const text::RuleInfo* rule = find_rule(name);
    if (rule == nullptr) {
      const auto names = rule_names();
      const std::string near = did_you_mean(name, names);
      Diagnostic& unknown = about_.emplace_back(
          text::diagnose(invalid_suppression, range,
                         "there is no rule " + quoted(name) + (near.empty() ? "; `asyncy-ls rules` lists them" : near)));
      text::Fix fix = change_to_nearest(range, name, names);
      if (!fix.edits.empty()) unknown.fixes.push_back(std::move(fix));
      return;
    }
    if (suppression.reach != Reach::file && !is_ignorable_on_line(*rule)) {
      about_.push_back(text::diagnose(
          invalid_suppression, range,
          quoted(name) + " cannot be silenced on " + (suppression.reach == Reach::line ? "one line" : "some lines") +
              ": it hides what stands on others. Write `ignore-file` to silence it in the whole file"));
      return;
    }
    if (silence(suppression, name)) return;
    Diagnostic& unused = about_.emplace_back(
        text::diagnose(unused_suppression, range, quoted(name) + " says nothing " + std::string(here(suppression.reach))));
    unused.fixes.push_back(remove_name(text_, suppression, index));
  }

  /// Marks what the comment is about; an empty name stands for every rule. False when there is nothing.
  bool silence(const Suppression& suppression, std::string_view name) {
    auto at = by_line_.begin();
    auto end = by_line_.end();
    if (suppression.reach != Reach::file) {
      at = std::lower_bound(at, end, std::pair(suppression.first_line, std::size_t{0}));
      end = std::lower_bound(at, end, std::pair(suppression.last_line + 1, std::size_t{0}));
    }
    bool any = false;
    for (; at != end; ++at) {
      if (!name.empty() && found_[at->second].rule->name != name) continue;
      any = true;
      silent_[at->second] = true;
    }
    return any;
  }

  const text::Text& text_;
  const std::vector<Diagnostic>& found_;
  std::vector<std::pair<std::uint32_t, std::size_t>> by_line_;
  std::vector<bool> silent_;
  std::vector<Diagnostic> about_;
};

}  // namespace

bool may_suppress(std::string_view text) { return text.find(kMark) != std::string_view::npos; }

std::vector<Suppression> suppressions_of(const workspace::Document& document) {
  // Most files have none: spare them the walk over their comments.
  if (!may_suppress(document.text.view())) return {};
  const auto ranges = comments_of(document);
  std::vector<Comment> comments;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    auto comment = read(document.text, ranges[i]);
    if (!comment) continue;
    if (comment->suppression.reach == Reach::line)
      comment->suppression.first_line = comment->suppression.last_line = line_of(document.text, ranges, i);
    comments.push_back(std::move(*comment));
  }
  return paired(document.text, std::move(comments));
}

bool is_ignorable_on_line(const text::RuleInfo& rule) {
  for (const auto syntax : {yaml::rules(), story::rules()})
    if (std::find(syntax.begin(), syntax.end(), &rule) != syntax.end()) return false;
  return true;
}

void suppress(const workspace::Document& document, std::vector<Diagnostic>& found) {
  const auto suppressions = suppressions_of(document);
  if (suppressions.empty()) return;
  Judge judge(document.text, found);
  for (const Suppression& suppression : suppressions) judge.judge(suppression);
  std::vector<Diagnostic> left = judge.take_about();
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!judge.is_silent(i)) left.push_back(std::move(found[i]));
  found = std::move(left);
}

}  // namespace asyncy::rules
