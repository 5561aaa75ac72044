#include "core/ide/keyword_completion.h"

#include <array>

#include "core/ide/completion_roles.h"

namespace asyncy::ide {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

/// Legal wherever a statement is.
constexpr auto kKeywords = std::to_array<std::string_view>({"foreach ", "if ", "throw ", "try", "while "});

constexpr auto kOperators =
    std::to_array<std::string_view>({"+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "and", "or", "to"});

/// A type, in both spellings that there ever were, and what it is as a snippet.
struct StoryType {
  std::string_view name;
  std::string_view snippet;
};
constexpr auto kStoryTypes = std::to_array<StoryType>({{"int", ""},
                                                       {"float", ""},
                                                       {"string", ""},
                                                       {"boolean", ""},
                                                       {"List", "List[${1:string}]"},
                                                       {"Map", "Map[${1:string}, ${2:string}]"},
                                                       {"time", ""},
                                                       {"regex", ""},
                                                       {"any", ""},
                                                       {"object", ""},
                                                       {"list", ""},
                                                       {"map", ""}});

/// What a statement stands in, near or far.
struct Around {
  bool loop = false, function = false, when = false, top = false;
};

Around around_statement(const story::Tree& tree, NodeId statement) {
  Around around{.top = tree[statement].parent == tree.root};
  for (NodeId node = tree[statement].parent; node != kNone; node = tree[node].parent) {
    const NodeKind kind = tree[node].kind;
    around.loop |= kind == NodeKind::foreach_statement || kind == NodeKind::while_statement;
    around.function |= kind == NodeKind::function_statement;
    around.when |= kind == NodeKind::when_statement;
  }
  return around;
}

NodeKind kind_before(const story::Tree& tree, NodeId statement) {
  NodeKind before = NodeKind::missing;
  for (const NodeId each : tree.children(tree[statement].parent)) {
    if (each == statement) break;
    before = tree[each].kind;
  }
  return before;
}

}  // namespace

void offer_statement_keywords(const story::Tree& tree, NodeId statement, Candidates& out) {
  for (const std::string_view keyword : kKeywords) offer_keyword(keyword, out);
  const Around around = around_statement(tree, statement);
  if (around.loop)
    for (const std::string_view keyword : {"break", "continue"}) offer_keyword(keyword, out);
  if (around.function || around.when) offer_keyword("return ", out);
  if (!around.when && !around.function) offer_keyword("when ", out);
  if (around.top) offer_keyword("function ", out);
  switch (kind_before(tree, statement)) {
    case NodeKind::if_statement:
      for (const std::string_view keyword : {"else", "else if "}) offer_keyword(keyword, out);
      break;
    case NodeKind::try_statement:
      for (const std::string_view keyword : {"catch", "finally"}) offer_keyword(keyword, out);
      break;
    default: break;
  }
}

void offer_keyword(std::string_view keyword, Candidates& out) {
  const auto word = keyword.substr(0, keyword.find_last_not_of(' ') + 1);
  out.add({.label = std::string(word),
           .kind = CompletionKind::keyword,
           .role = roles::kKeywords,
           .insert = std::string(keyword),
           .snippet = {},
           .detail = "keyword",
           .documentation = {}});
}

void offer_operators(const CompletionContext& cursor, Candidates& out) {
  unsigned index = 0;
  for (const std::string_view each : kOperators)
    out.add({.label = std::string(each),
             .kind = CompletionKind::keyword,
             .role = roles::kFirst,
             .index = index++,
             .insert = cursor.before_blank ? std::string(each) : std::string(each) + ' ',
             .snippet = {},
             .detail = "operator",
             .documentation = {}});
}

void offer_story_types(Candidates& out) {
  unsigned index = 0;
  for (const StoryType& type : kStoryTypes)
    out.add({.label = std::string(type.name),
             .kind = CompletionKind::type,
             .role = roles::kFirst,
             .index = index++,
             .insert = {},
             .snippet = std::string(type.snippet),
             .detail = "type",
             .documentation = {}});
}

}  // namespace asyncy::ide
