// What a chunk keeps of what was read.
#include <algorithm>
#include <iterator>
#include <numeric>

#include "core/story/bytes.h"
#include "core/story/parser_state.h"
#include "core/text/shift.h"

namespace asyncy::story {

/// Makes a chunk of what was read up to `end`, where the token of that index follows.
void Parser::seal(std::size_t end_token, Offset end) {
  auto chunk = std::make_shared<Chunk>();
  chunk->size = end - chunk_begin_;
  chunk->content_end = std::max(cursor_.previous_end, chunk_begin_) - chunk_begin_;
  Offset seen = 0;
  for (const Line& line : lines_) seen = std::max(seen, line.seen);
  chunk->examined = seen == Searches::kEndOfText ? seen : seen - chunk_begin_;
  chunk->has_error = is_broken_from(chunk_begin_);
  chunk->closed = std::move(closed_);
  chunk->runs = std::move(runs_);
  chunk->tokens = sealed_tokens(end_token);
  chunk->code_tokens = std::move(code_tokens_);
  for (Token& token : chunk->code_tokens) token.range = text::shifted(token.range, 0 - chunk_begin_);
  seal_nodes(*chunk);
  seal_held_names(*chunk);
  seal_diagnostics(*chunk, end);
  chunk->names = names_of(*chunk, text_.substr(chunk_begin_, chunk->size));
  if (!frames_.empty())
    chunk->frames.assign(frames_.end() - static_cast<std::ptrdiff_t>(chunk->closed.size() + 1), frames_.end());
  chunk->least_column = least_column_;
  chunk->depth = depth_of(frames_);
  chunk->deepest = deepest_;

  frames_.clear();
  for (Open& open : open_) {
    if (open.node != kNone) chunk->opened_frames.push_back(open.frame);
    frames_.push_back(open.frame);
    open.node = open.last = kNone;
  }
  least_column_ = kNoColumn;
  deepest_ = depth_of(frames_);
  closed_.clear();
  runs_.clear();
  nodes_.clear();
  splits_.clear();
  code_tokens_.clear();
  diagnostics_.clear();
  last_error_ = -1;
  // What was read ahead is the begin of the next chunk.
  lexed_.tokens.erase(lexed_.tokens.begin(), lexed_.tokens.begin() + static_cast<std::ptrdiff_t>(end_token));
  std::erase_if(lexed_.unclosed, [&](Offset at) { return at < end; });
  std::erase_if(lines_, [&](const Line& line) { return line.first_token < end_token; });
  for (Line& line : lines_) line.first_token -= end_token;
  cursor_.next_unclosed = 0;
  cursor_.current.index -= std::min(cursor_.current.index, end_token);
  work_.built_nodes += chunk->nodes.size();
  begins_.push_back(chunk_begin_);
  chunks_.push_back(std::move(chunk));
  chunk_begin_ = end;
}

/// Flags that turned out to subtract are two tokens.
std::vector<Token> Parser::sealed_tokens(std::size_t end_token) const {
  std::vector<Token> tokens;
  tokens.reserve(end_token + splits_.size());
  auto split = splits_.begin();
  Offset covered = 0;
  const auto add = [&](TokenKind kind, Range range) { tokens.push_back({kind, text::shifted(range, 0 - chunk_begin_)}); };
  for (std::size_t i = 0; i < end_token; ++i) {
    const Token& token = lexed_.tokens[i];
    if (token.range.begin < covered) continue;
    if (split == splits_.end() || split->index != i) {
      add(token.kind, token.range);
      continue;
    }
    const Offset name = token.range.begin + 1;
    add(TokenKind::operator_, {token.range.begin, name});
    add(TokenKind::name, {name, split->name_end});
    covered = split->name_end;
    ++split;
  }
  return tokens;
}

namespace {

void group_by_kind(Chunk& chunk, const std::vector<LocalId>& in_order) {
  const auto kind_of = [&](LocalId id) { return static_cast<std::size_t>(chunk.nodes[id].kind); };
  for (const LocalId id : in_order) ++chunk.kind_begins[kind_of(id) + 1];
  std::partial_sum(chunk.kind_begins.begin(), chunk.kind_begins.end(), chunk.kind_begins.begin());
  chunk.by_kind.resize(in_order.size());
  auto next = chunk.kind_begins;
  for (const LocalId id : in_order) chunk.by_kind[next[kind_of(id)]++] = id;
}

}  // namespace

/// Copies the nodes, gives each its parent, and groups them by their kinds.
void Parser::seal_nodes(Chunk& chunk) {
  const auto local = [](NodeId id) { return static_cast<LocalId>(id); };
  chunk.nodes.reserve(nodes_.size());
  for (const Node& node : nodes_)
    chunk.nodes.push_back({.kind = node.kind,
                           .marks = node.marks,
                           .range = text::shifted(node.range, 0 - chunk_begin_),
                           .first_child = local(node.first_child),
                           .next_sibling = local(node.next_sibling)});
  for (const Open& open : open_) {
    if (open.node == kNone) continue;
    ChunkNode& node = chunk.nodes[open.node];
    chunk.opened.push_back(local(open.node));
    node.loose |= ChunkNode::kOpen;
    if (is_broken_from(nodes_[open.node].range.begin)) node.marks |= static_cast<std::uint8_t>(Mark::broken);
    if (open.last != kNone) chunk.nodes[open.last].loose |= ChunkNode::kLast;
  }
  std::vector<LocalId> in_order;
  in_order.reserve(chunk.nodes.size());
  const auto descend = [&](LocalId top) {
    for (LocalId at = top;;) {
      in_order.push_back(at);
      if (chunk.nodes[at].first_child != kNoLocal) {
        for (LocalId child = chunk.nodes[at].first_child; child != kNoLocal; child = chunk.nodes[child].next_sibling)
          chunk.nodes[child].parent = at;
        at = chunk.nodes[at].first_child;
        continue;
      }
      while (at != top && chunk.nodes[at].next_sibling == kNoLocal) at = chunk.nodes[at].parent;
      if (at == top) return;
      at = chunk.nodes[at].next_sibling;
    }
  };
  if (frames_.empty()) descend(0);
  for (std::uint32_t run = 0; run < chunk.runs.size(); ++run)
    for (LocalId at = chunk.runs[run].first; at != kNoLocal; at = chunk.nodes[at].next_sibling) {
      descend(at);
      chunk.nodes[at].parent = run;
      chunk.nodes[at].loose |= ChunkNode::kRoot;
    }
  group_by_kind(chunk, in_order);
}

/// On a line with bytes that no text holds, nothing else that is wrong is worth a word.
void Parser::seal_diagnostics(Chunk& chunk, Offset end) {
  std::vector<text::Diagnostic> faults = find_byte_faults(whole_, {chunk_begin_, end});
  chunk.fault_lines = static_cast<std::uint32_t>(faults.size());
  fault_lines_ += faults.size();
  std::erase_if(diagnostics_, [&](const text::Diagnostic& each) {
    const std::uint32_t line = whole_.line_of(each.range.begin);
    // What lacks its block is told at the line below, which may belong to the next chunk.
    if (each.range.begin >= end) return !find_byte_faults(whole_, whole_.line_range(line)).empty();
    return std::any_of(faults.begin(), faults.end(),
                       [&](const text::Diagnostic& fault) { return whole_.line_of(fault.range.begin) == line; });
  });
  diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(faults.begin()), std::make_move_iterator(faults.end()));
  for (text::Diagnostic& each : diagnostics_)
    chunk.diagnostics.push_back(text::shifted(std::move(each), 0 - chunk_begin_));
}

}  // namespace asyncy::story
