#include "core/workspace/ignore.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace asyncy::workspace {
namespace {

using Bytes = std::bitset<256>;

std::size_t index_of(char c) { return static_cast<unsigned char>(c); }

Bytes only(char c) { return Bytes().set(index_of(c)); }

Bytes all_but_slash() { return ~only('/'); }

/// `[:name:]`. Nothing for a name that git does not know.
std::optional<Bytes> named_class(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, int (*)(int)>, 12> kNames = {{{"alnum", std::isalnum},
                                                                                        {"alpha", std::isalpha},
                                                                                        {"blank", std::isblank},
                                                                                        {"cntrl", std::iscntrl},
                                                                                        {"digit", std::isdigit},
                                                                                        {"graph", std::isgraph},
                                                                                        {"lower", std::islower},
                                                                                        {"print", std::isprint},
                                                                                        {"punct", std::ispunct},
                                                                                        {"space", std::isspace},
                                                                                        {"upper", std::isupper},
                                                                                        {"xdigit", std::isxdigit}}};
  for (const auto& [known, holds] : kNames) {
    if (known != name) continue;
    Bytes bytes;
    for (int c = 0; c < 128; ++c) bytes.set(static_cast<std::size_t>(c), holds(c) != 0);
    return bytes;
  }
  return std::nullopt;
}

/// Blanks at the end count only behind a backslash.
std::string_view without_trailing_blanks(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == ' ') continue;
    if (line[at] == '\\' && at + 1 < line.size()) ++at;
    end = at + 1;
  }
  return line.substr(0, end);
}

}  // namespace

Glob::Glob(std::string_view source) {
  std::size_t at = 0;
  while (well_formed_ && at < source.size()) {
    switch (source[at]) {
      case '*': at = add_stars(source, at); break;
      case '?':
        add(Kind::one_of, all_but_slash());
        ++at;
        break;
      case '[': at = add_class(source, at); break;
      case '\\':
        // A backslash that ends the pattern makes it match nothing.
        well_formed_ = ++at < source.size();
        if (well_formed_) add(Kind::one_of, only(source[at++]));
        break;
      default: add(Kind::one_of, only(source[at++])); break;
    }
  }
}

/// Two stars and more span folders where they are a whole part of the path; elsewhere they are one star. Git compares the
/// plain beginning of a pattern apart, so that stars right behind it stand at a beginning too: `b**/x` matches `bx`.
std::size_t Glob::add_stars(std::string_view source, std::size_t at) {
  const std::size_t end = std::min(source.find_first_not_of('*', at), source.size());
  const bool begins_part = at == source.find_first_of("*?[\\") || source[at - 1] == '/';
  const bool whole_part = end - at > 1 && begins_part && (end == source.size() || source[end] == '/');
  if (!whole_part) {
    add(Kind::within_part);
    return end;
  }
  if (end == source.size()) {
    add(Kind::anything);
    return end;
  }
  add(Kind::any_folders);
  add(Kind::inside_folders);
  return end + 1;
}

std::size_t Glob::add_class(std::string_view source, std::size_t at) {
  const auto peek = [&](std::size_t place) { return place < source.size() ? source[place] : '\0'; };
  Bytes bytes;
  ++at;
  const bool negated = peek(at) == '!' || peek(at) == '^';
  if (negated) ++at;
  std::optional<char> previous;
  const std::size_t first = at;
  for (; at == first || peek(at) != ']'; ++at) {
    char c = peek(at);
    if (c == '-' && previous && peek(at + 1) != ']' && at + 1 < source.size()) {
      c = peek(++at);
      if (c == '\\') c = peek(++at);
      for (std::size_t member = index_of(*previous); member <= index_of(c); ++member) bytes.set(member);
      previous.reset();
    } else if (const auto end = source.find(']', at); c == '[' && peek(at + 1) == ':' && end != std::string_view::npos &&
                                                      end >= at + 3 && source[end - 1] == ':') {
      const auto named = named_class(source.substr(at + 2, end - at - 3));
      if (!named) well_formed_ = false;
      if (named) bytes |= *named;
      at = end;
      previous.reset();
    } else {
      if (c == '\\') c = peek(++at);
      bytes.set(index_of(c));
      previous = c;
    }
    if (at >= source.size()) {
      well_formed_ = false;
      return at;
    }
  }
  add(Kind::one_of, (negated ? ~bytes : bytes) & all_but_slash());
  return at + 1;
}

/// Adds the state before `token`, and those that follow from it without reading.
void Glob::reach(std::vector<char>& states, std::size_t token) const {
  while (states[token] == 0) {
    states[token] = 1;
    if (token == tokens_.size()) return;
    switch (tokens_[token].kind) {
      case Kind::one_of:
      case Kind::inside_folders: return;
      case Kind::within_part:
      case Kind::anything: ++token; break;
      case Kind::any_folders:
        states[token + 1] = 1;
        token += 2;
        break;
    }
  }
}

bool Glob::matches(std::string_view path) const {
  if (!well_formed_) return false;
  std::vector<char> now(tokens_.size() + 1);
  std::vector<char> next(now.size());
  reach(now, 0);
  for (const char c : path) {
    std::fill(next.begin(), next.end(), 0);
    for (std::size_t token = 0; token < tokens_.size(); ++token) {
      if (now[token] == 0) continue;
      switch (tokens_[token].kind) {
        case Kind::one_of:
          if (tokens_[token].bytes[index_of(c)]) reach(next, token + 1);
          break;
        case Kind::within_part:
          if (c != '/') reach(next, token);
          break;
        case Kind::anything: reach(next, token); break;
        case Kind::any_folders: break;
        case Kind::inside_folders:
          next[token] = 1;
          if (c == '/') reach(next, token + 1);
          break;
      }
    }
    std::swap(now, next);
  }
  return now[tokens_.size()] != 0;
}

IgnoreList::IgnoreList(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    add(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void IgnoreList::add(std::string_view line) {
  if (line.starts_with('#')) return;
  line = without_trailing_blanks(line);
  const bool negated = line.starts_with('!');
  if (negated) line.remove_prefix(1);
  const bool folders_only = line.ends_with('/');
  if (folders_only) line.remove_suffix(1);
  const bool anchored = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return;
  patterns_.push_back({.glob = Glob(line), .negated = negated, .folders_only = folders_only, .anchored = anchored});
}

Ignored IgnoreList::judge(std::string_view path, bool is_folder) const {
  const auto slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const auto last = std::find_if(patterns_.rbegin(), patterns_.rend(), [&](const Pattern& pattern) {
    return (is_folder || !pattern.folders_only) && pattern.glob.matches(pattern.anchored ? path : name);
  });
  if (last == patterns_.rend()) return Ignored::unsaid;
  return last->negated ? Ignored::no : Ignored::yes;
}

bool IgnoreList::covers(std::string_view path) const {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1))
    if (judge(path.substr(0, slash), true) == Ignored::yes) return true;
  return judge(path, false) == Ignored::yes;
}

}  // namespace asyncy::workspace
