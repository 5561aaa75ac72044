// What was found in one version of a story, so that the next is judged in the time that its edit takes.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/rules/rule.h"
#include "core/typing/typing.h"
#include "core/workspace/workspace.h"

namespace asyncy::rules {

class Memory {
 public:
  /// What was found in one chunk.
  struct Part {
    Findings findings;       ///< ranges count from the begin of the chunk
    bool comments = false;   ///< one of its comments may silence rules
    std::size_t called = 0;  ///< changes with what its calls name in manifests
  };

  /// Of each chunk of the story what is still true; nothing of those that have to be judged. `document` is the next
  /// version, or any other document; `calls` and `typing` are its own.
  std::vector<std::optional<Part>> take(const workspace::Workspace& workspace, const workspace::Document& document,
                                        text::Dialect dialect, const binding::Calls& calls, typing::Typing& typing);
  void keep(const workspace::Workspace& workspace, std::shared_ptr<const workspace::Document> document,
            text::Dialect dialect, std::vector<std::optional<Part>> parts);

  /// A number that changes with what the calls of the story name in manifests, and how often.
  [[nodiscard]] std::size_t called() const;

  std::size_t judged_chunks = 0;  ///< in the last run

 private:
  std::optional<workspace::Workspace> workspace_;  ///< keeps alive what the document was judged with
  std::shared_ptr<const workspace::Document> document_;
  text::Dialect dialect_ = text::Dialect::automatic;
  std::vector<std::optional<Part>> parts_;
};

}  // namespace asyncy::rules
