#include "core/yaml/builder.h"

#include <algorithm>

#include "core/yaml/extent.h"

namespace asyncy::yaml {
namespace {

using text::Offset;

/// True when nothing but blanks, line ends and backslashes stands between the quotes.
bool quotes_nothing(std::string_view quoted) {
  return quoted.size() >= 2 &&
         std::all_of(quoted.begin() + 1, quoted.end() - 1, [](char c) { return is_space(c) || c == '\\'; });
}

}  // namespace

Offset Builder::introduced() const {
  if (open_.empty()) return cursor_;
  const Open& parent = open_.back();
  const Node& node = out_.nodes[parent.id];
  Offset at = cursor_;
  if (parent.awaits_value) return after_indicator(text_, at, ':').value_or(at);
  if (node.style == Style::flow) {
    if (parent.last_child != kNone) at = after_indicator(text_, at, ',').value_or(at);
  } else if (node.kind == Kind::sequence) {
    return after_indicator(text_, at, '-').value_or(at);
  }
  if (node.kind == Kind::map) {
    const auto question = after_indicator(text_, at, '?');
    if (question && is_space_at(text_, *question)) return *question;
  }
  return at;
}

Offset Builder::place(Offset mark) const {
  return std::min(std::max(introduced(), mark), static_cast<Offset>(text_.size()));
}

bool Builder::skips() const { return skipped_depth_ > 0 || (joining_ && open_.empty()); }

NodeId Builder::add(Node node, std::size_t anchor) {
  const auto id = static_cast<NodeId>(out_.nodes.size());
  if (open_.empty()) {
    out_.root = id;
  } else {
    Open& parent = open_.back();
    node.parent = parent.id;
    (parent.last_child == kNone ? out_.nodes[parent.id].first_child : out_.nodes[parent.last_child].next_sibling) = id;
    parent.last_child = id;
    if (out_.nodes[parent.id].kind == Kind::map) parent.awaits_value = !parent.awaits_value;
  }
  if (anchor != 0) {
    if (anchors_.size() <= anchor) anchors_.resize(anchor + 1, kNone);
    anchors_[anchor] = id;
  }
  cursor_ = node.range.end;
  out_.nodes.push_back(node);
  return id;
}

void Builder::add_absent() {
  Node node;
  const Offset at = introduced();
  node.range = {at, at};
  add(node, 0);
}

void Builder::null(Event event) {
  if (skips()) return;
  Node node;
  const Offset at = introduced();
  node.range = {at, at};
  // Of an absent node the mark is that of whatever comes next, which may have properties and even read `null:` as a key.
  if (const Offset content = place(event.mark); content == skip_space(text_, at)) {
    const Properties properties = properties_at(text_, content);
    const text::Range word = null_word_at(text_, skip_space(text_, properties.end));
    if (event.anchor != 0 || !word.empty()) {
      node.anchor = properties.anchor;
      node.tag = properties.tag;
      node.range = {properties.end, properties.end};
    }
    if (!word.empty()) {
      node.range = word;
      node.style = Style::plain;
    }
  }
  add(node, event.anchor);
}

void Builder::alias(Event event) {
  if (skips()) return;
  Node node;
  node.kind = Kind::alias;
  const Offset at = place(event.mark);
  node.range = {at, at < text_.size() && text_[at] == '*' ? end_of_name(text_, at) : at};
  if (event.anchor < anchors_.size()) node.target = anchors_[event.anchor];
  add(node, 0);
}

bool Builder::scalar(Event event, std::string_view value) {
  if (skips()) return true;
  Node node;
  node.kind = Kind::scalar;
  const Properties properties = properties_at(text_, place(event.mark));
  node.anchor = properties.anchor;
  node.tag = properties.tag;
  const Offset at = skip_space(text_, properties.end);
  const char first = at < text_.size() ? text_[at] : '\0';
  Offset end = at;
  bool closed = true;
  if (first == '"' || first == '\'') {
    node.style = first == '"' ? Style::double_quoted : Style::single_quoted;
    const auto quoted = end_of_quoted(text_, at);
    closed = quoted.has_value();
    end = quoted.value_or(static_cast<Offset>(text_.size()));
  } else if (first == '|' || first == '>') {
    node.style = first == '|' ? Style::literal : Style::folded;
    end = end_of_block_scalar(text_, at, value);
  } else {
    node.style = Style::plain;
    end = end_of_content(text_, at, value);
  }
  const bool is_empty_text =
      (closed && first != '\0' && node.style != Style::plain &&
       (node.style == Style::literal || node.style == Style::folded || quotes_nothing(text_.substr(at, end - at))));
  if (value.empty() && !is_empty_text && closed) {
    // A tag without content: the library makes an empty text of it.
    node.kind = Kind::null;
    node.style = Style::none;
    node.range = {properties.end, properties.end};
    add(node, event.anchor);
    return true;
  }
  node.range = {at, end};
  node.value_begin = static_cast<std::uint32_t>(out_.values.size());
  node.value_size = static_cast<std::uint32_t>(value.size());
  if (!closed) {
    cursor_ = at;
    return false;
  }
  out_.values += value;
  add(node, event.anchor);
  return true;
}

void Builder::begin_collection(Event event, Kind kind, Style style) {
  if (skips()) {
    const bool joins = skipped_depth_ == 0 && kind == Kind::map && style == Style::block && out_.root != kNone &&
                       out_.nodes[out_.root].kind == Kind::map && out_.nodes[out_.root].style == Style::block;
    if (!joins) {
      ++skipped_depth_;
      return;
    }
    Open root{.id = out_.root};
    for (NodeId child = out_.nodes[root.id].first_child; child != kNone; child = out_.nodes[child].next_sibling)
      root.last_child = child;
    cursor_ = std::max(cursor_, std::min(event.mark, static_cast<Offset>(text_.size())));
    open_.push_back(root);
    return;
  }
  Node node;
  node.kind = kind;
  node.style = style;
  Offset at = place(event.mark);
  if (event.anchor != 0 || event.tagged) {
    const Properties properties = properties_at(text_, at);
    node.anchor = properties.anchor;
    node.tag = properties.tag;
    at = skip_space(text_, properties.end);
  }
  const char bracket = kind == Kind::map ? '{' : '[';
  const bool has_bracket = style == Style::flow && at < text_.size() && text_[at] == bracket;
  node.range = {at, at};
  const NodeId id = add(node, event.anchor);
  if (has_bracket) ++cursor_;
  open_.push_back({.id = id, .last_child = kNone, .awaits_value = false, .bracket = has_bracket});
}

void Builder::finish(Offset end) {
  const Open closed = open_.back();
  open_.pop_back();
  Node& node = out_.nodes[closed.id];
  if (!closed.bracket && node.first_child != kNone) node.range.begin = out_.nodes[node.first_child].range.begin;
  node.range.end = std::max(end, node.range.begin);
  cursor_ = std::max(cursor_, node.range.end);
}

void Builder::end_collection() {
  if (skipped_depth_ > 0) {
    --skipped_depth_;
    return;
  }
  if (open_.empty()) return;
  if (open_.back().awaits_value) add_absent();
  const char closing = out_.nodes[open_.back().id].kind == Kind::map ? '}' : ']';
  finish(open_.back().bracket ? end_of_flow(text_, cursor_, closing).value_or(cursor_) : cursor_);
}

void Builder::abandon() {
  for (const Open& open : open_) out_.open.push_back(open.id);
  while (!open_.empty()) {
    if (open_.back().awaits_value) add_absent();
    finish(cursor_);
  }
}

}  // namespace asyncy::yaml
