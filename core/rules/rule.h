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

/// Everything a rule may look at: one document in its workspace.
struct Scope {
  const workspace::Workspace& workspace;
  const workspace::Document& document;
  std::span<const binding::BoundCall> calls;  ///< of a story; empty for other documents
  const JudgedValues* values = nullptr;       ///< of `calls`; through `judged_values` of call.h

  [[nodiscard]] const story::Tree& tree() const { return document.story()->tree; }
  [[nodiscard]] const story::Scopes& scopes() const { return document.story()->scopes; }
  [[nodiscard]] const manifest::Manifest& manifest() const { return document.manifest()->model; }
  [[nodiscard]] const yaml::Tree& yaml() const { return document.manifest()->tree; }
};

/// Collects what one rule finds.
class Report {
 public:
  /// `rule` must apply in `dialect`.
  Report(const text::RuleInfo& rule, text::Dialect dialect, std::vector<text::Diagnostic>& out)
      : rule_(rule), dialect_(dialect), out_(out) {}

  [[nodiscard]] text::Dialect dialect() const { return dialect_; }

  /// For chaining: `report.add(…).related(…)`.
  class Entry {
   public:
    explicit Entry(text::Diagnostic& diagnostic) : diagnostic_(diagnostic) {}
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

   private:
    text::Diagnostic& diagnostic_;
  };

  Entry add(text::Range range, std::string message) {
    return Entry(out_.emplace_back(text::diagnose(rule_, range, std::move(message), dialect_)));
  }

 private:
  const text::RuleInfo& rule_;
  text::Dialect dialect_;
  std::vector<text::Diagnostic>& out_;
};

/// A rule: its description, and the function that looks. Rules of syntax and schema have no function: their rooms report them.
struct Rule {
  text::RuleInfo info;
  void (*check)(const Scope& scope, Report& report) = nullptr;
};

}  // namespace asyncy::rules
