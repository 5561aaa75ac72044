// What a rule is, what it sees, and how it reports.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/binding/binding.h"
#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::rules {

class JudgedValues;

/// Everything a rule may look at: one document in its workspace. A story is judged chunk by chunk.
struct Scope {
  const workspace::Workspace& workspace;
  const workspace::Document& document;
  const binding::Calls& bound;          ///< every call of a story
  std::size_t chunk = 0;                ///< of a story: rules report what begins in this one
  binding::BoundCalls calls = {};       ///< that begin there
  const JudgedValues* values = nullptr; ///< of `calls`; through `judged_values` of call.h

  /// The nodes of that kind that begin there.
  [[nodiscard]] std::vector<story::NodeId> all(story::NodeKind kind) const { return tree().all_in(chunk, kind); }

  [[nodiscard]] const story::Tree& tree() const { return document.story()->tree; }
  [[nodiscard]] const story::Scopes& scopes() const { return document.story()->scopes; }
  [[nodiscard]] const manifest::Manifest& manifest() const { return document.manifest()->model; }
  [[nodiscard]] const yaml::Tree& yaml() const { return document.manifest()->tree; }
};

struct Finding {
  text::Diagnostic diagnostic;
  std::string once;  ///< of those with the same word here, if any, only the first is told, with the edits of all
};

/// What was found in a stretch of a document.
struct Findings {
  std::vector<Finding> all;
  bool lasts = true;  ///< false: it hangs on more than `story::affected_by` follows, so that it is looked for every time
};

/// Collects what one rule finds.
class Report {
 public:
  /// `rule` must apply in `dialect`.
  Report(const text::RuleInfo& rule, text::Dialect dialect, Findings& out) : rule_(rule), dialect_(dialect), out_(out) {}

  [[nodiscard]] text::Dialect dialect() const { return dialect_; }

  /// For chaining: `report.add(…).related(…)`.
  class Entry {
   public:
    Entry(Finding& finding, bool& lasts) : finding_(finding), diagnostic_(finding.diagnostic), lasts_(lasts) {}
    /// `where` null: the document itself.
    Entry& related(const workspace::Document* where, text::Range range, std::string message) {
      diagnostic_.related.push_back({.path = where == nullptr ? "" : where->path, .range = range, .message = std::move(message)});
      return *this;
    }
    /// Which of the rule's references this is.
    Entry& reference(std::string_view code) {
      diagnostic_.reference = code;
      return *this;
    }
    /// Overrides the rule's own severity.
    Entry& severity(text::Severity severity) {
      diagnostic_.severity = severity;
      return *this;
    }
    /// One way to mend it; see mend.h.
    Entry& fix(text::Fix fix) {
      if (!fix.edits.empty()) diagnostic_.fixes.push_back(std::move(fix));
      return *this;
    }

    /// One word of this is enough for the whole document: see `Finding`.
    Entry& once(std::string word) {
      finding_.once = std::move(word);
      return *this;
    }
    /// It says something of all that the story binds.
    Entry& of_all_names() {
      lasts_ = false;
      return *this;
    }

   private:
    Finding& finding_;
    text::Diagnostic& diagnostic_;
    bool& lasts_;
  };

  Entry add(text::Range range, std::string message) {
    return Entry(out_.all.emplace_back(Finding{.diagnostic = text::diagnose(rule_, range, std::move(message), dialect_), .once = {}}),
                 out_.lasts);
  }

 private:
  const text::RuleInfo& rule_;
  text::Dialect dialect_;
  Findings& out_;
};

/// A rule: its description, and the function that looks. Rules of syntax and schema have no function: their rooms report them.
struct Rule {
  text::RuleInfo info;
  void (*check)(const Scope& scope, Report& report) = nullptr;
};

}  // namespace asyncy::rules
