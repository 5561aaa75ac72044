#include <algorithm>
#include <filesystem>

#include "core/host/load.h"
#include "core/host/root.h"
#include "core/report/place.h"
#include "core/rules/run.h"
#include "core/workspace/paths.h"
#include "core/workspace/settings.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

/// Settings as lines of YAML, each with a comment that says where it comes from.
class Page {
 public:
  Page(const workspace::Workspace& workspace, const report::Options& options) : workspace_(workspace), options_(options) {}

  void line(const std::string& text, const std::string& origin) {
    constexpr std::size_t kColumn = 32;
    out_ += text + std::string(text.size() < kColumn ? kColumn - text.size() : 1, ' ') + "# " + origin + '\n';
  }
  void heading(const std::string& text) { out_ += text + '\n'; }

  /// `asyncy-ls.yml:3`
  [[nodiscard]] std::string origin(std::string_view folder, text::Range range) const {
    const std::string path = workspace::join(folder, workspace::kConfigName);
    const workspace::Document* document = workspace_.find(path);
    const std::string shown = report::shown_path(path, options_);
    return document == nullptr ? shown : shown + ':' + std::to_string(report::place_of(document->text, range.begin).line);
  }

  template <class T>
  void value(const std::string& name, const std::optional<workspace::Said<T>>& said, const std::string& text) {
    line(name + ": " + text, said ? origin(said->by.folder, said->range) : "the default");
  }

  void list(const std::string& name, std::string_view folder, const std::vector<text::Spanned<std::string>>& items) {
    if (items.empty()) return;
    heading(name + ':');
    for (const auto& item : items) line("  - " + quoted(item.value), origin(folder, item.range));
  }

  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  static std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + '\'';
  }

  const workspace::Workspace& workspace_;
  const report::Options& options_;
  std::string out_;
};

std::string page_of(const workspace::Workspace& workspace, const std::string& path, const report::Options& options) {
  const workspace::Settings settings = workspace::settings_for(workspace, path);
  Page page(workspace, options);
  for (const workspace::Root* root : workspace.roots_around(path)) {
    const workspace::Config& config = root->config;
    if (!config.services.empty()) page.heading("services:");
    for (const workspace::Alias& alias : config.services)
      page.line("  " + alias.name.value + ": " + alias.path.value, page.origin(root->path, alias.path.range));
    page.list("paths", root->path, config.paths);
    page.list("known", root->path, config.known);
  }
  for (const auto& each : workspace::configs_around(workspace, path)) page.list("exclude", each.folder, each.config->exclude);
  const auto dialect = settings.dialect ? settings.dialect->value : text::Dialect::automatic;
  page.value("dialect", settings.dialect, std::string(workspace::name_of(dialect)));
  const auto colon = settings.argument_colon ? settings.argument_colon->value : format::Colon::automatic;
  page.value("argument_colon", settings.argument_colon, std::string(format::kColons[static_cast<std::size_t>(colon)]));
  page.heading("limits:");
  page.value("  diagnostics", settings.most_diagnostics,
             std::to_string(settings.most_diagnostics ? settings.most_diagnostics->value : rules::Options{}.most));
  if (!settings.rules.empty()) page.heading("rules:");
  std::vector<workspace::Said<const workspace::RuleLevel*>> last_words;
  for (const auto& said : settings.rules) {
    std::erase_if(last_words, [&](const auto& each) { return each.value->rule.value == said.value->rule.value; });
    last_words.push_back(said);
  }
  std::sort(last_words.begin(), last_words.end(),
            [](const auto& a, const auto& b) { return a.value->rule.value < b.value->rule.value; });
  for (const auto& said : last_words)
    page.line("  " + said.value->rule.value + ": " +
                  std::string(said.value->severity ? text::name_of(*said.value->severity) : "off"),
              page.origin(said.by.folder, said.range));
  return page.text();
}

int run(const Arguments& arguments) {
  const auto& operands = arguments.operands();
  if (operands.size() > 1) {
    complain("`config` tells of one file or folder at a time");
    return kFailure;
  }
  const std::filesystem::path given = host::absolute_path(operands.empty() ? "." : operands[0]);
  std::error_code error;
  // A file that is still to be written has settings, too.
  const bool is_folder = std::filesystem::is_directory(given, error);
  const std::filesystem::path there = is_folder || std::filesystem::exists(given, error) ? given : given.parent_path();
  const host::Loaded loaded = host::load({.paths = {there}});
  const report::Options options{.base = std::filesystem::current_path(error).string()};
  const bool printed = print(page_of(loaded.workspace, (is_folder ? given / "any.story" : given).string(), options));
  for (const std::string& problem : loaded.problems) complain(problem);
  return printed && loaded.problems.empty() ? kClean : kFailure;
}

}  // namespace

extern const Command config_command{
    .name = "config",
    .operands = "[PATH]",
    .summary = "print what asyncy-ls.yml says of a file or folder, and which one says it",
    .details = "Without PATH, of the current folder. What is printed is YAML: each setting has the file and the line that it "
               "comes from in a comment.\n",
    .options = {},
    .run = run,
};

}  // namespace asyncy::cli
