// What a chunk binds and uses.
#include <algorithm>
#include <functional>
#include <optional>

#include "core/story/chunk.h"

namespace asyncy::story {
namespace {

class Collector {
 public:
  Collector(const Chunk& chunk, std::string_view text) : chunk_(chunk), text_(text) {}

  ChunkNames run() {
    each(NodeKind::call_statement, [&](LocalId id) { called_block(id, first(id)); });
    each(NodeKind::assignment, [&](LocalId id) { assignment(id); });
    each(NodeKind::when_statement, [&](LocalId id) { when(id); });
    each(NodeKind::while_statement, [&](LocalId id) { loop(id, origin(first(id))); });
    each(NodeKind::with_statement, [&](LocalId id) { loop(id, origin(first(id))); });
    each(NodeKind::foreach_statement, [&](LocalId id) { loop(id, {}); });
    each(NodeKind::function_statement, [&](LocalId id) { function(id); });
    each(NodeKind::catch_branch, [&](LocalId id) { outputs(id, BoundBy::catch_output, {}); });
    each(NodeKind::import_statement, [&](LocalId id) { outputs(id, BoundBy::import, {}); });
    std::stable_sort(names_.bindings.begin(), names_.bindings.end(),
                     [](const ChunkBinding& a, const ChunkBinding& b) { return a.visible_from < b.visible_from; });
    each(NodeKind::path, [&](LocalId id) { path(id); });
    if (!chunk_.diagnostics.empty()) unreadable_words();
    for (const ChunkBinding& binding : names_.bindings) names_.bound.add(binding.hash);
    for (const auto* uses : {&names_.uses, &names_.words})
      for (const ChunkUse& use : *uses) names_.used.add(use.hash);
    return std::move(names_);
  }

 private:
  /// What a name stands for: what a call gives, or the same as another name.
  struct Origin {
    LocalId call = kNoLocal;
    LocalId copied = kNoLocal;
  };

  template <class Take>
  void each(NodeKind kind, Take take) {
    for (const LocalId id : chunk_.all(kind)) take(id);
  }

  [[nodiscard]] const ChunkNode& node(LocalId id) const { return chunk_.nodes[id]; }
  [[nodiscard]] NodeKind kind(LocalId id) const { return node(id).kind; }
  [[nodiscard]] LocalId first(LocalId id) const { return node(id).first_child; }
  [[nodiscard]] LocalId next(LocalId id) const { return node(id).next_sibling; }
  [[nodiscard]] std::string_view slice(text::Range range) const { return text_.substr(range.begin, range.size()); }
  [[nodiscard]] bool is_loose(LocalId id) const { return (node(id).loose & ChunkNode::kRoot) != 0; }

  /// The one name that the path consists of; kNoLocal for other nodes.
  [[nodiscard]] LocalId bare_name(LocalId id) const {
    if (id == kNoLocal || kind(id) != NodeKind::path || first(id) == kNoLocal) return kNoLocal;
    const LocalId name = first(id);
    return kind(name) == NodeKind::name && next(name) == kNoLocal ? name : kNoLocal;
  }

  ChunkBinding& bind(text::Range name, ChunkBinding binding, Origin origin) {
    binding.head = head_of_name(slice(name));
    binding.hash = hash_of_name(slice(name));
    binding.name = name;
    binding.call = origin.call;
    binding.copied = origin.copied;
    return names_.bindings.emplace_back(binding);
  }

  bool outputs(LocalId statement, BoundBy by, Origin origin) {
    bool any = false;
    for (LocalId child = first(statement); child != kNoLocal; child = next(child)) {
      if (kind(child) != NodeKind::output) continue;
      any = true;
      const text::Range name = node(child).range;
      bind(name,
           {.by = by, .outlives = by == BoundBy::import, .visible_from = name.end, .node = child, .statement = statement},
           origin);
    }
    return any;
  }

  void implicit(LocalId word, BoundBy by, LocalId statement, LocalId call) {
    if (bare_name(word) == kNoLocal) return;
    bind(node(word).range,
         {.by = by, .implicit = true, .visible_from = node(call).range.end, .node = word, .statement = statement},
         {.call = call});
  }

  void called_block(LocalId statement, LocalId call) {
    const bool named = outputs(statement, BoundBy::block_output, {.call = call});
    if (named || call == kNoLocal || first(call) == kNoLocal) return;
    for (LocalId child = first(statement); child != kNoLocal; child = next(child)) {
      if (kind(child) != NodeKind::block) continue;
      if (const LocalId command = next(first(call)); command != kNoLocal)
        implicit(command, BoundBy::block_output, statement, call);
      return;
    }
  }

  void assignment(LocalId id) {
    const LocalId target = first(id);
    const LocalId value = target == kNoLocal ? kNoLocal : next(target);
    if (value == kNoLocal) return;
    if (kind(target) == NodeKind::target_list)
      for (LocalId child = first(target); child != kNoLocal; child = next(child)) assigned(child, {}, value, id);
    else
      assigned(target, origin(value), value, id);
    if (kind(value) == NodeKind::call) called_block(id, value);
  }

  void assigned(LocalId target, Origin origin, LocalId value, LocalId statement) {
    if (bare_name(target) == kNoLocal) return;
    bind(node(target).range,
         {.by = BoundBy::assignment,
          .access = access_of({node(first(statement)).range.end, node(value).range.begin}),
          .outlives = true,
          .visible_from = node(value).range.end,
          .node = statement,
          .statement = statement},
         origin);
  }

  /// `x += 1` reads what it gives a new value.
  [[nodiscard]] Access access_of(text::Range between) const {
    const std::string_view text = slice(between);
    const auto sign = text.find('=');
    const bool changes = sign != std::string_view::npos && sign > 0 &&
                         std::string_view("+-*/%").find(text[sign - 1]) != std::string_view::npos;
    return changes ? Access::update : Access::write;
  }

  /// One name: the event. Two: the object and its event. Three: the service, its command and the event.
  void when(LocalId id) {
    const LocalId call = first(id);
    if (call == kNoLocal) return;
    std::array<LocalId, 3> words{};
    std::size_t count = 0;
    for (LocalId word = first(call); count < words.size() && bare_name(word) != kNoLocal; word = next(word))
      words[count++] = word;
    if (count == 3) implicit(words[1], BoundBy::block_output, id, call);
    const bool named = outputs(id, BoundBy::when_output, {.call = call});
    if (!named && count > 0) implicit(words[count - 1], BoundBy::when_output, id, call);
  }

  void loop(LocalId id, Origin origin) { outputs(id, BoundBy::loop_output, origin); }

  void function(LocalId id) {
    const LocalId name = first(id);
    if (name != kNoLocal && kind(name) == NodeKind::name)
      bind(node(name).range, {.by = BoundBy::function, .node = id, .statement = id}, {});
    for (LocalId child = name; child != kNoLocal; child = next(child)) {
      if (kind(child) != NodeKind::parameter || first(child) == kNoLocal) continue;
      const text::Range range = node(first(child)).range;
      bind(range, {.by = BoundBy::parameter, .visible_from = range.end, .node = child, .statement = id}, {});
    }
  }

  /// What `value` gives: itself in any parentheses, or the name that it copies.
  [[nodiscard]] Origin origin(LocalId value) const {
    while (value != kNoLocal && kind(value) == NodeKind::group && first(value) != kNoLocal) value = first(value);
    if (value != kNoLocal && kind(value) == NodeKind::call) return {.call = value};
    return bare_name(value) == kNoLocal ? Origin{} : Origin{.copied = value};
  }

  /// What a path begins with, if that is a name: all else in it are parts of the value, or values of their own.
  void path(LocalId id) {
    const LocalId name = first(id);
    if (name == kNoLocal || kind(name) != NodeKind::name) return;
    if (is_loose(id)) return use(name, Place::value);
    const LocalId parent = node(id).parent;
    const bool is_first = first(parent) == id;
    switch (kind(parent)) {
      case NodeKind::import_statement:
      case NodeKind::type:
      case NodeKind::target_list: return;
      case NodeKind::assignment:
        if (!is_first) break;
        // A mere name is a binding.
        if (next(name) != kNoLocal) use(name, Place::value, Access::update);
        return;
      case NodeKind::call:
        if (is_first) return use(name, Place::service);
        if (!names_event(id, parent)) item(name);
        return;
      case NodeKind::jump_statement: return item(name);
      case NodeKind::function_call:
        if (is_first) return use(name, Place::function);
        break;
      case NodeKind::pair:
        if (is_first) return use(name, Place::map_key);
        break;
      default: break;
    }
    use(name, Place::value);
  }

  /// An item of a call: a bare word may be a mere word.
  void item(LocalId name) { use(name, next(name) == kNoLocal ? Place::word : Place::value); }

  /// The words of a `when` up to its arguments name a service, a command and an event.
  [[nodiscard]] bool names_event(LocalId id, LocalId call) const {
    if (is_loose(call) || kind(node(call).parent) != NodeKind::when_statement) return false;
    for (LocalId word = next(first(call)); bare_name(word) != kNoLocal; word = next(word))
      if (word == id) return true;
    return false;
  }

  void use(LocalId name, Place place, Access access = Access::read) {
    const text::Range range = node(name).range;
    names_.uses.push_back(
        {.hash = hash_of_name(slice(range)), .access = access, .place = place, .name = range, .node = name});
  }

  /// On the lines of syntax errors.
  void unreadable_words() {
    std::vector<text::Range> errors;
    for (const text::Diagnostic& each : chunk_.diagnostics)
      errors.push_back({std::min(each.range.begin, chunk_.size), std::min(each.range.end, chunk_.size)});
    std::sort(errors.begin(), errors.end());
    const auto is_line_end = [](char c) { return c == '\n' || c == '\r'; };
    text::Offset done = 0;  // to there all lines have been looked at
    for (const auto& [first, last] : errors) {
      text::Range line{std::max(first, done), std::max(last, done)};
      if (line.begin == line.end && first < done) continue;
      while (line.begin > done && !is_line_end(text_[line.begin - 1])) --line.begin;
      while (line.end < chunk_.size && !is_line_end(text_[line.end])) ++line.end;
      words_in(line);
      done = line.end;
    }
  }

  void words_in(text::Range line) {
    auto token = std::partition_point(chunk_.tokens.begin(), chunk_.tokens.end(),
                                      [&](const Token& each) { return each.range.begin < line.begin; });
    for (; token != chunk_.tokens.end() && token->range.begin < line.end; ++token)
      if (token->kind == TokenKind::name)
        names_.words.push_back({.hash = hash_of_name(slice(token->range)), .name = token->range, .node = kNoLocal});
  }

  const Chunk& chunk_;
  std::string_view text_;
  ChunkNames names_;
};

}  // namespace

NameHash hash_of_name(std::string_view name) { return static_cast<NameHash>(std::hash<std::string_view>{}(name)); }

ChunkNames names_of(const Chunk& chunk, std::string_view text) { return Collector(chunk, text).run(); }

}  // namespace asyncy::story
