#include "core/report/coverage.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "core/binding/binding.h"
#include "core/binding/value.h"
#include "core/workspace/examples.h"

namespace asyncy::report {
namespace {

using workspace::Document;

/// What calls pass to one argument.
struct Passed {
  std::size_t calls = 0;
  std::size_t unknown = 0;  ///< values that only the running story knows
  std::map<std::string, std::size_t, std::less<>> values;
};

/// What is counted before it is put beside the declarations.
class Uses {
 public:
  explicit Uses(const workspace::Workspace& workspace) : workspace_(workspace) {}

  /// `example` is null for a story that is a file of its own.
  void count(const Document& document, const workspace::Example* example) {
    const Document& story = example == nullptr ? document : *example->story;
    for (const binding::BoundCall& call : binding::bind(workspace_, story)) {
      if (call.command == nullptr) continue;
      ++all_;
      const text::Range range = story.story()->tree[call.call].range;
      commands_[call.command].push_back({.document = &document, .range = example == nullptr ? range : example->in_document(range)});
      std::set<const manifest::Argument*> seen;
      for (const binding::BoundArgument& each : call.arguments) {
        Passed& passed = arguments_[each.parameter];
        if (seen.insert(each.parameter).second) ++passed.calls;
        if (each.value == story::kNone)
          ++passed.values["true"];
        else if (const auto value = value_of(story, each))
          ++passed.values[*value];
        else
          ++passed.unknown;
      }
    }
  }

  [[nodiscard]] std::size_t all() const { return all_; }
  [[nodiscard]] std::vector<Caller> calls(const manifest::Command& command) const {
    const auto found = commands_.find(&command);
    return found == commands_.end() ? std::vector<Caller>{} : found->second;
  }
  [[nodiscard]] Passed passed(const manifest::Argument& argument) const {
    const auto found = arguments_.find(&argument);
    return found == arguments_.end() ? Passed{} : found->second;
  }

 private:
  static std::optional<std::string> value_of(const Document& story, const binding::BoundArgument& argument) {
    const auto known = binding::known_value(story.story()->tree, story.story()->scopes, argument.value);
    if (known.literal && known.literal->kind != types::LiteralKind::list && known.literal->kind != types::LiteralKind::map)
      return known.literal->text;
    if (known.unbound_word && argument.passing() == types::Passing::command_line) return std::string(*known.unbound_word);
    return std::nullopt;
  }

  const workspace::Workspace& workspace_;
  std::size_t all_ = 0;
  std::unordered_map<const manifest::Command*, std::vector<Caller>> commands_;
  std::unordered_map<const manifest::Argument*, Passed> arguments_;
};

ArgumentCoverage argument_coverage(const manifest::Argument& argument, std::size_t calls, const Passed& passed) {
  ArgumentCoverage out{.argument = &argument, .calls = passed.calls, .constant = {}, .values = {}};
  if (passed.unknown == 0 && passed.values.size() == 1 && passed.values.begin()->second > 1)
    out.constant = passed.values.begin()->first;
  if (!argument.allowed) return out;
  for (const manifest::Value& value : argument.allowed->values) {
    const auto found = passed.values.find(value.literal.text);
    ValueCoverage each{.text = value.literal.text, .range = value.range, .calls = found == passed.values.end() ? 0 : found->second};
    if (argument.default_value && argument.default_value->literal.text == each.text) each.calls += calls - std::min(calls, passed.calls);
    each.used = each.calls > 0 ? Used::yes : passed.unknown > 0 ? Used::unknown : Used::no;
    out.values.push_back(std::move(each));
  }
  return out;
}

class Collector {
 public:
  Collector(const Uses& uses, ServiceCoverage& out) : uses_(uses), out_(out) {}

  void add(const manifest::Command& command, CommandKind kind, const std::string& name) {
    std::vector<Caller> callers = uses_.calls(command);
    // What an event or an action passes is its own; that it is waited for is a call of what it belongs to.
    const std::size_t own = callers.size();
    for (const manifest::Command& event : command.events) {
      const auto more = uses_.calls(event);
      callers.insert(callers.end(), more.begin(), more.end());
    }
    CommandCoverage covered{.command = &command, .kind = kind, .name = name, .calls = callers.size(), .callers = {}, .arguments = {}};
    std::sort(callers.begin(), callers.end(), [](const Caller& a, const Caller& b) {
      return std::tie(a.document->path, a.range) < std::tie(b.document->path, b.range);
    });
    callers.resize(std::min(callers.size(), kCallersNamed));
    covered.callers = std::move(callers);
    for (const manifest::Argument* argument : command.all_arguments())
      covered.arguments.push_back(argument_coverage(*argument, own, uses_.passed(*argument)));
    out_.commands.push_back(std::move(covered));
    const auto below = [&](const manifest::Command& each) { return name.empty() ? each.name.value : name + ' ' + each.name.value; };
    for (const manifest::Command& event : command.events) add(event, CommandKind::event, below(event));
    if (command.output)
      for (const manifest::Command& action : command.output->actions) add(action, CommandKind::action, below(action));
  }

 private:
  const Uses& uses_;
  ServiceCoverage& out_;
};

void add_share(Share& to, const Share& more) {
  to.used += more.used;
  to.of += more.of;
}

}  // namespace

Coverage coverage_of(const workspace::Workspace& workspace, std::span<const std::string> paths) {
  Coverage coverage;
  Uses uses(workspace);
  for (const std::string& path : paths) {
    const Document* document = workspace.find(path);
    if (document == nullptr) continue;
    for (const workspace::Example& example : document->examples) uses.count(*document, &example);
    // Markdown holds stories and is none.
    const bool is_story = document->story() != nullptr && !workspace::is_markdown(document->path);
    if (is_story) uses.count(*document, nullptr);
    coverage.stories += document->examples.size() + (is_story ? 1 : 0);
  }
  coverage.calls = uses.all();
  const std::set<std::string_view> asked(paths.begin(), paths.end());
  for (const workspace::Service& service : workspace.services().all()) {
    if (!asked.contains(service.manifest->path)) continue;
    ServiceCoverage covered{.manifest = service.manifest, .name = std::string(service.name), .commands = {}};
    Collector collector(uses, covered);
    const manifest::Manifest& model = service.manifest->manifest()->model;
    if (model.entrypoint) collector.add(*model.entrypoint, CommandKind::entrypoint, {});
    for (const manifest::Command& command : model.commands)
      if (!manifest::is_entrypoint_name(command.name.value)) collector.add(command, CommandKind::command, command.name.value);
    coverage.services.push_back(std::move(covered));
  }
  return coverage;
}

Share share_of(const CommandCoverage& command) {
  Share share{.used = command.calls > 0 ? 1U : 0U, .of = 1};
  for (const ArgumentCoverage& argument : command.arguments) {
    add_share(share, {.used = argument.calls > 0 ? 1U : 0U, .of = 1});
    for (const ValueCoverage& value : argument.values)
      if (value.used != Used::unknown) add_share(share, {.used = value.used == Used::yes ? 1U : 0U, .of = 1});
  }
  return share;
}

Share share_of(const ServiceCoverage& service) {
  Share share;
  for (const CommandCoverage& command : service.commands) add_share(share, share_of(command));
  return share;
}

Share share_of(const Coverage& coverage) {
  Share share;
  for (const ServiceCoverage& service : coverage.services) add_share(share, share_of(service));
  return share;
}

}  // namespace asyncy::report
