// What changes around the open documents: files on disk, workspace folders, settings.
#include <nlohmann/json.hpp>

#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

using protocol::member;

std::optional<std::vector<session::FileChange>> decode_files(const Json& params) {
  const Json* list = member(params, "changes");
  if (list == nullptr || !list->is_array()) return std::nullopt;
  std::vector<session::FileChange> changes;
  for (const Json& each : *list) {
    auto uri = protocol::read_string(member(each, "uri"));
    const auto type = protocol::read_unsigned(member(each, "type"));
    if (uri && type && *type >= 1 && *type <= 3)
      changes.push_back({.uri = std::move(*uri), .event = static_cast<session::FileEvent>(*type)});
  }
  return changes;
}

void files_changed(Session& session, const std::vector<session::FileChange>& changes) { session.files_changed(changes); }

struct Folders {
  std::vector<std::string> added;
  std::vector<std::string> removed;
};

std::optional<Folders> decode_folders(const Json& params) {
  const Json* event = member(params, "event");
  if (event == nullptr) return std::nullopt;
  return Folders{.added = protocol::read_folders(member(*event, "added")),
                 .removed = protocol::read_folders(member(*event, "removed"))};
}

void folders_changed(Session& session, const Folders& folders) { session.change_folders(folders.added, folders.removed); }

void announce_folders(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["workspace"]["workspaceFolders"] = {{"supported", true}, {"changeNotifications", true}};
}

/// Some clients send their settings, others only say that they changed. Those that can be asked know more: each folder's.
std::optional<Json> decode_settings(const Json& params) {
  const Json* settings = member(params, {"settings", "asyncy"});
  return settings == nullptr ? Json() : *settings;
}

void configuration_changed(Session& session, const Json& settings) {
  session.configure(settings);
  if (session.capabilities().answers_configuration) session.ask_for_settings();
}

}  // namespace

extern const Feature did_change_watched_files{.method = "workspace/didChangeWatchedFiles",
                                              .what = "manifests, stories and `asyncy-ls.yml` that others changed",
                                              .notice = notice<decode_files, files_changed>};
extern const Feature did_change_folders{.method = "workspace/didChangeWorkspaceFolders",
                                        .what = "folders that come and go",
                                        .announce = announce_folders,
                                        .notice = notice<decode_folders, folders_changed>};
extern const Feature did_change_configuration{.method = "workspace/didChangeConfiguration",
                                              .what = "the settings below `asyncy`, at once",
                                              .notice = notice<decode_settings, configuration_changed>};

}  // namespace asyncy::features
