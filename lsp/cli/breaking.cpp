#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/json/json.h"
#include "core/report/finding.h"
#include "core/workspace/services.h"
#include "lsp/cli/command.h"
#include "lsp/cli/versions.h"

namespace asyncy::cli {
namespace {

using compare::Impact;
using json::Json;

constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};
constexpr std::array<std::string_view, 3> kFailOn = {"breaking", "risky", "never"};

constexpr auto kBreakingOptions = std::to_array<Option>({
    {.name = "--against", .value = "REF", .help = "compare the manifests below the paths with those of this commit", .allowed = {}},
    {.name = "--format", .value = "FORMAT", .help = "text is for people", .allowed = kFormats},
    {.name = "--fail-on", .value = "IMPACT", .help = "end with 1 for changes this bad; breaking without this", .allowed = kFailOn},
});

struct Told {
  const compare::Change* change = nullptr;
  std::vector<const BrokenCall*> calls;
};

/// Every change of a manifest with the calls that it breaks; `broken` keeps those that no change explains.
std::vector<Told> told(const Versions& versions, std::vector<const BrokenCall*>& broken) {
  const std::string_view service = workspace::own_name(versions.path);
  std::vector<Told> out;
  for (const compare::Change& change : versions.changes) {
    Told each{.change = &change, .calls = {}};
    if (change.impact != Impact::safe)
      std::erase_if(broken, [&](const BrokenCall* call) {
        const std::string_view called = call->service;
        const bool same_service = called == service || called.ends_with('/' + std::string(service));
        const bool same_command = change.command.empty() || change.command == call->command;
        const bool same_argument = change.argument.empty() || call->argument.empty() || change.argument == call->argument;
        if (!same_service || !same_command || !same_argument) return false;
        each.calls.push_back(call);
        return true;
      });
    out.push_back(std::move(each));
  }
  return out;
}

std::string place(const report::Span& span) {
  return report::printable(span.path) + ':' + std::to_string(span.begin.line) + ':' + std::to_string(span.begin.column);
}

/// Where a change stands: in the new manifest, or, when it is gone from there, in the old one.
report::Span span_of(const Versions& versions, const compare::Change& change, const report::Options& options) {
  const bool now = versions.after != nullptr && (!change.after.empty() || versions.before == nullptr);
  return report::span_of(now ? *versions.after : *versions.before, now ? change.after : change.before, options);
}

std::string text_of_call(const BrokenCall& call, const report::Options& options) {
  return "      " + place(report::span_of(*call.story, call.diagnostic.range, options)) + ": " +
         report::printable(call.diagnostic.message) + '\n';
}

std::string write_text(const Compared& compared, const std::vector<BrokenCall>& calls, const report::Options& options) {
  std::vector<const BrokenCall*> broken;
  for (const BrokenCall& call : calls) broken.push_back(&call);
  std::string out;
  for (const Versions& versions : compared.manifests) {
    if (versions.changes.empty()) continue;
    out += report::shown_path(versions.path, options) + ": a " + std::string(compare::version_bump(versions.changes)) + " version\n";
    for (const auto& [change, of_change] : told(versions, broken)) {
      out += "  " + std::string(name_of(change->impact)) + ": " + place(span_of(versions, *change, options)) + ": " +
             report::printable(change->message) + " [" + std::string(change->rule) + "]\n";
      for (const BrokenCall* call : of_change) out += text_of_call(*call, options);
    }
    out += '\n';
  }
  if (!broken.empty()) out += "Other calls that break:\n";
  for (const BrokenCall* call : broken) out += text_of_call(*call, options);
  if (out.empty()) return "Nothing changes for those who call.\n";
  return out + std::to_string(calls.size()) + (calls.size() == 1 ? " call breaks.\n" : " calls break.\n");
}

Json range(const report::Span& span) {
  const auto at = [](const report::Place& place) { return Json{{"line", place.line}, {"column", place.column}}; };
  return {{"start", at(span.begin)}, {"end", at(span.end)}};
}

Json json_of_call(const BrokenCall& call, const report::Options& options) {
  const report::Span span = report::span_of(*call.story, call.diagnostic.range, options);
  return {{"path", span.path}, {"range", range(span)}, {"rule", call.diagnostic.rule->name}, {"message", call.diagnostic.message}};
}

std::string write_json(const Compared& compared, const std::vector<BrokenCall>& calls, const report::Options& options) {
  std::vector<const BrokenCall*> broken;
  for (const BrokenCall& call : calls) broken.push_back(&call);
  Json manifests = Json::array();
  for (const Versions& versions : compared.manifests) {
    Json changes = Json::array();
    for (const auto& [change, of_change] : told(versions, broken)) {
      Json list = Json::array();
      for (const BrokenCall* call : of_change) list.push_back(json_of_call(*call, options));
      changes.push_back({{"rule", change->rule},
                         {"impact", name_of(change->impact)},
                         {"command", change->command},
                         {"argument", change->argument},
                         {"message", change->message},
                         {"range", range(span_of(versions, *change, options))},
                         {"calls", std::move(list)}});
    }
    manifests.push_back({{"path", report::shown_path(versions.path, options)},
                         {"version", compare::version_bump(versions.changes)},
                         {"changes", std::move(changes)}});
  }
  Json others = Json::array();
  for (const BrokenCall* call : broken) others.push_back(json_of_call(*call, options));
  return json::dump({{"version", 1}, {"manifests", std::move(manifests)}, {"other_calls", std::move(others)}}, {.indent = 2}) + '\n';
}

int run_breaking(const Arguments& arguments) {
  const auto against = arguments.value("--against");
  const auto& operands = arguments.operands();
  if (!against && operands.size() != 2)
    return refuse("`breaking` compares two manifests or folders, OLD NEW, or with --against REF the files with a commit");
  const auto compared = against ? compare_with_commit(operands, *against) : compare_paths(operands[0], operands[1]);
  if (!compared) return refuse(compared.error());
  for (const std::string& problem : compared.value().after.problems) complain(problem);
  const auto calls = broken_calls(compared.value());
  std::error_code error;
  const report::Options options{.base = std::filesystem::current_path(error).string()};
  const bool json = arguments.value("--format") == "json";
  if (!print(json ? write_json(compared.value(), calls, options) : write_text(compared.value(), calls, options))) return kFailure;
  if (!compared.value().after.problems.empty()) return kFailure;
  const std::string fail_on = arguments.value("--fail-on").value_or("breaking");
  if (fail_on == "never") return kClean;
  const Impact mildest = fail_on == "risky" ? Impact::risky : Impact::breaking;
  const auto fails = [&](const compare::Change& change) { return change.impact <= mildest; };
  const bool failed = std::any_of(compared.value().manifests.begin(), compared.value().manifests.end(), [&](const Versions& each) {
    return std::any_of(each.changes.begin(), each.changes.end(), fails);
  });
  return failed || !calls.empty() ? kFindings : kClean;
}

}  // namespace

extern const Command breaking_command{
    .name = "breaking",
    .operands = "[OLD NEW | PATH…]",
    .summary = "say what changes in manifests break, and which calls",
    .details = "OLD and NEW are manifests, or folders with manifests at the same places; the calls are those of the workspace "
               "around NEW. With --against, PATH is a folder of the workspace, or the current one.\n"
               "Each change is breaking (calls that were right become wrong), risky (they may do something else) or safe, and "
               "the version has to grow by a major, minor or patch step.\n"
               "Exit status: 0 nothing breaks, 1 something does, 2 could not do the work.\n",
    .options = kBreakingOptions,
    .run = run_breaking,
};

}  // namespace asyncy::cli
