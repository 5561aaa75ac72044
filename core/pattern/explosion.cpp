#include "core/pattern/explosion.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/pattern/graph.h"

// A loop is ambiguous when two different walks in the graph of the pattern, from one character back to it, read the same
// text; two ways to make one step (inner and outer repetition of `(a+)+`) are two walks, too.

namespace asyncy::pattern {
namespace {

constexpr std::size_t kMostSteps = 200'000;

/// The byte that a person reads best.
char shown(const Bytes& bytes) {
  static constexpr std::string_view kLiked = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -_.,/@";
  for (const char c : kLiked)
    if (bytes.test(static_cast<unsigned char>(c))) return c;
  for (int c = '!'; c <= '~'; ++c)
    if (bytes.test(static_cast<std::size_t>(c))) return static_cast<char>(c);
  for (std::size_t c = 0; c < bytes.size(); ++c)
    if (bytes.test(c)) return static_cast<char>(c);
  return ' ';
}

class Search {
 public:
  explicit Search(const Graph& graph) : graph_(graph) {}

  std::optional<Loop> run() {
    for (Position at = 0; at < graph_.places.size(); ++at) {
      if (graph_.places[at].repeat.empty()) continue;
      const auto pump = walk_twice(at);
      if (!pump) continue;
      if (auto prefix = way_to(at))
        return Loop{.range = graph_.places[at].repeat, .prefix = std::move(*prefix), .pump = *pump};
    }
    return std::nullopt;
  }

 private:
  struct Pair {
    Position a = 0, b = 0;
    bool differ = false;
    friend auto operator<=>(const Pair&, const Pair&) = default;
  };
  struct Came {
    Pair from;
    char by = 0;
  };

  /// A text that leads from `at` back to it in two ways.
  std::optional<std::string> walk_twice(Position at) {
    const Pair start{at, at, false};
    const Pair goal{at, at, true};
    std::map<Pair, Came> came;
    std::vector<Pair> queue = {start};
    for (std::size_t next = 0; next < queue.size(); ++next) {
      const Pair pair = queue[next];
      for (const Graph::Edge& a : graph_.places[pair.a].follow)
        for (const Graph::Edge& b : graph_.places[pair.b].follow) {
          if (++steps_ > kMostSteps) return std::nullopt;
          const Bytes both = graph_.places[a.to].bytes & graph_.places[b.to].bytes;
          if (both.none()) continue;
          const bool two_ways = a.to != b.to || (pair.a == pair.b && a.twice);
          const Pair to{std::min(a.to, b.to), std::max(a.to, b.to), pair.differ || two_ways};
          if (!came.emplace(to, Came{.from = pair, .by = shown(both)}).second) continue;
          if (to == goal) return written(came, start, goal);
          queue.push_back(to);
        }
    }
    return std::nullopt;
  }

  static std::string written(const std::map<Pair, Came>& came, Pair start, Pair at) {
    std::string out;
    do {
      const Came& step = came.at(at);
      out += step.by;
      at = step.from;
    } while (at != start);
    return {out.rbegin(), out.rend()};
  }

  /// A text that leads from the beginning to `goal`.
  std::optional<std::string> way_to(Position goal) {
    std::map<Position, std::string> known;
    std::vector<Position> queue;
    const auto reach = [&](Position at, const std::string& before) {
      if (known.emplace(at, before + shown(graph_.places[at].bytes)).second) queue.push_back(at);
    };
    for (const Position at : graph_.first) reach(at, {});
    for (std::size_t next = 0; next < queue.size() && !known.contains(goal); ++next)
      for (const Graph::Edge& edge : graph_.places[queue[next]].follow) reach(edge.to, known.at(queue[next]));
    const auto found = known.find(goal);
    return found == known.end() ? std::nullopt : std::optional(found->second);
  }

  const Graph& graph_;
  std::size_t steps_ = 0;
};

}  // namespace

std::optional<Loop> find_loop(std::string_view source) {
  // A loop needs something that repeats a group: most patterns are done here.
  if (source.find(")*") == std::string_view::npos && source.find(")+") == std::string_view::npos &&
      source.find("){") == std::string_view::npos)
    return std::nullopt;
  const auto graph = graph_of(source);
  return graph ? Search(*graph).run() : std::nullopt;
}

}  // namespace asyncy::pattern
