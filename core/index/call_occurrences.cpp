#include <algorithm>

#include "core/binding/value.h"
#include "core/index/occurrences.h"
#include "core/story/literal.h"

namespace asyncy::index {
namespace {

using binding::BoundArgument;
using binding::BoundCall;
using binding::Callee;
using binding::Reached;
using story::kNone;
using story::NodeId;
using story::NodeKind;
using text::Range;

class Calls {
 public:
  explicit Calls(const workspace::Document& story) : story_(story), tree_(story.story()->tree) {}

  std::vector<Occurrence> run(std::span<const BoundCall> calls) {
    for (const BoundCall& call : calls) {
      service(call);
      command(call);
      if (call.command == nullptr || call.manifest == nullptr) continue;
      for (const BoundArgument& argument : call.arguments) this->argument(call, argument);
    }
    return std::move(found_);
  }

 private:
  void add(Symbol symbol, Range range, Spelling spelling) {
    found_.push_back({.symbol = symbol, .range = range, .spelling = spelling, .access = Access::read});
  }

  void service(const BoundCall& call) {
    switch (call.service) {
      case binding::Service::not_judged:
      case binding::Service::object: return;
      case binding::Service::unknown:
        return add({.kind = Kind::service, .text = call.service_name}, call.service_range, Spelling::plain);
      case binding::Service::ambiguous:
      case binding::Service::found: break;
    }
    for (const workspace::Document* manifest : call.resolution.manifests)
      add({.kind = Kind::service, .text = call.service_name, .document = manifest}, call.service_range, Spelling::plain);
  }

  void command(const BoundCall& call) {
    if (const manifest::Command* opener = opened(call); opener != nullptr)
      add(symbol_of(call, *opener, Kind::command), tree_[middle_word(call)].range, Spelling::plain);
    if (call.command == nullptr || call.manifest == nullptr) return;
    switch (call.callee) {
      case Callee::unknown: return;
      case Callee::entrypoint:
        return add(symbol_of(call, *call.command, Kind::command), call.command_range, Spelling::implied);
      case Callee::command: return add(symbol_of(call, *call.command, Kind::command), call.command_range, Spelling::plain);
      case Callee::event: return add(symbol_of(call, *call.command, Kind::event), call.command_range, Spelling::plain);
      case Callee::action: return add(symbol_of(call, *call.command, Kind::action), call.command_range, Spelling::plain);
    }
  }

  static Symbol symbol_of(const BoundCall& call, const manifest::Command& command, Kind kind) {
    return {.kind = kind,
            .text = command.name.value,
            .document = call.manifest,
            .name = command.name.range,
            .command = &command};
  }

  /// Of `when service command event`: the word in the middle.
  [[nodiscard]] NodeId middle_word(const BoundCall& call) const { return tree_[tree_[call.call].first_child].next_sibling; }

  [[nodiscard]] const manifest::Command* opened(const BoundCall& call) const {
    if (call.service != binding::Service::found || tree_[tree_[call.call].parent].kind != NodeKind::when_statement)
      return nullptr;
    const NodeId word = middle_word(call);
    if (word == kNone || tree_[word].range == call.command_range) return nullptr;
    const auto name = story::bare_word(tree_, word);
    return name ? call.manifest->manifest()->model.find_command(*name) : nullptr;
  }

  void argument(const BoundCall& call, const BoundArgument& bound) {
    const manifest::Argument& parameter = *bound.parameter;
    const Symbol symbol{.kind = Kind::argument,
                        .text = parameter.name.value,
                        .document = call.manifest,
                        .name = parameter.name.range,
                        .command = call.command,
                        .argument = &parameter,
                        .schema = &parameter};
    switch (bound.by) {
      case Reached::position: add(symbol, tree_[bound.item].range, Spelling::implied); break;
      case Reached::name: add(symbol, tree_[tree_[bound.item].first_child].range, Spelling::plain); break;
      case Reached::shorthand: add(symbol, tree_[bound.value].range, Spelling::shorthand); break;
      case Reached::flag:
      case Reached::switch_: add(symbol, without_dashes(bound.item), Spelling::flag); break;
    }
    if (bound.value != kNone && parameter.allowed) value(call, bound);
  }

  [[nodiscard]] Range without_dashes(NodeId flag) const {
    const std::string_view written = tree_.slice(flag);
    Range range = tree_[flag].range;
    range.begin += static_cast<text::Offset>(std::min(written.find_first_not_of('-'), written.size()));
    return range;
  }

  /// A literal that is one of the declared values.
  void value(const BoundCall& call, const BoundArgument& bound) {
    const manifest::Argument& parameter = *bound.parameter;
    const auto known = binding::known_value(tree_, story_.story()->scopes, bound.value);
    if (!known.literal && !known.unbound_word) return;
    const std::string text = known.literal ? known.literal->text : std::string(*known.unbound_word);
    const auto& values = parameter.allowed->values;
    const auto allowed =
        std::find_if(values.begin(), values.end(), [&](const manifest::Value& each) { return each.literal.text == text; });
    if (allowed == values.end()) return;
    NodeId node = bound.value;
    while (tree_[node].kind == NodeKind::group) node = tree_[node].first_child;
    Range range = tree_[node].range;
    const bool quoted = tree_[node].kind == NodeKind::string || tree_[node].kind == NodeKind::file_path;
    // A heredoc's quotes are longer, and its text may be indented.
    if (quoted && !tree_[node].has(story::Mark::heredoc) && range.size() >= 2) range = {range.begin + 1, range.end - 1};
    add({.kind = Kind::value,
         .text = allowed->literal.text,
         .document = call.manifest,
         .name = allowed->range,
         .command = call.command,
         .argument = &parameter,
         .schema = &parameter},
        range, quoted ? Spelling::quoted : Spelling::plain);
  }

  const workspace::Document& story_;
  const story::Tree& tree_;
  std::vector<Occurrence> found_;
};

}  // namespace

std::vector<Occurrence> call_occurrences(const workspace::Document& story, std::span<const BoundCall> calls) {
  return Calls(story).run(calls);
}

}  // namespace asyncy::index
