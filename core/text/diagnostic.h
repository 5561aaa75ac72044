// What is found wrong with a text, and the descriptor of the rule that found it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/range.h"

namespace asyncy::text {

/// From worst to mildest, in the protocol's order.
enum class Severity : std::uint8_t { error, warning, information, hint };

/// Which Storyscript is judged: `automatic` accepts every form that was ever valid.
enum class Dialect : std::uint8_t { automatic, y2018, y2020 };

enum class Language : std::uint8_t { manifest, story, config };

/// The severity of a rule in each dialect; none where it does not apply.
struct Severities {
  std::optional<Severity> automatic = Severity::error;
  std::optional<Severity> y2018 = Severity::error;
  std::optional<Severity> y2020 = Severity::error;

  // NOLINTNEXTLINE(google-explicit-constructor): a rule with one severity says just that one.
  constexpr Severities(Severity everywhere) : automatic(everywhere), y2018(everywhere), y2020(everywhere) {}
  constexpr Severities(std::optional<Severity> automatic_, std::optional<Severity> y2018_, std::optional<Severity> y2020_)
      : automatic(automatic_), y2018(y2018_), y2020(y2020_) {}

  [[nodiscard]] constexpr std::optional<Severity> in(Dialect dialect) const {
    return dialect == Dialect::automatic ? automatic : dialect == Dialect::y2018 ? y2018 : y2020;
  }
  /// Where no dialect is chosen; of a rule that then does not apply, what the latest dialect says that it applies in.
  [[nodiscard]] constexpr Severity usual() const {
    return automatic ? *automatic : y2020 ? *y2020 : y2018.value_or(Severity::error);
  }
};

/// How editors may show what is found, besides its severity.
enum class Tag : std::uint8_t { none, unnecessary, deprecated };

/// A workspace of one manifest (the service `demo`) and one story; either may be empty. For rules of the config file,
/// `config` is the text of `asyncy-ls.yml`.
struct Example {
  std::string_view manifest;
  std::string_view story;
  std::string_view config;
};

/// What is known of a rule without running it. Each stands once, as a constant beside the code that reports it.
struct RuleInfo {
  std::string_view name;  ///< kebab-case, says the mistake
  Severities severity;
  Language language;
  std::string_view title;  ///< one line, no full stop
  std::string_view why;    ///< full sentences; where the rule comes from
  Example bad;             ///< gives exactly this rule
  Example good;            ///< gives nothing
  std::string_view reference = {};  ///< codes of the reference compiler, such as "E0141"; empty: none
  Tag tag = Tag::none;
};

/// A place that explains a diagnostic. An empty `path` means the file of the diagnostic itself.
struct Related {
  std::string path;
  Range range;
  std::string message;

  friend bool operator==(const Related&, const Related&) = default;
};

/// Text to put in the place of a range.
struct Edit {
  Range range;
  std::string text;

  friend bool operator==(const Edit&, const Edit&) = default;
};

/// One way to mend a diagnostic, in its own file: edits that do not overlap, sorted.
struct Fix {
  std::string title;  ///< what it does, as a command: "Change to `that`"
  std::vector<Edit> edits;
  bool preferred = true;  ///< the one obvious mend; several ways are no preference

  friend bool operator==(const Fix&, const Fix&) = default;
};

struct Diagnostic {
  const RuleInfo* rule = nullptr;
  Severity severity = Severity::error;
  Range range;
  std::string message;
  std::vector<Related> related;
  std::string_view reference = {};  ///< the one of the rule's references that it is; empty: all of them
  std::vector<Fix> fixes;  ///< proposals: whoever offers one verifies it first

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// The severity is that of `rule` in `dialect`, where it must apply.
inline Diagnostic diagnose(const RuleInfo& rule, Range range, std::string message, Dialect dialect = Dialect::automatic) {
  return {.rule = &rule,
          .severity = rule.severity.in(dialect).value_or(Severity::error),
          .range = range,
          .message = std::move(message),
          .related = {},
          .fixes = {}};
}

/// Sorts by range, then rule name, then message, and drops exact repetitions.
void sort(std::vector<Diagnostic>& diagnostics);

}  // namespace asyncy::text
