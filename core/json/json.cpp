#include "core/json/json.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace asyncy::json {
namespace {

/// Counts brackets on the bytes: the library parses any depth, but its copies, comparisons and dumps recurse.
bool nests_too_deeply(std::string_view text) {
  unsigned depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDeepestNesting) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

/// The unit that a `\uXXXX` at `at` stands for.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (const char c : text.substr(at + 2, 4)) {
    unit *= 16;
    if (c >= '0' && c <= '9') {
      unit += static_cast<unsigned>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      unit += static_cast<unsigned>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      unit += static_cast<unsigned>(c - 'A' + 10);
    } else {
      return std::nullopt;
    }
  }
  return unit;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// The text with every unpaired surrogate escape replaced by `\ufffd`; nothing when there is none. A backslash has no
/// meaning outside strings, so no care is taken where one begins.
std::optional<std::string> mend_surrogates(std::string_view text) {
  std::optional<std::string> mended;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') continue;
    const auto unit = escaped_unit(text, i);
    if (!unit) {
      ++i;  // also steps over an escaped backslash, so that what follows it is not taken for an escape
      continue;
    }
    const auto next = escaped_unit(text, i + 6);
    if (is_high(*unit) && next && is_low(*next)) {
      i += 11;
      continue;
    }
    if (is_high(*unit) || is_low(*unit)) {
      if (!mended) mended.emplace(text);
      mended->replace(i, 6, "\\ufffd");
    }
    i += 5;
  }
  return mended;
}

std::optional<Json> parse_whole(std::string_view text) {
  // The library throws for numbers that no double holds, even when told not to.
  try {
    return Json::parse(text);
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

std::optional<Json> parse(std::string_view text) {
  if (nests_too_deeply(text)) return std::nullopt;
  if (auto value = parse_whole(text)) return value;
  const auto mended = mend_surrogates(text);
  return mended ? parse_whole(*mended) : std::nullopt;
}

std::string dump(const Json& value, DumpOptions options) {
  return value.dump(options.indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace asyncy::json
