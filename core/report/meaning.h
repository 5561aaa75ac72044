// What a finding is about, whatever line it stands on: the service, the command, the argument, the value.
#pragma once

#include <string>
#include <vector>

#include "core/binding/binding.h"
#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::report {

struct Meaning {
  std::string rule;
  std::string service;   ///< that is called, or that the manifest describes; empty: none
  std::string command;   ///< of a manifest the keys on the way to the place: `commands.go.args`
  std::string argument;
  std::string value;     ///< what is written there

  friend auto operator<=>(const Meaning&, const Meaning&) = default;
};

/// Reads the calls of a document once and tells of each finding in it.
class Meanings {
 public:
  Meanings(const workspace::Workspace& workspace, const workspace::Document& document);

  [[nodiscard]] Meaning of(const text::Diagnostic& diagnostic) const;

 private:
  void tell_call(text::Range range, Meaning& meaning) const;
  void tell_keys(text::Range range, Meaning& meaning) const;

  const workspace::Document& document_;
  std::vector<binding::BoundCall> calls_;  ///< of a story, sorted by where they begin
  std::vector<yaml::NodeId> nodes_;        ///< of the others, sorted by where they begin
  std::vector<yaml::NodeId> keys_;         ///< by node: the key that it is, or is the value of
};

/// For each diagnostic of the document 16 hexadecimal digits: the same as long as path, rule and meaning stay, and as the
/// findings before it that share them do.
std::vector<std::string> fingerprints(const workspace::Workspace& workspace, const workspace::Document& document,
                                      const std::string& shown_path, const std::vector<text::Diagnostic>& diagnostics);

}  // namespace asyncy::report
