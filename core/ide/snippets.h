// What completion writes: snippets and the examples in their holes, and how arguments are put in words.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/manifest/model.h"

namespace asyncy::ide {

/// Text in which a snippet's own signs mean themselves.
std::string escape_snippet(std::string_view text);

/// A hole of a snippet, filled with `example` until someone writes another value.
std::string placeholder(unsigned number, std::string_view example);

/// A value of `schema` as a story writes it: `"text"`, `1`, `true`, `[]`, `{}`, the first value of an enum.
std::string example_of(const manifest::ValueSchema& schema);

/// An allowed value as a story writes it, with quotes where it is text.
std::string written_value(const types::Literal& literal);

enum class CallStyle : std::uint8_t {
  named,         ///< `to:"me"`
  command_line,  ///< `"me"`, `--to "me"`
};

/// `send to:"…" from:"…"`: the name and what must be passed, as a snippet; the name alone where nothing must.
std::string call_snippet(const manifest::Command& command, CallStyle style);

/// One line: type, whether it is required, the default.
std::string detail_of(const manifest::ValueSchema& schema, bool required);
std::string detail_of(const manifest::Command& command);

/// Markdown: what it means and what is allowed.
std::string documentation_of(const manifest::ValueSchema& schema);
std::string documentation_of(const manifest::Command& command);

}  // namespace asyncy::ide
