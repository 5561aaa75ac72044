// What can be done about the diagnostics at the cursor.
#include "core/ide/actions.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/ide/declare.h"
#include "core/ide/dialects.h"
#include "core/ide/refactors.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

struct CodeActionParams {
  std::string uri;
  protocol::PositionRange range;
  std::vector<std::string> only;  ///< the kinds that are wanted; none: any
};

std::optional<CodeActionParams> read_code_action(const Json& params) {
  auto uri = protocol::read_document_uri(params);
  const auto range = protocol::read_range(protocol::member(params, "range"));
  if (!uri || !range) return std::nullopt;
  CodeActionParams wire{.uri = std::move(*uri), .range = *range, .only = {}};
  const Json* only = protocol::member(params, {"context", "only"});
  if (only != nullptr && only->is_array())
    for (const Json& each : *only)
      if (auto kind = protocol::read_string(&each)) wire.only.push_back(std::move(*kind));
  return wire;
}

/// Who wants a kind wants those below it, too: `refactor` means `refactor.inline`, the empty kind means all.
bool is_wanted(const std::vector<std::string>& only, std::string_view kind) {
  return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& wanted) {
           return wanted.empty() || wanted == kind || kind.starts_with(wanted + '.');
         });
}

constexpr std::array<std::string_view, 1> kQuickFix = {"quickfix"};
constexpr std::array<std::string_view, 2> kRefactor = {"refactor.extract", "refactor.rewrite"};
constexpr std::array<std::string_view, 1> kRewrite = {"refactor.rewrite"};
constexpr std::array<std::string_view, 1> kFixAll = {"source.fixAll"};

using Actions = std::vector<ide::Action> (*)(fix::Trial&, text::Range);

/// Where actions come from, and of which kinds they are.
struct Source {
  std::span<const std::string_view> kinds;
  Actions actions = nullptr;
  Actions offers = nullptr;      ///< the same without edits, where that is quicker
  std::optional<text::Language> language = {};  ///< of the documents that have them; none: of any
  bool only_on_request = false;  ///< never among all that can be done at a place
};

constexpr std::array<Source, 5> kSources = {{
    {.kinds = kQuickFix, .actions = ide::actions},
    {.kinds = kQuickFix, .actions = ide::declarations, .language = text::Language::story},
    {.kinds = kRefactor, .actions = ide::refactorings, .language = text::Language::story},
    {.kinds = kRewrite, .actions = ide::dialects, .language = text::Language::manifest},
    {.kinds = kFixAll, .actions = ide::fix_all, .offers = ide::offer_fix_all, .only_on_request = true},
}};

bool is_wanted(const std::vector<std::string>& only, const Source& source) {
  if (source.only_on_request && only.empty()) return false;
  return std::any_of(source.kinds.begin(), source.kinds.end(), [&](std::string_view kind) { return is_wanted(only, kind); });
}

bool has_them(const Source& source, const workspace::Document& document) {
  return !source.language || *source.language == document.language();
}

Json edit_of(const Session& session, const workspace::Document& document, const ide::Action& action) {
  std::vector<ide::FileEdits> files = action.elsewhere;
  if (!action.edits.empty()) files.insert(files.begin(), {.document = &document, .edits = action.edits});
  return session.workspace_edit(files);
}

Json to_json(const Session& session, const workspace::Document& document, const ide::Action& action) {
  Json out = {{"title", action.title}, {"kind", action.kind}};
  if (action.diagnostic.rule != nullptr) out["diagnostics"] = session.diagnostics(document, {&action.diagnostic, 1});
  if (action.preferred) out["isPreferred"] = true;
  return out;
}

void announce_code_action(Json& server, const protocol::ClientCapabilities& client) {
  Json& provider = server["codeActionProvider"];
  provider = {{"codeActionKinds", Json::array()}};
  for (const Source& source : kSources)
    for (const std::string_view kind : source.kinds)
      if (Json& kinds = provider["codeActionKinds"]; kinds.empty() || kinds.back() != kind) kinds.push_back(kind);
  if (client.resolves_actions) provider["resolveProvider"] = true;
}

Json handle_code_action(Session& session, const CodeActionParams& wire, const std::stop_token& stop) {
  const auto document = session.find(wire.uri);
  if (document == nullptr || session.is_unread(wire.uri)) return nullptr;
  Json out = Json::array();
  const bool resolves = session.capabilities().resolves_actions;
  const text::Range range = protocol::range_from_positions(document->text, wire.range, session.encoding());
  fix::Trial trial = session.trial_of(document);
  for (std::size_t i = 0; i < kSources.size(); ++i) {
    const Source& source = kSources[i];
    // Proving the actions takes time; nobody asked for that when none is of a wanted kind.
    if (!is_wanted(wire.only, source) || stop.stop_requested() || !has_them(source, *document)) continue;
    const auto actions = (resolves && source.offers != nullptr ? source.offers : source.actions)(trial, range);
    for (std::size_t at = 0; at < actions.size(); ++at) {
      if (!is_wanted(wire.only, actions[at].kind)) continue;
      Json each = to_json(session, *document, actions[at]);
      if (resolves) {
        each["data"] = {{"uri", wire.uri}, {"source", i}, {"at", at}};
        each["data"]["range"] = {{"start", protocol::to_json(wire.range.begin)}, {"end", protocol::to_json(wire.range.end)}};
      } else {
        each["edit"] = edit_of(session, *document, actions[at]);
      }
      out.push_back(std::move(each));
    }
  }
  return out;
}

/// An action as it was sent, and where it came from.
struct SentAction {
  Json action;
  std::string title;
  std::string uri;  ///< empty: the action is none of ours
  protocol::PositionRange range;
  std::size_t source = 0;
  std::size_t at = 0;
};

std::optional<SentAction> read_sent_action(const Json& params) {
  auto title = protocol::read_string(protocol::member(params, "title"));
  if (!title) return std::nullopt;
  SentAction sent{.action = params, .title = std::move(*title), .uri = {}, .range = {}};
  auto uri = protocol::read_string(protocol::member(params, {"data", "uri"}));
  const auto range = protocol::read_range(protocol::member(params, {"data", "range"}));
  const auto source = protocol::read_unsigned(protocol::member(params, {"data", "source"}));
  const auto at = protocol::read_unsigned(protocol::member(params, {"data", "at"}));
  if (!uri || !range || !source || *source >= kSources.size() || !at) return sent;
  sent.uri = std::move(*uri);
  sent.range = *range;
  sent.source = *source;
  sent.at = *at;
  return sent;
}

/// Asks again: the same question about the same text has the same answers.
rpc::Reply handle_resolve_action(Session& session, const SentAction& sent, const std::stop_token& /*stop*/) {
  Json out = sent.action;
  if (sent.uri.empty()) return rpc::Reply::of(std::move(out));
  const auto document = session.is_unread(sent.uri) ? nullptr : session.find(sent.uri);
  const Source& source = kSources[sent.source];
  if (document != nullptr && has_them(source, *document)) {
    const text::Range range = protocol::range_from_positions(document->text, sent.range, session.encoding());
    fix::Trial trial = session.trial_of(document);
    const auto actions = source.actions(trial, range);
    if (sent.at < actions.size() && actions[sent.at].title == sent.title) {
      out["edit"] = edit_of(session, *document, actions[sent.at]);
      return rpc::Reply::of(std::move(out));
    }
  }
  return rpc::Error{rpc::ErrorCode::content_modified, "the text has changed since \"" + sent.title + "\" was offered"};
}

}  // namespace

extern const Feature code_action{
    .method = "textDocument/codeAction",
    .what =
        "quick fixes, the comment that silences a rule, the declaration of what calls use, other ways to write a call, a "
        "variable for a literal, a manifest in the other dialect; each proven before it is offered. On request (`source.fixAll`) all obvious mends at once",
    .announce = announce_code_action,
    .answer = answer<read_code_action, handle_code_action>};
extern const Feature code_action_resolve{.method = "codeAction/resolve",
                                         .what = "the edits of one of the actions",
                                         .answer = answer<read_sent_action, handle_resolve_action>};

}  // namespace asyncy::features
