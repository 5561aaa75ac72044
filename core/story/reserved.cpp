#include "core/story/reserved.h"

#include <algorithm>
#include <array>

namespace asyncy::story {
namespace {

constexpr std::array<std::string_view, 32> kKeywords = {
    "List",    "Map",     "and",     "any",      "as",   "boolean", "break", "catch", "continue", "else", "false",
    "finally", "float",   "foreach", "function", "if",   "int",     "not",   "null",  "object",   "or",   "regex",
    "return",  "returns", "string",  "throw",    "time", "to",      "true",  "try",   "when",     "while"};

constexpr std::array<std::string_view, 37> kFuture = {
    "abstract", "assert", "async",     "auto",       "await",   "called",  "case",      "class",     "const", "extends",
    "final",    "has",    "immutable", "implements", "import",  "in",      "inf",       "interface", "is",    "let",
    "mock",     "module", "nan",       "none",       "package", "private", "protected", "public",    "self",  "service",
    "static",   "story",  "switch",    "this",       "type",    "unknown", "var"};

constexpr std::array<std::string_view, 4> kWordOperators = {"and", "as", "or", "to"};

constexpr std::array<std::string_view, 14> kNoArgument = {"break", "continue", "false", "foreach", "function",
                                                          "if",    "not",      "null",  "return",  "throw",
                                                          "true",  "try",      "when",  "while"};

static_assert(std::is_sorted(kKeywords.begin(), kKeywords.end()));
static_assert(std::is_sorted(kFuture.begin(), kFuture.end()));
static_assert(std::is_sorted(kWordOperators.begin(), kWordOperators.end()));
static_assert(std::is_sorted(kNoArgument.begin(), kNoArgument.end()));

template <class Words>
bool has(const Words& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

}  // namespace

Reserved reserved(std::string_view word) {
  if (has(kKeywords, word)) return Reserved::keyword;
  return has(kFuture, word) ? Reserved::future : Reserved::no;
}

bool refused_as_command(std::string_view word) { return has(kWordOperators, word) || has(kNoArgument, word); }
bool refused_as_argument(std::string_view word) { return has(kNoArgument, word); }
bool is_word_operator(std::string_view word) { return has(kWordOperators, word); }

}  // namespace asyncy::story
