#include <algorithm>
#include <vector>

#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/story/reserved.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

/// To look through more names than that for each that nothing binds would take too long.
constexpr std::size_t kMostCandidates = 300;

/// Values of arguments and parts of maps were often left without quotes, and other languages stand in braces of strings.
bool may_be_text(const story::Tree& tree, NodeId name) {
  for (NodeId at = tree[tree[name].parent].parent; at != kNone; at = tree[at].parent) {
    switch (tree[at].kind) {
      case NodeKind::argument:
      case NodeKind::shorthand:
      case NodeKind::template_part:
      case NodeKind::call: return true;
      case NodeKind::block: return false;
      default: break;
    }
  }
  return false;
}

bool is_service(const Scope& scope, std::string_view name) {
  const workspace::Services& services = scope.workspace.services();
  return services.is_known(name) ||
         services.resolve(name, scope.document.path).state != workspace::Resolution::State::unknown;
}

/// A line that cannot be read has its word already.
bool in_broken_statement(const story::Tree& tree, NodeId node) {
  for (NodeId at = node; at != kNone && tree[at].kind != NodeKind::block; at = tree[at].parent)
    if (tree[at].has(story::Mark::broken)) return true;
  return false;
}

std::string near(const story::Scopes& scopes, std::string_view name, text::Offset at) {
  const std::vector<std::string_view> all = scopes.names();
  if (all.size() > kMostCandidates) return {};
  std::vector<std::string_view> names;
  for (const std::string_view each : all)
    if (scopes.find(each, at) != nullptr) names.push_back(each);
  return did_you_mean(name, names);
}

void check_undefined_name(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  const story::Scopes& scopes = scope.scopes();
  const bool strict = report.dialect() == text::Dialect::y2020;
  for (const story::Use& use : scopes.reads_in(scope.chunk)) {
    const bool variable = use.place == story::Place::value || (strict && use.place == story::Place::map_key) ||
                          (use.place == story::Place::binding && use.access == story::Access::update);
    if (!variable || in_broken_statement(tree, use.node)) continue;
    const std::string_view name = tree.text.slice(use.range);
    const bool bound = strict ? scopes.certain(name, use.range.begin) : scopes.find(name, use.range.begin) != nullptr;
    // The first versions made an object by assigning a part of it.
    if (bound || (!strict && (use.access == story::Access::update || may_be_text(tree, use.node)))) continue;
    // A container was once called by its name alone.
    if (!strict && is_service(scope, name)) continue;
    // Names that no variable can have are another mistake.
    if (story::reserved(name) != story::Reserved::no || name.starts_with("__")) continue;
    const bool somewhere = strict && scopes.find(name, use.range.begin) != nullptr;
    if (somewhere)
      report.add(use.range, quoted(name) +
                                " may have no value here: not every way to this line assigns it, or it belongs to the "
                                "story around this function");
    else
      report
          .add(use.range, quoted(name) + " has no value here: nothing above assigns it" + near(scopes, name, use.range.begin))
          .of_all_names();
  }
}

}  // namespace

extern const Rule undefined_name{
    .info = {.name = "undefined-name",
             .severity = {text::Severity::hint, text::Severity::hint, text::Severity::error},
             .language = text::Language::story,
             .title = "Name that nothing binds",
             .why = "A variable has a value from the line on that assigns it. Functions see no variables from outside, and "
                    "behind an `if` only those remain that each of its branches assigns.",
             .bad = {.manifest = {}, .story = "x = [nothing]\n", .config = {}},
             .good = {.manifest = {}, .story = "something = 1\nx = [something]\n", .config = {}},
             .reference = "E0101"},
    .check = check_undefined_name,
};

}  // namespace asyncy::rules
