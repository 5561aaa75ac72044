// Which chunks of a story are read anew, and where they end.
#include <algorithm>

#include "core/story/bytes.h"
#include "core/story/parser_state.h"

namespace asyncy::story {
Tree parse(const text::Text& text, Limits limits) { return Parser(text, limits).run(nullptr); }
Tree parse(const text::Text& text, const Tree& before, Limits limits) { return Parser(text, limits).run(&before); }

Parser::Parser(const text::Text& text, Limits limits)
    : whole_(text), text_(whole_.view()), limits_(limits), lexer_(text_) {
  cursor_.tokens = &lexed_.tokens;
  cursor_.unclosed = &lexed_.unclosed;
}

/// How many blocks lie around what is open, the root aside.
unsigned Parser::depth_of(std::span<const Frame> frames) {
  const auto blocks =
      std::count_if(frames.begin(), frames.end(), [](const Frame& frame) { return frame.kind == NodeKind::block; });
  return blocks == 0 ? 0 : static_cast<unsigned>(blocks - 1);
}

Tree Parser::run(const Tree* before) {
  if (before != nullptr && before->is_text) {
    before_ = before;
    change_ = whole_.change_since(before->text);
    read_on();
  } else {
    parse_from(0);
  }
  if (fault_lines_ > kMostFaultLines) return no_story(whole_);
  Tree tree(whole_, std::move(chunks_));
  tree.work = work_;
  return tree;
}

/// Takes over the chunks of the version before, and reads anew those that the edit touched.
void Parser::read_on() {
  const auto& old = before_->layout().chunks;
  for (std::size_t i = 0; i < old.size();) {
    if (!is_touched(old[i]) && !asks_for_changed(old[i]) && fits(*old[i].chunk, frames_)) {
      pass(old[i++]);
      continue;
    }
    const std::size_t first_new = chunks_.size();
    next_old_ = i + 1;
    parse_from(i == 0 ? 0 : moved(old[i].begin));
    if (!stopped_) return;
    compare_names(i, next_old_, first_new);
    i = next_old_;
  }
}

/// Takes over one chunk.
void Parser::pass(const Layout::Placed& placed) {
  const Chunk& chunk = *placed.chunk;
  forget_rewritten(placed);
  frames_.resize(frames_.size() - chunk.closed.size());
  frames_.insert(frames_.end(), chunk.opened_frames.begin(), chunk.opened_frames.end());
  begins_.push_back(moved(placed.begin));
  chunks_.push_back(placed.chunk);
  fault_lines_ += chunk.fault_lines;
}

/// Whether `chunk` would be read alike behind these open nodes. All that counts is what it closes, that its statements stand
/// deeper than the block around that, and that it stays clear of the limit of nesting.
bool Parser::fits(const Chunk& chunk, std::span<const Frame> frames) const {
  if (chunk.frames.empty() || frames.size() < chunk.frames.size()) return frames.empty() && chunk.frames.empty();
  const auto here = frames.last(chunk.frames.size());
  const Frame& around = chunk.frames.front();
  const bool inside = here.front() == around || (here.front().kind == NodeKind::block && around.kind == NodeKind::block &&
                                                 chunk.least_column > here.front().indent);
  if (!inside || !std::equal(here.begin() + 1, here.end(), chunk.frames.begin() + 1)) return false;
  const unsigned depth = depth_of(frames);
  return (depth == chunk.depth && here.front() == around) ||
         std::max(chunk.deepest, chunk.deepest + depth - chunk.depth) < limits_.depth;
}

/// Reads from a chunk's begin, inside `frames_`, to the end or to a chunk of the version before that can follow.
void Parser::parse_from(Offset begin) {
  lexed_.tokens.clear();
  lexed_.unclosed.clear();
  lines_.clear();
  lexer_.start(begin);
  at_end_of_text_ = false;
  known_.clear();
  // What an earlier reading left behind when it met a known chunk counts for nothing.
  nodes_.clear();
  runs_.clear();
  closed_.clear();
  splits_.clear();
  code_tokens_.clear();
  diagnostics_.clear();
  reads_.clear();
  writes_.clear();
  ++serial_;
  cursor_ = {.tokens = &lexed_.tokens, .unclosed = &lexed_.unclosed, .current = {}, .previous_end = begin > 0 ? begin - 1 : 0};
  last_error_ = -1;
  least_column_ = kNoColumn;
  stopped_ = false;
  chunk_begin_ = begin;
  open_.clear();
  for (const Frame& frame : frames_) open_.push_back({.frame = frame});
  if (frames_.empty()) open_node(NodeKind::block, 0, List{}, -1);
  deepest_ = depth_of(frames_);
  load(0, true);
  resume(0);
  if (!stopped_) seal(lexed_.tokens.size(), static_cast<Offset>(text_.size()));
}

/// Goes on with what is open, from the innermost node outwards. The root stays open.
void Parser::resume(std::size_t level) {
  const Frame frame = open_[level].frame;
  const Deeper deeper(depth_, frame.kind == NodeKind::block && level > 0 ? 1 : 0);
  if (level + 1 < open_.size()) {
    const NodeKind inner = open_[level + 1].frame.kind;
    resume(level + 1);
    close_node();
    branches(frame.kind, static_cast<unsigned>(std::max(frame.indent, 0)), inner);
  }
  if (frame.kind == NodeKind::block) statements(frame.indent);
}

/// At a statement: ends the chunk if it is large enough, or if a known one can follow. True when nothing is left to read.
bool Parser::ends_chunk() {
  const std::size_t index = current().index;
  if (index == 0 || lexed_.tokens[index - 1].kind != TokenKind::newline) return false;
  const Offset at = lexed_.tokens[index - 1].range.end;
  const bool meets = meets_chunk_before(at);
  if (!meets && at - chunk_begin_ < limits_.chunk) return false;
  seal(index, at);
  stopped_ = meets || fault_lines_ > kMostFaultLines;
  if (stopped_) cursor_.current = {.symbol = Symbol::end, .range = {at, at}};
  return stopped_;
}

bool Parser::meets_chunk_before(Offset at) {
  if (before_ == nullptr) return false;
  const auto& old = before_->layout().chunks;
  while (next_old_ < old.size() && (is_touched(old[next_old_]) || moved(old[next_old_].begin) < at)) ++next_old_;
  if (next_old_ == old.size() || moved(old[next_old_].begin) != at) return false;
  std::vector<Frame> frames;
  for (const Open& open : open_) frames.push_back(open.frame);
  return fits(*old[next_old_].chunk, frames);
}

/// Whether the edit changed a byte that had a say in the chunk.
bool Parser::is_touched(const Layout::Placed& placed) const {
  if (change_.end_before <= placed.begin && placed.begin > 0) return false;
  return placed.chunk->examined > change_.begin - std::min(change_.begin, placed.begin) || change_.begin < placed.begin;
}

/// Where a byte in front of the edit or behind it is now.
text::Offset Parser::moved(Offset before) const {
  return before < change_.end_before ? before : before - change_.end_before + change_.end_now;
}

}  // namespace asyncy::story
