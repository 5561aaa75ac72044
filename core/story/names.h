// The names of a chunk: what it binds and what it uses, as far as nothing around it has a say.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/story/node.h"
#include "core/text/range.h"

namespace asyncy::story {

using LocalId = std::uint32_t;
inline constexpr LocalId kNoLocal = 0xFFFFFFFF;

enum class BoundBy : std::uint8_t {
  assignment,
  block_output,  ///< `svc cmd as o` + block, or the command's own name where `as` is absent
  when_output,   ///< `when … as o`, or the event's own name where `as` is absent
  loop_output,   ///< foreach, for, while … as
  catch_output,
  parameter,
  function,
  import,
  predefined,  ///< `app`
};

enum class Access : std::uint8_t {
  read,
  write,   ///< binds it, or gives it a new value
  update,  ///< `x += 1`, `x.y = 1`: reads and writes
};

enum class Place : std::uint8_t {
  binding,
  value,     ///< nothing but a variable can stand here
  map_key,   ///< once the text itself, at last the variable's value
  function,  ///< before the parenthesis of a call
  service,   ///< first word of a call: a variable that holds an object, where one of that name is in scope
  word,      ///< item of a call: a variable or a mere word, which only the manifest can tell
};

using NameHash = std::uint32_t;
NameHash hash_of_name(std::string_view name);

/// The first bytes of a name: to compare them needs no look at the text, and settles it for short names.
using NameHead = std::array<char, 8>;
constexpr NameHead head_of_name(std::string_view name) {
  NameHead head{};
  for (std::size_t i = 0; i < std::min(name.size(), head.size()); ++i) head[i] = name[i];
  return head;
}

/// A binding. Offsets count from the begin of the chunk.
struct ChunkBinding {
  NameHead head{};
  NameHash hash = 0;
  BoundBy by = BoundBy::assignment;
  Access access = Access::write;
  bool implicit = false;  ///< the word of a command or event that names the output, too
  bool outlives = false;  ///< can be seen behind the blocks of an `if` or `try`; else to the end of `statement`
  text::Range name;
  text::Offset visible_from = 0;
  LocalId node = kNoLocal;       ///< the assignment, output, parameter, function …
  LocalId statement = kNoLocal;  ///< that binds it
  LocalId call = kNoLocal;       ///< whose result or events the name stands for
  LocalId copied = kNoLocal;     ///< the path whose call it takes over
};

/// A name that stands, or may stand, for a variable or function. Offsets count from the begin of the chunk.
struct ChunkUse {
  NameHash hash = 0;
  Access access = Access::read;
  Place place = Place::value;
  text::Range name;
  LocalId node = kNoLocal;
};

/// Tells of most names that they are not in a chunk.
struct NameFilter {
  static constexpr std::size_t kWords = 4;
  static constexpr std::size_t word(NameHash hash) { return (hash >> 6U) % kWords; }
  static constexpr std::uint64_t bit(NameHash hash) { return std::uint64_t{1} << (hash & 63U); }
  void add(NameHash hash) { words[word(hash)] |= bit(hash); }

  std::array<std::uint64_t, kWords> words{};
};

/// The filters of many chunks.
class NameFilters {
 public:
  void reserve(std::size_t chunks) {
    for (auto& each : words_) each.reserve(chunks);
  }
  void add(const NameFilter& filter) {
    for (std::size_t i = 0; i < NameFilter::kWords; ++i) words_[i].push_back(filter.words[i]);
  }
  [[nodiscard]] bool may_have(std::size_t chunk, NameHash hash) const {
    return (words_[NameFilter::word(hash)][chunk] & NameFilter::bit(hash)) != 0;
  }
  /// The first chunk from `chunk` on that may have the name; their number where none has.
  [[nodiscard]] std::size_t next(std::size_t chunk, NameHash hash) const {
    const auto& words = words_[NameFilter::word(hash)];
    const std::uint64_t bit = NameFilter::bit(hash);
    while (chunk < words.size() && (words[chunk] & bit) == 0) ++chunk;
    return chunk;
  }

 private:
  /// One for each chunk: a search reads only one of the arrays.
  std::array<std::vector<std::uint64_t>, NameFilter::kWords> words_;
};

struct ChunkNames {
  std::vector<ChunkBinding> bindings;  ///< in the order of `visible_from`
  std::vector<ChunkUse> uses;          ///< in the order of the text, without the bindings
  std::vector<ChunkUse> words;         ///< of lines that cannot be read: nobody knows what they are; without a node
  NameFilter bound;
  NameFilter used;  ///< `uses` and `words`
};

struct Chunk;
/// `text` is that of the chunk.
ChunkNames names_of(const Chunk& chunk, std::string_view text);

}  // namespace asyncy::story
