#include <algorithm>

#include "core/manifest/format.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using manifest::Format;
using manifest::FormatPartKind;

bool has(const Format& format, FormatPartKind kind) {
  return std::any_of(format.parts.begin(), format.parts.end(), [&](const auto& part) { return part.kind == kind; });
}

/// Where more can be written at the end of the format; nothing for texts of several lines.
std::optional<text::Offset> end_of(const yaml::Tree& tree, yaml::NodeId format) {
  switch (tree[format].style) {
    case yaml::Style::single_quoted:
    case yaml::Style::double_quoted: return tree[format].range.end - 1;
    case yaml::Style::plain: return tree[format].range.end;
    default: return std::nullopt;
  }
}

void check_dropped_argument(const Scope& scope, Report& report) {
  for (const manifest::Command* command : all_commands(scope.manifest())) {
    if (!command->format || command->format->value.empty()) continue;
    const Format format = manifest::parse_format(command->format->value);
    // What is misspelt is told elsewhere, and seems dropped.
    const bool misspelt = std::any_of(format.parts.begin(), format.parts.end(), [&](const auto& part) {
      return part.kind == FormatPartKind::argument && command->find_argument(part.text) == nullptr;
    });
    if (!format.faults.empty() || misspelt || has(format, FormatPartKind::all_others)) continue;
    std::vector<std::string_view> dropped;
    std::string missing;
    const auto collect = [&](const std::vector<manifest::Argument>& arguments, FormatPartKind rest, std::string_view star) {
      if (has(format, rest)) return;
      const std::size_t before = dropped.size();
      for (const manifest::Argument& argument : arguments)
        if (!format.places(argument.name.value)) dropped.push_back(argument.name.value);
      if (dropped.size() > before) missing += ' ' + std::string(star);
    };
    collect(command->args, FormatPartKind::others_by_position, "*");
    collect(command->kwargs, FormatPartKind::others_by_name, "**");
    if (dropped.empty()) continue;
    auto entry = report.add(command->format->range,
                            "the container never receives " + list_of(dropped) + "; name " +
                                (dropped.size() == 1 ? "it" : "them") + " in braces, or add `" + missing.substr(1) + "` for all others");
    if (const auto end = end_of(scope.yaml(), command->format_node))
      entry.fix({.title = "Add " + quoted(missing.substr(1)), .edits = {{.range = {*end, *end}, .text = missing}}});
  }
}

}  // namespace

extern const Rule dropped_argument{
    .info = {.name = "dropped-argument",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Argument that the format leaves out",
             .why = "A container receives what its `format` names, and no more. An argument that is declared, and stands neither in "
                    "braces nor among the others (`*` by position, `**` by name), is lost.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    format: '{where} **'\n    args:\n    - where\n    - how\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    format: '{where} * **'\n    args:\n    - where\n    - how\n", .story = {}, .config = {}}},
    .check = check_dropped_argument,
};

}  // namespace asyncy::rules
