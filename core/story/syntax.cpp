#include "core/story/syntax.h"

#include <algorithm>

#include "core/text/shift.h"

namespace asyncy::story {

Tree::Tree(text::Text of, std::vector<std::shared_ptr<const Chunk>> chunks)
    : text(std::move(of)), root(0), layout_(std::make_shared<const Layout>(std::move(chunks), text.size())) {
  tokens = Sequence<TokenPart>(*layout_);
  nodes = Sequence<NodePart>(*layout_);
  calls = Sequence<CallPart>(*layout_);
  for (const Layout::Placed& placed : layout_->chunks)
    for (const text::Diagnostic& each : placed.chunk->diagnostics) diagnostics.push_back(text::shifted(each, placed.begin));
  text::sort(diagnostics);
}

std::size_t Tree::token_at(text::Offset at) const {
  const Layout::Placed& placed = layout_->chunks[layout_->chunk_at(at)];
  const auto& here = placed.chunk->tokens;
  const auto found = std::partition_point(here.begin(), here.end(),
                                          [&](const Token& token) { return placed.begin + token.range.begin < at; });
  return placed.first_token + static_cast<std::size_t>(found - here.begin());
}

std::vector<Token> Tree::tokens_in(text::Range gap) const {
  std::vector<Token> found;
  std::size_t at = token_at(gap.begin);
  if (at > 0 && tokens[at - 1].kind == TokenKind::string && tokens[at - 1].range.end > gap.begin) {
    const Layout::Placed& placed = layout_->chunks[layout_->chunk_at(gap.begin)];
    const auto& code = placed.chunk->code_tokens;
    auto each = std::partition_point(code.begin(), code.end(),
                                     [&](const Token& token) { return placed.begin + token.range.begin < gap.begin; });
    for (; each != code.end() && placed.begin + each->range.begin < gap.end; ++each)
      found.push_back({each->kind, text::shifted(each->range, placed.begin)});
    return found;
  }
  for (; at < tokens.size(); ++at) {
    const Token token = tokens[at];
    if (token.range.begin >= gap.end) break;
    found.push_back(token);
  }
  return found;
}

std::vector<NodeId> Tree::all_in(std::size_t chunk, NodeKind kind) const {
  std::vector<NodeId> found;
  for (const LocalId local : layout_->chunks[chunk].chunk->all(kind)) found.push_back(NodeId{chunk} << 32U | local);
  return found;
}

std::size_t Tree::index_of(NodeId call) const {
  if (call == kNone) return calls.size();
  const Layout::Placed& placed = layout_->chunks[call >> 32U];
  const Chunk& chunk = *placed.chunk;
  const auto local = static_cast<LocalId>(call);
  const text::Offset begin = chunk.nodes[local].range.begin;
  const auto here = chunk.all(NodeKind::call);
  auto at = std::partition_point(here.begin(), here.end(),
                                 [&](LocalId each) { return chunk.nodes[each].range.begin < begin; });
  while (at != here.end() && *at != local && chunk.nodes[*at].range.begin == begin) ++at;
  return at != here.end() && *at == local ? placed.first_call + static_cast<std::size_t>(at - here.begin()) : calls.size();
}

NodeId Tree::child(NodeId id, NodeKind kind) const {
  for (const NodeId each : children(id))
    if ((*this)[each].kind == kind) return each;
  return kNone;
}

}  // namespace asyncy::story
