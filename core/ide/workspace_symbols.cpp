#include "core/ide/workspace_symbols.h"

#include <algorithm>

#include "core/workspace/services.h"

namespace asyncy::ide {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 128;
}

bool begins_word(std::string_view name, std::size_t at) {
  if (at == 0 || !is_letter_or_digit(name[at - 1])) return true;
  const bool capital = name[at] >= 'A' && name[at] <= 'Z';
  return capital && !(name[at - 1] >= 'A' && name[at - 1] <= 'Z');
}

struct Found {
  int score = 0;
  WorkspaceSymbol symbol;
};

class Search {
 public:
  Search(std::string_view query, const workspace::Document& document, std::vector<Found>& out)
      : query_(query), document_(document), out_(out) {}

  void run() {
    std::string container;
    if (document_.manifest() != nullptr && document_.manifest()->model.flavour == manifest::Flavour::service) {
      container = workspace::own_name(document_.path);
      take(container, "", SymbolKind::section, {});
    }
    for (const Symbol& symbol : symbols(document_)) below(symbol, container);
  }

 private:
  /// The sections of a manifest are no names of anybody's.
  void below(const Symbol& symbol, const std::string& container) {
    if (symbol.kind == SymbolKind::section) {
      for (const Symbol& child : symbol.children) below(child, container);
      return;
    }
    take(symbol.name, container, symbol.kind, symbol.selection);
    for (const Symbol& child : symbol.children) below(child, symbol.name);
  }

  void take(const std::string& name, const std::string& container, SymbolKind kind, text::Range selection) {
    if (name.empty()) return;
    const auto score = fuzzy_score(query_, name);
    if (!score) return;
    out_.push_back(
        {.score = *score,
         .symbol = {.document = &document_, .name = name, .container = container, .kind = kind, .selection = selection}});
  }

  std::string_view query_;
  const workspace::Document& document_;
  std::vector<Found>& out_;
};

}  // namespace

std::optional<int> fuzzy_score(std::string_view query, std::string_view name) {
  constexpr int kFollows = 4, kBeginsWord = 8, kBegins = 16, kWhole = 32;
  // The last place of each letter that leaves room for those behind it.
  std::vector<std::size_t> last(query.size());
  std::size_t end = name.size();
  for (std::size_t i = query.size(); i-- > 0;) {
    do {
      if (end == 0) return std::nullopt;
      --end;
    } while (small(name[end]) != small(query[i]));
    last[i] = end;
  }
  int score = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < query.size(); ++i) {
    // The begins of words are what people type; elsewhere the next letter will do.
    std::size_t found = last[i];
    for (std::size_t place = last[i] + 1; place-- > at;)
      if (small(name[place]) == small(query[i])) found = place;
    if (i == 0 || found != at)
      for (std::size_t place = found; place <= last[i]; ++place)
        if (small(name[place]) == small(query[i]) && begins_word(name, place)) {
          found = place;
          break;
        }
    if (i > 0 && found == at) score += kFollows;
    if (begins_word(name, found)) score += kBeginsWord;
    if (found == 0) score += kBegins;
    at = found + 1;
  }
  return !query.empty() && query.size() == name.size() ? score + kWhole : score;
}

std::vector<WorkspaceSymbol> workspace_symbols(const workspace::Workspace& workspace, std::string_view query,
                                               std::size_t most, const std::function<bool()>& go_on) {
  std::vector<Found> found;
  for (const auto& document : workspace.documents()) {
    if (!go_on()) break;
    if (document->config() == nullptr) Search(query, *document, found).run();
  }
  const auto better = [](const Found& a, const Found& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.symbol.name.size() != b.symbol.name.size()) return a.symbol.name.size() < b.symbol.name.size();
    if (a.symbol.name != b.symbol.name) return a.symbol.name < b.symbol.name;
    if (a.symbol.document->path != b.symbol.document->path) return a.symbol.document->path < b.symbol.document->path;
    return a.symbol.selection.begin < b.symbol.selection.begin;
  };
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
  std::partial_sort(found.begin(), end, found.end(), better);
  std::vector<WorkspaceSymbol> out;
  for (auto each = found.begin(); each != end; ++each) out.push_back(std::move(each->symbol));
  return out;
}

}  // namespace asyncy::ide
