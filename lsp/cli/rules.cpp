#include <array>

#include "core/rules/describe.h"
#include "core/rules/registry.h"
#include "core/rules/words.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

constexpr std::array<Option, 1> kRulesOptions = {{
    {.name = "--markdown", .value = {}, .help = "as one page, with reasons and examples", .allowed = {}},
}};

int run_rules(const Arguments& arguments) {
  if (!arguments.operands().empty())
    return refuse("`rules` takes no names; `asyncy-ls explain " + arguments.operands()[0] + "` tells about one rule");
  return print(arguments.has("--markdown") ? rules::rules_page() : rules::list_rules()) ? kClean : kFailure;
}

int run_explain(const Arguments& arguments) {
  if (arguments.operands().size() != 1)
    return refuse("`explain` needs the name of one rule; `asyncy-ls rules` lists them");
  const std::string& name = arguments.operands()[0];
  if (const text::RuleInfo* rule = rules::find_rule(name)) return print(rules::explain(*rule)) ? kClean : kFailure;
  std::vector<std::string_view> names;
  for (const text::RuleInfo* rule : rules::all_rules()) names.push_back(rule->name);
  return refuse("there is no rule " + rules::quoted(name) + rules::did_you_mean(name, names));
}

}  // namespace

extern const Command rules_command{
    .name = "rules",
    .operands = {},
    .summary = "list every rule with its severity",
    .details = {},
    .options = kRulesOptions,
    .run = run_rules,
};

extern const Command explain_command{
    .name = "explain",
    .operands = "RULE",
    .summary = "tell why a rule exists, with examples",
    .details = {},
    .options = {},
    .run = run_explain,
};

}  // namespace asyncy::cli
