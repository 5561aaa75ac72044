#include "core/story/advice.h"

#include <array>

namespace asyncy::story {
namespace {

struct Advice {
  std::string_view begin;
  std::string_view message;
};

// The first one that fits counts, so that longer beginnings stand before shorter ones.
constexpr std::array kAdvice = {
    Advice{"<<<<<<<", "this line marks a merge conflict; keep one of the two sides and delete the marks"},
    Advice{"=======", "this line marks a merge conflict; keep one of the two sides and delete the marks"},
    Advice{">>>>>>>", "this line marks a merge conflict; keep one of the two sides and delete the marks"},
    Advice{">>>", "`>>>` shows in documents what a story prints; delete the line, or begin it with `#`"},
    Advice{"```", "these marks fence code in Markdown; a story stands without them"},
    Advice{"//", "a comment begins with `#`"},
    Advice{"/*", "a comment begins with `#`; one of several lines stands between `###` and `###`"},
    Advice{"&&", "`and` joins conditions"},
    Advice{"||", "`or` joins conditions"},
    Advice{"|", "there are no pipes; put the inner call in parentheses where its result is needed: `b (a go)`"},
    Advice{";", "`;` ends no statement; each statement stands on a line of its own"},
    Advice{"?", "there is no `?`; write `x = this if condition else that`"},
    Advice{"$", "a variable is written without `$`"},
    Advice{"{", "blocks have no braces; indent the lines that belong together"},
    Advice{"}", "this `}` closes nothing: blocks have no braces; indentation shows what belongs together"},
    Advice{")", "this `)` closes nothing: no `(` stands before it"},
    Advice{"]", "this `]` closes nothing: no `[` stands before it"},
    Advice{"\xE2\x80\x9C", "this is a typographic quote; strings stand in `\"` or `'`"},
    Advice{"\xE2\x80\x9D", "this is a typographic quote; strings stand in `\"` or `'`"},
    Advice{"\xE2\x80\x98", "this is a typographic quote; strings stand in `\"` or `'`"},
    Advice{"\xE2\x80\x99", "this is a typographic quote; strings stand in `\"` or `'`"},
    Advice{"\xE2\x80\x93", "this is a typographic dash; a flag begins with `--`"},
    Advice{"\xE2\x80\x94", "this is a typographic dash; a flag begins with `--`"},
};

}  // namespace

std::string_view advice_for(std::string_view rest) {
  for (const Advice& advice : kAdvice)
    if (rest.starts_with(advice.begin)) return advice.message;
  const bool is_ascii = rest.empty() || static_cast<unsigned char>(rest.front()) < 0x80;
  return is_ascii ? std::string_view{}
                  : "names are made of the letters from a to z, digits, `_` and `-`; other characters stand in strings only";
}

}  // namespace asyncy::story
