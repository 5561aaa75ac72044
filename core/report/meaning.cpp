#include "core/report/meaning.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/report/digest.h"
#include "core/text/excerpt.h"

namespace asyncy::report {
namespace {

/// Blanks and line ends in a row count as one blank.
std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return text::excerpt(out);
}

text::Range range_of(const story::Tree& tree, const binding::BoundCall& call) { return tree[call.call].range; }

}  // namespace

Meanings::Meanings(const workspace::Workspace& workspace, const workspace::Document& document) : document_(document) {
  if (document.story() != nullptr) {
    calls_ = binding::bind(workspace, document);
    const story::Tree& tree = document.story()->tree;
    std::sort(calls_.begin(), calls_.end(),
              [&](const auto& a, const auto& b) { return range_of(tree, a) < range_of(tree, b); });
  } else {
    const yaml::Tree& tree = *document.yaml();
    keys_.assign(tree.nodes.size(), yaml::kNone);
    for (yaml::NodeId id = 0; id < tree.nodes.size(); ++id) {
      nodes_.push_back(id);
      for (const yaml::Entry entry : tree.entries(id)) keys_[entry.key] = keys_[entry.value] = entry.key;
    }
    std::stable_sort(nodes_.begin(), nodes_.end(),
                     [&](yaml::NodeId a, yaml::NodeId b) { return tree[a].range.begin < tree[b].range.begin; });
  }
}

Meaning Meanings::of(const text::Diagnostic& diagnostic) const {
  Meaning meaning{.rule = std::string(diagnostic.rule->name),
                  .service = {},
                  .command = {},
                  .argument = {},
                  .value = squeezed(document_.text.slice(diagnostic.range))};
  if (document_.story() != nullptr)
    tell_call(diagnostic.range, meaning);
  else
    tell_keys(diagnostic.range, meaning);
  return meaning;
}

void Meanings::tell_call(text::Range range, Meaning& meaning) const {
  const story::Tree& tree = document_.story()->tree;
  const auto behind = std::upper_bound(calls_.begin(), calls_.end(), range.begin, [&](text::Offset at, const auto& call) {
    return at < range_of(tree, call).begin;
  });
  if (behind == calls_.begin()) return;
  // The call that begins last before the place is the one around it, or lies inside that one.
  story::NodeId around = std::prev(behind)->call;
  while (around != story::kNone && (tree[around].kind != story::NodeKind::call || !tree[around].range.contains(range)))
    around = tree[around].parent;
  if (around == story::kNone) return;
  const text::Range call_range = tree[around].range;
  const auto call = std::find_if(
      std::lower_bound(calls_.begin(), calls_.end(), call_range,
                       [&](const auto& each, text::Range wanted) { return range_of(tree, each) < wanted; }),
      calls_.end(), [&](const auto& each) { return each.call == around; });
  if (call == calls_.end()) return;
  meaning.service = call->service_name;
  if (call->command != nullptr) meaning.command = document_.text.slice(call->command_range);
  for (const binding::BoundArgument& argument : call->arguments)
    if (tree[argument.item].range.contains(range) ||
        (argument.value != story::kNone && tree[argument.value].range.contains(range)))
      meaning.argument = argument.parameter->name.value;
}

void Meanings::tell_keys(text::Range range, Meaning& meaning) const {
  const yaml::Tree& tree = *document_.yaml();
  meaning.service = workspace::own_name(document_.path);
  const auto behind = std::upper_bound(nodes_.begin(), nodes_.end(), range.begin,
                                       [&](text::Offset at, yaml::NodeId id) { return at < tree[id].range.begin; });
  if (behind == nodes_.begin()) return;
  for (yaml::NodeId id = *std::prev(behind); id != yaml::kNone; id = tree[id].parent)
    if (const yaml::NodeId key = keys_[id]; key != yaml::kNone && tree[key].kind == yaml::Kind::scalar)
      meaning.command = std::string(tree.value(key)) + (meaning.command.empty() ? "" : ".") + meaning.command;
}

std::vector<std::string> fingerprints(const workspace::Workspace& workspace, const workspace::Document& document,
                                      const std::string& shown_path, const std::vector<text::Diagnostic>& diagnostics) {
  std::vector<std::string> out;
  if (diagnostics.empty()) return out;
  const Meanings meanings(workspace, document);
  std::map<Meaning, std::size_t> seen;
  for (const text::Diagnostic& diagnostic : diagnostics) {
    const Meaning meaning = meanings.of(diagnostic);
    const std::string repetition = std::to_string(seen[meaning]++);
    out.push_back(digest({shown_path, meaning.rule, meaning.service, meaning.command, meaning.argument, meaning.value, repetition}));
  }
  return out;
}

}  // namespace asyncy::report
