// Templates: the code between braces inside strings. Braces that hold no code, as in JSON, are text.
#include <algorithm>

#include "core/story/parser_state.h"

namespace asyncy::story {
namespace {

struct Braces {
  text::Offset open;
  text::Offset close;  ///< 0: nothing closes it
  unsigned level;
};

/// Every `{` of `content` and the `}` that closes it, in the order of the text; escaped ones are no braces.
std::vector<Braces> match_braces(std::string_view text, text::Range content) {
  std::vector<Braces> found;
  std::vector<std::size_t> open;
  for (text::Offset at = content.begin; at < content.end; ++at) {
    switch (text[at]) {
      case '\\':
        // The braces of `\N{AMPERSAND}` name a character.
        if (at + 2 < content.end && text[at + 1] == 'N' && text[at + 2] == '{')
          while (at + 1 < content.end && text[at] != '}') ++at;
        else
          ++at;
        break;
      case '{':
        found.push_back({at, 0, static_cast<unsigned>(open.size())});
        open.push_back(found.size() - 1);
        break;
      case '}':
        if (open.empty()) break;
        found[open.back()].close = at;
        open.pop_back();
        break;
      default: break;
    }
  }
  return found;
}

/// Deeper than this, braces inside braces are data.
constexpr unsigned kDeepestBraces = 3;
constexpr unsigned kDeepestTemplate = 3;

}  // namespace

void Parser::template_parts(List& list, Range content) {
  if (template_depth_ >= kDeepestTemplate || slice(content).find('{') == std::string_view::npos) return;
  const std::vector<Braces> all = match_braces(text_, content);
  Offset covered = content.begin;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Braces& outer = all[i];
    if (outer.open < covered || outer.close == 0 || outer.level > kDeepestBraces) continue;
    const bool twice = i + 1 < all.size() && all[i + 1].open == outer.open + 1 && all[i + 1].close + 1 == outer.close;
    const Offset width = twice ? 2 : 1;
    const NodeId part = template_code({outer.open, outer.close + 1}, {outer.open + width, outer.close + 1 - width}, twice);
    if (part == kNone) continue;
    append(list, part);
    covered = outer.close + 1;
  }
}

/// The part that `code` is; kNone when it is no single value.
NodeId Parser::template_code(Range braces, Range code, bool twice) {
  const Lexed lexed = lex(text_, code, LexMode::template_code);
  if (lexed.tokens.empty() || too_deep()) return kNone;
  const Cursor outer = cursor_;
  work_.lexed_bytes += code.size();
  const auto nodes_before = nodes_.size();
  const auto code_before = static_cast<std::ptrdiff_t>(code_tokens_.size());
  const auto error_before = last_error_;
  const bool outer_speculates = speculating_;
  const bool outer_failed = speculation_failed_;
  cursor_ = {.tokens = &lexed.tokens, .unclosed = &lexed.unclosed, .current = {}, .previous_end = code.begin};
  speculating_ = true;
  speculation_failed_ = false;
  NodeId result = kNone;
  {
    const Deeper deeper(depth_);
    const Deeper deeper_template(template_depth_);
    load(0, false);
    const NodeId inner = value();
    if (!speculation_failed_ && at(Symbol::end) && fits_template(inner, nodes_before)) {
      cursor_.previous_end = braces.end;
      List children;
      append(children, inner);
      result =
          make(NodeKind::template_part, braces.begin, children, twice ? static_cast<unsigned>(Mark::double_braces) : 0U);
      // Strings in this code have put the tokens of theirs here already.
      code_tokens_.insert(code_tokens_.end(), lexed.tokens.begin(), lexed.tokens.end());
      std::sort(code_tokens_.begin() + code_before, code_tokens_.end(),
                [](const Token& a, const Token& b) { return a.range.begin < b.range.begin; });
    }
  }
  cursor_ = outer;
  speculating_ = outer_speculates;
  speculation_failed_ = outer_failed;
  if (result == kNone) {
    nodes_.resize(nodes_before);
    code_tokens_.resize(static_cast<std::size_t>(code_before));
    last_error_ = error_before;
  }
  return result;
}

bool Parser::fits_template(NodeId value, std::size_t first_node) const {
  const NodeKind kind = nodes_[value].kind;
  if (kind == NodeKind::error || kind == NodeKind::missing) return false;
  return std::all_of(nodes_.begin() + static_cast<std::ptrdiff_t>(first_node), nodes_.end(),
                     [&](const Node& node) { return node.kind != NodeKind::call || names_all_arguments(node); });
}

/// Calls came into templates when all their arguments had names; words of prose or of another language are none.
bool Parser::names_all_arguments(const Node& call) const {
  NodeId item = nodes_[call.first_child].next_sibling;
  if (item == kNone || nodes_[item].kind != NodeKind::path) return false;
  for (item = nodes_[item].next_sibling; item != kNone; item = nodes_[item].next_sibling)
    if (nodes_[item].kind != NodeKind::argument && nodes_[item].kind != NodeKind::shorthand) return false;
  return true;
}

}  // namespace asyncy::story
