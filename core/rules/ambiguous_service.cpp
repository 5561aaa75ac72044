#include <set>

#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_ambiguous_service(const Scope& scope, Report& report) {
  std::set<std::string_view> told;
  for (const binding::BoundCall& call : scope.calls) {
    if (call.service != binding::Service::ambiguous || !told.insert(call.service_name).second) continue;
    auto entry = report.add(call.service_range,
                            std::to_string(call.resolution.manifests.size()) + " manifests describe " + quoted(call.service_name) +
                                " and are equally near; its calls are not checked. Choose one with `services` in asyncy-ls.yml");
    for (const workspace::Document* manifest : call.resolution.manifests) entry.related(manifest, {0, 0}, "one of them");
  }
}

}  // namespace

extern const Rule ambiguous_service{
    .info = {.name = "ambiguous-service",
             .severity = text::Severity::warning,
             .language = text::Language::story,
             .title = "Service that several manifests describe",
             .why = "Of several manifests for one name that counts which is the fewest steps from the story's folder. Where two "
                    "are equally near, nobody can tell which one is meant.",
             .bad = {},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = "demo go\n", .config = {}}},
    .check = check_ambiguous_service,
};

}  // namespace asyncy::rules
