#include "core/ide/candidates.h"

#include <algorithm>
#include <set>
#include <utility>

namespace asyncy::ide {
namespace {

std::string three_digits(unsigned number) {
  std::string digits = std::to_string(std::min(number, 999U));
  return std::string(3 - digits.size(), '0') + digits;
}

}  // namespace

void Candidates::add(Offer offer) {
  const bool snippet = options_.snippets && !offer.snippet.empty();
  std::string sort_text = std::to_string(offer.role) + three_digits(offer.index) + offer.label;
  std::string insert = snippet ? std::move(offer.snippet) : !offer.insert.empty() ? std::move(offer.insert) : offer.label;
  std::string documentation;
  if (!options_.documented || *options_.documented == offer.label)
    documentation = offer.document ? offer.document() : std::move(offer.documentation);
  list_.push_back({.label = std::move(offer.label),
                   .kind = offer.kind,
                   .detail = std::move(offer.detail),
                   .label_detail = std::move(offer.label_detail),
                   .description = std::move(offer.description),
                   .documentation = std::move(documentation),
                   .replace = replace_,
                   .insert = std::move(insert),
                   .is_snippet = snippet,
                   .deprecated = offer.deprecated,
                   .goes_on = offer.goes_on,
                   .sort_text = std::move(sort_text)});
}

std::vector<Completion> Candidates::take() {
  std::stable_sort(list_.begin(), list_.end(),
                   [](const Completion& a, const Completion& b) { return a.sort_text < b.sort_text; });
  std::set<std::pair<CompletionKind, std::string>> seen;
  std::erase_if(list_, [&](const Completion& each) { return !seen.emplace(each.kind, each.label).second; });
  return std::move(list_);
}

}  // namespace asyncy::ide
