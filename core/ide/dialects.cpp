#include "core/ide/dialects.h"

#include <algorithm>

#include "core/migrate/migrate.h"

namespace asyncy::ide {

std::vector<Action> dialects(fix::Trial& trial, text::Range range) {
  const workspace::Document& manifest = trial.document();
  std::vector<Action> actions;
  const text::Text& text = manifest.text;
  const std::uint32_t first = text.line_of(range.begin);
  const std::uint32_t last = text.line_of(range.end);
  const auto is_here = [&](const text::Edit& edit) {
    return text.line_of(edit.range.begin) <= last && text.line_of(edit.range.end) >= first;
  };
  const auto offer = [&](migrate::Dialect to, std::string_view title) {
    auto edits = migrate::migrate(*manifest.yaml(), to).edits;
    if (std::any_of(edits.begin(), edits.end(), is_here))
      actions.push_back({.title = std::string(title), .kind = "refactor.rewrite", .edits = std::move(edits), .diagnostic = {}});
  };
  offer(migrate::Dialect::seed, "Rewrite in the dialect of the first guide (`args` and `kwargs`)");
  offer(migrate::Dialect::arguments, "Rewrite in the later dialect (`arguments`)");
  return actions;
}

}  // namespace asyncy::ide
