// A pattern as the graph of its characters: an edge leads from each to those that may follow it.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/text/range.h"

namespace asyncy::pattern {

using Bytes = std::bitset<256>;
using Position = std::uint16_t;

struct Graph {
  struct Edge {
    Position to = 0;
    bool twice = false;  ///< two repetitions lead there
  };
  /// A place where one character is read.
  struct Place {
    Bytes bytes;               ///< those that it may be
    std::vector<Edge> follow;  ///< what may come next
    text::Range repeat;        ///< the outermost endless repetition around it, in the pattern; empty where there is none
  };

  std::vector<Place> places;
  std::vector<Position> first;  ///< where a text may begin
};

/// The graph of a pattern without faults; nothing when it is large, or holds what cannot be seen this way: it looks around,
/// refers back, or gives nothing back.
std::optional<Graph> graph_of(std::string_view source);

}  // namespace asyncy::pattern
