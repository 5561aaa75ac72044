#include <map>
#include <optional>

#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/text/nearest.h"

namespace asyncy::rules {
namespace {

/// `log` is part of the platform; `next` ran another story.
bool is_built_in(std::string_view name) { return name == "log" || name == "next"; }

/// `{two words}` in a string are a call where such a service exists; elsewhere they are rather text.
bool may_be_prose(const story::Tree& tree, story::NodeId call) {
  if (tree[tree[call].parent].kind != story::NodeKind::template_part) return false;
  for (const story::NodeId item : tree.children(call))
    if (tree[item].kind == story::NodeKind::argument || tree[item].kind == story::NodeKind::shorthand) return false;
  return true;
}

void check_unknown_service(const Scope& scope, Report& report) {
  const workspace::Services& services = scope.workspace.services();
  if (services.empty()) return;
  std::map<std::string_view, std::optional<std::string_view>> nearest;
  for (const binding::BoundCall& call : scope.calls) {
    if (call.service != binding::Service::unknown || is_built_in(call.service_name)) continue;
    if (may_be_prose(scope.tree(), call.call)) continue;
    if (services.is_known(call.service_name)) continue;
    const auto [known, is_new] = nearest.try_emplace(call.service_name);
    if (is_new) known->second = text::nearest(call.service_name, services.names());
    if (const auto& near = known->second)
      report
          .add(call.service_range,
               "no manifest describes a service " + quoted(call.service_name) + "; did you mean " + quoted(*near) + "?")
          .fix({.title = "Change to " + quoted(*near), .edits = {{.range = call.service_range, .text = std::string(*near)}}})
          .once(std::string(call.service_name));
    else if (!scope.tree()[call.call].has(story::Mark::broken))
      report
          .add(call.service_range, "no manifest here describes the service " + quoted(call.service_name) +
                                       "; its calls are not checked. `known` in asyncy-ls.yml lists services without one")
          .severity(text::Severity::hint)
          .once(std::string(call.service_name));
  }
}

}  // namespace

extern const Rule unknown_service{
    .info = {.name = "unknown-service",
             .severity = text::Severity::warning,
             .language = text::Language::story,
             .title = "Service that no manifest describes",
             .why = "The first word of a call names a service. A warning when a known service has nearly that name, a hint "
                    "otherwise, once for each name and file; nothing at all in a workspace without manifests.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = "dem go\n", .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = "demo go\n", .config = {}},
             .reference = "E0139"},
    .check = check_unknown_service,
};

}  // namespace asyncy::rules
