#include <algorithm>
#include <array>
#include <filesystem>

#include "core/format/format.h"
#include "core/format/manifest.h"
#include "core/host/load.h"
#include "core/host/root.h"
#include "core/story/parser.h"
#include "core/workspace/examples.h"
#include "core/workspace/settings.h"
#include "core/yaml/parse.h"
#include "lsp/cli/command.h"
#include "lsp/cli/rewrite.h"

namespace asyncy::cli {
namespace {

constexpr std::array<Option, 4> kFmtOptions = {
    {kCheckOption,
     kDiffOption,
     {.name = "--argument-colon",
      .value = "STYLE",
      .help = "key:value is tight, key: value spaced, auto is what each file mostly has; without this asyncy-ls.yml says",
      .allowed = format::kColons},
     {.name = "--stdin-filename",
      .value = "FILE",
      .help = "with -, the name of the file whose text it is: asyncy.yml for a manifest; it need not exist",
      .allowed = {}}}};

/// Says of a text with mistakes what becomes of it.
void tell_mistakes(const text::Text& text, const std::vector<text::Diagnostic>& found, const std::string& name,
                   std::string_view mistakes, std::string_view what) {
  if (found.empty()) return;
  complain(name + " has " + std::string(mistakes) + ", the first on line " +
           std::to_string(text.line_of(found.front().range.begin) + 1) + "; " + std::string(what) +
           " (asyncy-ls check tells what is wrong)");
}

std::vector<text::Edit> format_story(const std::string& bytes, const std::string& name, format::Colon argument_colon) {
  const story::Tree tree = story::parse(text::Text(bytes));
  tell_mistakes(tree.text, tree.diagnostics, name, "syntax errors", "the statements with them stay as they are");
  return format::format(tree, {.argument_colon = argument_colon});
}

std::vector<text::Edit> format_manifest(const std::string& bytes, const std::string& name) {
  const yaml::Tree tree = yaml::parse(text::Text(bytes));
  tell_mistakes(tree.text, tree.diagnostics, name, "mistakes in its YAML", "it stays as it is");
  return format::format_manifest(tree);
}

/// What the project says of a story in the current folder.
format::Colon argument_colon_here() {
  const std::string story = host::absolute_path("./-.story").string();
  const host::Loaded loaded = host::load_configs(story);
  const auto said = workspace::settings_for(loaded.workspace, story).argument_colon;
  return said ? said->value : format::Colon::automatic;
}

/// That of the command line, before whatever the projects say.
std::optional<format::Colon> argument_colon_of(const Arguments& arguments) {
  const auto colon = arguments.value("--argument-colon");
  return colon ? format::colon_of(*colon) : std::nullopt;
}

void format_files(const Arguments& arguments, Rewriting& work) {
  const FoundFiles found = files_to_rewrite(arguments.operands(), {text::Language::story, text::Language::manifest},
                                            "only stories and manifests are formatted", work);
  for (const FoundFile& file : found.files) {
    if (file.document->language() == text::Language::manifest) {
      work.file(file.document->path, file.name, format_manifest);
      continue;
    }
    if (workspace::is_markdown(file.document->path)) continue;
    const auto said = workspace::settings_for(found.loaded.workspace, file.document->path).argument_colon;
    const auto colon = argument_colon_of(arguments).value_or(said ? said->value : format::Colon::automatic);
    work.file(file.document->path, file.name,
              [&](const std::string& bytes, const std::string& name) { return format_story(bytes, name, colon); });
  }
}

int run_fmt(const Arguments& arguments) {
  Rewriting work(arguments);
  const auto& operands = arguments.operands();
  if (operands.empty()) return refuse("say what to format: asyncy-ls fmt PATH…, or - for the standard input");
  const bool filter = std::find(operands.begin(), operands.end(), "-") != operands.end();
  const auto filename = arguments.value("--stdin-filename");
  if (filter && operands.size() > 1) return refuse("- is the standard input and stands alone");
  if (filename && !filter) return refuse("--stdin-filename names the text on standard input; ask for that with -");
  if (!filter) {
    format_files(arguments, work);
  } else if (filename && workspace::language_of(*filename) == text::Language::manifest) {
    work.standard_input(format_manifest);
  } else {
    const auto colon = argument_colon_of(arguments).value_or(argument_colon_here());
    work.standard_input([&](const std::string& bytes, const std::string& name) { return format_story(bytes, name, colon); });
  }
  return work.status();
}

}  // namespace

extern const Command fmt_command{
    .name = "fmt",
    .operands = "PATH…",
    .summary = "bring stories and manifests into one style",
    .details =
        "PATH is a file, a folder with all its stories and manifests, or - to read standard input and write standard output. "
        "Prints the names of the files that it changes. Statements with syntax errors stay as they are, and so do manifests "
        "whose YAML has mistakes. Comments, quotes and the order of keys stay, and everything means what it meant.\n"
        "Exit status: 0 done, 1 something would change (--check, --diff), 2 could not do the work.\n",
    .options = kFmtOptions,
    .run = run_fmt,
};

}  // namespace asyncy::cli
