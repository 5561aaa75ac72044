#include "lsp/session/rule_pages.h"

#include "core/host/files.h"
#include "core/host/write.h"
#include "core/rules/describe.h"
#include "lsp/protocol/uri.h"

namespace asyncy::session {
namespace {

bool holds(const std::filesystem::path& file, const std::string& page) {
  const auto bytes = host::read_file(file);
  return bytes && bytes.value() == page;
}

}  // namespace

const std::string& RulePages::uri_of(const text::RuleInfo& rule) {
  const auto [known, is_new] = uris_.try_emplace(&rule);
  if (!is_new || folder_.empty()) return known->second;
  const std::filesystem::path folder = folder_ / ASYNCY_VERSION / "rules";
  const std::filesystem::path file = folder / (std::string(rule.name) + ".md");
  const std::string page = rules::rule_page(rule);
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (holds(file, page) || !host::write_file(file, page)) known->second = protocol::uri_from_path(file.string());
  return known->second;
}

}  // namespace asyncy::session
