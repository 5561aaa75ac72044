#include "core/story/parts.h"

#include <algorithm>

namespace asyncy::story {
namespace {

using text::Offset;
using text::Range;

constexpr std::string_view kDigits = "0123456789";

bool breaks_line(const Tree& tree, Range gap) {
  return tree.text.slice(gap).find_first_of("\r\n") != std::string_view::npos;
}

}  // namespace

RegexParts regex_parts(const Tree& tree, NodeId id) {
  const Range range = tree[id].range;
  const auto slash = range.begin + static_cast<Offset>(tree.slice(id).rfind('/'));
  return {.body = {std::min(range.begin + 1, slash), slash}, .flags = {slash + 1, range.end}};
}

std::vector<TimePart> time_parts(const Tree& tree, NodeId id) {
  const std::string_view text = tree.slice(id);
  const Offset begin = tree[id].range.begin;
  const auto offset = [&](std::size_t at) { return begin + static_cast<Offset>(at); };
  std::vector<TimePart> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t unit = std::min(text.find_first_not_of(kDigits, at), text.size());
    const std::size_t end = std::min(text.find_first_of(kDigits, unit), text.size());
    parts.push_back({.number = {offset(at), offset(unit)}, .unit = {offset(unit), offset(end)}});
    at = end;
  }
  return parts;
}

NumberParts number_parts(const Tree& tree, NodeId id) {
  const std::string_view text = tree.slice(id);
  Offset at = 0;
  const auto take = [&](std::size_t size) {
    const Offset begin = tree[id].range.begin + at;
    at += static_cast<Offset>(size);
    return Range{begin, begin + static_cast<Offset>(size)};
  };
  const auto one_of = [&](std::string_view signs) {
    return at < text.size() && signs.find(text[at]) != std::string_view::npos ? std::size_t{1} : std::size_t{0};
  };
  const auto run = [&](std::string_view digits) { return std::min(text.find_first_not_of(digits, at), text.size()) - at; };
  NumberParts parts;
  parts.sign = take(one_of("+-"));
  const std::string_view unsigned_text = text.substr(at);
  const bool hexadecimal = unsigned_text.starts_with("0x") || unsigned_text.starts_with("0X");
  parts.prefix = take(hexadecimal ? 2 : one_of("$"));
  parts.whole = take(run(hexadecimal ? "0123456789abcdefABCDEF" : kDigits));
  take(one_of("."));
  parts.fraction = take(run(kDigits));
  take(one_of("eE"));
  parts.exponent = take(run(kDigits));
  parts.percent = take(one_of("%"));
  return parts;
}

AttachedComments comments_of(const Tree& tree, NodeId statement) {
  const Range range = tree[statement].range;
  AttachedComments comments;
  // Upwards: a comment alone on its line, the newline behind it, and so on.
  Offset line = range.begin;
  for (std::size_t at = tree.token_at(range.begin); at >= 2; at -= 2) {
    const Token newline = tree.tokens[at - 1];
    const Token comment = tree.tokens[at - 2];
    if (newline.kind != TokenKind::newline || comment.kind != TokenKind::comment) break;
    if (breaks_line(tree, {newline.range.end, line})) break;
    if (at >= 3 && tree.tokens[at - 3].kind != TokenKind::newline) break;
    comments.above.insert(comments.above.begin(), comment.range);
    line = comment.range.begin;
  }
  const std::size_t behind = tree.token_at(range.end);
  if (behind < tree.tokens.size() && tree.tokens[behind].kind == TokenKind::comment &&
      !breaks_line(tree, {range.end, tree.tokens[behind].range.begin}))
    comments.behind = tree.tokens[behind].range;
  return comments;
}

}  // namespace asyncy::story
