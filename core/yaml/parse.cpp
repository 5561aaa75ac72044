#include "core/yaml/parse.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <array>
#include <sstream>
#include <utility>

#include "core/yaml/builder.h"
#include "core/yaml/explain.h"
#include "core/yaml/read_blocks.h"
#include "core/yaml/reading.h"
#include "core/yaml/repair.h"
#include "core/yaml/scrub.h"

namespace asyncy::yaml {
namespace {

using text::Offset;

/// Leaves the library's parser from inside an event. Caught in `read`.
struct Stop {};

Reason reason_of(std::string_view message) {
  namespace msg = YAML::ErrorMsg;
  // The library's texts are no constant expressions.
  static const std::array<std::pair<std::string_view, Reason>, 12> kReasons = {{
      {msg::MAP_VALUE, Reason::colon},
      {msg::BLOCK_ENTRY, Reason::list_item},
      {msg::INVALID_ESCAPE, Reason::escape},
      {msg::ALIAS_NOT_FOUND, Reason::alias},
      {msg::CHAR_IN_ALIAS, Reason::alias},
      {msg::ANCHOR_NOT_FOUND, Reason::alias},
      {msg::CHAR_IN_ANCHOR, Reason::alias},
      {msg::UNKNOWN_ANCHOR, Reason::unknown_alias},
      {msg::UNKNOWN_TOKEN, Reason::character},
      {msg::FLOW_END, Reason::closing},
      {msg::CHAR_IN_BLOCK, Reason::block_header},
      {msg::ZERO_INDENT_IN_BLOCK, Reason::block_header},
  }};
  for (const auto& [beginning, reason] : kReasons)
    if (message.substr(0, beginning.size()) == beginning) return reason;
  if (message == msg::INVALID_HEX || message.substr(0, 15) == "invalid unicode") return Reason::escape;
  if (message == msg::EOF_IN_SCALAR || message == msg::DOC_IN_SCALAR) return Reason::unclosed_quote;
  return Reason::other;
}

/// Hands the library's events to a builder, and stops it where it would not stop by itself.
class Handler final : public YAML::EventHandler {
 public:
  Handler(const std::string& bytes, Offset start, Limits limits, Reading& reading)
      : bytes_(bytes), base_(start), limits_(limits), out_(reading), builder_(bytes, start, reading) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    const Offset at = offset(mark);
    if (documents_++ > 0) {
      // Some stray characters are never consumed: the library would find one empty document after the other.
      if (at <= document_begin_) stop({Reason::other, at});
      const bool marked = bytes_.compare(at, 3, "---") == 0;
      if (!out_.extra) out_.extra = {at, marked};
      if (marked) throw Stop{};
      builder_.join_documents();
    }
    document_begin_ = at;
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { builder_.null(event(mark, anchor, "")); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override { builder_.alias(event(mark, anchor, "")); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    if (!builder_.scalar(event(mark, anchor, tag), value)) stop({Reason::unclosed_quote, builder_.last()});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    begin(event(mark, anchor, tag), Kind::sequence, style);
  }
  void OnSequenceEnd() override { builder_.end_collection(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    begin(event(mark, anchor, tag), Kind::map, style);
  }
  void OnMapEnd() override { builder_.end_collection(); }

  void fail(const YAML::Exception& error) { out_.failure = {reason_of(error.msg), offset(error.mark)}; }
  void close() {
    builder_.abandon();
    out_.last = builder_.last();
  }

 private:
  [[noreturn]] void stop(Failure failure) {
    out_.failure = failure;
    throw Stop{};
  }
  // Only `pos` of a mark can be trusted: lines and columns are counted by other rules.
  [[nodiscard]] Offset offset(const YAML::Mark& mark) const {
    if (mark.pos < 0) return base_;
    return static_cast<Offset>(std::min(bytes_.size(), base_ + static_cast<std::size_t>(mark.pos)));
  }
  [[nodiscard]] Event event(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag) const {
    return {.mark = offset(mark), .anchor = anchor, .tagged = !tag.empty() && tag != "?" && tag != "!"};
  }
  void begin(Event event, Kind kind, YAML::EmitterStyle::value style) {
    if (builder_.depth() >= limits_.depth) stop({Reason::too_deep, event.mark});
    builder_.begin_collection(event, kind, style == YAML::EmitterStyle::Flow ? Style::flow : Style::block);
  }

  const std::string& bytes_;
  Offset base_;
  Limits limits_;
  Reading& out_;
  Builder builder_;
  Offset document_begin_ = 0;
  unsigned documents_ = 0;
};

}  // namespace

Reading read(const std::string& bytes, Offset start, Limits limits) {
  Reading out;
  Handler handler(bytes, start, limits, out);
  try {
    std::istringstream stream(bytes.substr(start));
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(handler)) {
    }
  } catch (const Stop&) {
    // The handler has told why.
  } catch (const YAML::Exception& error) {
    handler.fail(error);
  }
  handler.close();
  return out;
}

namespace {

Tree parse(const text::Text& text, const Tree* before, Limits limits) {
  Scrubbed scrubbed = scrub(text.view());
  Tree tree;
  if (auto in_blocks = read_blocks(text, scrubbed, before, limits)) {
    tree = std::move(*in_blocks);
  } else {
    Repaired repaired = read_and_repair(text, std::move(scrubbed.bytes), scrubbed.start, limits);
    tree = {.text = text,
            .nodes = std::move(repaired.reading.nodes),
            .root = repaired.reading.root,
            .values = std::move(repaired.reading.values),
            .diagnostics = std::move(repaired.diagnostics),
            .repaired = std::move(repaired.lines),
            .blocks = {}};
  }
  tree.diagnostics.insert(tree.diagnostics.end(), std::make_move_iterator(scrubbed.diagnostics.begin()),
                          std::make_move_iterator(scrubbed.diagnostics.end()));
  text::sort(tree.diagnostics);
  return tree;
}

}  // namespace

Tree parse(const text::Text& text, Limits limits) { return parse(text, nullptr, limits); }

Tree parse(const text::Text& text, const Tree& before, Limits limits) { return parse(text, &before, limits); }

std::span<const text::RuleInfo* const> rules() {
  static constexpr std::array<const text::RuleInfo*, 3> kRules = {&yaml_syntax, &nesting_too_deep, &invalid_character};
  return kRules;
}

}  // namespace asyncy::yaml
