#include "core/yaml/blocks.h"

#include <algorithm>

#include "core/yaml/extent.h"

namespace asyncy::yaml {
namespace {

using text::Offset;

/// A letter that begins a key, and not a word that may be taken for the value of the key before it.
bool is_word_at(std::string_view text, Offset at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return is_letter && null_word_at(text, at).empty();
}

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// May an anchor be defined anywhere?
bool has_anchor(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const bool begins =
        at == 0 || is_space(text[at - 1]) || std::string_view("[{,").find(text[at - 1]) != std::string_view::npos;
    if (begins && at + 1 < text.size() && is_name(text[at + 1])) return true;
  }
  return false;
}

struct Row {
  Offset begin = 0;
  Offset content = 0;  ///< the first character that is no blank
  Offset end = 0;      ///< without the line end
  [[nodiscard]] Offset column() const { return content - begin; }
};

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Block> run() {
    if (has_anchor(text_) || text_.starts_with("\xEF\xBB\xBF")) return {};
    for (Offset at = 0; at < text_.size();) {
      Row row{.begin = at, .content = at, .end = static_cast<Offset>(std::min(text_.find('\n', at), text_.size()))};
      at = row.end + 1;
      while (row.content < row.end && text_[row.content] == ' ') ++row.content;
      if (is_empty(row)) continue;
      if (text_[row.content] == '\t' || !take(row)) return {};
    }
    if (!has_key_) return {};
    close(static_cast<Offset>(text_.size()));
    blocks_.front().lines.begin = 0;
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) blocks_[i].key_follows = true;
    return std::move(blocks_);
  }

 private:
  [[nodiscard]] bool is_empty(const Row& row) const {
    if (row.content == row.end || text_[row.content] == '#') return true;
    const auto first = text_.find_first_not_of(" \t\r", row.content);
    return first == std::string_view::npos || first >= row.end;
  }

  /// False when the text cannot be cut.
  bool take(const Row& row) {
    const bool word = is_word_at(text_, row.content);
    if (row.column() == 0) {
      const std::string_view line = text_.substr(row.content, 3);
      if (line == "---" || line == "..." || line.front() == '%') return false;
      if (word) {
        begin(row, false);
        inner_ = 0;
        awaits_inside_ = is_bare_key(row);
        return true;
      }
      awaits_inside_ = false;
      return !blocks_.empty();
    }
    if (blocks_.empty()) return false;
    if (awaits_inside_) {
      awaits_inside_ = false;
      if (!word || !has_colon(row)) return true;
      blocks_.back().opens = true;
      inner_ = row.column();
    }
    if (inner_ == 0 || row.column() > inner_) return true;
    if (row.column() < inner_) return false;
    if (word) begin(row, true);
    return true;
  }

  void begin(const Row& row, bool inside) {
    close(row.begin);
    has_key_ = has_key_ || has_colon(row);
    blocks_.push_back({.lines = {row.begin, row.begin}, .column = row.column(), .inside = inside});
  }
  void close(Offset at) {
    if (!blocks_.empty()) blocks_.back().lines.end = at;
  }

  [[nodiscard]] std::size_t colon_of(const Row& row) const {
    for (std::size_t at = text_.find(':', row.content); at < row.end; at = text_.find(':', at + 1))
      if (is_space_at(text_, at + 1)) return at;
    return row.end;
  }
  [[nodiscard]] bool has_colon(const Row& row) const { return colon_of(row) < row.end; }

  /// `key:` and nothing else on its line.
  [[nodiscard]] bool is_bare_key(const Row& row) const {
    const std::size_t colon = colon_of(row);
    if (colon >= row.end) return false;
    const auto rest = text_.find_first_not_of(" \t\r", colon + 1);
    return rest == std::string_view::npos || rest >= row.end || text_[rest] == '#';
  }

  std::string_view text_;
  std::vector<Block> blocks_;
  Offset inner_ = 0;            ///< column of the keys inside; 0: the last root key opens no blocks
  bool awaits_inside_ = false;  ///< the next line decides
  bool has_key_ = false;
};

bool same_shape(const Block& a, const Block& b) {
  return a.lines.size() == b.lines.size() && a.column == b.column && a.inside == b.inside && a.opens == b.opens &&
         a.key_follows == b.key_follows;
}

}  // namespace

std::vector<Block> blocks_of(std::string_view bytes) { return Splitter(bytes).run(); }

std::optional<std::size_t> block_of(const Tree& tree, Entry entry) {
  const auto behind = std::upper_bound(tree.blocks.begin(), tree.blocks.end(), entry.key,
                                       [](NodeId key, const Block& block) { return key < block.first; });
  if (behind == tree.blocks.begin()) return std::nullopt;
  const Block& block = *(behind - 1);
  const NodeId next = tree[entry.value].next_sibling;
  const bool alone = block.first == entry.key && !block.opens && (next == kNone || next >= block.behind);
  return alone ? std::optional(static_cast<std::size_t>(behind - 1 - tree.blocks.begin())) : std::nullopt;
}

std::vector<const Block*> kept_blocks(const Tree& before, std::string_view text, std::span<const Block> blocks) {
  std::vector<const Block*> kept(blocks.size(), nullptr);
  const std::vector<Block>& known = before.blocks;
  const std::string_view old = before.text.view();
  const auto keep = [&](std::size_t from, std::size_t to) {
    const Block& a = known[from];
    const Block& b = blocks[to];
    if (!same_shape(a, b) || old.substr(a.lines.begin, a.lines.size()) != text.substr(b.lines.begin, b.lines.size()))
      return false;
    if (a.healthy && !a.opens) kept[to] = &a;
    return true;
  };
  const std::size_t most = std::min(known.size(), blocks.size());
  std::size_t first = 0;
  while (first < most && keep(first, first)) ++first;
  for (std::size_t last = 1; last <= most - first && keep(known.size() - last, blocks.size() - last);) ++last;
  return kept;
}

}  // namespace asyncy::yaml
