// What the protocol has no request for; any client may ask for it by its name.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/ide/lenses.h"
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

/// The calls that the lens at the place counts which `arguments` name; nothing where they name none.
std::optional<std::vector<index::Reference>> read_callers(Session& session, const Json& arguments,
                                                          const std::stop_token& stop) {
  const auto place = read_place(arguments);
  if (!place) return std::nullopt;
  const auto at = session.locate(*place);
  if (!at || at->document->manifest() == nullptr) return std::vector<index::Reference>();
  return ide::users(session.workspace(), *at->document, at->offset, [&] { return !stop.stop_requested(); });
}

rpc::Error no_place() { return {rpc::ErrorCode::invalid_params, "expected a URI and a position as arguments"}; }

Json location_of(Session& session, const index::Reference& reference) {
  return session.location(*reference.document, reference.occurrence.range);
}

/// File and line, seen from the outermost folder around: files in several folders may have one name.
std::string title_of(Session& session, const index::Reference& reference) {
  const workspace::Document& document = *reference.document;
  const auto around = session.workspace().roots_around(document.path);
  const std::string_view file =
      around.empty() ? std::string_view(document.path) : workspace::relative_to(document.path, around.front()->path);
  return std::string(file) + ':' + std::to_string(document.text.line_of(reference.occurrence.range.begin) + 1);
}

/// For clients with a list of places of their own.
rpc::Reply callers(Session& session, const Json& arguments, const std::stop_token& stop) {
  const auto found = read_callers(session, arguments, stop);
  if (!found) return no_place();
  Json out = Json::array();
  for (const index::Reference& each : *found) out.push_back(location_of(session, each));
  return rpc::Reply::of(std::move(out));
}

void show(rpc::Peer& client, const Json& location) {
  client.request("window/showDocument", {{"uri", location["uri"]}, {"selection", location["range"]}, {"takeFocus", true}});
}

/// One caller is shown at once; of several the person chooses, in whatever way the client lets choose.
rpc::Reply show_callers(Session& session, const Json& arguments, const std::stop_token& stop) {
  constexpr std::size_t kMostChoices = 20;
  const auto callers = read_callers(session, arguments, stop);
  if (!callers) return no_place();
  Json places = Json::array();
  Json titles = Json::array();
  for (const index::Reference& each : *callers) {
    if (places.size() == kMostChoices) break;
    places.push_back(location_of(session, each));
    titles.push_back({{"title", title_of(session, each)}});
  }
  if (places.size() == 1) show(session.client(), places[0]);
  if (places.size() > 1)
    session.client().request("window/showMessageRequest",
                             {{"type", 3},
                              {"message", "Callers of " + rules::quoted(callers->front().occurrence.symbol.text)},
                              {"actions", titles}},
                             [&client = session.client(), places, titles](const Json& chosen) {
                               for (std::size_t i = 0; i < titles.size(); ++i)
                                 if (chosen.is_object() && chosen == titles[i]) return show(client, places[i]);
                             });
  return rpc::Reply::of(nullptr);
}

constexpr std::array kCommands = {Command{.name = kServicesCommand, .run = services},
                                  Command{.name = kCallersCommand, .run = callers},
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
    .what =
        "`asyncy-ls.services`: name and manifest of each service that is described; `asyncy-ls.showCallers`, behind the "
        "lenses: opens the caller, or asks which; `asyncy-ls.callers`, with its arguments: where they are",
    .announce = announce_execute_command,
    .answer = run};

}  // namespace asyncy::features
