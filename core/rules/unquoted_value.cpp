#include "core/rules/call.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_unquoted_value(const Scope& scope, Report& report) {
  for (const binding::BoundCall& call : scope.calls)
    for (const JudgedValue& judged : judged_values(scope, call)) {
      const auto word = judged.value.unbound_word;
      if (!word || !judged.schema->allowed || !judged.schema->allowed->allows(*word)) continue;
      text::Fix quote{.title = "Put " + quoted(*word) + " in quotes",
                      .edits = {{.range = judged.range, .text = quoted_text(*word, {})}}};
      // `:that` stands for `that:that`.
      const story::NodeId parent = scope.tree()[judged.node].parent;
      if (scope.tree()[parent].kind == story::NodeKind::shorthand)
        quote.edits = {{.range = scope.tree()[parent].range, .text = std::string(*word) + ':' + quoted_text(*word, {})}};
      report
          .add(judged.range,
               quoted(*word) + " is read as the name of a variable, and none is set here; quote it to pass the text")
          .related(judged.manifest, judged.schema->allowed->range, "the values of " + judged.name() + " are listed here")
          .fix(std::move(quote));
    }
}

}  // namespace

extern const Rule unquoted_value{
    .info = {.name = "unquoted-value",
             .severity = text::Severity::hint,
             .language = text::Language::story,
             .title = "Listed value without quotes",
             .why =
                 "A bare word is a variable. One that nothing binds and that equals a value of the argument's `enum` was "
                 "meant as text.",
             .bad = {.manifest =
                         "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: choose\n      enum: [this, that]\n",
                     .story = "demo go choose:that\n",
                     .config = {}},
             .good = {.manifest =
                          "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: choose\n      enum: [this, that]\n",
                      .story = "demo go choose:\"that\"\n",
                      .config = {}}},
    .check = check_unquoted_value,
};

}  // namespace asyncy::rules
