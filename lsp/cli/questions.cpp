// What editors ask, asked from a shell: the same answers, for scripts and for editors without a client.
#include <array>
#include <nlohmann/json.hpp>

#include "core/binding/argv.h"
#include "core/host/write.h"
#include "core/ide/completion.h"
#include "core/ide/definition.h"
#include "core/ide/hover.h"
#include "core/ide/rename.h"
#include "core/ide/signature.h"
#include "core/ide/symbols.h"
#include "core/index/references.h"
#include "core/report/place.h"
#include "core/text/edit.h"
#include "core/text/diff.h"
#include "core/text/excerpt.h"
#include "core/text/utf.h"
#include "lsp/cli/asked_place.h"
#include "lsp/cli/command.h"
#include "lsp/cli/shared_options.h"

namespace asyncy::cli {
namespace {

using json::Json;

constexpr Option kJson{.name = "--json", .value = {}, .help = "for programs", .allowed = {}};
constexpr std::array kQuestionOptions = {kJson, kServicesOption};
constexpr std::array kRenameOptions = {
    kJson, kServicesOption,
    Option{.name = "--write", .value = {}, .help = "change the files; without it the changes are only shown", .allowed = {}},
    Option{.name = "--leave-alias",
           .value = {},
           .help = "keep the old name of a command in its manifest, marked as deprecated",
           .allowed = {}}};

constexpr std::string_view kDetails =
    "PLACE is FILE:LINE:COLUMN, both from 1, columns in characters. The project around the "
    "file is read as `check` reads it.\nExit status: 0 answered, 1 there is no answer, 2 "
    "could not do the work.\n";

/// What is printed: lines for people, or a value for programs.
struct Answer {
  std::string text;
  Json value = nullptr;
  bool is_empty = false;
};

std::string line_at(const workspace::Document& document, text::Range range) {
  const auto line = document.text.slice(document.text.line_range(document.text.line_of(range.begin)));
  return text::excerpt(line.substr(std::min(line.find_first_not_of(" \t"), line.size())));
}

/// Adds `path:line:column: text of the line`.
void add_place(Answer& answer, const workspace::Document& document, text::Range range) {
  answer.text += shown_place(document, range) + ": " + line_at(document, range) + '\n';
  answer.value.push_back(place_to_json(document, range));
}

Answer list() { return {.text = {}, .value = Json::array()}; }

Answer hover(const AskedPlace& place) {
  const auto found = ide::hover(place.workspace, *place.document, place.offset);
  if (!found) return {.text = {}, .value = nullptr, .is_empty = true};
  Json value = place_to_json(*place.document, found->range);
  value["markdown"] = found->markdown;
  return {.text = found->markdown + '\n', .value = std::move(value)};
}

Answer complete(const AskedPlace& place) {
  Answer answer = list();
  for (const ide::Completion& each : ide::complete(place.workspace, *place.document, place.offset, {.snippets = false})) {
    answer.text += each.label + (each.detail.empty() ? "" : "\t" + each.detail) + '\n';
    Json one = {{"label", each.label}, {"detail", each.detail}, {"documentation", each.documentation}, {"insert", each.insert}};
    one["replace"] = place_to_json(*place.document, each.replace);
    answer.value.push_back(std::move(one));
  }
  return answer;
}

/// The signature, what is passed at the place marked below it, and what that means.
Answer signature(const AskedPlace& place) {
  const auto help = ide::signature_help(place.workspace, *place.document, place.offset);
  if (!help) return {.text = {}, .value = nullptr, .is_empty = true};
  Answer answer{.text = {}, .value = {{"active", help->active}, {"signatures", Json::array()}}};
  for (const ide::Signature& each : help->signatures) {
    Json one = {{"label", each.label}, {"documentation", each.documentation}, {"parameters", Json::array()}, {"active", nullptr}};
    for (const ide::SignatureParameter& parameter : each.parameters)
      one["parameters"].push_back({{"label", each.label.substr(parameter.range.begin, parameter.range.size())},
                                   {"documentation", parameter.documentation}});
    if (each.active) one["active"] = *each.active;
    answer.value["signatures"].push_back(std::move(one));
  }
  const ide::Signature& shown = help->signatures[help->active];
  answer.text = shown.label + '\n';
  if (shown.active) {
    const ide::SignatureParameter& parameter = shown.parameters[*shown.active];
    const std::string_view label = shown.label;
    const auto width = [&](std::size_t begin, std::size_t size) { return text::count_code_points(label.substr(begin, size)); };
    answer.text += std::string(width(0, parameter.range.begin), ' ') +
                   std::string(width(parameter.range.begin, parameter.range.size()), '^') + '\n';
    if (!parameter.documentation.empty()) answer.text += parameter.documentation + '\n';
  } else if (!shown.documentation.empty()) {
    answer.text += shown.documentation + '\n';
  }
  return answer;
}

Answer definition(const AskedPlace& place) {
  Answer answer = list();
  for (const ide::Target& target : ide::definition(place.workspace, *place.document, place.offset))
    add_place(answer, *target.document, target.selection);
  return answer;
}

Answer references(const AskedPlace& place) {
  Answer answer = list();
  const auto found = index::occurrence_at(place.workspace, *place.document, place.offset);
  if (!found) return answer;
  for (const index::Reference& each : index::references(place.workspace, found->symbol, [] { return true; })) {
    add_place(answer, *each.document, each.occurrence.range);
    answer.value.back()["declaration"] = each.occurrence.access == index::Access::declaration;
  }
  return answer;
}

void add_symbols(Answer& answer, Json& to, const workspace::Document& document, const std::vector<ide::Symbol>& symbols,
                 std::size_t depth) {
  for (const ide::Symbol& symbol : symbols) {
    answer.text += std::string(2 * depth, ' ') + symbol.name + (symbol.detail.empty() ? "" : "  " + symbol.detail) + "  (" +
                   shown_place(document, symbol.selection) + ")\n";
    Json each = place_to_json(document, symbol.selection);
    each["name"] = symbol.name;
    each["detail"] = symbol.detail;
    each["children"] = Json::array();
    add_symbols(answer, each["children"], document, symbol.children, depth + 1);
    to.push_back(std::move(each));
  }
}

Answer symbols(const AskedPlace& place) {
  Answer answer = list();
  Json all = Json::array();
  add_symbols(answer, all, *place.document, ide::symbols(*place.document), 0);
  answer.value = std::move(all);
  return answer;
}

std::string_view way(binding::Reached by) {
  switch (by) {
    case binding::Reached::position: return "by position";
    case binding::Reached::name: return "by name";
    case binding::Reached::shorthand: return "by shorthand";
    case binding::Reached::flag: return "by flag";
    case binding::Reached::switch_: return "by switch";
  }
  return {};
}

/// Which value of the innermost call around the place reached which argument, and what the container receives.
Answer explain_call(const AskedPlace& place) {
  const workspace::StoryFile* story = place.document->story();
  const auto calls = binding::bind(place.workspace, *place.document);
  const binding::BoundCall* call = nullptr;
  for (const binding::BoundCall& each : calls)
    if (story->tree[each.call].range.touches(place.offset)) call = &each;
  if (call == nullptr || call->command == nullptr) return {.text = {}, .value = nullptr, .is_empty = true};
  Answer answer{.text = std::string(call->service_name) + ' ' + call->command->name.value + '\n', .value = Json::object()};
  answer.value["service"] = call->service_name;
  answer.value["command"] = call->command->name.value;
  answer.value["arguments"] = Json::array();
  for (const binding::BoundArgument& each : call->arguments) {
    const std::string value(each.value == story::kNone ? "true" : story->tree.slice(each.value));
    answer.text += "  " + each.parameter->name.value + " = " + text::excerpt(value) + "  (" + std::string(way(each.by)) + ")\n";
    answer.value["arguments"].push_back({{"name", each.parameter->name.value}, {"value", value}, {"reached", way(each.by)}});
  }
  answer.value["extra"] = Json::array();
  for (const binding::ExtraArgument& each : call->extras) {
    const std::string written(story->tree.slice(each.item));
    answer.text += "  " + text::excerpt(written) + "  (reaches nothing that is declared)\n";
    answer.value["extra"].push_back(written);
  }
  answer.value["missing"] = Json::array();
  for (const manifest::Argument* each : call->missing) {
    answer.text += "  " + each->name.value + " is missing\n";
    answer.value["missing"].push_back(each->name.value);
  }
  if (const auto line = binding::docker_run(story->tree, story->scopes, *call)) {
    answer.text += *line + '\n';
    answer.value["container"] = *line;
  }
  return answer;
}

int say(const Answer& answer, const Arguments& arguments) {
  const bool nothing = answer.is_empty || (answer.value.is_array() && answer.value.empty());
  const std::string out =
      arguments.has("--json") ? json::dump(answer.value, {.indent = 2}) + '\n' : answer.text;
  if (!out.empty() && !print(out)) return kFailure;
  return nothing ? kFindings : kClean;
}

template <auto question, bool whole_file = false>
int answer_question(const Arguments& arguments) {
  if (arguments.operands().size() != 1) return refuse("say where: FILE:LINE:COLUMN");
  const auto place = read_place(arguments.operands()[0], arguments, whole_file);
  if (!place) return refuse(place.error());
  return say(question(place.value()), arguments);
}

Answer edits_of(const ide::Rename& renamed) {
  Answer answer = list();
  for (const ide::FileEdits& file : renamed.files) {
    const std::string path = report::shown_path(file.document->path, shown_from_here());
    answer.text += "--- a/" + path + "\n+++ b/" + path + '\n' + text::unified_diff(file.document->text.view(), file.edits);
    for (const text::Edit& edit : file.edits) {
      answer.value.push_back(place_to_json(*file.document, edit.range));
      answer.value.back()["text"] = edit.text;
    }
  }
  return answer;
}

/// Everything is read and proven before the first file is touched.
int write_all(const ide::Rename& renamed) {
  for (const ide::FileEdits& file : renamed.files) {
    const auto after = text::apply(file.document->text.view(), file.edits);
    const auto error = after ? host::replace_file(file.document->path, *after) : std::nullopt;
    if (!error) continue;
    return refuse(error->message);
  }
  return kClean;
}

int run_rename(const Arguments& arguments) {
  if (arguments.operands().size() != 2)
    return refuse("say what to rename and how: asyncy-ls rename FILE:LINE:COLUMN NAME");
  const auto place = read_place(arguments.operands()[0], arguments);
  if (!place) return refuse(place.error());
  const auto& [workspace, document, offset] = place.value();
  const auto done = ide::rename(workspace, *document, offset, arguments.operands()[1],
                                {.moves_folders = false, .leaves_alias = arguments.has("--leave-alias")});
  if (const auto* refusal = std::get_if<ide::Refusal>(&done)) return refuse(refusal->reason);
  const auto& renamed = std::get<ide::Rename>(done);
  if (arguments.has("--write"))
    if (const int status = write_all(renamed); status != kClean) return status;
  return say(edits_of(renamed), arguments);
}

/// The six of one shape.
constexpr Command question(std::string_view name, std::string_view summary, int (*answer)(const Arguments&)) {
  return {.name = name, .operands = "PLACE", .summary = summary, .details = kDetails, .options = kQuestionOptions, .run = answer};
}

}  // namespace

extern const Command hover_command = question("hover", "tell about the word at a place", answer_question<hover>);
extern const Command complete_command = question("complete", "list what can stand at a place", answer_question<complete>);
extern const Command signature_command =
    question("signature", "tell how the call around a place is written", answer_question<signature>);
extern const Command definition_command = question("definition", "say where the thing at a place is declared", answer_question<definition>);
extern const Command references_command = question("references", "list everywhere that it is named", answer_question<references>);
extern const Command explain_call_command =
    question("explain-call", "show which value of a call reaches which argument", answer_question<explain_call>);

extern const Command symbols_command{
    .name = "symbols",
    .operands = "FILE",
    .summary = "print the outline of a file",
    .details = {},
    .options = kQuestionOptions,
    .run = answer_question<symbols, true>,
};

extern const Command rename_command{
    .name = "rename",
    .operands = "PLACE NAME",
    .summary = "give the thing at a place another name everywhere",
    .details = "Prints the changes; with --write makes them. Refuses what would change a meaning, and says "
               "why. PLACE is FILE:LINE:COLUMN.\nExit status: 0 done, 1 nothing to change, 2 refused.\n",
    .options = kRenameOptions,
    .run = run_rename,
};

}  // namespace asyncy::cli
