// From the library's events, which know where nodes begin, to nodes with exact ranges.
#pragma once

#include <string_view>
#include <vector>

#include "core/yaml/reading.h"

namespace asyncy::yaml {

/// What an event tells of a node besides its kind.
struct Event {
  text::Offset mark = 0;   ///< of its anchor or tag when it has one; of the next token when the node is absent
  std::size_t anchor = 0;  ///< numbered from 1; 0: none
  bool tagged = false;
};

/// Marks are not trusted: they are clamped so that siblings come in order and children lie inside their parents, whatever
/// they say.
class Builder {
 public:
  Builder(std::string_view text, text::Offset start, Reading& reading) : text_(text), cursor_(start), out_(reading) {}

  void null(Event event);
  void alias(Event event);
  /// False when the scalar is quoted and its closing quote is missing; its begin is then `last()`.
  [[nodiscard]] bool scalar(Event event, std::string_view value);
  void begin_collection(Event event, Kind kind, Style style);
  void end_collection();

  /// From now on the entries of a root map join the first root; any other root is left out.
  void join_documents() { joining_ = true; }
  /// Closes what is open, without looking for brackets.
  void abandon();

  [[nodiscard]] std::size_t depth() const { return open_.size() + skipped_depth_; }
  [[nodiscard]] text::Offset last() const { return cursor_; }

 private:
  struct Open {
    NodeId id = kNone;
    NodeId last_child = kNone;
    bool awaits_value = false;
    bool bracket = false;
  };

  /// Behind the indicator that introduces the next node.
  [[nodiscard]] text::Offset introduced() const;
  [[nodiscard]] text::Offset place(text::Offset mark) const;
  [[nodiscard]] bool skips() const;
  NodeId add(Node node, std::size_t anchor);
  void add_absent();
  void finish(text::Offset end);

  std::string_view text_;
  text::Offset cursor_;  ///< end of what was read so far
  Reading& out_;
  std::vector<Open> open_;
  std::vector<NodeId> anchors_;
  std::size_t skipped_depth_ = 0;
  bool joining_ = false;
};

}  // namespace asyncy::yaml
