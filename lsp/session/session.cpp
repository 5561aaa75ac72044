#include "lsp/session/session.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/host/discover.h"
#include "core/host/load.h"
#include "core/workspace/paths.h"
#include "lsp/protocol/uri.h"

namespace asyncy::session {

using text::Language;

Session::Session(rpc::Peer& client, rpc::Log& log, Options options)
    : client_(client), log_(log), options_(std::move(options)), pages_(std::make_shared<RulePages>(options_.cache)) {}

void Session::initialize(const protocol::InitializeParams& params) {
  capabilities_ = params.capabilities;
  change_folders(params.folders, {});
}

void Session::initialized() {
  Json registrations = Json::array();
  if (capabilities_.watches_files) {
    Json watchers = Json::array();
    for (const char* glob : {"**/{asyncy,microservice,oms}.{yml,yaml}", "**/*.story", "**/asyncy-ls.yml"})
      watchers.push_back({{"globPattern", glob}});
    // What a life cycle runs: only whether it is there counts.
    constexpr int kCreatedOrDeleted = 1 | 4;
    watchers.push_back({{"globPattern", "**/*.{sh,bash,py,js,rb,pl}"}, {"kind", kCreatedOrDeleted}});
    registrations.push_back({{"id", "asyncy-ls/files"},
                             {"method", "workspace/didChangeWatchedFiles"},
                             {"registerOptions", {{"watchers", std::move(watchers)}}}});
  }
  if (capabilities_.registers_configuration)
    registrations.push_back({{"id", "asyncy-ls/settings"},
                             {"method", "workspace/didChangeConfiguration"},
                             {"registerOptions", {{"section", "asyncy"}}}});
  if (!registrations.empty()) client_.request("client/registerCapability", {{"registrations", std::move(registrations)}});
  if (capabilities_.answers_configuration) ask_for_settings();
}

void Session::ask_for_settings() {
  Json items = Json::array();
  items.push_back({{"section", "asyncy"}});
  for (const std::string& folder : folders_)
    items.push_back({{"section", "asyncy"}, {"scopeUri", protocol::uri_from_path(folder)}});
  client_.request("workspace/configuration", {{"items", std::move(items)}}, [this, folders = folders_](const Json& result) {
    if (!result.is_array()) return;
    std::vector<Settings> settings;
    std::vector<std::string> problems;
    for (std::size_t i = 0; i < std::min(result.size(), folders.size() + 1); ++i)
      settings.push_back(read_settings(i == 0 ? std::string() : folders[i - 1], result[i], problems));
    settings_answered_ = true;
    configure(std::move(settings), problems);
  });
}

OpenDocument* Session::open_document(std::string_view uri) {
  const auto found = open_.find(protocol::path_from_uri(uri));
  return found == open_.end() ? nullptr : &found->second;
}

const OpenDocument* Session::open_at(std::string_view path) const {
  const auto found = open_.find(std::string(path));
  return found == open_.end() ? nullptr : &found->second;
}

void Session::open(std::string uri, std::string_view language_id, std::optional<std::int64_t> version, std::string text) {
  const std::string path = protocol::path_from_uri(uri);
  if (open_.contains(path)) log_.warning(uri + " was opened twice; the later text counts");
  OpenDocument document{.uri = std::move(uri),
                        .path = path,
                        .language = language_of(path, language_id),
                        .version = version,
                        .text = text::Text(std::move(text)),
                        .read = nullptr,
                        .published = {}};
  if (document.language) load_around(path);
  remember_saved(open_.insert_or_assign(path, std::move(document)).first->second);
}

/// A file outside all folders, or one that came into being since, makes the disk around it worth a look.
void Session::load_around(const std::string& path) {
  if (!protocol::is_file(path)) return;
  std::error_code error;
  // Whoever stopped the reading does not want all of it for each file that is opened.
  if (!incomplete_ && !on_disk_.contains(path) && std::filesystem::exists(path, error)) stale_ = true;
  if (workspace_.root_of(path) == nullptr) stale_ = true;
}

void Session::change(std::string_view uri, std::optional<std::int64_t> version, const std::vector<Change>& changes) {
  OpenDocument* document = open_document(uri);
  if (document == nullptr) return log_.warning("a change of " + std::string(uri) + " was left out: it is not open");
  if (version && document->version && *version <= *document->version)
    log_.warning("the version of " + document->uri + " went from " + std::to_string(*document->version) + " to " +
                 std::to_string(*version) + "; the change counts all the same");
  document->text = apply(std::move(document->text), changes, encoding());
  document->version = version;
  document->read = nullptr;
  document->dirty = true;
}

void Session::close(std::string_view uri) {
  const auto closing = open_.extract(protocol::path_from_uri(uri));
  sent_tokens_.erase(protocol::path_from_uri(uri));
  if (closing.empty()) return log_.warning("the closing of " + std::string(uri) + " was left out: it is not open");
  const OpenDocument& document = closing.mapped();
  if (!document.language) return;
  judgements_.erase(document.path);
  if (!document.published.empty())
    client_.notify("textDocument/publishDiagnostics", {{"uri", document.uri}, {"diagnostics", Json::array()}});
  // From now on the disk's truth counts.
  if (document.language == Language::config) {
    stale_ = true;
    return;
  }
  const auto on_disk = on_disk_.contains(document.path)
                           ? std::optional(host::load_document(document.path, *document.language))
                           : std::nullopt;
  workspace_ = on_disk && *on_disk ? workspace_.with(on_disk->value()) : workspace_.without(document.path);
  if (document.language == Language::manifest) mark_all_dirty();
}

void Session::save(std::string_view uri) {
  OpenDocument* document = open_document(uri);
  if (document == nullptr || !document->language) return;
  if (!on_disk_.contains(document->path)) stale_ = true;
  remember_saved(*document);
  judgements_.erase(document->path);
  document->dirty = true;
}

/// What an unsaved manifest is held against: see `ide::blast_radius`.
void Session::remember_saved(OpenDocument& document) {
  if (document.language != Language::manifest || !protocol::is_file(document.path)) return;
  std::error_code error;
  if (!std::filesystem::exists(document.path, error)) return;
  auto loaded = host::load_document(document.path, Language::manifest);
  document.saved = loaded ? std::move(loaded).value() : nullptr;
}

void Session::files_changed(const std::vector<FileChange>& changes) {
  // Another branch is checked out: one look at the disk is cheaper than many.
  constexpr std::ptrdiff_t kMany = 16;
  const auto is_read = [](const FileChange& change) {
    const std::string path = protocol::path_from_uri(change.uri);
    return workspace::name_of(path) == workspace::kConfigName || host::kind_of_name(workspace::name_of(path));
  };
  if (std::count_if(changes.begin(), changes.end(), is_read) > kMany) stale_ = true;
  for (const FileChange& change : changes)
    if (!stale_) file_changed(change);
}

void Session::file_changed(const FileChange& change) {
  const std::string path = protocol::path_from_uri(change.uri);
  const std::string_view name = workspace::name_of(path);
  const bool is_config = name == workspace::kConfigName;
  OpenDocument* const open = open_document(change.uri);
  const bool is_open = open != nullptr;
  if (is_open) remember_saved(*open);
  if (workspace_.has_file(path)) {
    workspace_ = workspace_.with_files({{path, change.event != FileEvent::deleted}});
    mark_all_dirty();
  }
  if (!is_config && !host::kind_of_name(name)) return;
  // A config decides which files count, and a new file may be left out. What is open is the client's to tell.
  if (is_config || change.event == FileEvent::created) {
    stale_ = true;
  } else if (change.event == FileEvent::deleted) {
    on_disk_.erase(path);
    if (!is_open) workspace_ = workspace_.without(path);
  } else if (!is_open && on_disk_.contains(path)) {
    const auto document = host::load_document(path, workspace::language_of(path));
    workspace_ = document ? workspace_.with(document.value()) : workspace_.without(path);
  }
  mark_all_dirty();
}

void Session::change_folders(const std::vector<std::string>& added, const std::vector<std::string>& removed) {
  for (const std::string& uri : removed) std::erase(folders_, protocol::path_from_uri(uri));
  for (const std::string& uri : added) {
    std::string path = protocol::path_from_uri(uri);
    if (protocol::is_file(path) && std::find(folders_.begin(), folders_.end(), path) == folders_.end())
      folders_.push_back(std::move(path));
  }
  stale_ = true;
  if (settings_answered_) ask_for_settings();
}

void Session::configure(const Json& section) {
  if (settings_answered_) return;
  std::vector<std::string> problems;
  std::vector<Settings> settings;
  settings.push_back(read_settings({}, section, problems));
  configure(std::move(settings), problems);
}

void Session::configure(std::vector<Settings> settings, const std::vector<std::string>& problems) {
  const auto names_paths = [](const Settings& each) { return !each.paths.empty(); };
  if (std::any_of(settings_.begin(), settings_.end(), names_paths) ||
      std::any_of(settings.begin(), settings.end(), names_paths))
    stale_ = true;
  const ide::HintOptions before = hint_options();
  settings_ = std::move(settings);
  for (const Settings& each : settings_)
    if (each.complete_again) complete_again_ = *each.complete_again;
  if (hint_options() != before && capabilities_.refreshes_inlay_hints)
    client_.request("workspace/inlayHint/refresh", Json::object());
  if (!options_.log_level && !settings_.empty()) log_.level = settings_.front().log_level.value_or(rpc::Log().level);
  told_.clear();
  for (const std::string& problem : problems) log_once(problem);
  mark_all_dirty();
}

void Session::log_once(const std::string& sentence) {
  if (told_.insert(sentence).second) log_.warning(sentence);
}

SentTokens Session::sent_tokens(std::string_view uri) const {
  const auto found = sent_tokens_.find(protocol::path_from_uri(uri));
  return found == sent_tokens_.end() ? SentTokens{} : found->second;
}

const SentTokens& Session::keep_tokens(std::string_view uri, TokenData data) {
  SentTokens& sent = sent_tokens_[protocol::path_from_uri(uri)];
  sent = {.id = std::to_string(++last_token_id_), .data = std::move(data)};
  return sent;
}

void Session::mark_all_dirty() {
  ++surroundings_;
  for (auto& [path, document] : open_) document.dirty = true;
}

bool Session::has_unpublished() const {
  return std::any_of(open_.begin(), open_.end(),
                     [this](const auto& each) { return (each.second.dirty || stale_) && each.second.language; });
}

const workspace::Workspace& Session::workspace() {
  refresh();
  return workspace_;
}

std::shared_ptr<const workspace::Document> Session::find(std::string_view uri) {
  refresh();
  const std::string path = protocol::path_from_uri(uri);
  if (const OpenDocument* document = open_at(path)) return document->read;
  const auto& documents = workspace_.documents();
  const auto found = std::lower_bound(documents.begin(), documents.end(), path,
                                      [](const auto& each, const std::string& wanted) { return each->path < wanted; });
  return found != documents.end() && (*found)->path == path ? *found : nullptr;
}

std::optional<Located> Session::locate(const protocol::Place& place) {
  auto document = find(place.uri);
  if (document == nullptr) return std::nullopt;
  const text::Offset offset = protocol::offset_from_position(document->text, place.position, encoding());
  return Located{.document = std::move(document), .offset = offset};
}

std::string Session::uri_of(std::string_view path) const {
  const OpenDocument* document = open_at(path);
  return document == nullptr ? protocol::uri_from_path(path) : document->uri;
}

bool Session::is_unread(std::string_view uri) const {
  const OpenDocument* document = open_at(protocol::path_from_uri(uri));
  return document != nullptr && is_too_large(document->text);
}

rules::Options Session::options_for(std::string_view path) const {
  rules::Overrides overrides{.command_line = options_.dialect};
  if (const Settings* mine = settings_of(settings_, path)) {
    overrides.client = mine->dialect;
    overrides.client_levels = mine->rules;
  }
  return rules::options_for(workspace_, path, overrides);
}

fix::Trial Session::trial_of(std::shared_ptr<const workspace::Document> document) const {
  const auto open = open_.find(document->path);
  const auto options = options_for(document->path);
  return {workspace_, std::move(document), options, open == open_.end() ? rules::Memory() : open->second.memory};
}

Json Session::location(const workspace::Document& document, text::Range range) const {
  Json out = {{"uri", uri_of(document.path)}};
  out["range"] = protocol::to_json(document.text, range, encoding());
  return out;
}

Json Session::workspace_edit(const workspace::Document& document, std::span<const text::Edit> edits) const {
  const ide::FileEdits file{.document = &document, .edits = {edits.begin(), edits.end()}};
  return workspace_edit({&file, 1});
}

Json Session::workspace_edit(std::span<const ide::FileEdits> files) const {
  Json out = Json::object();
  // What changes in one file needs no explanation.
  const bool annotated = capabilities_.change_annotations && files.size() > 1;
  if (capabilities_.versioned_edits) out["documentChanges"] = Json::array();
  for (const ide::FileEdits& file : files) {
    const std::string uri = uri_of(file.document->path);
    Json edits = protocol::to_json(file.document->text, file.edits, encoding());
    if (!capabilities_.versioned_edits) {
      out["changes"][uri] = std::move(edits);
      continue;
    }
    if (annotated)
      for (Json& edit : edits) edit["annotationId"] = file.document->story() != nullptr ? "stories" : "manifests";
    const OpenDocument* open = open_at(file.document->path);
    Json change = {{"textDocument", {{"uri", uri}, {"version", nullptr}}}};
    if (open != nullptr && open->version) change["textDocument"]["version"] = *open->version;
    change["edits"] = std::move(edits);
    out["documentChanges"].push_back(std::move(change));
  }
  if (annotated)
    out["changeAnnotations"] = {{"stories", {{"label", "Stories"}, {"description", "what calls it"}}},
                                {"manifests", {{"label", "Manifests"}, {"description", "what declares it"}}}};
  return out;
}

}  // namespace asyncy::session
