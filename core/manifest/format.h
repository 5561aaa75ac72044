// The language of `format`: in which order a container receives the arguments of a command.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/range.h"

namespace asyncy::manifest {

/// What applies where a command declares none.
inline constexpr std::string_view kDefaultFormat = "* **";

enum class FormatPartKind : std::uint8_t {
  word,                ///< itself
  argument,            ///< `{name}`
  others_by_position,  ///< `*`
  others_by_name,      ///< `**`
  all_others,          ///< `{*}`, of the later dialect
  command,             ///< `{$}`, of the later dialect
};

/// `text` points into the format: the word, or the name between the braces without the blanks around it.
struct FormatPart {
  FormatPartKind kind = FormatPartKind::word;
  std::string_view text;
  text::Range range;    ///< in the format, with the braces
  bool joined = false;  ///< no blank stands before it: it continues the word of the part before
};

enum class FormatFaultKind : std::uint8_t { unclosed_brace, stray_brace, empty_braces, too_many_stars };

struct FormatFault {
  FormatFaultKind kind = FormatFaultKind::unclosed_brace;
  text::Range range;  ///< in the format
};

struct Format {
  std::vector<FormatPart> parts;
  std::vector<FormatFault> faults;  ///< what they are about is read as mere words

  /// Whether the argument of that name has a place of its own.
  [[nodiscard]] bool places(std::string_view argument) const;
};

/// Views in the result point into `source`. Names may hold blanks: braces are read before words are split.
Format parse_format(std::string_view source);

}  // namespace asyncy::manifest
