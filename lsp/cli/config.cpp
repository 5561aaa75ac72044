#include <algorithm>
#include <filesystem>

#include "core/host/discover.h"
#include "core/host/judge.h"
#include "core/host/load.h"
#include "core/host/root.h"
#include "core/report/place.h"
#include "core/rules/registry.h"
#include "core/rules/run.h"
#include "core/workspace/paths.h"
#include "core/workspace/settings.h"
#include "core/yaml/write.h"
#include "lsp/cli/command.h"
#include "lsp/cli/judging.h"

namespace asyncy::cli {
namespace {

constexpr auto kConfigOptions = std::to_array<Option>({
    {.name = "--all", .value = {}, .help = "list the rules that nothing is said about, too", .allowed = {}},
    kServicesOption,
    kDialectOption,
});

constexpr std::string_view kDefault = "default";
constexpr std::string_view kCommandLine = "command line";

/// Settings as lines of YAML, each with a comment that says where it comes from.
class SettingsPage {
 public:
  SettingsPage(const workspace::Workspace& workspace, const report::Options& options)
      : workspace_(workspace), options_(options) {}

  void line(const std::string& text, std::string_view origin) {
    constexpr std::size_t kColumn = 40;
    out_ += text + std::string(text.size() < kColumn ? kColumn - text.size() : 1, ' ') + "# " + std::string(origin) + '\n';
  }
  void heading(std::string_view text) { (out_ += text) += '\n'; }

  /// `asyncy-ls.yml:3`
  [[nodiscard]] std::string origin(std::string_view folder, text::Range range) const {
    const std::string path = workspace::join(folder, workspace::kConfigName);
    const workspace::Document* document = workspace_.find(path);
    const std::string shown = report::shown_path(path, options_);
    return document == nullptr ? shown : shown + ':' + std::to_string(report::place_of(document->text, range.begin).line);
  }

  template <class T>
  [[nodiscard]] std::string origin(const std::optional<workspace::Said<T>>& said) const {
    return said ? origin(said->folder, said->range) : std::string(kDefault);
  }

  /// One list out of several configs.
  void list(std::string_view name, std::vector<text::Spanned<std::string>> workspace::Config::*items,
            std::span<const workspace::ConfigOnTheWay> configs, std::span<const std::string> given = {}) {
    const bool empty = given.empty() && std::all_of(configs.begin(), configs.end(), [&](const auto& each) {
                         return (each.config->*items).empty();
                       });
    if (empty) return line(std::string(name) + ": []", kDefault);
    heading(std::string(name) + ':');
    for (const std::string& item : given) line("  - " + yaml::single_quoted(item), kCommandLine);
    for (const auto& each : configs)
      for (const auto& item : each.config->*items) line("  - " + yaml::single_quoted(item.value), origin(each.folder, item.range));
  }

  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  const workspace::Workspace& workspace_;
  const report::Options& options_;
  std::string out_;
};

void list_services(std::span<const workspace::ConfigOnTheWay> root, SettingsPage& page) {
  if (root.empty() || root.front().config->services.empty()) return page.line("services: {}", kDefault);
  page.heading("services:");
  for (const workspace::Alias& alias : root.front().config->services)
    page.line("  " + yaml::single_quoted(alias.name.value) + ": " + yaml::single_quoted(alias.path.value),
              page.origin(root.front().folder, alias.path.range));
}

void list_levels(const workspace::Settings& settings, text::Dialect dialect, bool all, SettingsPage& page) {
  const auto rules = rules::all_rules();
  const auto is_told = [&](const text::RuleInfo* rule) { return all || settings.level_of(rule->name) != nullptr; };
  if (std::none_of(rules.begin(), rules.end(), is_told)) return page.line("rules: {}", kDefault);
  page.heading("rules:");
  for (const text::RuleInfo* rule : rules) {
    if (!is_told(rule)) continue;
    const auto* said = settings.level_of(rule->name);
    const auto usual = rule->severity.in(dialect);
    const std::string_view level = said != nullptr ? workspace::name_of(*said->value) : usual ? text::name_of(*usual) : "off";
    page.line("  " + std::string(rule->name) + ": " + std::string(level),
              said != nullptr ? page.origin(said->folder, said->range) : kDefault);
  }
}

std::string page_of(const workspace::Workspace& workspace, const std::string& path, const Arguments& arguments,
                    const report::Options& options) {
  const workspace::Settings settings = workspace::settings_for(workspace, path);
  const auto configs = workspace::configs_around(workspace, path);
  // What counts only there.
  const auto root = std::span(configs).first(configs.empty() || configs.front().folder != workspace.root_of(path)->path ? 0 : 1);
  SettingsPage page(workspace, options);
  list_services(root, page);
  page.list("paths", &workspace::Config::paths, root, arguments.values(kServicesOption.name));
  page.list("known", &workspace::Config::known, root);
  page.list("exclude", &workspace::Config::exclude, configs);
  const auto given = dialect_given(arguments);
  const auto dialect = given ? *given : settings.dialect ? settings.dialect->value : text::Dialect::automatic;
  page.line("dialect: " + std::string(workspace::name_of(dialect)), given ? std::string(kCommandLine) : page.origin(settings.dialect));
  const auto colon = settings.argument_colon ? settings.argument_colon->value : format::Colon::automatic;
  page.line("argument_colon: " + std::string(format::kColons[static_cast<std::size_t>(colon)]), page.origin(settings.argument_colon));
  page.heading("limits:");
  page.line("  diagnostics: " + std::to_string(settings.most_diagnostics ? settings.most_diagnostics->value : rules::Options{}.most),
            page.origin(settings.most_diagnostics));
  const auto most_files = root.empty() ? std::nullopt : root.front().config->most_files;
  page.line("  files: " + std::to_string(most_files ? most_files->value : host::DiscoverOptions{}.max_files),
            most_files ? page.origin(root.front().folder, most_files->range) : std::string(kDefault));
  list_levels(settings, dialect, arguments.has("--all"), page);
  return page.text();
}

int run_config(const Arguments& arguments) {
  const auto& operands = arguments.operands();
  if (operands.size() > 1) return refuse("`config` tells of one file or folder at a time");
  std::filesystem::path asked = host::absolute_path(operands.empty() ? "." : operands[0]);
  std::error_code error;
  // What holds for a folder holds for a story in it that no pattern of `overrides` names.
  if (std::filesystem::is_directory(asked, error)) asked /= "-";
  const host::Loaded loaded = host::load_configs(asked);
  const report::Options options{.base = std::filesystem::current_path(error).string()};
  const bool printed = print(page_of(loaded.workspace, asked.string(), arguments, options));
  for (const std::string& problem : loaded.problems) complain(problem);
  if (!printed || !loaded.problems.empty()) return kFailure;
  const auto judged = host::judge(loaded.workspace, loaded.judged, {});
  const bool wrong = std::any_of(judged.begin(), judged.end(), [](const auto& each) { return !each.diagnostics.empty(); });
  if (wrong) complain("there are mistakes in these settings; `asyncy-ls check` tells them");
  return wrong ? kFindings : kClean;
}

}  // namespace

extern const Command config_command{
    .name = "config",
    .operands = "[FILE]",
    .summary = "print the settings that hold for a file, and where each comes from",
    .details = "FILE is a file, which need not exist yet, or a folder; without one, the current folder. What is printed is "
               "YAML: behind each setting stands the file and the line that says it, `command line`, or `default`.\n"
               "Exit status: 0 printed, 1 printed, and there are mistakes in these settings, 2 could not do the work.\n",
    .options = kConfigOptions,
    .run = run_config,
};

}  // namespace asyncy::cli
