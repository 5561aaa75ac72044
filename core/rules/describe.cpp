#include "core/rules/describe.h"

#include <algorithm>

#include "core/rules/registry.h"
#include "core/text/severity_name.h"

namespace asyncy::rules {
namespace {

using text::Dialect;

std::string_view word(std::optional<text::Severity> severity) { return severity ? text::name_of(*severity) : "–"; }

std::string_view word(text::Language language) {
  switch (language) {
    case text::Language::manifest: return "manifest";
    case text::Language::story: return "story";
    case text::Language::config: return "config";
  }
  return "story";
}

struct Part {
  std::string_view file;
  std::string_view language;
  std::string_view text;
};

std::vector<Part> parts_of(const text::Example& example) {
  std::vector<Part> parts;
  if (!example.manifest.empty()) parts.push_back({"demo/asyncy.yml", "yaml", example.manifest});
  if (!example.story.empty()) parts.push_back({"main.story", "text", example.story});
  if (!example.config.empty()) parts.push_back({"asyncy-ls.yml", "yaml", example.config});
  return parts;
}

std::string indented(std::string_view text) {
  std::string out = "      ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '\n' && i + 1 < text.size()) out += "      ";
  }
  if (!text.ends_with('\n')) out += '\n';
  return out;
}

std::string plain_example(std::string_view title, const text::Example& example) {
  std::string out;
  for (const Part& part : parts_of(example)) {
    out += out.empty() ? "\n  " + std::string(title) + "\n" : "";
    out += "    # " + std::string(part.file) + '\n' + indented(part.text);
  }
  return out;
}

std::string fenced_example(std::string_view title, const text::Example& example) {
  std::string out;
  for (const Part& part : parts_of(example)) {
    if (out.empty()) out = '\n' + std::string(title) + "\n\n";
    out += "```" + std::string(part.language) + "\n# " + std::string(part.file) + '\n' + std::string(part.text) +
           (part.text.ends_with('\n') ? "" : "\n") + "```\n";
  }
  return out;
}

}  // namespace

std::string severities_of(const text::RuleInfo& rule) {
  const auto in = [&](Dialect dialect) { return std::string(word(rule.severity.in(dialect))); };
  const std::string automatic = in(Dialect::automatic);
  if (automatic == in(Dialect::y2018) && automatic == in(Dialect::y2020)) return automatic;
  if (!rule.severity.in(Dialect::automatic))
    return rule.severity.in(Dialect::y2020) ? in(Dialect::y2020) + " in the dialect 2020" : in(Dialect::y2018) + " in the dialect 2018";
  return automatic + " (2018: " + in(Dialect::y2018) + ", 2020: " + in(Dialect::y2020) + ')';
}

std::string explain(const text::RuleInfo& rule) {
  std::string out = std::string(rule.name) + " (" + std::string(word(rule.language)) + ", " + severities_of(rule) + ")\n\n  " +
                    std::string(rule.title) + ".\n  " + std::string(rule.why) + '\n';
  if (!rule.reference.empty()) out += "\n  The Storyscript compiler calls it " + std::string(rule.reference) + ".\n";
  return out + plain_example("Wrong:", rule.bad) + plain_example("Right:", rule.good);
}

std::string list_rules() {
  std::size_t widest = 0;
  for (const text::RuleInfo* rule : all_rules()) widest = std::max(widest, rule->name.size());
  std::string out;
  for (const text::RuleInfo* rule : all_rules()) {
    std::string name(rule->name);
    name.resize(widest + 2, ' ');
    std::string severity(text::name_of(rule->severity.usual()));
    if (!rule->severity.automatic) severity += rule->severity.y2020 ? " (2020)" : " (2018)";
    severity.resize(20, ' ');
    out += name + severity + std::string(rule->title) + '\n';
  }
  return out;
}

std::string rule_page(const text::RuleInfo& rule) {
  std::string out = "# " + std::string(rule.name) + "\n\n" + std::string(rule.title) + ". " + std::string(rule.why) + '\n';
  if (!rule.reference.empty()) out += "\nThe Storyscript compiler calls it " + std::string(rule.reference) + ".\n";
  return out + fenced_example("Wrong:", rule.bad) + fenced_example("Right:", rule.good);
}

std::string rules_page() {
  std::string out =
      "# Rules\n\nWritten by `asyncy-ls rules --markdown`; change the rules, not this page.\n\n"
      "| rule | of | auto | 2018 | 2020 | says |\n| --- | --- | --- | --- | --- | --- |\n";
  for (const text::RuleInfo* rule : all_rules()) {
    out += "| [" + std::string(rule->name) + "](#" + std::string(rule->name) + ") | " + std::string(word(rule->language));
    for (const Dialect dialect : {Dialect::automatic, Dialect::y2018, Dialect::y2020})
      out += " | " + std::string(word(rule->severity.in(dialect)));
    out += " | " + std::string(rule->title) + " |\n";
  }
  for (const text::RuleInfo* rule : all_rules()) out += "\n#" + rule_page(*rule);
  return out;
}

}  // namespace asyncy::rules
