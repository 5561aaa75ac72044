// Telling the client what is wrong: each document at most once for each of its states.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/host/files.h"
#include "core/ide/blast_radius.h"
#include "core/ide/lenses.h"
#include "core/index/references.h"
#include "core/rules/registry.h"
#include "core/rules/run.h"
#include "core/workspace/settings.h"
#include "lsp/protocol/uri.h"
#include "lsp/session/session.h"

namespace asyncy::session {

using text::Language;

namespace {

Json too_large() {
  constexpr std::uintmax_t kMega = 1024ULL * 1024;
  const Json begin = {{"line", 0}, {"character", 0}};
  return {{"range", {{"start", begin}, {"end", begin}}},
          {"severity", 2},
          {"source", "asyncy"},
          {"message", "this file is not checked: it has more than " + std::to_string(host::kLargestFile / kMega) +
                          " MB; split it, or leave it out with `exclude` in asyncy-ls.yml"}};
}

}  // namespace

/// A person whose editor and project disagree sees other findings than the project's command line.
void Session::log_departures(const std::string& path) {
  const workspace::Settings project = workspace::settings_for(workspace_, path);
  const auto log = [this](const std::string& what, std::string_view said, std::string_view who, std::string_view used) {
    if (said != used)
      log_once("asyncy-ls.yml says " + what + ' ' + std::string(said) + ", but " + std::string(who) + " says " +
               std::string(used) + ", which counts here");
  };
  if (project.dialect)
    log("dialect", workspace::name_of(project.dialect->value),
        options_.dialect ? "the command line" : "the editor's setting asyncy.dialect",
        workspace::name_of(options_for(path).dialect));
  const Settings* client = settings_of(settings_, path);
  if (client == nullptr) return;
  for (const workspace::RuleLevel& mine : client->rules)
    if (const auto* theirs = project.level_of(mine.rule.value))
      log(mine.rule.value, workspace::name_of(*theirs->value), "the editor's setting asyncy.rules", workspace::name_of(mine));
}

Json Session::diagnostics(const workspace::Document& document, std::span<const text::Diagnostic> found) const {
  const protocol::Known self{.uri = uri_of(document.path), .text = document.text};
  const protocol::DiagnosticContext context{.document = self,
                                            .encoding = encoding(),
                                            .related_information = capabilities_.related_information,
                                            .data = capabilities_.diagnostic_data,
                                            .tags = capabilities_.diagnostic_tags,
                                            .find_related = [&](std::string_view path) -> std::optional<protocol::Known> {
                                              const workspace::Document* other = workspace_.find(path);
                                              if (other == nullptr) return std::nullopt;
                                              return protocol::Known{.uri = uri_of(path), .text = other->text};
                                            },
                                            .page_of = [&](const text::RuleInfo& rule) {
                                              return capabilities_.code_description ? pages_->uri_of(rule) : std::string();
                                            }};
  Json out = Json::array();
  for (const text::Diagnostic& diagnostic : found) out.push_back(protocol::to_json(diagnostic, context));
  return out;
}

/// What an unsaved manifest breaks.
std::vector<text::Diagnostic> Session::blast_radius(const OpenDocument& document, const std::function<bool()>& go_on) const {
  const auto judge_story = [&](const workspace::Workspace& workspace, const workspace::Document& story) {
    return rules::run(workspace, story, options_for(story.path));
  };
  return ide::blast_radius(workspace_, document.saved, *document.read, judge_story, go_on);
}

const Judgement& Session::judge(const std::string& path, const std::shared_ptr<const workspace::Document>& document,
                                const std::function<bool()>& go_on) {
  Judgement& known = judgements_[path];
  if (known.document == document && known.surroundings == surroundings_) return known;
  const auto found_open = open_.find(path);
  OpenDocument* open = found_open == open_.end() ? nullptr : &found_open->second;
  const bool unsaved = open != nullptr && open->saved != nullptr && open->saved->text.view() != open->text.view();
  const bool looks_at_stories = marks_unused() && !incomplete_;
  Json found = Json::array();
  if (open != nullptr && is_too_large(open->text)) {
    found.push_back(too_large());
  } else {
    std::vector<text::Diagnostic> all = open == nullptr ? rules::run(workspace_, *document, options_for(path))
                                                        : rules::run(workspace_, document, options_for(path), open->memory);
    const auto add = [&](std::vector<text::Diagnostic> more) {
      all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    if (unsaved) add(blast_radius(*open, go_on));
    if (looks_at_stories && document->manifest() != nullptr) add(ide::never_used(workspace_, *document, go_on));
    // The manifest may be among what was not read.
    if (incomplete_) std::erase_if(all, [](const text::Diagnostic& each) { return each.rule == &rules::unknown_service.info; });
    found = diagnostics(*document, all);
  }
  std::string id = std::to_string(std::hash<std::string>{}(json::dump(found)));
  // Half an answer is not kept.
  known = {.document = (unsaved || looks_at_stories) && !go_on() ? nullptr : document,
           .surroundings = surroundings_,
           .diagnostics = std::make_shared<const Json>(std::move(found)),
           .id = std::move(id)};
  return known;
}

const Judgement* Session::judge(std::string_view uri, const std::function<bool()>& go_on) {
  const auto document = find(uri);
  if (document == nullptr) return nullptr;
  log_departures(document->path);
  return &judge(document->path, document, go_on);
}

std::vector<std::string> Session::judged_uris() {
  refresh();
  std::set<std::string> paths;
  for (const auto& document : workspace_.documents()) paths.insert(document->path);
  for (const auto& [path, document] : open_)
    if (document.language) paths.insert(path);
  std::erase_if(judgements_, [&](const auto& each) { return !paths.contains(each.first); });
  std::vector<std::string> uris;
  for (const std::string& path : paths) uris.push_back(uri_of(path));
  return uris;
}

std::vector<std::string> Session::open_callers(const workspace::Document& manifest) {
  refresh();
  const auto services = index::service_names(workspace_, manifest);
  std::vector<std::string> uris;
  for (const auto& [path, document] : open_)
    if (document.read != nullptr && document.language == Language::story &&
        index::mentions(*document.read, services))
      uris.push_back(document.uri);
  return uris;
}

std::optional<std::int64_t> Session::version_of(std::string_view uri) const {
  const OpenDocument* document = open_at(protocol::path_from_uri(uri));
  return document == nullptr ? std::nullopt : document->version;
}

void Session::push(OpenDocument& document, const std::function<bool()>& go_on) {
  log_departures(document.path);
  const Judgement& judged = judge(document.path, document.read, go_on);
  document.dirty = judged.document == nullptr;
  std::string state = judged.id + " of version " + (document.version ? std::to_string(*document.version) : "none");
  if (state == document.published) return;
  document.published = std::move(state);
  Json params = {{"uri", document.uri}};
  params["diagnostics"] = *judged.diagnostics;
  if (document.version) params["version"] = *document.version;
  client_.notify("textDocument/publishDiagnostics", std::move(params));
}

/// What the client asked for before answers a question that has changed.
bool Session::ask_to_refresh() {
  if (std::exchange(refreshed_, surroundings_) == surroundings_) return false;
  for (const std::string& method : capabilities_.refreshes) client_.request(method, nullptr);
  return true;
}

/// What is said in manifests of their callers changes with the stories. `told`: the client knows already that its answers are
/// out of date.
void Session::follow_calls(bool told, const std::function<bool()>& go_on) {
  const auto refreshes = [&](std::string_view method) {
    return std::find(capabilities_.refreshes.begin(), capabilities_.refreshes.end(), method) != capabilities_.refreshes.end();
  };
  const auto shown = [](const auto& each) { return each.second.read != nullptr && each.second.language == Language::manifest; };
  const bool lenses = refreshes("workspace/codeLens/refresh");
  if ((!lenses && !marks_unused()) || std::none_of(open_.begin(), open_.end(), shown)) return;
  bool changed = false;
  for (auto& [path, document] : open_) {
    if (!document.dirty || document.read == nullptr || document.read->story() == nullptr) continue;
    judge(path, document.read, go_on);
    const std::size_t calls = document.memory.called();
    changed = changed || document.calls != calls;
    document.calls = calls;
  }
  if (!changed) return;
  if (lenses && !told) client_.request("workspace/codeLens/refresh", nullptr);
  if (!marks_unused()) return;
  if (refreshes("workspace/diagnostic/refresh") && !told) client_.request("workspace/diagnostic/refresh", nullptr);
  for (auto& each : open_) {
    if (!shown(each)) continue;
    judgements_.erase(each.first);
    each.second.dirty = true;
  }
}

void Session::publish(const std::function<bool()>& go_on) {
  refresh();
  follow_calls(ask_to_refresh(), go_on);
  for (auto& [path, document] : open_) {
    if (!document.language || !document.dirty) continue;
    // First, so that one document which cannot be judged does not keep the others from their turn.
    document.dirty = false;
    if (capabilities_.pulls_diagnostics) continue;
    push(document, go_on);
    if (!go_on()) return;
  }
}

}  // namespace asyncy::session
