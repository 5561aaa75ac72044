#include "core/text/diff.h"

#include <algorithm>
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
struct Change {
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
      Change change{.begin = line_at(edits[i].range.begin), .end = 0, .text = {}};
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
      change.text = apply(source.substr(begin, end - begin), inside).value_or("");
      trim(change);
      if (change.begin != change.end || !change.text.empty()) changes_.push_back(std::move(change));
      i = next;
    }
  }

  /// Leaves out the lines at both ends that stay.
  void trim(Change& change) const {
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
  std::vector<Change> changes_;
  std::string out_;
};

}  // namespace

std::string unified_diff(std::string_view source, std::span<const Edit> edits) { return Diff(source, edits).run(); }

}  // namespace asyncy::text
