#include "core/typing/typing.h"

#include <algorithm>
#include <utility>

#include "core/story/literal.h"
#include "core/typing/mutations.h"

namespace asyncy::typing {
namespace {

using story::BoundBy;
using story::Definition;
using story::kNone;
using story::NodeId;
using story::NodeKind;
using types::LiteralKind;

/// What the value of one variable may cost; beyond, the answer is unknown.
constexpr unsigned kMostSteps = 2000;
/// Of variables that are made of one another.
constexpr unsigned kMostTangled = 2000;
constexpr std::size_t kDeepest = 64;
constexpr unsigned kDeepestValue = 400;  ///< of long chains of operators

/// Of a variable that is being found itself: adds nothing to what the others say.
constexpr std::uint16_t kOpen = 1U << 15U;

ValueType open_type() { return {.kinds = kOpen, .inside = {}, .properties = nullptr}; }
bool is_open(const ValueType& type) { return type.kinds == kOpen; }

ValueType joined(const ValueType& a, const ValueType& b) {
  if (is_open(a)) return b;
  return is_open(b) ? a : join(a, b);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{}
                                         : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_number(const ValueType& type) {
  constexpr std::uint16_t kNumbers = ValueType::bit(LiteralKind::integer) | ValueType::bit(LiteralKind::real);
  return type.known() && (type.kinds & ~kNumbers) == 0;
}

ValueType arithmetic(std::string_view operation, const ValueType& left, const ValueType& right) {
  if (is_open(left)) return right;
  if (is_open(right)) return left;
  if (operation == "+" && left.is(LiteralKind::string) && right.known()) return left;
  if (operation == "+" && left.is(LiteralKind::list) && right.is(LiteralKind::list)) return join(left, right);
  if (!is_number(left) || !is_number(right)) return {};
  if (operation == "/") return join(ValueType::of(LiteralKind::integer), ValueType::of(LiteralKind::real));
  if (left.is(LiteralKind::real) || right.is(LiteralKind::real)) return ValueType::of(LiteralKind::real);
  return join(left, right);
}

}  // namespace

/// Whoever asks, and in whatever order: the answer is the same.
template <class Find>
ValueType Typing::ask(Find find) {
  for (;;) {
    steps_ = tangled_ = 0;
    too_deep_ = nullptr;
    ValueType type = find();
    leant_on_.clear();
    if (too_deep_ == nullptr) return is_open(type) || is_exhausted() || steps_ > kMostSteps ? ValueType{} : type;
    settle(*too_deep_);
  }
}

/// Finds out from the bottom what is too deep to be found from the top.
void Typing::settle(const Definition& deepest) {
  std::vector<const Definition*> wanted = {&deepest};
  while (!wanted.empty()) {
    steps_ = tangled_ = 0;
    too_deep_ = nullptr;
    const Definition* next = wanted.back();
    ValueType type = variable(*next);
    leant_on_.clear();
    const bool in_a_circle = std::find(wanted.begin(), wanted.end(), too_deep_) != wanted.end();
    if (too_deep_ != nullptr && !in_a_circle) {
      wanted.push_back(too_deep_);
      continue;
    }
    found_.emplace(next, too_deep_ != nullptr || is_open(type) || is_exhausted() ? ValueType{} : std::move(type));
    wanted.pop_back();
  }
}

bool Typing::is_exhausted() const { return too_deep_ != nullptr || tangled_ > kMostTangled; }

ValueType Typing::of(NodeId id) {
  return ask([&] { return value(id); });
}

ValueType Typing::of(const Definition& definition) {
  return ask([&] { return variable(definition); });
}

ValueType Typing::before(NodeId id, NodeId part) {
  return ask([&] { return path(id, part); });
}

ValueType Typing::value(NodeId id) {
  if (is_exhausted() || ++steps_ > kMostSteps || depth_ == kDeepestValue) {
    steps_ = kMostSteps + 1;
    return {};
  }
  ++depth_;
  ValueType type = value_of_kind(id);
  --depth_;
  return type;
}

ValueType Typing::value_of_kind(NodeId id) {
  const story::Node node = tree_[id];
  // What is half typed may become anything.
  if (node.has(story::Mark::broken) && node.kind != NodeKind::call) return {};
  switch (node.kind) {
    case NodeKind::string: return ValueType::of(LiteralKind::string);
    case NodeKind::file_path: return ValueType::of(LiteralKind::path);
    case NodeKind::integer: return ValueType::of(LiteralKind::integer);
    case NodeKind::real: return ValueType::of(LiteralKind::real);
    case NodeKind::time: return ValueType::of(LiteralKind::time);
    case NodeKind::regex: return ValueType::of(LiteralKind::regex);
    case NodeKind::boolean: return ValueType::of(LiteralKind::boolean);
    case NodeKind::null: return ValueType::of(LiteralKind::null);
    case NodeKind::list: return list(id);
    case NodeKind::map: return map(id);
    case NodeKind::group: return node.first_child == kNone ? ValueType{} : value(node.first_child);
    case NodeKind::unary: {
      const char sign = tree_.slice(id).front();
      if (sign != '-' && sign != '+') return ValueType::of(LiteralKind::boolean);
      return node.first_child == kNone ? ValueType{} : value(node.first_child);
    }
    case NodeKind::binary: return binary(id);
    case NodeKind::cast: {
      const NodeId type = tree_.child(id, NodeKind::type);
      return type == kNone ? ValueType{} : written(tree_, type);
    }
    case NodeKind::path: return path(id, kNone);
    case NodeKind::call: return called(id);
    case NodeKind::function_call: return function(id);
    case NodeKind::mutation: return mutation(id);
    default: return {};
  }
}

ValueType Typing::list(NodeId id) {
  ValueType element = open_type();
  for (const NodeId child : tree_.children(id)) {
    element = joined(element, value(child));
    if (!element.known()) break;
  }
  return ValueType::list_of(is_open(element) ? ValueType{} : element);
}

ValueType Typing::map(NodeId id) {
  ValueType key = open_type();
  ValueType content = open_type();
  for (const NodeId pair : tree_.children(id)) {
    if (tree_[pair].kind != NodeKind::pair || tree_[pair].first_child == kNone) continue;
    const NodeId first = tree_[pair].first_child;
    key = joined(key, value(first));
    content = next(first) == kNone ? ValueType{} : joined(content, value(next(first)));
    if (!key.known() || !content.known()) return ValueType::of(LiteralKind::map);
  }
  return is_open(key) || is_open(content) ? ValueType::of(LiteralKind::map) : ValueType::map_of(key, content);
}

ValueType Typing::binary(NodeId id) {
  const NodeId left = tree_[id].first_child;
  const NodeId right = left == kNone ? kNone : next(left);
  if (right == kNone) return {};
  const std::string_view operation = trimmed(tree_.text.slice({tree_[left].range.end, tree_[right].range.begin}));
  if (is_one_of(operation, {"+", "-", "*", "/", "%", "^"})) return arithmetic(operation, value(left), value(right));
  return ValueType::of(LiteralKind::boolean);
}

ValueType Typing::called(NodeId call) {
  const binding::BoundCall* bound = calls_.of(call);
  if (bound == nullptr || bound->command == nullptr || !bound->command->output) return {};
  return declared(bound->command->output->schema, bound->command->output->properties);
}

ValueType Typing::function(NodeId call) {
  const NodeId callee = tree_[call].first_child;
  const auto word = callee == kNone ? std::nullopt : story::bare_word(tree_, callee);
  const Definition* definition = word ? scopes_.find(*word, tree_[call].range.begin) : nullptr;
  if (definition == nullptr || definition->by != BoundBy::function) return {};
  const NodeId type = tree_.child(definition->node, NodeKind::type);
  return type == kNone ? ValueType{} : written(tree_, type);
}

ValueType Typing::mutation(NodeId id) {
  const NodeId receiver = tree_[id].first_child;
  const NodeId name = receiver == kNone ? kNone : next(receiver);
  if (name == kNone) return {};
  const ValueType type = value(receiver);
  const Mutation* found = find_mutation(type, tree_.slice(name));
  return found == nullptr ? ValueType{} : result_of(*found, type);
}

ValueType Typing::path(NodeId id, NodeId end) {
  NodeId part = tree_[id].first_child;
  if (part == kNone || part == end) return {};
  ValueType type;
  if (tree_[part].kind == NodeKind::name) {
    const Definition* definition = scopes_.find(tree_.slice(part), tree_[part].range.begin);
    if (definition == nullptr) return {};
    if (definition->by == BoundBy::predefined) return app(part, end);
    type = variable(*definition);
  } else {
    type = value(part);
  }
  for (part = next(part); part != kNone && part != end && type.known(); part = next(part)) type = index(type, part);
  return type;
}

/// `app.hostname`, `app.version` and `app.secrets.<any>` are texts.
ValueType Typing::app(NodeId& part, NodeId end) {
  const NodeId property = next(part);
  if (property == kNone || property == end) return {};
  const NodeId behind = next(property);
  const bool whole = behind == kNone || behind == end;
  const std::string_view name = tree_.slice(property);
  if (whole && (name == "hostname" || name == "version")) return ValueType::of(LiteralKind::string);
  const bool one_more = !whole && (next(behind) == kNone || next(behind) == end);
  return name == "secrets" && one_more ? ValueType::of(LiteralKind::string) : ValueType{};
}

ValueType Typing::index(const ValueType& base, NodeId part) {
  if (is_open(base)) return base;
  std::string name(tree_.slice(part));
  if (tree_[part].kind == NodeKind::index) {
    const NodeId key = tree_[part].first_child;
    if (key == kNone || next(key) != kNone || name.find(':') != std::string::npos) return {};
    if (base.is(LiteralKind::list)) return base.inside.empty() ? ValueType{} : base.inside[0];
    if (base.is(LiteralKind::map) && base.inside.size() == 2) return base.inside[1];
    if (tree_[key].kind != NodeKind::string) return {};
    name = story::string_value(tree_, key).text;
  }
  if (base.properties == nullptr || !base.is(LiteralKind::map)) return {};
  for (const manifest::Property& property : *base.properties)
    if (property.name.value == name) return declared(property.schema, property.properties);
  return {};
}

ValueType Typing::variable(const Definition& definition) {
  if (const auto known = found_.find(&definition); known != found_.end()) return known->second;
  if (std::find(open_.begin(), open_.end(), &definition) != open_.end()) {
    leant_on_.push_back(&definition);
    return open_type();
  }
  if (is_exhausted()) return {};
  if (open_.size() > kDeepest) {
    too_deep_ = &definition;
    return {};
  }
  open_.push_back(&definition);
  const unsigned outer_steps = std::exchange(steps_, 0);
  ValueType type = definition.by == BoundBy::assignment ? assignments(definition) : bound(definition);
  open_.pop_back();
  std::erase(leant_on_, &definition);
  if (steps_ > kMostSteps) type = {};
  steps_ = outer_steps;
  if (!leant_on_.empty()) ++tangled_;
  if (leant_on_.empty() && !is_exhausted() && !is_open(type)) found_.emplace(&definition, type);
  return type;
}

/// Which of the assignments happened is known only at run time: those count that share a place with this one.
ValueType Typing::assignments(const Definition& definition) {
  const auto all = scopes_.bindings(definition.name);
  if (all.size() > kMostAssignments) return {};
  ValueType type = open_type();
  for (const Definition& other : all) {
    const bool apart = other.visible.end <= definition.visible.begin || definition.visible.end <= other.visible.begin;
    if (&other != &definition && (apart || other.by == BoundBy::function)) continue;
    if (other.by != BoundBy::assignment) continue;
    type = joined(type, assigned(other));
    if (!type.known()) return {};
  }
  return type;
}

ValueType Typing::assigned(const Definition& definition) {
  const NodeId target = tree_[definition.node].first_child;
  const NodeId source = target == kNone ? kNone : next(target);
  if (source == kNone) return {};
  if (tree_[target].kind != NodeKind::target_list) {
    const ValueType type = value(source);
    const std::string_view sign = trimmed(tree_.text.slice({tree_[target].range.end, tree_[source].range.begin}));
    const bool changes = sign.size() == 2 && sign.back() == '=' && !sign.starts_with('=');
    // `x += y`: a number or a text stays one.
    return !changes || is_open(type) || is_number(type) || type.is(LiteralKind::string) ? type : ValueType{};
  }
  const ValueType type = value(source);
  if (type.is(LiteralKind::map) && type.inside.size() == 2) return type.inside[1];
  if (type.properties == nullptr) return {};
  for (const manifest::Property& property : *type.properties)
    if (property.name.value == definition.name) return declared(property.schema, property.properties);
  return {};
}

ValueType Typing::bound(const Definition& definition) {
  switch (definition.by) {
    case BoundBy::when_output: return definition.call == kNone ? ValueType{} : called(definition.call);
    case BoundBy::loop_output: return looped(definition);
    case BoundBy::parameter: {
      const NodeId type = tree_.child(definition.node, NodeKind::type);
      return type == kNone ? ValueType{} : written(tree_, type);
    }
    default: return {};
  }
}

/// `foreach value as element` and `foreach value as place, element`.
ValueType Typing::looped(const Definition& definition) {
  const NodeId loop = tree_[definition.node].parent;
  if (tree_[loop].kind != NodeKind::foreach_statement) return {};
  NodeId source = kNone;
  std::vector<NodeId> outputs;
  for (const NodeId child : tree_.children(loop)) {
    if (tree_[child].kind == NodeKind::output)
      outputs.push_back(child);
    else if (tree_[child].kind != NodeKind::block && source == kNone)
      source = child;
  }
  if (source == kNone) return {};
  const ValueType type = value(source);
  const bool place = outputs.size() == 2 && outputs[0] == definition.node;
  if (type.is(LiteralKind::list)) {
    if (place) return ValueType::of(LiteralKind::integer);
    return type.inside.empty() ? ValueType{} : type.inside[0];
  }
  // A single name over a map is not the same in all versions of the language.
  if (!type.is(LiteralKind::map) || type.inside.size() != 2 || outputs.size() != 2) return {};
  return type.inside[place ? 0 : 1];
}

}  // namespace asyncy::typing
