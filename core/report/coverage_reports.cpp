// Coverage in text, in JSON and in Markdown.
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/json/json.h"
#include "core/report/coverage.h"
#include "core/report/finding.h"

namespace asyncy::report {
namespace {

using json::Json;

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

std::string calls_text(std::size_t calls) { return calls == 0 ? "never called" : counted(calls, "call", "calls"); }

std::string title_of(const CommandCoverage& command) { return command.name.empty() ? "(no command)" : command.name; }

/// `66.7 % (2 of 3)`
std::string share_text(const Share& share) {
  return percent_text(share) + " (" + std::to_string(share.used) + " of " + std::to_string(share.of) + ')';
}

std::string values_text(const ArgumentCoverage& argument, Used used) {
  std::string out;
  for (const ValueCoverage& value : argument.values)
    if (value.used == used) out += (out.empty() ? "" : ", ") + printable(value.text);
  return out;
}

/// What is worth a word of an argument; may be empty.
std::string note_of(const ArgumentCoverage& argument) {
  if (argument.calls == 0) return "never passed";
  std::string out;
  const auto say = [&](const std::string& more) { out += (out.empty() ? "" : "; ") + more; };
  if (argument.constant) say("always " + printable(*argument.constant));
  if (const std::string never = values_text(argument, Used::no); !never.empty()) say("never " + never);
  if (const std::string unknown = values_text(argument, Used::unknown); !unknown.empty()) say("perhaps never " + unknown);
  return out;
}

std::string summary_of(const Coverage& coverage) {
  return share_text(share_of(coverage)) + " of the commands, arguments and values are used, by " +
         counted(coverage.calls, "call", "calls") + " in " + counted(coverage.stories, "story", "stories") + '.';
}

std::string_view kind_of(CommandKind kind) {
  switch (kind) {
    case CommandKind::command: return "command";
    case CommandKind::entrypoint: return "entrypoint";
    case CommandKind::event: return "event";
    case CommandKind::action: return "action";
  }
  return "command";
}

Json place_json(const workspace::Document& document, text::Range range, const Options& options) {
  const Place place = place_of(document.text, range.begin);
  return {{"path", shown_path(document.path, options)}, {"line", place.line}, {"column", place.column}};
}

void put(Json& out, const Share& share) {
  out["percent"] = std::round(share.percent() * 10) / 10;
  out["used"] = share.used;
  out["parts"] = share.of;
}

Json argument_json(const workspace::Document& manifest, const ArgumentCoverage& argument, const Options& options) {
  Json values = Json::array();
  for (const ValueCoverage& value : argument.values) {
    Json each = {{"value", value.text}, {"calls", value.calls}, {"declared", place_json(manifest, value.range, options)}};
    each["used"] = value.used == Used::unknown ? Json(nullptr) : Json(value.used == Used::yes);
    values.push_back(std::move(each));
  }
  return {{"name", argument.argument->name.value},
          {"declared", place_json(manifest, argument.argument->name.range, options)},
          {"calls", argument.calls},
          {"constant", argument.constant ? Json(*argument.constant) : Json(nullptr)},
          {"values", std::move(values)}};
}

Json command_json(const workspace::Document& manifest, const CommandCoverage& command, const Options& options) {
  Json callers = Json::array();
  for (const Caller& caller : command.callers) callers.push_back(place_json(*caller.document, caller.range, options));
  Json arguments = Json::array();
  for (const ArgumentCoverage& argument : command.arguments) arguments.push_back(argument_json(manifest, argument, options));
  return {{"name", command.name},
          {"kind", kind_of(command.kind)},
          {"declared", place_json(manifest, command.command->name.range, options)},
          {"calls", command.calls},
          {"callers", std::move(callers)},
          {"arguments", std::move(arguments)}};
}

/// For a cell of a table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '<' || c == '[') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string percent_text(const Share& share) {
  // Not all is never 100 %, and some never 0 %.
  const double exact = std::round(share.percent() * 10) / 10;
  const auto tenths = static_cast<std::size_t>(
      std::lround((share.used < share.of ? std::min(exact, 99.9) : share.used > 0 ? std::max(exact, 0.1) : exact) * 10));
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " %";
}

std::string coverage_text(const Coverage& coverage, const Options& options) {
  std::string out;
  for (const ServiceCoverage& service : coverage.services) {
    out += printable(service.name) + ": " + share_text(share_of(service)) + ", " +
           printable(shown_path(service.manifest->path, options)) + '\n';
    for (const CommandCoverage& command : service.commands) {
      if (command.calls == 0) {
        out += "  " + printable(title_of(command)) + ": never called\n";
        continue;
      }
      std::string notes;
      for (const ArgumentCoverage& argument : command.arguments)
        if (const std::string note = note_of(argument); !note.empty())
          notes += "    " + printable(argument.argument->name.value) + ": " + note + '\n';
      if (!notes.empty()) out += "  " + printable(title_of(command)) + ": " + calls_text(command.calls) + '\n' + notes;
    }
  }
  if (!out.empty()) out += '\n';
  return out + summary_of(coverage) + '\n';
}

std::string coverage_json(const Coverage& coverage, const Options& options) {
  Json services = Json::array();
  for (const ServiceCoverage& service : coverage.services) {
    Json commands = Json::array();
    for (const CommandCoverage& command : service.commands) commands.push_back(command_json(*service.manifest, command, options));
    Json each = {{"name", service.name}, {"path", shown_path(service.manifest->path, options)}};
    put(each, share_of(service));
    each["commands"] = std::move(commands);
    services.push_back(std::move(each));
  }
  Json out = {{"version", 1}, {"stories", coverage.stories}, {"calls", coverage.calls}};
  put(out, share_of(coverage));
  out["services"] = std::move(services);
  return json::dump(out, {.indent = 2}) + '\n';
}

std::string coverage_markdown(const Coverage& coverage, const Options& options) {
  std::string out = "# Coverage of the services\n\n" + summary_of(coverage) + '\n';
  for (const ServiceCoverage& service : coverage.services) {
    out += "\n## " + cell(service.name) + "\n\n" + share_text(share_of(service)) + ", declared in " +
           cell(shown_path(service.manifest->path, options)) + ".\n\n| command | argument | calls | |\n| --- | --- | ---: | --- |\n";
    for (const CommandCoverage& command : service.commands) {
      out += "| " + cell(title_of(command)) + " | | " + std::to_string(command.calls) + " | " +
             (command.calls == 0 ? "never called" : "") + " |\n";
      for (const ArgumentCoverage& argument : command.arguments)
        out += "| | " + cell(argument.argument->name.value) + " | " + std::to_string(argument.calls) + " | " +
               cell(note_of(argument)) + " |\n";
    }
  }
  return out;
}

}  // namespace asyncy::report
