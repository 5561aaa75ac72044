// What completion writes: snippets and the examples in their holes, and how arguments are put in words.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ide/calls.h"
#include "core/ide/writing_style.h"
#include "core/manifest/model.h"

namespace asyncy::ide {

/// Text in which a snippet's own signs mean themselves.
std::string escape_snippet(std::string_view text);

/// A hole of a snippet, filled with `example` until someone writes another value.
std::string placeholder(unsigned number, std::string_view example);

/// A value of `schema` as a story writes it: `"text"`, `1`, `true`, `[]`, `{}`; of an enum its first, of a pattern or
/// a range one that it allows, if one comes to mind.
std::string example_of(const manifest::ValueSchema& schema, WritingStyle style);

/// An allowed value as a story writes it, with quotes where it is text.
std::string written_value(const types::Literal& literal, WritingStyle style);

/// `send to:"…" from:"…"`: the name and what must be passed, as a snippet; the name alone where nothing must.
std::string call_snippet(const manifest::Command& command, CallStyle call, WritingStyle style);

/// `to:"…" from:"…"`, as a snippet.
std::string arguments_snippet(const manifest::Command& command, std::span<const manifest::Argument* const> arguments,
                              CallStyle call, WritingStyle style);

/// One line: type, whether it is required, the default.
std::string detail_of(const manifest::ValueSchema& schema, bool required);
std::string detail_of(const manifest::Command& command);

/// `(to, from?)`
std::string parameters_of(const manifest::Command& command);

/// Markdown: what it means and what is allowed.
std::string documentation_of(const manifest::ValueSchema& schema);
std::string documentation_of(const manifest::Command& command);

}  // namespace asyncy::ide
