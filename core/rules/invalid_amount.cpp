#include <algorithm>
#include <array>

#include "core/manifest/scalar.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/text/nearest.h"

namespace asyncy::rules {
namespace {

using manifest::Value;

constexpr std::array<std::string_view, 9> kUnits = {"B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB"};

struct Amount {
  std::string_view number;
  std::string_view unit;
};

Amount split(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of("+-.0123456789"), text.size());
  const std::string_view rest = text.substr(end);
  const std::size_t unit = std::min(rest.find_first_not_of(' '), rest.size());
  return {.number = text.substr(0, end), .unit = rest.substr(unit)};
}

std::optional<double> number_of(std::string_view text) {
  return manifest::number_of({.kind = types::LiteralKind::string, .text = std::string(text)});
}

/// The unit that equals `unit` but for case, or that it shortens: `Gi` is `GiB`.
std::optional<std::string_view> meant_by(std::string_view unit) {
  std::vector<std::string> longer = {std::string(unit), std::string(unit) + 'B'};
  for (std::string& each : longer)
    std::transform(each.begin(), each.end(), each.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  for (const std::string& each : longer)
    for (const std::string_view known : kUnits) {
      std::string upper(known);
      std::replace(upper.begin(), upper.end(), 'i', 'I');
      if (upper == each) return known;
    }
  return std::nullopt;
}

void judge_count(const std::optional<Value>& count, std::string_view what, bool may_be_none, Report& report) {
  if (!count) return;
  const auto number = manifest::number_of(count->literal);
  if (!number || *number > 0 || (may_be_none && *number == 0)) return;
  report.add(count->range, "a container cannot have " + quoted(count->literal.text) + ' ' + std::string(what) + "s; write a number " +
                               (may_be_none ? "of 0 or more" : "above 0"));
}

void judge_memory(const Value& memory, const text::Text& text, Report& report) {
  if (memory.literal.kind == types::LiteralKind::list || memory.literal.kind == types::LiteralKind::map) return;
  const std::string& written = memory.literal.text;
  const Amount amount = split(written);
  const auto number = number_of(amount.number);
  const auto change = [&](std::string_view unit) {
    const bool in_place = text.slice(memory.range) == written;
    text::Fix fix{.title = {}, .edits = {}};
    if (in_place && number) fix = change_to(memory.range, std::string(amount.number) + std::string(unit));
    return fix;
  };
  if (!number)
    report.add(memory.range, quoted(written) + " is no amount of memory; write a number and its unit, such as `512MB`");
  else if (*number <= 0)
    report.add(memory.range, "a container cannot run with " + quoted(written) + " of memory; write an amount above 0");
  else if (amount.unit.empty()) {
    auto entry = report.add(memory.range, quoted(written) + " of what? Add the unit, such as `MB` or `GB`");
    for (const std::string_view unit : {"MB", "GB"}) {
      text::Fix fix = change(unit);
      fix.preferred = false;
      entry.fix(std::move(fix));
    }
  } else if (std::find(kUnits.begin(), kUnits.end(), amount.unit) == kUnits.end()) {
    const auto meant = meant_by(amount.unit);
    const bool only_case = meant && meant->size() == amount.unit.size();
    auto entry = report.add(memory.range, quoted(amount.unit) + " is no unit of memory" +
                                              (meant ? "; did you mean " + quoted(*meant) + "?" : "; known are " + list_of(kUnits)));
    if (only_case) entry.severity(text::Severity::warning);
    if (meant) entry.fix(change(*meant));
  }
}

void check_invalid_amount(const Scope& scope, Report& report) {
  const manifest::System& system = scope.manifest().system;
  judge_count(system.cpu, "CPU", false, report);
  judge_count(system.gpu, "GPU", true, report);
  if (system.memory) judge_memory(*system.memory, scope.document.text, report);
}

}  // namespace

extern const Rule invalid_amount{
    .info = {.name = "invalid-amount",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Amount that no machine can give",
             .why = "`cpu` and `gpu` count; `memory` is a number with its unit: `B`, `KB`, `MB`, `GB`, `TB`, or `KiB` and so on. A "
                    "unit that is wrong in the case of its letters only is a warning.",
             .bad = {.manifest = "system:\n  memory: 250\n", .story = {}, .config = {}},
             .good = {.manifest = "system:\n  memory: 250GB\n", .story = {}, .config = {}}},
    .check = check_invalid_amount,
};

}  // namespace asyncy::rules
