// What has a name in manifests and stories, and every place where that name is written or meant.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/manifest/model.h"
#include "core/story/scope.h"
#include "core/text/range.h"
#include "core/workspace/workspace.h"

namespace asyncy::index {

enum class Kind : std::uint8_t {
  service,
  command,  ///< an entrypoint, too
  event,
  action,  ///< of an output
  argument,
  value,        ///< one of an `enum`
  property,     ///< of what a command gives
  environment,  ///< an environment variable of a service; a variable or secret of an app
  variable,     ///< of a story; also parameters, outputs and imports
  function,
};

/// One thing, and where it is declared. Pointers live as long as the workspace.
struct Symbol {
  Kind kind = Kind::variable;
  std::string_view text;                          ///< its name
  const workspace::Document* document = nullptr;  ///< null for a service that no manifest here describes
  text::Range name;                               ///< where the name is declared; empty for a service
  const manifest::Command* command = nullptr;     ///< itself; of an argument, value or property what declares it
  const manifest::Argument* argument = nullptr;   ///< itself; of a value what takes it
  const manifest::ValueSchema* schema = nullptr;  ///< what its values must satisfy, where that is declared
  story::NodeId node = story::kNone;              ///< of a variable or function: what binds it; kNone in an example

  /// The same thing: declared at the same place.
  friend bool operator==(const Symbol& a, const Symbol& b) {
    if (a.kind != b.kind || a.document != b.document) return false;
    return a.kind == Kind::service ? a.document != nullptr || a.text == b.text : a.name == b.name;
  }
};

/// How the name is written at one place.
enum class Spelling : std::uint8_t {
  plain,
  flag,       ///< behind `--`: `_` may be written `-`
  shorthand,  ///< `:name`, which names an argument and reads the variable of that name
  quoted,     ///< the text of a string
  implied,    ///< not at all: a value by its position, a call of an entrypoint
};

enum class Access : std::uint8_t { declaration, write, read };

struct Occurrence {
  Symbol symbol;
  text::Range range;  ///< the name without quotes, dashes and braces; where it is implied, what implies it
  Spelling spelling = Spelling::plain;
  Access access = Access::read;
};

}  // namespace asyncy::index
