#include "core/ide/lenses.h"

#include <map>

#include "core/rules/never_used.h"
#include "core/rules/words.h"

namespace asyncy::ide {
namespace {

using index::Kind;
using index::Occurrence;

std::string callers(std::size_t count) {
  return count == 0 ? "never called" : count == 1 ? "1 caller" : std::to_string(count) + " callers";
}

std::string passed(std::size_t count, std::size_t of) {
  if (count == 0) return "never passed";
  return count == of ? "always passed" : "passed by " + std::to_string(count) + " of " + std::to_string(of);
}

}  // namespace

std::vector<Lens> lenses(const workspace::Workspace& workspace, const workspace::Document& manifest,
                         const std::function<bool()>& go_on) {
  std::map<text::Range, std::size_t> uses;
  for (const index::Reference& each : index::calls_of(workspace, manifest, go_on)) ++uses[each.occurrence.symbol.name];
  std::vector<Lens> out;
  for (const Occurrence& each : index::occurrences(workspace, manifest)) {
    if (each.access != index::Access::declaration || each.symbol.text.empty()) continue;
    const std::size_t users = uses[each.symbol.name];
    switch (each.symbol.kind) {
      case Kind::command:
      case Kind::event:
      case Kind::action: out.push_back({.name = each.range, .title = callers(users), .users = users}); break;
      case Kind::argument:
        // Of a command that nobody calls there is no more to say.
        if (const std::size_t calls = uses[each.symbol.command->name.range]; calls > 0)
          out.push_back({.name = each.range, .title = passed(users, calls), .users = users});
        break;
      case Kind::service:
      case Kind::value:
      case Kind::property:
      case Kind::environment:
      case Kind::variable:
      case Kind::function: break;
    }
  }
  return out;
}

std::vector<index::Reference> users(const workspace::Workspace& workspace, const workspace::Document& manifest,
                                    text::Offset at, const std::function<bool()>& go_on) {
  auto calls = index::calls_of(workspace, manifest, go_on);
  std::erase_if(calls, [&](const index::Reference& each) { return !each.occurrence.symbol.name.contains(at); });
  return calls;
}

std::vector<text::Diagnostic> never_used(const workspace::Workspace& workspace, const workspace::Document& manifest,
                                         const std::function<bool()>& go_on) {
  std::vector<text::Diagnostic> out;
  for (const Lens& lens : lenses(workspace, manifest, go_on))
    if (lens.users == 0)
      out.push_back(text::diagnose(rules::never_used, lens.name,
                                   rules::quoted(manifest.text.slice(lens.name)) + " is " + lens.title + " here"));
  // What is not yet counted is not unused.
  if (!go_on()) out.clear();
  return out;
}

}  // namespace asyncy::ide
