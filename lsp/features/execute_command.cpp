// Questions that the protocol has no request for; any client may ask them by their names.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/rules/words.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

struct Command {
  std::string_view name;
  Json (*run)(Session& session);
};

/// Each service that is described, under the name that its manifest gives it.
Json services(Session& session) {
  Json out = Json::array();
  for (const workspace::Service& service : session.workspace().services().all())
    out.push_back({{"name", service.name}, {"uri", session.uri_of(service.manifest->path)}});
  return out;
}

constexpr std::array kCommands = {Command{.name = "asyncy-ls.services", .run = services}};

void announce(Json& server, const protocol::ClientCapabilities& /*client*/) {
  Json names = Json::array();
  for (const Command& command : kCommands) names.push_back(command.name);
  server["executeCommandProvider"]["commands"] = std::move(names);
}

rpc::Reply run(Session& session, const Json& params, std::stop_token /*stop*/) {
  const auto name = protocol::read_string(protocol::member(params, "command"));
  const auto command =
      std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& each) { return each.name == name; });
  if (command == kCommands.end())
    return rpc::Error{rpc::ErrorCode::invalid_params,
                      name ? "there is no command " + rules::quoted(*name) : "the request names no command"};
  return rpc::Reply::of(command->run(session));
}

}  // namespace

extern const Feature execute_command{.method = "workspace/executeCommand", .announce = announce, .answer = run};

}  // namespace asyncy::features
