#include "core/story/literal.h"

#include "core/text/ascii.h"
#include "core/text/utf.h"

namespace asyncy::story {
namespace {

using text::Offset;
using text::Range;
using text::is_blank;

unsigned hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return 16;
}

/// Reads up to `most` digits of `base` at `at` and moves behind them; nothing when fewer than `least` stand there.
std::optional<char32_t> read_number(std::string_view raw, std::size_t& at, unsigned base, std::size_t least,
                                    std::size_t most) {
  char32_t number = 0;
  std::size_t end = at;
  while (end < raw.size() && end - at < most && hex_digit(raw[end]) < base) number = number * base + hex_digit(raw[end++]);
  if (end - at < least) return std::nullopt;
  at = end;
  return number;
}

bool is_scalar(char32_t c) { return c < 0x110000 && (c < 0xD800 || c > 0xDFFF); }

/// Appends what the escape at `at` (the character behind the backslash) means and returns where it ends. An unknown or
/// malformed one keeps its backslash.
std::size_t append_escape(std::string_view raw, std::size_t at, std::string& out) {
  const char c = raw[at];
  std::size_t end = at + 1;
  switch (c) {
    case '"':
    case '\'':
    case '\\':
    case '{':
    case '}': out.push_back(c); return end;
    case 'n': out.push_back('\n'); return end;
    case 't': out.push_back('\t'); return end;
    case 'r': out.push_back('\r'); return end;
    case 'b': out.push_back('\b'); return end;
    case 'f': out.push_back('\f'); return end;
    case 'a': out.push_back('\a'); return end;
    case 'v': out.push_back('\v'); return end;
    default: break;
  }
  std::optional<char32_t> code;
  if (c == 'x')
    code = read_number(raw, end, 16, 2, 2);
  else if (c == 'u')
    code = read_number(raw, end, 16, 4, 4);
  else if (c == 'U')
    code = read_number(raw, end, 16, 8, 8);
  else if (c >= '0' && c <= '7')
    code = read_number(raw, --end, 8, 1, 3);
  if (code && is_scalar(*code)) {
    text::append_utf8(out, *code);
    return end;
  }
  out.push_back('\\');
  out.push_back(c);
  return at + 1;
}

bool is_line_end(char c) { return c == '\n' || c == '\r'; }
/// Behind a line break of a normal string: blank lines vanish and the next line's indentation is dropped.
std::size_t skip_line_break(std::string_view raw, std::size_t at) {
  while (at < raw.size() && (is_line_end(raw[at]) || is_blank(raw[at]))) ++at;
  return at;
}

/// What stands between the quotes.
Range content_of(const Tree& tree, const Node& node) {
  const std::string_view whole = tree.text.slice(node.range);
  if (whole.empty()) return node.range;
  // Inside the code of a template a quote may be written with a backslash.
  const std::size_t quotes = node.has(Mark::heredoc) ? 3 : whole[0] == '\\' ? 2 : 1;
  const std::string_view mark = whole.substr(0, quotes);
  Range content{node.range.begin + static_cast<Offset>(mark.size()), node.range.end};
  // A broken string lacks its closing quotes.
  if (content.size() >= quotes && whole.substr(whole.size() - quotes) == mark) content.end -= static_cast<Offset>(quotes);
  return content;
}

std::string decode(std::string_view raw) {
  const auto is_plain = [](char c) { return c != '\\' && !is_line_end(c); };
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    std::size_t end = at;
    while (end < raw.size() && is_plain(raw[end])) ++end;
    out.append(raw, at, end - at);
    at = end;
    if (at == raw.size()) break;
    if (raw[at] == '\\' && at + 1 < raw.size()) {
      // A backslash at the end of a line joins it to the next without a blank.
      if (is_line_end(raw[at + 1]))
        at = skip_line_break(raw, at + 1);
      else
        at = append_escape(raw, at + 1, out);
    } else if (is_line_end(raw[at])) {
      while (!out.empty() && is_blank(out.back())) out.pop_back();
      at = skip_line_break(raw, at);
      out.push_back(' ');
    } else {
      out.push_back(raw[at++]);
    }
  }
  return out;
}

/// The text of a string between `begin` and `end`, no template inside.
std::string decoded(const Tree& tree, const Node& node, Range range) {
  const bool raw = node.kind == NodeKind::file_path || node.has(Mark::heredoc);
  return raw ? std::string(tree.text.slice(range)) : decode(tree.text.slice(range));
}

}  // namespace

StringValue string_value(const Tree& tree, NodeId id) {
  const Node node = tree[id];
  Range content = content_of(tree, node);
  StringValue value;
  if (const NodeId part = node.first_child == kNone ? kNone : tree.child(id, NodeKind::template_part); part != kNone) {
    value.has_templates = true;
    content.end = tree[part].range.begin;
  }
  value.text = decoded(tree, node, content);
  return value;
}

std::vector<StringPiece> string_pieces(const Tree& tree, NodeId id) {
  const Node node = tree[id];
  const Range content = content_of(tree, node);
  std::vector<StringPiece> pieces;
  const auto text = [&](Offset begin, Offset end) {
    if (begin < end) pieces.push_back({.text = decoded(tree, node, {begin, end})});
  };
  Offset at = content.begin;
  for (const NodeId part : tree.children(id)) {
    if (tree[part].kind != NodeKind::template_part || tree[part].first_child == kNone) continue;
    text(at, tree[part].range.begin);
    pieces.push_back({.text = {}, .value = tree[part].first_child});
    at = tree[part].range.end;
  }
  text(at, content.end);
  return pieces;
}

std::optional<std::string_view> bare_word(const Tree& tree, NodeId id) {
  const Node path = tree[id];
  if (path.kind != NodeKind::path || path.first_child == kNone) return std::nullopt;
  const Node name = tree[path.first_child];
  if (name.kind != NodeKind::name || name.next_sibling != kNone) return std::nullopt;
  return tree.text.slice(name.range);
}

}  // namespace asyncy::story
