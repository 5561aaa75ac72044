// The command line that a container receives for a call.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/binding/binding.h"

namespace asyncy::binding {

/// A stretch of a word.
struct ArgvPiece {
  enum class Kind : std::uint8_t {
    text,        ///< as the container receives it
    variable,    ///< only known at run time: the name of what it comes from
    expression,  ///< only known at run time: how it is written in the story
  };
  Kind kind = Kind::text;
  std::string text;
};

using ArgvWord = std::vector<ArgvPiece>;

/// The words behind the container's name: the command, then what its `format` makes of the arguments. Nothing for calls
/// that start no container (events, actions of an output, requests), for unknown commands, and where it cannot be told which value is
/// whose.
std::optional<std::vector<ArgvWord>> container_argv(const story::Tree& tree, const story::Scopes& scopes,
                                                    const BoundCall& call);

/// One word for a POSIX shell: text is quoted where it must be, a variable shows as `$name`, other values that only the run
/// knows as `{…}` with their source.
std::string shell_word(const ArgvWord& word);

/// `docker run service command …`; nothing where `container_argv` gives nothing.
std::optional<std::string> docker_run(const story::Tree& tree, const story::Scopes& scopes, const BoundCall& call);

}  // namespace asyncy::binding
