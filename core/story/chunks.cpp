// Which chunks of a story are read anew, where they end, and what they keep of what was read.
#include <algorithm>
#include <functional>
#include <iterator>

#include "core/story/bytes.h"
#include "core/story/parser_state.h"
#include "core/text/shift.h"

namespace asyncy::story {
namespace {

std::uint32_t hash_of(std::string_view name) { return static_cast<std::uint32_t>(std::hash<std::string_view>{}(name)); }

/// How many blocks lie around what is open, the root aside.
unsigned depth_of(std::span<const Frame> frames) {
  const auto blocks =
      std::count_if(frames.begin(), frames.end(), [](const Frame& frame) { return frame.kind == NodeKind::block; });
  return blocks == 0 ? 0 : static_cast<unsigned>(blocks - 1);
}

std::string_view name_of(std::string_view text, const Layout::Placed& placed, const NameFact& fact) {
  return text.substr(placed.begin + fact.name.begin, fact.name.size());
}

}  // namespace

Tree parse(const text::Text& text, Limits limits) { return Parser(text, limits).run(nullptr); }
Tree parse(const text::Text& text, const Tree& before, Limits limits) { return Parser(text, limits).run(&before); }

Parser::Parser(const text::Text& text, Limits limits)
    : whole_(text), text_(whole_.view()), limits_(limits), lexer_(text_) {
  cursor_.tokens = &lexed_.tokens;
  cursor_.unclosed = &lexed_.unclosed;
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

// --- Chunks

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
  seal_nodes(*chunk);
  seal_names(*chunk);
  seal_diagnostics(*chunk, end);
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

/// Copies the nodes, gives each its parent, and finds the calls in the order of the text.
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
  const auto descend = [&](LocalId top) {
    for (LocalId at = top;;) {
      if (chunk.nodes[at].kind == NodeKind::call) chunk.calls.push_back(at);
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
}

void Parser::seal_names(Chunk& chunk) {
  const auto facts = [&](const auto& from, std::vector<NameFact>& to) {
    to.reserve(from.size());
    for (const auto& [name, holds] : from) {
      const auto begin = static_cast<Offset>(name.data() - text_.data()) - chunk_begin_;
      to.push_back({{begin, begin + static_cast<Offset>(name.size())}, hash_of(name), holds});
    }
  };
  facts(reads_, chunk.reads);
  facts(writes_, chunk.writes);
  reads_.clear();
  writes_.clear();
  ++serial_;
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

// --- What names hold

/// What a name holds behind the last chunk that says so, of the first `before` ones.
Holds Parser::search(std::string_view name, std::size_t before) const {
  const std::uint32_t hash = hash_of(name);
  for (std::size_t i = before; i-- > 0;)
    for (const NameFact& fact : chunks_[i]->writes)
      if (fact.hash == hash && text_.substr(begins_[i] + fact.name.begin, fact.name.size()) == name) return fact.holds;
  return Holds::unknown;
}

Holds Parser::held_by(std::string_view name) const {
  const auto [found, is_new] = known_.try_emplace(name);
  Known& known = found->second;
  if (is_new && before_ != nullptr) known.holds = search(name, chunks_.size());
  if (known.read_in != serial_ && known.written_in != serial_) {
    known.read_in = serial_;
    reads_.emplace_back(name, known.holds);
  }
  return known.holds;
}

void Parser::hold(std::string_view name, Holds holds) {
  Known& known = known_[name];
  known.holds = holds;
  if (known.written_in != serial_) {
    known.written_in = serial_;
    known.write = writes_.size();
    writes_.emplace_back(name, holds);
  } else {
    writes_[known.write].second = holds;
  }
}

bool Parser::asks_for_changed(const Layout::Placed& placed) const {
  for (const auto& [name, what] : changed_)
    for (const NameFact& fact : placed.chunk->reads)
      if (name_of(before_->text.view(), placed, fact) == name) return true;
  return false;
}

/// Behind a chunk that says what a name holds, it matters no more what the name held before.
void Parser::forget_rewritten(const Layout::Placed& placed) {
  if (changed_.empty()) return;
  for (const NameFact& fact : placed.chunk->writes) changed_.erase(name_of(before_->text.view(), placed, fact));
}

/// After chunks were read anew: which names hold something else behind them than behind those whose place they took.
void Parser::compare_names(std::size_t first_old, std::size_t end_old, std::size_t first_new) {
  std::map<std::string_view, std::pair<std::optional<Holds>, std::optional<Holds>>> last;
  const auto& old = before_->layout().chunks;
  for (std::size_t i = first_old; i < end_old; ++i)
    for (const NameFact& fact : old[i].chunk->writes) last[name_of(before_->text.view(), old[i], fact)].first = fact.holds;
  for (std::size_t i = first_new; i < chunks_.size(); ++i)
    for (const NameFact& fact : chunks_[i]->writes)
      last[text_.substr(begins_[i] + fact.name.begin, fact.name.size())].second = fact.holds;
  for (const auto& [name, written] : last) {
    const auto& [was, is] = written;
    Changed change;
    if (!was || !is) {
      const auto known = changed_.find(name);
      change.now = search(name, first_new);
      change.before = known == changed_.end() ? change.now : known->second.before;
    }
    change.before = was.value_or(change.before);
    change.now = is.value_or(change.now);
    if (change.before == change.now)
      changed_.erase(name);
    else
      changed_[name] = change;
  }
}

}  // namespace asyncy::story
