// Diagnostics for clients that ask for them: of one document, or of all.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "lsp/features/progress.h"
#include "lsp/features/table.h"
#include "lsp/protocol/uri.h"

namespace asyncy::features {
namespace {

using protocol::member;

void announce_diagnostics(Json& server, const protocol::ClientCapabilities& client) {
  if (!client.pulls_diagnostics) return;
  server["diagnosticProvider"] = {{"identifier", "asyncy"},
                                  {"interFileDependencies", true},
                                  {"workspaceDiagnostics", true},
                                  {"workDoneProgress", true}};
}

Json report(const session::Judgement& judged, std::string_view previous) {
  if (judged.id == previous) return {{"kind", "unchanged"}, {"resultId", judged.id}};
  Json out = {{"kind", "full"}, {"resultId", judged.id}};
  out["items"] = *judged.diagnostics;
  return out;
}

struct OneDocument {
  std::string uri;
  std::string previous;
};

std::optional<OneDocument> read_one(const Json& params) {
  auto uri = protocol::read_document_uri(params);
  if (!uri) return std::nullopt;
  return OneDocument{.uri = std::move(*uri),
                     .previous = protocol::read_string(member(params, "previousResultId")).value_or("")};
}

Json of_one(Session& session, const OneDocument& asked, const std::stop_token& stop) {
  const auto go_on = [&] { return !stop.stop_requested(); };
  const session::Judgement* judged = session.judge(asked.uri, go_on);
  if (judged == nullptr) return {{"kind", "full"}, {"items", Json::array()}};
  Json out = report(*judged, asked.previous);
  const auto document = judged->document;
  if (!session.capabilities().related_documents || document == nullptr || document->manifest() == nullptr) return out;
  Json related = Json::object();
  for (const std::string& uri : session.open_callers(*document)) {
    if (stop.stop_requested()) break;
    if (const session::Judgement* caller = session.judge(uri, go_on)) related[uri] = report(*caller, {});
  }
  if (!related.empty()) out["relatedDocuments"] = std::move(related);
  return out;
}

/// What a client has of a document.
struct Previous {
  std::string uri;
  std::string result;
};

struct AllDocuments {
  std::map<std::string, Previous> previous;  ///< by path: a client may write a URI in another way
  Json progress;                                ///< tokens; null: none
  Json partial;
};

std::optional<AllDocuments> read_all(const Json& params) {
  const Json* list = member(params, "previousResultIds");
  if (list == nullptr || !list->is_array()) return std::nullopt;
  AllDocuments asked{
      .previous = {}, .progress = read_token(params, "workDoneToken"), .partial = read_token(params, "partialResultToken")};
  for (const Json& each : *list) {
    auto uri = protocol::read_string(member(each, "uri"));
    auto value = protocol::read_string(member(each, "value"));
    if (!uri || !value) continue;
    std::string path = protocol::path_from_uri(*uri);
    asked.previous.emplace(std::move(path), Previous{.uri = std::move(*uri), .result = std::move(*value)});
  }
  return asked;
}

/// Documents of which there is nothing to say, and never was, are left out; what was said of those that are gone is taken back.
Json of_all(Session& session, const AllDocuments& asked, const std::stop_token& stop) {
  constexpr std::size_t kAtOnce = 64;
  const auto go_on = [&] { return !stop.stop_requested(); };
  const std::vector<std::string> uris = session.judged_uris();
  Progress progress(session.client(), asked.progress, "Asyncy: checking all files");
  PartialResults partial(session.client(), asked.partial, "items", kAtOnce);
  std::map<std::string, Previous> gone = asked.previous;
  for (std::size_t i = 0; i < uris.size() && go_on(); ++i) {
    progress.step(i, uris.size());
    const session::Judgement* judged = session.judge(uris[i], go_on);
    const auto previous = gone.extract(protocol::path_from_uri(uris[i]));
    if (judged == nullptr || (judged->diagnostics->empty() && previous.empty())) continue;
    Json each = report(*judged, previous.empty() ? std::string_view() : std::string_view(previous.mapped().result));
    each["uri"] = uris[i];
    const auto version = session.version_of(uris[i]);
    each["version"] = version ? Json(*version) : Json();
    partial.add(std::move(each));
  }
  for (const auto& [path, previous] : gone) {
    if (!go_on()) break;
    partial.add({{"kind", "full"}, {"items", Json::array()}, {"uri", previous.uri}, {"version", nullptr}});
  }
  Json out = Json::object();
  out["items"] = partial.rest();
  return out;
}

}  // namespace

extern const Feature document_diagnostic{.method = "textDocument/diagnostic",
                                         .what =
                                             "the diagnostics of one document, for clients that ask: `unchanged` when they "
                                             "are; of a manifest also those of its open callers",
                                         .announce = announce_diagnostics,
                                         .answer = answer<read_one, of_one>};
extern const Feature workspace_diagnostic{
    .method = "workspace/diagnostic",
    .what = "the diagnostics of all files, in parts and with progress where the client wants them",
    .answer = answer<read_all, of_all>};

}  // namespace asyncy::features
