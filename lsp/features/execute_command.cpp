// What the protocol has no request for; any client may ask for it by its name.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/index/references.h"
#include "core/rules/words.h"
#include "core/workspace/paths.h"
#include "lsp/features/commands.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

using protocol::member;

struct Command {
  std::string_view name;
  bool shows_documents = false;  ///< only for clients that can be asked to
  rpc::Reply (*run)(Session& session, const Json& arguments, const std::stop_token& stop);
};

/// Each service that is described, under the name that its manifest gives it.
rpc::Reply services(Session& session, const Json& /*arguments*/, const std::stop_token& /*stop*/) {
  Json out = Json::array();
  for (const workspace::Service& service : session.workspace().services().all())
    out.push_back({{"name", service.name}, {"uri", session.uri_of(service.manifest->path)}});
  return rpc::Reply::of(std::move(out));
}

std::optional<protocol::Place> read_place(const Json& arguments) {
  if (!arguments.is_array() || arguments.size() != 2) return std::nullopt;
  auto uri = protocol::read_string(&arguments[0]);
  const auto position = protocol::read_position(&arguments[1]);
  if (!uri || !position) return std::nullopt;
  return protocol::Place{.uri = std::move(*uri), .position = *position};
}

void show(rpc::Peer& client, const Json& location) {
  client.request("window/showDocument", {{"uri", location["uri"]}, {"selection", location["range"]}, {"takeFocus", true}});
}

/// One caller is shown at once; of several the person chooses, in whatever way the client lets choose.
rpc::Reply show_callers(Session& session, const Json& arguments, const std::stop_token& stop) {
  constexpr std::size_t kMostChoices = 20;
  const auto place = read_place(arguments);
  if (!place) return rpc::Error{rpc::ErrorCode::invalid_params, "expected a URI and a position as arguments"};
  const auto at = session.locate(*place);
  const auto found = at ? index::occurrence_at(session.workspace(), *at->document, at->offset) : std::nullopt;
  if (!found) return rpc::Reply::of(nullptr);
  Json places = Json::array();
  Json choices = Json::array();
  const auto go_on = [&] { return !stop.stop_requested() && places.size() < kMostChoices; };
  for (const index::Reference& each : index::references(session.workspace(), found->symbol, go_on)) {
    if (each.document->story() == nullptr || places.size() == kMostChoices) continue;
    places.push_back(session.location(*each.document, each.occurrence.range));
    const auto line = each.document->text.line_of(each.occurrence.range.begin) + 1;
    choices.push_back({{"title", std::string(workspace::name_of(each.document->path)) + ':' + std::to_string(line)}});
  }
  if (places.empty()) return rpc::Reply::of(nullptr);
  if (places.size() == 1) {
    show(session.client(), places[0]);
    return rpc::Reply::of(nullptr);
  }
  const Json titles = choices;
  session.client().request(
      "window/showMessageRequest",
      {{"type", 3}, {"message", "Callers of `" + std::string(found->symbol.text) + "`"}, {"actions", std::move(choices)}},
      [&client = session.client(), places, titles](const Json& chosen) {
        for (std::size_t i = 0; i < titles.size(); ++i)
          if (chosen.is_object() && chosen == titles[i]) return show(client, places[i]);
      });
  return rpc::Reply::of(nullptr);
}

constexpr std::array kCommands = {Command{.name = kServicesCommand, .run = services},
                                  Command{.name = kShowCallersCommand, .shows_documents = true, .run = show_callers}};

void announce_execute_command(Json& server, const protocol::ClientCapabilities& client) {
  Json names = Json::array();
  for (const Command& command : kCommands)
    if (client.shows_documents || !command.shows_documents) names.push_back(command.name);
  server["executeCommandProvider"]["commands"] = std::move(names);
}

rpc::Reply run(Session& session, const Json& params, std::stop_token stop) {
  const auto name = protocol::read_string(member(params, "command"));
  const auto command =
      std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& each) { return each.name == name; });
  if (command == kCommands.end())
    return rpc::Error{rpc::ErrorCode::invalid_params,
                      name ? "there is no command " + rules::quoted(*name) : "the request names no command"};
  const Json* arguments = member(params, "arguments");
  return command->run(session, arguments == nullptr ? Json() : *arguments, stop);
}

}  // namespace

extern const Feature execute_command{
    .method = "workspace/executeCommand",
    .what = "`asyncy-ls.services`: name and manifest of each service that is described; `asyncy-ls.showCallers`, behind the "
            "lenses: opens the caller, or asks which",
    .announce = announce_execute_command,
    .answer = run};

}  // namespace asyncy::features
