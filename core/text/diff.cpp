#include "core/text/diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/text/edit.h"

namespace asyncy::text {
namespace {

constexpr std::size_t kAround = 3;

using Lines = std::vector<std::string_view>;

/// With their ends; the last one has none when the text does not end in one.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// Lines of the old text, by number, and what they become.
struct LineChange {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

class Diff {
 public:
  Diff(std::string_view source, std::span<const Edit> edits) : lines_(lines_of(source)) {
    Offset at = 0;
    for (const std::string_view line : lines_) {
      starts_.push_back(at);
      at += static_cast<Offset>(line.size());
    }
    starts_.push_back(at);
    collect(source, edits);
  }

  std::string run() {
    std::ptrdiff_t shift = 0;
    for (std::size_t i = 0; i < changes_.size();) {
      std::size_t last = i;
      while (last + 1 < changes_.size() && changes_[last + 1].begin <= changes_[last].end + 2 * kAround) ++last;
      hunk(i, last, shift);
      i = last + 1;
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::size_t line_at(Offset at) const {
    const auto line = static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), at) - starts_.begin()) - 1;
    // Behind a last line without an end stands no further one.
    const bool open = line == lines_.size() && line > 0 && !lines_.back().ends_with('\n');
    return open ? line - 1 : line;
  }

  void collect(std::string_view source, std::span<const Edit> edits) {
    for (std::size_t i = 0; i < edits.size();) {
      LineChange change{.begin = line_at(edits[i].range.begin), .end = 0, .text = {}};
      std::size_t next = i;
      do {
        change.end = std::min(line_at(edits[next].range.end) + 1, lines_.size());
        ++next;
      } while (next < edits.size() && line_at(edits[next].range.begin) < change.end);
      change.begin = std::min(change.begin, lines_.size());
      const Offset begin = starts_[change.begin];
      const Offset end = starts_[change.end];
      std::vector<Edit> inside(edits.begin() + static_cast<std::ptrdiff_t>(i),
                               edits.begin() + static_cast<std::ptrdiff_t>(next));
      for (Edit& edit : inside) edit.range = {edit.range.begin - begin, edit.range.end - begin};
      change.text = text::apply(source.substr(begin, end - begin), inside).value_or("");
      trim(change);
      if (change.begin != change.end || !change.text.empty()) changes_.push_back(std::move(change));
      i = next;
    }
  }

  /// Leaves out the lines at both ends that stay.
  void trim(LineChange& change) const {
    std::string_view text = change.text;
    while (change.begin < change.end && text.starts_with(lines_[change.begin]) && lines_[change.begin].ends_with('\n'))
      text.remove_prefix(lines_[change.begin++].size());
    while (change.begin < change.end && text.ends_with(lines_[change.end - 1])) {
      const std::string_view rest = text.substr(0, text.size() - lines_[change.end - 1].size());
      if (!rest.empty() && !rest.ends_with('\n')) break;
      text = rest;
      --change.end;
    }
    change.text = std::string(text);
  }

  void hunk(std::size_t first, std::size_t last, std::ptrdiff_t& shift) {
    const std::size_t begin = changes_[first].begin - std::min(kAround, changes_[first].begin);
    const std::size_t end = std::min(changes_[last].end + kAround, lines_.size());
    std::string body;
    std::size_t at = begin;
    std::ptrdiff_t grows = 0;
    const auto write = [&](char sign, std::string_view line) {
      body += sign;
      body += line;
      if (!line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
    };
    for (std::size_t i = first; i <= last; ++i) {
      for (; at < changes_[i].begin; ++at) write(' ', lines_[at]);
      for (; at < changes_[i].end; ++at) write('-', lines_[at]);
      const Lines added = lines_of(changes_[i].text);
      for (const std::string_view line : added) write('+', line);
      grows += static_cast<std::ptrdiff_t>(added.size()) - static_cast<std::ptrdiff_t>(changes_[i].end - changes_[i].begin);
    }
    for (; at < end; ++at) write(' ', lines_[at]);
    const auto span = [](std::size_t start, std::size_t count) {
      // An empty span is named by the line before it.
      return std::to_string(count == 0 ? start : start + 1) + (count == 1 ? "" : ',' + std::to_string(count));
    };
    const std::size_t count = end - begin;
    const auto new_begin = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(begin) + shift);
    const auto new_count = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(count) + grows);
    out_ += "@@ -" + span(begin, count) + " +" + span(new_begin, new_count) + " @@\n" + body;
    shift += grows;
  }

  Lines lines_;
  std::vector<Offset> starts_;  ///< of each line, and the end of the text
  std::vector<LineChange> changes_;
  std::string out_;
};

/// Lines of one text that stand in the place of lines of another.
struct Replaced {
  std::size_t begin = 0, end = 0;
  std::size_t other_begin = 0, other_end = 0;
};

/// The shortest way from one list of lines to another: E. Myers, "An O(ND) Difference Algorithm and Its Variations".
class Myers {
 public:
  Myers(const Lines& a, const Lines& b) : a_(a), b_(b) {
    while (begin_ < std::min(a.size(), b.size()) && a[begin_] == b[begin_]) ++begin_;
    while (tail_ < std::min(a.size(), b.size()) - begin_ && a[a.size() - 1 - tail_] == b[b.size() - 1 - tail_]) ++tail_;
    width_ = a.size() - begin_ - tail_;
    height_ = b.size() - begin_ - tail_;
  }

  std::vector<Replaced> run() {
    if (width_ == 0 && height_ == 0) return {};
    std::vector<Replaced> out;
    if (!search()) return {{begin_, begin_ + width_, begin_, begin_ + height_}};
    for (const auto& [x, y, step] : way_back()) {
      const Replaced next{begin_ + x, begin_ + x + (step == Step::deletes ? 1 : 0), begin_ + y,
                          begin_ + y + (step == Step::inserts ? 1 : 0)};
      if (!out.empty() && out.back().end == next.begin && out.back().other_end == next.other_begin) {
        out.back().end = next.end;
        out.back().other_end = next.other_end;
      } else {
        out.push_back(next);
      }
    }
    return out;
  }

 private:
  enum class Step : std::uint8_t { deletes, inserts };
  struct Move {
    std::size_t x, y;
    Step step;
  };
  using Diagonal = std::ptrdiff_t;

  /// Time and memory grow with the square of this.
  static constexpr Diagonal kMostSteps = 1000;

  [[nodiscard]] static std::size_t slot(Diagonal k, Diagonal steps) { return static_cast<std::size_t>(k + steps); }

  /// The first of the two moves that end on diagonal `k`: the one that has come farther.
  static bool comes_by_insertion(const std::vector<Diagonal>& before, Diagonal k, Diagonal steps) {
    return k == -steps || (k != steps && before[slot(k - 1, steps - 1)] < before[slot(k + 1, steps - 1)]);
  }

  bool search() {
    const auto width = static_cast<Diagonal>(width_);
    const auto height = static_cast<Diagonal>(height_);
    for (Diagonal steps = 0; steps <= std::min(width + height, kMostSteps); ++steps) {
      std::vector<Diagonal> reached(static_cast<std::size_t>(2 * steps + 1), -1);
      for (Diagonal k = -steps; k <= steps; k += 2) {
        Diagonal x = 0;
        if (steps > 0) {
          const auto& before = reached_.back();
          x = comes_by_insertion(before, k, steps) ? before[slot(k + 1, steps - 1)] : before[slot(k - 1, steps - 1)] + 1;
        }
        Diagonal y = x - k;
        while (x < width && y >= 0 && y < height && a_[begin_ + static_cast<std::size_t>(x)] == b_[begin_ + static_cast<std::size_t>(y)])
          ++x, ++y;
        reached[slot(k, steps)] = x;
        if (x >= width && y >= height) {
          reached_.push_back(std::move(reached));
          return true;
        }
      }
      reached_.push_back(std::move(reached));
    }
    return false;
  }

  [[nodiscard]] std::vector<Move> way_back() const {
    std::vector<Move> moves;
    auto x = static_cast<Diagonal>(width_);
    auto y = static_cast<Diagonal>(height_);
    for (auto steps = static_cast<Diagonal>(reached_.size()) - 1; steps > 0; --steps) {
      const auto& before = reached_[static_cast<std::size_t>(steps - 1)];
      const Diagonal k = x - y;
      const bool inserts = comes_by_insertion(before, k, steps);
      const Diagonal from = inserts ? k + 1 : k - 1;
      x = before[slot(from, steps - 1)];
      y = x - from;
      moves.push_back({static_cast<std::size_t>(x), static_cast<std::size_t>(y), inserts ? Step::inserts : Step::deletes});
    }
    std::reverse(moves.begin(), moves.end());
    return moves;
  }

  const Lines& a_;
  const Lines& b_;
  std::size_t begin_ = 0, tail_ = 0;        ///< lines that are the same at both ends
  std::size_t width_ = 0, height_ = 0;      ///< lines between them
  std::vector<std::vector<Diagonal>> reached_;  ///< for each number of steps, how far each diagonal leads
};

}  // namespace

std::string unified_diff(std::string_view source, std::span<const Edit> edits) { return Diff(source, edits).run(); }

std::vector<Edit> line_edits(std::string_view before, std::string_view after) {
  const Lines a = lines_of(before);
  const Lines b = lines_of(after);
  std::vector<Offset> starts = {0};
  for (const std::string_view line : a) starts.push_back(starts.back() + static_cast<Offset>(line.size()));
  std::vector<Edit> edits;
  for (const auto& [begin, end, other_begin, other_end] : Myers(a, b).run()) {
    Edit edit{.range = {starts[begin], starts[end]}, .text = {}};
    for (std::size_t line = other_begin; line < other_end; ++line) edit.text += b[line];
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace asyncy::text
