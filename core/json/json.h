// The door to nlohmann/json: parse with limits, dump whatever the strings hold.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace asyncy::json {

using Json = nlohmann::json;

/// Deeper nesting is refused before the library, whose copies recurse, sees it.
inline constexpr unsigned kDeepestNesting = 128;

/// The value that `text` holds, or nothing when it is no JSON or nests too deeply. Unpaired surrogate escapes, which
/// editors send from the middle of an emoji, become U+FFFD.
std::optional<Json> parse(std::string_view text);

struct DumpOptions {
  int indent = -1;  ///< blanks per level; negative: all on one line
};

/// Never throws: invalid UTF-8 becomes U+FFFD. Object keys come sorted (the library's default).
std::string dump(const Json& value, DumpOptions options = {});

}  // namespace asyncy::json
