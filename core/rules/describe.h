// Rules in words: for the command line and for the page that lists them.
#pragma once

#include <string>

#include "core/text/diagnostic.h"

namespace asyncy::rules {

/// Everything about one rule, as plain text.
std::string explain(const text::RuleInfo& rule);
/// How severe a rule is: one word where every dialect agrees.
std::string severities_of(const text::RuleInfo& rule);
/// One line for each rule.
std::string list_rules();
/// One rule as a page of Markdown.
std::string rule_page(const text::RuleInfo& rule);
/// The page core/rules/README.md.
std::string rules_page();

}  // namespace asyncy::rules
