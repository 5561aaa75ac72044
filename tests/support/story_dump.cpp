#include "tests/support/story_dump.h"

#include <array>

#include "core/story/parser.h"

namespace asyncy::test {
namespace {

using story::NodeId;
using story::NodeKind;

constexpr std::array<std::string_view, 48> kKinds = {
    "error",     "missing", "block", "call_statement", "assignment", "expression", "when",      "if",
    "else_if",   "else",    "while", "foreach",        "with",       "function",   "try",       "catch",
    "finally",   "return",  "throw", "jump",           "import",     "output",     "parameter", "type",
    "targets",   "call",    "flag",  "argument",       "shorthand",  "name",       "path",      "index",
    "integer",   "real",    "time",  "regex",          "boolean",    "null",       "string",    "template",
    "file_path", "list",    "map",   "pair",           "group",      "unary",      "binary",    "cast"};
constexpr std::array<std::string_view, 3> kLastKinds = {"function_call", "mutation", "conditional"};

std::string_view kind_name(NodeKind kind) {
  const auto at = static_cast<std::size_t>(kind);
  return at < kKinds.size() ? kKinds[at] : kLastKinds[at - kKinds.size()];
}

void dump_node(const story::Tree& tree, NodeId id, std::string& out) {
  const story::Node node = tree[id];
  const bool whole = node.first_child == story::kNone || node.kind == NodeKind::path || node.kind == NodeKind::type;
  const bool holds_more = node.kind == NodeKind::path && tree[node.first_child].kind != NodeKind::name;
  if (node.kind == NodeKind::missing) {
    out += "missing";
  } else if (node.kind == NodeKind::block && node.first_child == story::kNone) {
    out += "(block)";
  } else if (whole && !holds_more) {
    out += kind_name(node.kind);
    out += ':';
    out += tree.slice(id);
  } else {
    out += '(';
    out += kind_name(node.kind);
    for (const NodeId child : tree.children(id)) {
      out += ' ';
      dump_node(tree, child, out);
    }
    out += ')';
  }
}

}  // namespace

std::string dump(const story::Tree& tree) {
  std::string out;
  dump_node(tree, tree.root, out);
  return out;
}

std::string dump_story(std::string_view story) {
  const story::Tree tree = story::parse(text::Text(std::string(story)));
  std::string out;
  for (const NodeId statement : tree.children(tree.root)) {
    if (!out.empty()) out += ' ';
    dump_node(tree, statement, out);
  }
  for (const auto& diagnostic : tree.diagnostics) out += " !" + std::string(diagnostic.rule->name);
  return out;
}

}  // namespace asyncy::test
