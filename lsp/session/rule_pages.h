// Pages about rules, for editors that show a link with the name of one: files, so that no network is needed.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/text/diagnostic.h"

namespace asyncy::session {

class RulePages {
 public:
  /// `cache`: the folder for them; empty: there are none.
  explicit RulePages(std::filesystem::path cache) : folder_(std::move(cache)) {}

  /// Writes the page when it is first asked for. Empty when it cannot be written.
  const std::string& uri_of(const text::RuleInfo& rule);

 private:
  std::filesystem::path folder_;
  std::map<const text::RuleInfo*, std::string> uris_;
};

}  // namespace asyncy::session
