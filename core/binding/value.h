// What a value of a call is known to be before anything runs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/story/scope.h"
#include "core/story/syntax.h"
#include "core/types/type.h"

namespace asyncy::binding {

/// At most one of the three; all empty: only known at run time.
struct KnownValue {
  std::optional<types::Literal> literal;
  std::optional<std::string> string_prefix;     ///< a string with templates: what stands before the first
  std::optional<std::string_view> unbound_word; ///< a bare word that no binding in scope explains
};

KnownValue known_value(const story::Tree& tree, const story::Scopes& scopes, story::NodeId value);

}  // namespace asyncy::binding
