// What an editor can fold away.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/ide/folding.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

void announce_folding_range(Json& server, const protocol::ClientCapabilities& /*client*/) { server["foldingRangeProvider"] = true; }

const char* name_of(ide::FoldKind kind) {
  switch (kind) {
    case ide::FoldKind::region: return nullptr;
    case ide::FoldKind::comment: return "comment";
    case ide::FoldKind::imports: return "imports";
  }
  return nullptr;
}

/// A client that takes only so many gets the largest.
void keep_largest(std::vector<ide::Fold>& folds, std::size_t most) {
  if (folds.size() <= most) return;
  std::stable_sort(folds.begin(), folds.end(), [](const ide::Fold& a, const ide::Fold& b) {
    return a.last_line - a.first_line > b.last_line - b.first_line;
  });
  folds.resize(most);
  std::sort(folds.begin(), folds.end(), [](const ide::Fold& a, const ide::Fold& b) { return a.first_line < b.first_line; });
}

Json handle_folding_range(Session& session, const std::string& uri, const std::stop_token& /*stop*/) {
  const auto document = session.find(uri);
  if (document == nullptr) return nullptr;
  std::vector<ide::Fold> folds = ide::folds(*document);
  if (const auto most = session.capabilities().most_folds) keep_largest(folds, *most);
  Json out = Json::array();
  for (const ide::Fold& fold : folds) {
    Json each = {{"startLine", fold.first_line}, {"endLine", fold.last_line}};
    if (const char* kind = name_of(fold.kind)) each["kind"] = kind;
    out.push_back(std::move(each));
  }
  return out;
}

}  // namespace

extern const Feature folding_range{.method = "textDocument/foldingRange",
                                   .what = "blocks, values of several lines, comments, imports",
                                   .announce = announce_folding_range,
                                   .answer = answer<protocol::read_document_uri, handle_folding_range>};

}  // namespace asyncy::features
