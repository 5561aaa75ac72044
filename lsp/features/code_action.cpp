// What can be done about the diagnostics at the cursor.
#include "core/ide/actions.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/ide/declare.h"
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

/// Where actions come from, and of which kinds they are.
struct Source {
  std::span<const std::string_view> kinds;
  bool of_stories = false;
  std::vector<ide::Action> (*actions)(const workspace::Workspace&, const workspace::Document&, text::Range, rules::Options);
};

constexpr std::array<Source, 3> kSources = {{
    {.kinds = kQuickFix, .of_stories = false, .actions = ide::actions},
    {.kinds = kQuickFix, .of_stories = true, .actions = ide::declarations},
    {.kinds = kRefactor, .of_stories = true, .actions = ide::refactorings},
}};

Json to_json(const Session& session, const workspace::Document& document, const ide::Action& action) {
  Json out = {{"title", action.title}, {"kind", action.kind}};
  if (action.diagnostic.rule != nullptr) out["diagnostics"] = session.diagnostics(document, {&action.diagnostic, 1});
  std::vector<ide::FileEdits> files = action.elsewhere;
  if (!action.edits.empty()) files.insert(files.begin(), {.document = &document, .edits = action.edits});
  out["edit"] = session.workspace_edit(files);
  if (action.preferred) out["isPreferred"] = true;
  return out;
}

void announce_code_action(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["codeActionProvider"] = {{"codeActionKinds", Json::array({"quickfix", "refactor.extract", "refactor.rewrite"})}};
}

Json handle_code_action(Session& session, const CodeActionParams& wire, const std::stop_token& stop) {
  const auto document = session.find(wire.uri);
  if (document == nullptr || session.is_unread(wire.uri)) return nullptr;
  Json out = Json::array();
  const text::Range range = protocol::range_from_positions(document->text, wire.range, session.encoding());
  for (const Source& source : kSources) {
    // Proving the actions takes time; nobody asked for that when none is of a wanted kind.
    const bool wanted = std::any_of(source.kinds.begin(), source.kinds.end(),
                                    [&](std::string_view kind) { return is_wanted(wire.only, kind); });
    if (!wanted || stop.stop_requested() || (source.of_stories && document->story() == nullptr)) continue;
    const auto options = session.options_for(document->path);
    for (const ide::Action& action : source.actions(session.workspace(), *document, range, options))
      if (is_wanted(wire.only, action.kind)) out.push_back(to_json(session, *document, action));
  }
  return out;
}

}  // namespace

extern const Feature code_action{
    .method = "textDocument/codeAction",
    .what =
        "quick fixes, the comment that silences a rule, the declaration of what calls use, other ways to write a call, a "
        "variable for a literal; each proven before it is offered",
    .announce = announce_code_action,
    .answer = answer<read_code_action, handle_code_action>};

}  // namespace asyncy::features
