#include "lsp/cli/rewrite.h"

#include <algorithm>
#include <filesystem>

#include "core/host/files.h"
#include "core/host/write.h"
#include "core/report/place.h"
#include "core/text/diff.h"
#include "core/text/edit.h"
#include "core/text/utf.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {

void Rewriting::fail(std::string_view sentence) {
  complain(sentence);
  failed_ = true;
}

int Rewriting::status() const {
  if (failed_) return kFailure;
  return changes_ && only_tells() ? kFindings : kClean;
}

void Rewriting::tell(const std::string& name, const std::string& bytes, const std::vector<text::Edit>& edits) {
  changes_ = true;
  std::string out = name + '\n';
  if (diff_) {
    const std::string side = name.starts_with('/') ? name : '/' + name;
    out = "--- a" + side + "\n+++ b" + side + '\n' + text::unified_diff(bytes, edits);
  }
  failed_ |= !print(out);
}

void Rewriting::file(const std::string& path, const std::string& name, const Edits& edits_of) {
  const auto bytes = host::read_file(path);
  if (!bytes) return fail(bytes.error());
  const auto encoding = text::decode_file(bytes.value()).encoding;
  if (encoding == text::Encoding::utf16_le || encoding == text::Encoding::utf16_be)
    return fail(name + " is written in UTF-16; save it as UTF-8, then it can be changed");
  const std::vector<text::Edit> edits = edits_of(bytes.value(), name);
  const auto after = text::apply(bytes.value(), edits);
  if (edits.empty() || !after) return;
  if (!only_tells())
    if (const auto error = host::replace_file(path, *after)) return fail(error->message);
  tell(name, bytes.value(), edits);
}

void Rewriting::standard_input(const Edits& edits_of) {
  const auto bytes = host::read_standard_input();
  if (!bytes) return fail(bytes.error());
  const std::vector<text::Edit> edits = edits_of(bytes.value(), "the standard input");
  if (!only_tells())
    failed_ |= !print(text::apply(bytes.value(), edits).value_or(bytes.value()));
  else if (!edits.empty())
    tell("-", bytes.value(), edits);
}

FoundFiles files_to_rewrite(const std::vector<std::string>& operands, std::initializer_list<text::Language> languages,
                            std::string_view only, Rewriting& work) {
  const auto is_wanted = [&](text::Language language) { return std::find(languages.begin(), languages.end(), language) != languages.end(); };
  host::LoadRequest request;
  for (const std::string& operand : operands) {
    std::error_code error;
    if (std::filesystem::is_directory(operand, error) || is_wanted(workspace::language_of(operand)))
      request.paths.emplace_back(operand);
    else
      complain(operand + " is left alone: " + std::string(only));
  }
  FoundFiles found{.loaded = host::load(request), .files = {}};
  std::error_code error;
  const report::Options shown{.base = std::filesystem::current_path(error).string(), .colour = false};
  for (const std::string& path : found.loaded.judged)
    if (const auto* document = found.loaded.workspace.find(path); is_wanted(document->language()))
      found.files.push_back({.document = document, .name = report::shown_path(path, shown)});
  for (const std::string& problem : found.loaded.problems) work.fail(problem);
  return found;
}

}  // namespace asyncy::cli
