#include "core/migrate/migrate.h"

#include <algorithm>
#include <array>

#include "core/yaml/parse.h"
#include "lsp/cli/command.h"
#include "lsp/cli/rewrite.h"

namespace asyncy::cli {
namespace {

constexpr std::array<Option, 3> kMigrateOptions = {{{.name = "--to",
                                                     .value = "DIALECT",
                                                     .help = "seed writes args, kwargs, result and env; arguments writes arguments, "
                                                             "output and environment",
                                                     .allowed = migrate::kDialects},
                                                    kCheckOption,
                                                    kDiffOption}};

std::vector<text::Edit> migrate_manifest(const std::string& bytes, const std::string& name, migrate::Dialect to, Rewriting& work) {
  const yaml::Tree tree = yaml::parse(text::Text(bytes));
  migrate::Migration migration = migrate::migrate(tree, to);
  for (const migrate::Refusal& refusal : migration.refusals)
    work.fail(name + ':' + std::to_string(tree.text.line_of(refusal.range.begin) + 1) + ": left as it is, because " + refusal.reason);
  return std::move(migration.edits);
}

int run_migrate(const Arguments& arguments) {
  const auto wanted = arguments.value("--to");
  const auto to = wanted ? migrate::dialect_of(*wanted) : std::nullopt;
  if (!to) return refuse("say in which dialect to write: asyncy-ls migrate --to seed PATH…, or --to arguments");
  const auto& operands = arguments.operands();
  if (operands.empty()) return refuse("say what to rewrite: asyncy-ls migrate --to DIALECT PATH…, or - for the standard input");
  Rewriting work(arguments);
  const auto edits = [&](const std::string& bytes, const std::string& name) { return migrate_manifest(bytes, name, *to, work); };
  if (std::find(operands.begin(), operands.end(), "-") != operands.end()) {
    if (operands.size() > 1) return refuse("- is the standard input and stands alone");
    work.standard_input(edits);
    return work.status();
  }
  const FoundFiles found = files_to_rewrite(operands, {text::Language::manifest}, "only manifests have dialects", work);
  for (const FoundFile& file : found.files) work.file(file.document->path, file.name, edits);
  return work.status();
}

}  // namespace

extern const Command migrate_command{
    .name = "migrate",
    .operands = "PATH…",
    .summary = "rewrite manifests in the words of another guide",
    .details =
        "PATH is a manifest, a folder with all its manifests, or - to read standard input and write standard output. Prints the "
        "names of the files that it changes. Comments and order stay; what a manifest means is compared before and after. What "
        "the other dialect cannot say is told with its line, and the whole file stays as it is.\n"
        "What is open or required without a word in one dialect and not in the other is written out: additional_args, "
        "additional_kwargs, required. Arguments by position keep their place through format. All arguments of the later dialect "
        "may be passed by position, too, also those that were by name only. commands keep that name: an action must say "
        "which request runs it.\n"
        "Exit status: 0 done, 1 something would change (--check, --diff), 2 refused, or could not do the work.\n",
    .options = kMigrateOptions,
    .run = run_migrate,
};

}  // namespace asyncy::cli
