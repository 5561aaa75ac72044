// Above what a manifest declares, how often it is used; and the way from there to the callers.
#include <nlohmann/json.hpp>

#include "core/ide/lenses.h"
#include "core/index/references.h"
#include "core/workspace/paths.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

using protocol::member;

constexpr const char* kShowCallers = "asyncy.showCallers";

void announce(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["codeLensProvider"] = {{"resolveProvider", false}};
}

Json handle(Session& session, const std::string& uri, const std::stop_token& stop) {
  const auto document = session.find(uri);
  if (document == nullptr) return nullptr;
  Json out = Json::array();
  if (document->manifest() == nullptr) return out;
  const auto go_on = [&] { return !stop.stop_requested(); };
  for (const ide::Lens& lens : ide::lenses(session.workspace(), *document, go_on)) {
    Json each = Json::object();
    each["range"] = protocol::to_json(document->text, lens.name, session.encoding());
    // Nothing can be shown where nothing is: the title alone.
    each["command"] = {{"title", lens.title}, {"command", lens.users == 0 ? "" : kShowCallers}};
    each["command"]["arguments"] = Json::array({uri, each["range"]["start"]});
    out.push_back(std::move(each));
  }
  return out;
}

void announce_command(Json& server, const protocol::ClientCapabilities& client) {
  if (client.shows_documents) server["executeCommandProvider"] = {{"commands", Json::array({kShowCallers})}};
}

std::optional<protocol::Place> read_command(const Json& params) {
  const Json* arguments = member(params, "arguments");
  if (member(params, "command") == nullptr) return std::nullopt;
  if (arguments == nullptr || !arguments->is_array() || arguments->size() != 2) return protocol::Place{};
  auto uri = protocol::read_string(&(*arguments)[0]);
  const auto position = protocol::read_position(&(*arguments)[1]);
  return uri && position ? protocol::Place{.uri = std::move(*uri), .position = *position} : protocol::Place{};
}

void show(rpc::Peer& client, const Json& location) {
  client.request("window/showDocument", {{"uri", location["uri"]}, {"selection", location["range"]}, {"takeFocus", true}});
}

/// One caller is shown at once; of several the person chooses, in whatever way the client lets choose.
Json show_callers(Session& session, const protocol::Place& place, const std::stop_token& stop) {
  constexpr std::size_t kMostChoices = 20;
  const auto at = session.locate(place);
  const auto found = at ? index::occurrence_at(session.workspace(), *at->document, at->offset) : std::nullopt;
  if (!found) return nullptr;
  Json places = Json::array();
  Json choices = Json::array();
  const auto go_on = [&] { return !stop.stop_requested() && places.size() < kMostChoices; };
  for (const index::Reference& each : index::references(session.workspace(), found->symbol, go_on)) {
    if (each.document->story() == nullptr || places.size() == kMostChoices) continue;
    places.push_back(session.location(*each.document, each.occurrence.range));
    const auto line = each.document->text.line_of(each.occurrence.range.begin) + 1;
    choices.push_back({{"title", std::string(workspace::name_of(each.document->path)) + ':' + std::to_string(line)}});
  }
  if (places.empty()) return nullptr;
  if (places.size() == 1) {
    show(session.client(), places[0]);
    return nullptr;
  }
  const Json titles = choices;
  session.client().request(
      "window/showMessageRequest",
      {{"type", 3}, {"message", "Callers of `" + std::string(found->symbol.text) + "`"}, {"actions", std::move(choices)}},
      [&client = session.client(), places, titles](const Json& chosen) {
        for (std::size_t i = 0; i < titles.size(); ++i)
          if (chosen.is_object() && chosen == titles[i]) return show(client, places[i]);
      });
  return nullptr;
}

}  // namespace

extern const Feature code_lens{.method = "textDocument/codeLens",
                               .what =
                                   "in manifests, how many calls there are of a command, event or action, and how many of "
                                   "them pass an argument",
                               .announce = announce,
                               .answer = answer<protocol::read_document_uri, handle>};
extern const Feature execute_command{.method = "workspace/executeCommand",
                                     .what = "`asyncy.showCallers`, behind the lenses: opens the caller, or asks which",
                                     .announce = announce_command,
                                     .answer = answer<read_command, show_callers>};

}  // namespace asyncy::features
