#include "lsp/cli/mend.h"

#include <algorithm>
#include <map>

#include "core/fix/silence.h"
#include "core/host/write.h"
#include "core/report/place.h"
#include "core/text/diff.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

/// `2 unknown-command, 1 enum-mismatch`
std::string counted(const std::vector<const text::RuleInfo*>& rules) {
  std::map<std::string_view, std::size_t> counts;
  for (const text::RuleInfo* rule : rules) ++counts[rule->name];
  std::string out;
  for (const auto& [name, count] : counts) out += (out.empty() ? "" : ", ") + std::to_string(count) + ' ' + std::string(name);
  return out;
}

fix::Ways ways_of(const Arguments& arguments, text::Severity mildest) {
  const auto reason = arguments.value("--add-ignores");
  if (!reason) return fix::fixes(arguments.has("--unsafe"));
  return [reason = *reason, mildest](const workspace::Document& document, std::span<const text::Diagnostic> found) {
    const auto comments = rules::suppressions_of(document);
    std::vector<std::vector<text::Fix>> ways(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      // What is wrong with a comment is not mended by another one.
      const bool about_comments = found[i].rule == &rules::invalid_suppression || found[i].rule == &rules::unused_suppression;
      if (!about_comments && found[i].severity <= mildest) ways[i] = fix::silencers(document, comments, found[i], reason);
    }
    return ways;
  };
}

}  // namespace

bool wants_mending(const Arguments& arguments) {
  return arguments.has("--fix") || arguments.has("--add-ignores") || arguments.has("--diff");
}

MendOutcome mend_files(const Arguments& arguments, const host::Loaded& loaded, const host::JudgeRequest& judge,
                       const report::Options& shown) {
  const bool diff = arguments.has("--diff");
  std::vector<host::MendedFile> files =
      host::mend(loaded.workspace, loaded.judged,
                 {.ways = ways_of(arguments, judge.mildest), .overrides = judge.overrides, .threads = judge.threads});
  MendOutcome outcome{.workspace = loaded.workspace, .changes = !files.empty()};
  std::vector<host::MendedFile> written;
  for (host::MendedFile& file : files) {
    const std::string name = report::shown_path(file.before->path, shown);
    const std::string_view before = file.before->text.view();
    const std::string_view after = file.after.document->text.view();
    if (diff) {
      const std::string side = name.starts_with('/') ? name : '/' + name;
      outcome.failed |= !print("--- a" + side + "\n+++ b" + side + '\n' + text::unified_diff(before, text::line_edits(before, after)));
    } else if (const auto error = host::replace_text(file.before->path, before, after)) {
      complain(error->message);
      outcome.failed = true;
    } else {
      complain((arguments.has("--add-ignores") ? "silenced in " : "mended ") + name + ": " + counted(file.after.rules));
      written.push_back(std::move(file));
    }
  }
  outcome.workspace = host::with_mended(std::move(outcome.workspace), written);
  return outcome;
}

}  // namespace asyncy::cli
