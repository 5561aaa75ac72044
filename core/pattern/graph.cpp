#include "core/pattern/graph.h"

#include <algorithm>
#include <string>
#include <utility>

namespace asyncy::pattern {
namespace {

using text::Offset;

constexpr std::size_t kMostPositions = 96;
/// A count beyond this is as good as no limit.
constexpr unsigned kFewCopies = 3;
constexpr unsigned kDeepest = 64;

/// A part of the pattern: may it be empty, and which places does it begin and end with?
struct Part {
  bool nullable = true;
  std::vector<Position> first, last;
};

class GraphReader {
 public:
  explicit GraphReader(std::string_view source) : source_(source) {}

  std::optional<Graph> run() {
    Part whole = alternatives(0);
    if (failed() || at_ != source_.size()) return std::nullopt;
    graph_.first = std::move(whole.first);
    return std::move(graph_);
  }

 private:
  [[nodiscard]] bool failed() const { return failed_ || graph_.places.size() > kMostPositions; }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }

  Part alternatives(unsigned depth) {
    if (depth > kDeepest) failed_ = true;
    Part out = sequence(depth);
    while (!failed_ && peek() == '|' && at_ < source_.size()) {
      ++at_;
      const Part other = sequence(depth);
      out.nullable = out.nullable || other.nullable;
      out.first.insert(out.first.end(), other.first.begin(), other.first.end());
      out.last.insert(out.last.end(), other.last.begin(), other.last.end());
    }
    return out;
  }

  Part sequence(unsigned depth) {
    Part out;
    while (!failed_ && at_ < source_.size() && peek() != '|' && peek() != ')') out = joined(out, repeated(depth));
    return out;
  }

  Part joined(const Part& a, const Part& b) {
    connect(a, b);
    Part out{.nullable = a.nullable && b.nullable, .first = a.first, .last = b.last};
    if (a.nullable) out.first.insert(out.first.end(), b.first.begin(), b.first.end());
    if (b.nullable) out.last.insert(out.last.end(), a.last.begin(), a.last.end());
    return out;
  }

  void connect(const Part& a, const Part& b) {
    for (const Position from : a.last)
      for (const Position to : b.first) {
        auto& edges = graph_.places[from].follow;
        const auto known = std::find_if(edges.begin(), edges.end(), [&](const Graph::Edge& edge) { return edge.to == to; });
        if (known != edges.end())
          known->twice = true;
        else
          edges.push_back({.to = to});
      }
  }

  Part repeated(unsigned depth) {
    const std::size_t begin = at_;
    const std::size_t first = graph_.places.size();
    Part one = atom(depth);
    const std::size_t end = at_;
    unsigned least = 1;
    unsigned most = 1;
    bool endless = false;
    if (failed_ || !quantifier(least, most, endless)) return one;
    if (!endless && most <= kFewCopies) return copies(one, {begin, end}, {least, most}, depth);
    connect(one, one);
    one.nullable = one.nullable || least == 0;
    for (std::size_t each = first; each < graph_.places.size(); ++each)
      graph_.places[each].repeat = {static_cast<Offset>(begin), static_cast<Offset>(at_)};
    return one;
  }

  /// `x{1,3}` as `x(x(x)?)?`: read again as often as it may stand.
  Part copies(const Part& one, std::pair<std::size_t, std::size_t> written, std::pair<unsigned, unsigned> count,
              unsigned depth) {
    if (count.second == 0) return {};
    Part out = one;
    out.nullable = out.nullable || count.first == 0;
    const std::string_view whole = source_;
    const std::size_t behind = at_;
    for (unsigned copy = 1; copy < count.second && !failed(); ++copy) {
      source_ = whole.substr(0, written.second);
      at_ = written.first;
      Part next = atom(depth);
      source_ = whole;
      next.nullable = next.nullable || copy >= count.first;
      out = joined(out, next);
    }
    at_ = behind;
    return out;
  }

  bool quantifier(unsigned& least, unsigned& most, bool& endless) {
    std::size_t length = 1;
    switch (peek()) {
      case '*':
        least = 0;
        endless = true;
        break;
      case '+': endless = true; break;
      case '?': least = 0; break;
      case '{':
        length = counted(least, most, endless);
        if (length == 0) return false;
        break;
      default: return false;
    }
    at_ += length;
    if (peek() == '+') failed_ = true;  // possessive
    if (peek() == '?') ++at_;
    return true;
  }

  std::size_t counted(unsigned& least, unsigned& most, bool& endless) const {
    std::size_t end = 1;
    const auto number = [&] {
      unsigned value = 0;
      for (; peek(end) >= '0' && peek(end) <= '9'; ++end)
        value = std::min(value * 10 + static_cast<unsigned>(peek(end) - '0'), 1000U);
      return value;
    };
    if (peek(end) < '0' || peek(end) > '9') return 0;
    least = most = number();
    if (peek(end) == ',') {
      ++end;
      endless = peek(end) == '}';
      if (!endless) most = number();
    }
    return peek(end) == '}' ? end + 1 : 0;
  }

  Part atom(unsigned depth) {
    switch (peek()) {
      case '(': return group(depth);
      case '[': return character_class();
      case '^':
      case '$': ++at_; return {};
      case '.': {
        ++at_;
        Bytes any;
        any.set();
        any.reset('\n');
        return position(any);
      }
      case '\\': {
        if (peek(1) == 'b' || peek(1) == 'B') {
          at_ += 2;
          return {};
        }
        if (peek(1) >= '1' && peek(1) <= '9') failed_ = true;
        return position(escaped());
      }
      default: {
        Bytes one;
        one.set(static_cast<unsigned char>(source_[at_++]));
        return position(one);
      }
    }
  }

  Part group(unsigned depth) {
    ++at_;
    if (peek() == '?') {
      if (peek(1) == ':') {
        at_ += 2;
      } else if (peek(1) == 'i' && (peek(2) == ')' || peek(2) == ':')) {
        const bool for_the_rest = peek(2) == ')';
        at_ += 3;
        if (for_the_rest) return {};
      } else if (peek(1) == '<' && peek(2) != '=' && peek(2) != '!') {
        const auto end = source_.find('>', at_);
        at_ = end == std::string_view::npos ? source_.size() : end + 1;
      } else {
        failed_ = true;
        return {};
      }
    }
    Part inside = alternatives(depth + 1);
    if (peek() == ')')
      ++at_;
    else
      failed_ = true;
    return inside;
  }

  Part position(const Bytes& bytes) {
    const auto at = static_cast<Position>(graph_.places.size());
    if (graph_.places.size() > kMostPositions) {
      failed_ = true;
      return {};
    }
    graph_.places.push_back({.bytes = bytes, .follow = {}, .repeat = {}});
    return {.nullable = false, .first = {at}, .last = {at}};
  }

  static void add(Bytes& bytes, char low, char high) {
    for (int c = static_cast<unsigned char>(low); c <= static_cast<unsigned char>(high); ++c)
      bytes.set(static_cast<std::size_t>(c));
  }

  /// Stands at the backslash.
  Bytes escaped() {
    const char c = peek(1);
    at_ = std::min(at_ + 2, source_.size());
    Bytes bytes;
    switch (c) {
      case 'D':
      case 'd': add(bytes, '0', '9'); break;
      case 'W':
      case 'w':
        add(bytes, '0', '9');
        add(bytes, 'a', 'z');
        add(bytes, 'A', 'Z');
        bytes.set('_');
        break;
      case 'S':
      case 's':
        for (const char blank : {' ', '\t', '\n', '\r', '\f', '\v'}) bytes.set(static_cast<unsigned char>(blank));
        break;
      case 'n': bytes.set('\n'); break;
      case 'r': bytes.set('\r'); break;
      case 't': bytes.set('\t'); break;
      case 'f': bytes.set('\f'); break;
      case 'x': {
        const auto value = std::stoul("0" + std::string(source_.substr(at_, 2)), nullptr, 16);
        bytes.set(value & 0xFFU);
        at_ = std::min(at_ + 2, source_.size());
        break;
      }
      default: bytes.set(static_cast<unsigned char>(c));
    }
    if (c == 'D' || c == 'W' || c == 'S') bytes.flip();
    return bytes;
  }

  Part character_class() {
    ++at_;
    const bool negated = peek() == '^';
    if (negated) ++at_;
    Bytes bytes;
    while (at_ < source_.size() && peek() != ']') {
      const char low = peek();
      if (low == '\\') {
        bytes |= escaped();
        continue;
      }
      ++at_;
      if (peek() == '-' && peek(1) != ']' && peek(1) != '\\' && at_ + 1 < source_.size()) {
        add(bytes, low, peek(1));
        at_ += 2;
      } else {
        bytes.set(static_cast<unsigned char>(low));
      }
    }
    at_ = std::min(at_ + 1, source_.size());
    if (negated) bytes.flip();
    return position(bytes);
  }

  std::string_view source_;
  std::size_t at_ = 0;
  bool failed_ = false;
  Graph graph_;
};

}  // namespace

std::optional<Graph> graph_of(std::string_view source) { return GraphReader(source).run(); }

}  // namespace asyncy::pattern
