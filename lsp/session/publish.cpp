// Telling the client what is wrong: each document at most once for each of its states.
#include <nlohmann/json.hpp>
#include <utility>

#include "core/host/files.h"
#include "core/rules/run.h"
#include "core/workspace/settings.h"
#include "lsp/session/session.h"

namespace asyncy::session {
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
void Session::log_departure(const std::string& path) {
  const auto project = workspace::settings_for(workspace_, path).dialect;
  const text::Dialect used = options_for(path).dialect;
  if (!project || project->value == used) return;
  const std::string sentence = "asyncy-ls.yml says dialect " + std::string(workspace::name_of(project->value)) + ", but " +
                               (overrides_.command_line ? "the command line" : "the editor's setting asyncy.dialect") +
                               " says " + std::string(workspace::name_of(used)) + ", which counts here";
  if (told_.insert(sentence).second) log_.warning(sentence);
}

Json Session::diagnostics(const workspace::Document& document, std::span<const text::Diagnostic> found) const {
  const protocol::Known self{.uri = uri_of(document.path), .text = document.text};
  const protocol::DiagnosticContext context{.document = self,
                                            .encoding = encoding(),
                                            .related_information = capabilities_.related_information,
                                            .find_related = [&](std::string_view path) -> std::optional<protocol::Known> {
                                              const workspace::Document* other = workspace_.find(path);
                                              if (other == nullptr) return std::nullopt;
                                              return protocol::Known{.uri = uri_of(path), .text = other->text};
                                            }};
  Json out = Json::array();
  for (const text::Diagnostic& diagnostic : found) out.push_back(protocol::to_json(diagnostic, context));
  return out;
}

/// The params of the notification.
Json Session::diagnostics_of(const OpenDocument& document) {
  log_departure(document.path);
  Json params = {{"uri", document.uri}, {"diagnostics", Json::array()}};
  if (document.version) params["version"] = *document.version;
  if (is_too_large(document.text)) {
    params["diagnostics"].push_back(too_large());
    return params;
  }
  params["diagnostics"] = diagnostics(*document.read, rules::run(workspace_, *document.read, options_for(document.path)));
  return params;
}

void Session::publish(const std::function<bool()>& go_on) {
  refresh();
  for (auto& [path, document] : open_) {
    if (!document.language || !document.dirty) continue;
    // First, so that one document which cannot be judged does not keep the others from their turn.
    document.dirty = false;
    Json params = diagnostics_of(document);
    std::string bytes = json::dump(params);
    if (bytes != document.published) {
      client_.notify("textDocument/publishDiagnostics", std::move(params));
      document.published = std::move(bytes);
    }
    if (!go_on()) return;
  }
}

}  // namespace asyncy::session
