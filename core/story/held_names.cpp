// What names hold, which the older grammar hangs on, from chunk to chunk and from version to version.
#include "core/story/parser_state.h"

namespace asyncy::story {
namespace {

std::string_view name_of(std::string_view text, const Layout::Placed& placed, const NameFact& fact) {
  return text.substr(placed.begin + fact.name.begin, fact.name.size());
}

}  // namespace

void Parser::seal_held_names(Chunk& chunk) {
  const auto facts = [&](const auto& from, std::vector<NameFact>& to) {
    to.reserve(from.size());
    for (const auto& [name, holds] : from) {
      const auto begin = static_cast<Offset>(name.data() - text_.data()) - chunk_begin_;
      to.push_back({{begin, begin + static_cast<Offset>(name.size())}, hash_of_name(name), holds});
    }
  };
  facts(reads_, chunk.reads);
  facts(writes_, chunk.writes);
  reads_.clear();
  writes_.clear();
  ++serial_;
}

/// What a name holds behind the last chunk that says so, of the first `before` ones.
Holds Parser::search(std::string_view name, std::size_t before) const {
  const NameHash hash = hash_of_name(name);
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
