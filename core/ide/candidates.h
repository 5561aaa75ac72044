// The list that completion fills: everything offered at one place, in the order of its roles.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ide/completion.h"

namespace asyncy::ide {

/// One offer; `insert` is a snippet only when `snippet` is not empty and the client can take it.
struct Offer {
  std::string label;
  CompletionKind kind = CompletionKind::key;
  unsigned role = 0;    ///< 0 to 9: what the place most likely wants comes first
  unsigned index = 0;   ///< order inside a role before that of the labels
  std::string insert;   ///< empty: the label
  std::string snippet;  ///< preferred over `insert` by clients that can
  std::string detail;
  std::string documentation;
  std::function<std::string()> document = {};  ///< instead of a `documentation` that takes time
  std::string label_detail = {};
  std::string description = {};
  bool deprecated = false;
  bool goes_on = false;
};

class Candidates {
 public:
  Candidates(text::Range replace, CompletionOptions options) : replace_(replace), options_(std::move(options)) {}

  /// The first offer of a label wins among those of its kind.
  void add(Offer offer);
  /// Clients without snippets do without what is nothing but a snippet.
  [[nodiscard]] bool snippets() const { return options_.snippets; }
  void set_replace(text::Range replace) { replace_ = replace; }
  [[nodiscard]] text::Range replace() const { return replace_; }
  [[nodiscard]] std::vector<Completion> take();

 private:
  text::Range replace_;
  CompletionOptions options_;
  std::vector<Completion> list_;
};

}  // namespace asyncy::ide
