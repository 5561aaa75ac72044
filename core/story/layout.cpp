#include "core/story/layout.h"

#include <algorithm>

namespace asyncy::story {

Layout::Layout(std::vector<std::shared_ptr<const Chunk>> parts, text::Offset size) {
  std::size_t runs = 0;
  std::size_t left_open = 0;
  for (const auto& part : parts) {
    runs += part->runs.size();
    left_open += part->opened.size();
  }
  // Pointers into these are kept below.
  ties.resize(runs);
  opened.resize(left_open);
  chunks.reserve(parts.size());
  bound.reserve(parts.size());
  used.reserve(parts.size());
  struct Level {
    NodeId id;
    Opened* opened;
    NodeId* next;  ///< where the id of its next child goes
  };
  std::vector<Level> levels;
  Placed placed;  // the next one, without its chunk
  text::Offset content_end = 0;
  for (auto& part : parts) {
    const Chunk& chunk = *part;
    const NodeId base = NodeId{chunks.size()} << 32U;
    const std::size_t innermost = levels.size() - 1;
    for (std::size_t i = 0; i < chunk.runs.size(); ++i) {
      Level& level = levels[innermost - chunk.runs[i].up];
      Tie& tie = ties[placed.first_run + i];
      tie.parent = level.id;
      *level.next = base | chunk.runs[i].first;
      level.next = &tie.next;
    }
    for (const Chunk::Closed& closed : chunk.closed) {
      Opened& node = *levels.back().opened;
      node.end = closed.end == Chunk::Closed::kBefore ? content_end : placed.begin + closed.end;
      node.broken = node.broken || closed.broken;
      levels.pop_back();
    }
    if (chunk.has_error)
      for (const Level& level : levels) level.opened->broken = true;
    for (std::size_t i = 0; i < chunk.opened.size(); ++i) {
      Opened& node = opened[placed.first_opened + i];
      levels.push_back({.id = base | chunk.opened[i], .opened = &node, .next = &node.next});
    }
    content_end = placed.begin + chunk.content_end;
    bound.add(chunk.names.bound);
    used.add(chunk.names.used);
    chunks.push_back(placed);
    chunks.back().chunk = std::move(part);
    placed.begin += chunk.size;
    placed.first_run += static_cast<std::uint32_t>(chunk.runs.size());
    placed.first_opened += static_cast<std::uint32_t>(chunk.opened.size());
    placed.first_node += chunk.nodes.size();
    placed.first_token += chunk.tokens.size();
    placed.first_call += chunk.all(NodeKind::call).size();
  }
  // What nothing closes ends with the text that it holds; the root holds everything.
  for (const Level& level : levels) level.opened->end = content_end;
  opened.front().end = size;
}

void Layout::tie(NodeId id, Node& node) const {
  const Placed& placed = chunks[id >> 32U];
  const Chunk& chunk = *placed.chunk;
  const ChunkNode& here = chunk.nodes[static_cast<LocalId>(id)];
  const auto opened_as = [&](LocalId local) -> const Opened& {
    const auto found = std::find(chunk.opened.begin(), chunk.opened.end(), local);
    return opened[placed.first_opened + static_cast<std::size_t>(found - chunk.opened.begin())];
  };
  if ((here.loose & ChunkNode::kOpen) != 0) {
    const Opened& open = opened_as(static_cast<LocalId>(id));
    node.range.end = open.end;
    if (open.broken) node.marks |= static_cast<std::uint8_t>(Mark::broken);
    if (node.first_child == kNone) node.first_child = open.next;
  }
  if ((here.loose & ChunkNode::kLast) != 0) node.next_sibling = opened_as(here.parent).next;
  if ((here.loose & ChunkNode::kRoot) != 0) {
    const Tie& tie = ties[placed.first_run + here.parent];
    node.parent = tie.parent;
    if (node.next_sibling == kNone) node.next_sibling = tie.next;
  }
}

std::size_t Layout::chunk_at(text::Offset offset) const {
  const auto behind = std::partition_point(chunks.begin() + 1, chunks.end(),
                                           [&](const Placed& placed) { return placed.begin <= offset; });
  return static_cast<std::size_t>(behind - chunks.begin()) - 1;
}

}  // namespace asyncy::story
