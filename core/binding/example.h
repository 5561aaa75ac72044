// A value that a story could pass, to be replaced by the author's own.
#pragma once

#include <optional>
#include <string>

#include "core/manifest/model.h"

namespace asyncy::binding {

/// One that satisfies type, `enum`, `pattern` and `range`; nothing when none comes to mind.
std::optional<types::Literal> example_literal(const manifest::ValueSchema& schema, types::Passing passing);

/// The same as a story writes it.
std::optional<std::string> example_value(const manifest::ValueSchema& schema, types::Passing passing);

/// One to read rather than to type over: no empty text or bare number where another value fits.
std::optional<std::string> telling_example(const manifest::ValueSchema& schema, types::Passing passing);

}  // namespace asyncy::binding
