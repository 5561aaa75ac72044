// New names, everywhere at once; and calls that follow where folders are moved.
#include "core/ide/rename.h"

#include <nlohmann/json.hpp>

#include "lsp/features/table.h"
#include "lsp/protocol/uri.h"

namespace asyncy::features {
namespace {

using protocol::member;

/// What the person is to read: the request failed, and this is why.
rpc::Reply refused(const ide::Refusal& refusal) { return rpc::Error{rpc::ErrorCode::request_failed, refusal.reason}; }

ide::RenameOptions options_of(const Session& session) {
  return {.moves_folders = session.capabilities().renames_files && session.capabilities().versioned_edits,
          .leaves_alias = session.leaves_alias()};
}

void announce_rename(Json& server, const protocol::ClientCapabilities& client) {
  // `prepareProvider` only for clients that know it.
  if (client.prepares_rename)
    server["renameProvider"] = {{"prepareProvider", true}};
  else
    server["renameProvider"] = true;
}

rpc::Reply prepare(Session& session, const protocol::Place& place, const std::stop_token& /*stop*/) {
  const auto at = session.locate(place);
  if (!at) return rpc::Reply::of(nullptr);
  const auto found = ide::prepare_rename(session.workspace(), *at->document, at->offset, options_of(session));
  if (const auto* refusal = std::get_if<ide::Refusal>(&found)) return refused(*refusal);
  const auto& renamable = std::get<ide::Renamable>(found);
  Json out = {{"placeholder", renamable.name}};
  out["range"] = protocol::to_json(at->document->text, renamable.range, session.encoding());
  return rpc::Reply::of(std::move(out));
}

struct RenameParams {
  protocol::Place place;
  std::string name;
};

std::optional<RenameParams> read_rename(const Json& params) {
  auto place = protocol::read_place(params);
  auto name = protocol::read_string(member(params, "newName"));
  if (!place || !name) return std::nullopt;
  return RenameParams{.place = std::move(*place), .name = std::move(*name)};
}

rpc::Reply handle_rename(Session& session, const RenameParams& wire, const std::stop_token& /*stop*/) {
  const auto at = session.locate(wire.place);
  if (!at) return rpc::Reply::of(nullptr);
  const auto done = ide::rename(session.workspace(), *at->document, at->offset, wire.name, options_of(session));
  if (const auto* refusal = std::get_if<ide::Refusal>(&done)) return refused(*refusal);
  const auto& renamed = std::get<ide::Rename>(done);
  Json out = session.workspace_edit(renamed.files);
  if (renamed.folder)
    out["documentChanges"].push_back({{"kind", "rename"},
                                      {"oldUri", protocol::uri_from_path(renamed.folder->from)},
                                      {"newUri", protocol::uri_from_path(renamed.folder->to)}});
  return rpc::Reply::of(std::move(out));
}

void announce_moves(Json& server, const protocol::ClientCapabilities& client) {
  if (!client.tells_file_renames) return;
  Json filters = Json::array();
  filters.push_back({{"scheme", "file"}, {"pattern", {{"glob", "**"}, {"matches", "folder"}}}});
  filters.push_back({{"scheme", "file"}, {"pattern", {{"glob", "**/{asyncy,microservice,oms}.{yml,yaml}"}}}});
  server["workspace"]["fileOperations"]["willRename"]["filters"] = std::move(filters);
}

std::optional<std::vector<ide::Move>> read_moves(const Json& params) {
  const Json* files = member(params, "files");
  if (files == nullptr || !files->is_array()) return std::nullopt;
  std::vector<ide::Move> moves;
  for (const Json& each : *files) {
    const auto from = protocol::read_string(member(each, "oldUri"));
    const auto to = protocol::read_string(member(each, "newUri"));
    if (from && to) moves.push_back({.from = protocol::path_from_uri(*from), .to = protocol::path_from_uri(*to)});
  }
  return moves;
}

Json follow(Session& session, const std::vector<ide::Move>& moves, const std::stop_token& /*stop*/) {
  const auto files = ide::follow_moves(session.workspace(), moves);
  return files.empty() ? Json() : session.workspace_edit(files);
}

}  // namespace

extern const Feature prepare_rename{.method = "textDocument/prepareRename",
                                    .what = "what would be renamed, or a sentence that says why it cannot be",
                                    .answer = answer<protocol::read_place, prepare>};
extern const Feature rename{.method = "textDocument/rename",
                            .what =
                                "a new name in every file and every spelling; proven to change no meaning, else refused. A "
                                "service's folder moves; `asyncy.rename.leaveAlias` keeps the old command, deprecated",
                            .announce = announce_rename,
                            .answer = answer<read_rename, handle_rename>};
extern const Feature will_rename_files{.method = "workspace/willRenameFiles",
                                       .what = "calls follow a service's folder that is about to move",
                                       .announce = announce_moves,
                                       .answer = answer<read_moves, follow>};

}  // namespace asyncy::features
