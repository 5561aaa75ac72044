#include <algorithm>
#include <array>
#include <filesystem>

#include "core/format/format.h"
#include "core/host/files.h"
#include "core/host/load.h"
#include "core/host/root.h"
#include "core/host/write.h"
#include "core/report/place.h"
#include "core/story/parser.h"
#include "core/text/diff.h"
#include "core/text/edit.h"
#include "core/text/utf.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

constexpr std::array<Option, 3> kFmtOptions = {{
    {.name = "--check",
     .value = {},
     .help = "write nothing; list the files that would change, and end with 1 if there are any",
     .allowed = {}},
    {.name = "--diff",
     .value = {},
     .help = "write nothing; show what would change, and end with 1 if anything would",
     .allowed = {}},
    {.name = "--argument-colon",
     .value = "STYLE",
     .help = "key:value is tight, key: value spaced, auto is what each file mostly has; without this asyncy-ls.yml says",
     .allowed = format::kColons},
}};

struct Work {
  bool check = false;
  bool diff = false;
  std::optional<format::Colon> argument_colon;  ///< whatever the projects say
  bool changes = false;                         ///< some file is not formatted
  bool failed = false;

  void fail(std::string_view sentence) {
    complain(sentence);
    failed = true;
  }
};

/// A story as it was, and as it should be.
struct Formatted {
  std::vector<text::Edit> edits;
  std::string text;
};

Formatted format_story(const std::string& bytes, const std::string& name, format::Colon argument_colon) {
  const story::Tree tree = story::parse(text::Text(bytes));
  if (!tree.diagnostics.empty()) {
    const auto line = tree.text.line_of(tree.diagnostics.front().range.begin) + 1;
    complain(name + " has syntax errors, the first on line " + std::to_string(line) +
             "; the statements with them stay as they are (asyncy-ls check tells what is wrong)");
  }
  Formatted out{.edits = format::format(tree, {.argument_colon = argument_colon}), .text = {}};
  out.text = text::apply(bytes, out.edits).value_or(bytes);
  return out;
}

/// Tells of a file that is not formatted, in the way that was asked for.
void tell(const std::string& name, const std::string& bytes, const Formatted& formatted, Work& work) {
  work.changes = true;
  std::string out = name + '\n';
  if (work.diff) {
    const std::string side = name.starts_with('/') ? name : '/' + name;
    out = "--- a" + side + "\n+++ b" + side + '\n' + text::unified_diff(bytes, formatted.edits);
  }
  if (!print(out)) work.failed = true;
}

void format_file(const std::string& path, const std::string& name, format::Colon argument_colon, Work& work) {
  const auto bytes = host::read_file(path);
  if (!bytes) return work.fail(bytes.error());
  const auto encoding = text::decode_file(bytes.value()).encoding;
  if (encoding == text::Encoding::utf16_le || encoding == text::Encoding::utf16_be)
    return work.fail(name + " is written in UTF-16; save it as UTF-8, then it can be formatted");
  const Formatted formatted = format_story(bytes.value(), name, argument_colon);
  if (formatted.edits.empty()) return;
  if (!work.check && !work.diff)
    if (const auto error = host::replace_file(path, formatted.text)) return work.fail(error->message);
  tell(name, bytes.value(), formatted, work);
}

/// What the project of the current folder says.
format::Colon argument_colon_here() {
  const std::string path = (host::workspace_root(".") / workspace::kConfigName).string();
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return format::Colon::automatic;
  const auto document = host::load_document(path, text::Language::config);
  return document ? document.value()->config()->config.argument_colon : format::Colon::automatic;
}

void format_standard_input(Work& work) {
  const auto bytes = host::read_standard_input();
  if (!bytes) return work.fail(bytes.error());
  const Formatted formatted =
      format_story(bytes.value(), "the standard input", work.argument_colon.value_or(argument_colon_here()));
  if (!work.check && !work.diff) {
    if (!print(formatted.text)) work.failed = true;
  } else if (!formatted.edits.empty()) {
    tell("-", bytes.value(), formatted, work);
  }
}

void format_files(const std::vector<std::string>& operands, Work& work) {
  host::LoadRequest request;
  for (const std::string& operand : operands) {
    std::error_code error;
    if (std::filesystem::is_directory(operand, error) || workspace::language_of(operand) == text::Language::story)
      request.paths.emplace_back(operand);
    else
      complain(operand + " is left alone: only stories are formatted");
  }
  const host::Loaded loaded = host::load(request);
  std::error_code error;
  const report::Options shown{.base = std::filesystem::current_path(error).string(), .colour = false};
  for (const std::string& path : loaded.judged) {
    if (loaded.workspace.find(path)->language() != text::Language::story) continue;
    const workspace::Root* root = loaded.workspace.root_of(path);
    const auto colon = root == nullptr ? format::Colon::automatic : root->config.argument_colon;
    format_file(path, report::shown_path(path, shown), work.argument_colon.value_or(colon), work);
  }
  for (const std::string& problem : loaded.problems) work.fail(problem);
}

int run_fmt(const Arguments& arguments) {
  Work work{.check = arguments.has("--check"), .diff = arguments.has("--diff"), .argument_colon = {}};
  if (const auto colon = arguments.value("--argument-colon")) work.argument_colon = format::colon_of(*colon);
  const auto& operands = arguments.operands();
  if (operands.empty()) return refuse("say what to format: asyncy-ls fmt PATH…, or - for the standard input");
  if (std::find(operands.begin(), operands.end(), "-") == operands.end()) {
    format_files(operands, work);
  } else if (operands.size() == 1) {
    format_standard_input(work);
  } else {
    return refuse("- is the standard input and stands alone");
  }
  if (work.failed) return kFailure;
  return work.changes && (work.check || work.diff) ? kFindings : kClean;
}

}  // namespace

extern const Command fmt_command{
    .name = "fmt",
    .operands = "PATH…",
    .summary = "bring stories into one style",
    .details =
        "PATH is a file, a folder with all its stories, or - to read standard input and write standard output. Prints the "
        "names of the files that it changes. Manifests are left alone, and so are statements with syntax errors.\n"
        "Exit status: 0 done, 1 something would change (--check, --diff), 2 could not do the work.\n",
    .options = kFmtOptions,
    .run = run_fmt,
};

}  // namespace asyncy::cli
