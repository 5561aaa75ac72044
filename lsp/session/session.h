// The only mutable state of the server: what is open, what is on disk, what the client wants. It belongs to the worker.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/fix/trial.h"
#include "core/ide/file_edits.h"
#include "core/ide/inlay_hints.h"
#include "core/rules/options.h"
#include "core/workspace/workspace.h"
#include "lsp/protocol/capabilities.h"
#include "lsp/protocol/convert.h"
#include "lsp/rpc/log.h"
#include "lsp/rpc/peer.h"
#include "lsp/session/documents.h"
#include "lsp/session/rule_pages.h"
#include "lsp/session/settings.h"

namespace asyncy::session {

using protocol::Json;

struct Options {
  std::optional<text::Dialect> dialect;
  std::vector<std::filesystem::path> services;  ///< more folders to look for manifests in
  std::optional<rpc::LogLevel> log_level = {};  ///< of the command line; no setting changes it
  std::filesystem::path cache = {};             ///< where pages about rules may be put; empty: nowhere
};

/// A document and a byte in it.
struct Located {
  std::shared_ptr<const workspace::Document> document;
  text::Offset offset = 0;
};

/// The diagnostics of one document at one moment.
struct Judgement {
  std::shared_ptr<const workspace::Document> document;  ///< null when it was broken off
  std::uint64_t surroundings = 0;  ///< the count of `Session` when it was made
  std::shared_ptr<const Json> diagnostics;  ///< never null
  std::string id;                           ///< the same for the same diagnostics
};

enum class FileEvent : std::uint8_t { created = 1, changed = 2, deleted = 3 };

/// Tokens as the protocol numbers them.
using TokenData = std::vector<std::uint32_t>;

/// The last that was sent of a document; without an id: nothing.
struct SentTokens {
  std::string id;
  TokenData data;
};

struct FileChange {
  std::string uri;
  FileEvent event = FileEvent::changed;
};

/// The texts of open documents change at once; they are read, and the disk is, when somebody asks.
class Session {
 public:
  Session(rpc::Peer& client, rpc::Log& log, Options options);

  void initialize(const protocol::InitializeParams& params);
  /// The client is ready for requests of ours: registers what we want to be told, and asks for settings.
  void initialized();
  [[nodiscard]] const protocol::ClientCapabilities& capabilities() const { return capabilities_; }
  [[nodiscard]] protocol::PositionEncoding encoding() const { return capabilities_.encoding; }
  [[nodiscard]] rpc::Peer& client() { return client_; }

  // What the client tells of its documents.
  void open(std::string uri, std::string_view language_id, std::optional<std::int64_t> version, std::string text);
  void change(std::string_view uri, std::optional<std::int64_t> version, const std::vector<Change>& changes);
  void close(std::string_view uri);
  void save(std::string_view uri);

  // What it tells of the world around them.
  void files_changed(const std::vector<FileChange>& changes);
  void change_folders(const std::vector<std::string>& added, const std::vector<std::string>& removed);
  /// The section `asyncy` of the client's settings as it sends it by itself: of no folder in particular. A client that
  /// answers questions is asked instead.
  void configure(const Json& section);
  /// Asks for the settings of the window and of each folder. Does not wait for the answer: some clients give none.
  void ask_for_settings();
  /// A notification could not be read.
  void left_out() const { log_.warning("a notification was left out: its params have not the shape that it needs"); }

  // What features ask; each answer is up to date.
  const workspace::Workspace& workspace();
  /// Open, or on disk; null when it is neither, or none of ours.
  std::shared_ptr<const workspace::Document> find(std::string_view uri);
  std::optional<Located> locate(const protocol::Place& place);
  [[nodiscard]] std::string uri_of(std::string_view path) const;
  /// True when the client has a text open that is too large to be read: nothing is known of its places.
  [[nodiscard]] bool is_unread(std::string_view uri) const;
  /// What the client's settings say of renaming.
  [[nodiscard]] bool leaves_alias() const { return !settings_.empty() && settings_.front().rename_leaves_alias; }
  /// How a document is judged; points into the workspace of this moment.
  [[nodiscard]] rules::Options options_for(std::string_view path) const;
  /// Of a document that `find` gave.
  [[nodiscard]] fix::Trial trial_of(std::shared_ptr<const workspace::Document> document) const;
  /// A `Location` of the protocol.
  [[nodiscard]] Json location(const workspace::Document& document, text::Range range) const;
  /// A `WorkspaceEdit` of several documents; with annotations where the client shows them.
  [[nodiscard]] Json workspace_edit(std::span<const ide::FileEdits> files) const;
  /// Of one document.
  [[nodiscard]] Json workspace_edit(const workspace::Document& document, std::span<const text::Edit> edits) const;
  /// Which hints the client's settings ask for.
  [[nodiscard]] ide::HintOptions hint_options() const {
    return settings_.empty() ? ide::HintOptions{} : settings_.front().hints;
  }
  /// The client's command that opens the list of completions; empty when it told none.
  [[nodiscard]] const std::string& complete_again() const { return complete_again_; }
  /// What was sent of an open document, so that the next answer need only tell what changed.
  [[nodiscard]] SentTokens sent_tokens(std::string_view uri) const;
  const SentTokens& keep_tokens(std::string_view uri, TokenData data);
  /// `Diagnostic`s, as they are published.
  [[nodiscard]] Json diagnostics(const workspace::Document& document, std::span<const text::Diagnostic> found) const;

  /// What is wrong with a document, and a name for just that: the same until something changes. Null for files that are not
  /// ours. Breaks off when `go_on` says no.
  const Judgement* judge(std::string_view uri, const std::function<bool()>& go_on);
  /// The documents to judge when the client asks for all: their URIs, sorted by path.
  std::vector<std::string> judged_uris();
  /// The open stories that call what a manifest describes.
  std::vector<std::string> open_callers(const workspace::Document& manifest);
  /// The version that the client gave an open document.
  [[nodiscard]] std::optional<std::int64_t> version_of(std::string_view uri) const;

  /// True when what the client shows may be out of date.
  [[nodiscard]] bool has_unpublished() const;
  /// Sends what is wrong with one document after the other, as long as `go_on`.
  void publish(const std::function<bool()>& go_on);

 private:
  OpenDocument* open_document(std::string_view uri);
  [[nodiscard]] const OpenDocument* open_at(std::string_view path) const;
  void file_changed(const FileChange& change);
  void refresh();
  void reload();
  void read(OpenDocument& document);
  void take_into_workspace(const OpenDocument& document);
  void mark_all_dirty();
  void load_around(const std::string& path);
  [[nodiscard]] bool is_left_out(const OpenDocument& document) const;
  const Judgement& judge(const std::string& path, const std::shared_ptr<const workspace::Document>& document,
                         const std::function<bool()>& go_on);
  void push(OpenDocument& document, const std::function<bool()>& go_on);
  bool ask_to_refresh();
  void follow_calls(bool told, const std::function<bool()>& go_on);
  [[nodiscard]] bool marks_unused() const { return !settings_.empty() && settings_.front().mark_unused; }
  void remember_saved(OpenDocument& document);
  std::vector<text::Diagnostic> blast_radius(const OpenDocument& document, const std::function<bool()>& go_on) const;
  void configure(std::vector<Settings> settings, const std::vector<std::string>& problems);
  void log_departures(const std::string& path);
  void log_once(const std::string& sentence);

  rpc::Peer& client_;
  rpc::Log& log_;
  Options options_;
  std::vector<Settings> settings_;
  bool settings_answered_ = false;
  protocol::ClientCapabilities capabilities_;
  std::string complete_again_;
  std::map<std::string, SentTokens, std::less<>> sent_tokens_;  ///< by path
  std::uint64_t last_token_id_ = 0;
  std::vector<std::string> folders_;          ///< paths
  std::map<std::string, OpenDocument> open_;  ///< by path
  workspace::Workspace workspace_;
  std::set<std::string, std::less<>> on_disk_;  ///< paths of the documents that the last loading found
  std::set<std::string, std::less<>> told_;     ///< sentences that were logged and need no repetition
  std::map<std::string, Judgement> judgements_;  ///< by path
  std::uint64_t surroundings_ = 0;               ///< counts what changes the judgement of other documents, too
  std::uint64_t refreshed_ = 0;                  ///< the count when the client was last told of such a change
  bool stale_ = true;                           ///< the disk must be read again
  bool loaded_once_ = false;
  bool incomplete_ = false;  ///< the client stopped the last reading
  /// Never null; shared, since pages come into being while questions are answered.
  std::shared_ptr<RulePages> pages_;
};

}  // namespace asyncy::session
