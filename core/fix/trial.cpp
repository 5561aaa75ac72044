#include "core/fix/trial.h"

#include <limits>
#include <utility>

#include "core/text/edit.h"

namespace asyncy::fix {

using workspace::Document;

Trial::Trial(const workspace::Workspace& workspace, std::shared_ptr<const Document> document, rules::Options options,
             rules::Memory memory)
    : workspace_(workspace), document_(std::move(document)), options_(std::move(options)), memory_(std::move(memory)) {
  options_.most = std::numeric_limits<std::size_t>::max();
}

// A pointer that owns nothing.
Trial::Trial(const workspace::Workspace& workspace, const Document& document, rules::Options options)
    : Trial(workspace, std::shared_ptr<const Document>(std::shared_ptr<const Document>(), &document), std::move(options)) {}

const std::vector<text::Diagnostic>& Trial::before() {
  if (!before_) before_ = rules::run(workspace_, document_, options_, memory_);
  return *before_;
}

std::optional<std::vector<text::Diagnostic>> Trial::after(std::span<const text::Edit> edits) {
  const text::Text& text = document_->text;
  auto changed = text::apply(text.view(), edits);
  if (!changed) return std::nullopt;
  // A text that knows its one edit is read on from there at once.
  text::Text now = edits.size() == 1 ? text.edited(edits[0].range, edits[0].text) : text::Text(*std::move(changed));
  const auto document = workspace::open(document_->path, std::move(now), document_->language(), document_.get());
  return rules::run(workspace_.with(document), document, options_, memory_);
}

}  // namespace asyncy::fix
