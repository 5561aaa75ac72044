#include "core/report/baseline.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/json/json.h"

namespace asyncy::report {
namespace {

using json::Json;

struct Field {
  std::string_view name;
  std::string Meaning::*member;
};

constexpr std::array<Field, 5> kFields = {{{"rule", &Meaning::rule},
                                           {"service", &Meaning::service},
                                           {"command", &Meaning::command},
                                           {"argument", &Meaning::argument},
                                           {"value", &Meaning::value}}};

Json entry(const Meaning& meaning, std::size_t count) {
  Json out = Json::object();
  for (const auto& [name, member] : kFields)
    if (!(meaning.*member).empty()) out[std::string(name)] = meaning.*member;
  if (count != 1) out["count"] = count;
  return out;
}

std::optional<std::pair<Meaning, std::size_t>> read_entry(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  std::pair<Meaning, std::size_t> out{{}, 1};
  for (const auto& [name, member] : kFields)
    if (const auto field = json.find(name); field != json.end()) {
      if (!field->is_string()) return std::nullopt;
      out.first.*member = field->get<std::string>();
    }
  if (const auto count = json.find("count"); count != json.end()) {
    if (!count->is_number_unsigned()) return std::nullopt;
    out.second = count->get<std::size_t>();
  }
  return out.first.rule.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace

Baseline baseline_of(const workspace::Workspace& workspace, std::span<const Judged> judged) {
  Baseline baseline;
  for (const Judged& file : judged) {
    if (file.diagnostics.empty()) continue;
    const Meanings meanings(workspace, *file.document);
    for (const text::Diagnostic& diagnostic : file.diagnostics) ++baseline.entries[meanings.of(diagnostic)];
  }
  return baseline;
}

Baseline take_known(const workspace::Workspace& workspace, std::vector<Judged>& judged, Baseline baseline) {
  for (Judged& file : judged) {
    if (file.diagnostics.empty()) continue;
    const Meanings meanings(workspace, *file.document);
    std::erase_if(file.diagnostics, [&](const text::Diagnostic& diagnostic) {
      const auto known = baseline.entries.find(meanings.of(diagnostic));
      if (known == baseline.entries.end() || known->second == 0) return false;
      --known->second;
      return true;
    });
  }
  std::erase_if(baseline.entries, [](const auto& each) { return each.second == 0; });
  return baseline;
}

Baseline without(Baseline baseline, const Baseline& stale) {
  for (const auto& [meaning, count] : stale.entries)
    if (const auto known = baseline.entries.find(meaning); known != baseline.entries.end())
      known->second -= std::min(known->second, count);
  std::erase_if(baseline.entries, [](const auto& each) { return each.second == 0; });
  return baseline;
}

std::string write_baseline(const Baseline& baseline) {
  std::string out = "{\"version\": 1, \"entries\": [";
  bool first = true;
  for (const auto& [meaning, count] : baseline.entries) {
    out += (first ? "\n" : ",\n") + json::dump(entry(meaning, count));
    first = false;
  }
  return out + "\n]}\n";
}

std::optional<Baseline> read_baseline(std::string_view text) {
  const auto json = json::parse(text);
  if (!json || !json->is_object() || json->value("version", Json()) != 1) return std::nullopt;
  const auto entries = json->find("entries");
  if (entries == json->end() || !entries->is_array()) return std::nullopt;
  Baseline baseline;
  for (const Json& each : *entries) {
    auto read = read_entry(each);
    if (!read) return std::nullopt;
    baseline.entries[std::move(read->first)] += read->second;
  }
  return baseline;
}

std::string describe(const Meaning& meaning) {
  std::string out = meaning.rule + ':';
  for (const std::string* part : {&meaning.service, &meaning.command, &meaning.argument})
    if (!part->empty()) out += ' ' + *part;
  if (!meaning.value.empty() && meaning.value != meaning.argument) out += " `" + meaning.value + '`';
  return out;
}

}  // namespace asyncy::report
