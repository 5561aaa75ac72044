#include "core/manifest/capabilities.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_capability_spelling(const Scope& scope, Report& report) {
  for (const manifest::Value& value : scope.manifest().capabilities) {
    const manifest::Capability* known = manifest::find_capability(value.literal.text);
    if (known == nullptr || known->name == value.literal.text) continue;
    report.add(value.range, "manifests write this capability " + quoted(known->name)).fix(change_to(value.range, known->name));
  }
}

}  // namespace

extern const Rule capability_spelling{
    .info = {.name = "capability-spelling",
             .severity = text::Severity::information,
             .language = text::Language::manifest,
             .title = "Capability in another spelling",
             .why = "The guide writes capabilities in lower case and without `CAP_`.",
             .bad = {.manifest = "cap:\n- CAP_CHOWN\n", .story = {}, .config = {}},
             .good = {.manifest = "cap:\n- chown\n", .story = {}, .config = {}}},
    .check = check_capability_spelling,
};

}  // namespace asyncy::rules
