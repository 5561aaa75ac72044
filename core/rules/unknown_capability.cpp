#include "core/manifest/capabilities.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

/// As manifests write capabilities: lower case, without `cap_`.
std::string plain(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out.starts_with("cap_") ? out.substr(4) : out;
}

void check_unknown_capability(const Scope& scope, Report& report) {
  std::vector<std::string_view> names;
  for (const manifest::Capability& each : manifest::capabilities()) names.push_back(each.name);
  for (const manifest::Value& value : scope.manifest().capabilities) {
    const std::string name = plain(value.literal.text);
    if (name == "all" || manifest::find_capability(name) != nullptr) continue;
    const std::string near = did_you_mean(name, names);
    report
        .add(value.range, quoted(value.literal.text) + " is no Linux capability" +
                              (near.empty() ? "; a list stands in the manual page capabilities(7)" : near))
        .fix(change_to_nearest(value.range, name, names));
  }
}

}  // namespace

extern const Rule unknown_capability{
    .info = {.name = "unknown-capability",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Capability that Linux does not have",
             .why = "All capabilities are taken from a container but those that `cap` lists. One that does not exist cannot be given.",
             .bad = {.manifest = "cap:\n- chwon\n", .story = {}, .config = {}},
             .good = {.manifest = "cap:\n- chown\n", .story = {}, .config = {}}},
    .check = check_unknown_capability,
};

}  // namespace asyncy::rules
