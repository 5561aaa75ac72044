#include "lsp/cli/versions.h"

#include <algorithm>
#include <map>

#include "core/host/discover.h"
#include "core/host/git.h"
#include "core/host/parallel.h"
#include "core/host/root.h"
#include "core/report/meaning.h"
#include "core/rules/options.h"
#include "core/text/utf.h"
#include "core/workspace/paths.h"

namespace asyncy::cli {
namespace {

using Document = std::shared_ptr<const workspace::Document>;

Document manifest_at(const std::string& path, std::string bytes) {
  return workspace::open(path, text::Text(text::decode_file(std::move(bytes)).utf8), text::Language::manifest);
}

Document find_shared(const workspace::Workspace& workspace, const std::string& path) {
  for (const Document& document : workspace.documents())
    if (document->path == path) return document;
  return nullptr;
}

void add(Compared& compared, std::string path, Document before, Document after) {
  if (before != nullptr && after != nullptr && before->text.view() == after->text.view()) return;
  Versions versions{.path = std::move(path), .before = std::move(before), .after = std::move(after), .changes = {}};
  if (versions.before != nullptr && versions.after != nullptr) {
    versions.changes = compare::compare(versions.before->manifest()->model, versions.after->manifest()->model);
  } else {
    const bool gone = versions.after == nullptr;
    versions.changes.push_back({.rule = gone ? "service-removed" : "service-added",
                                .impact = gone ? compare::Impact::breaking : compare::Impact::safe,
                                .command = {},
                                .argument = {},
                                .message = gone ? "the manifest is gone" : "the manifest is new",
                                .before = {},
                                .after = {}});
  }
  if (versions.before != nullptr)
    compared.before = compared.before.with(versions.before);
  else
    compared.before = compared.before.without(versions.path);
  compared.manifests.push_back(std::move(versions));
}

/// The manifests of a file or folder by where they lie in it.
std::map<std::string, std::string> manifests_in(const std::string& path) {
  std::map<std::string, std::string> out;
  const std::string whole = host::absolute_path(path).string();
  std::error_code error;
  if (!std::filesystem::is_directory(whole, error)) return {{"", whole}};
  for (const host::FoundFile& file : host::discover(whole).files)
    if (file.kind == host::FileKind::manifest)
      out.emplace(workspace::relative_to(file.path.string(), whole), file.path.string());
  return out;
}

}  // namespace

host::Result<Compared> compare_with_commit(const std::vector<std::string>& paths, const std::string& reference) {
  host::LoadRequest request;
  request.paths.assign(paths.begin(), paths.end());
  if (request.paths.empty()) request.paths.emplace_back(".");
  const std::filesystem::path repository = host::repository_root(request.paths.front());
  if (repository.empty()) return host::Error{host::absolute_path(request.paths.front()).string() + " lies in no git repository"};
  const auto commit = host::git(repository, {"rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"});
  if (!commit) return host::Error{"git knows no commit " + reference};
  const std::string hash = commit.value().substr(0, commit.value().find_last_not_of('\n') + 1);
  const auto list = host::git(repository, {"diff", "--name-only", "-z", "--no-renames", hash, "--"});
  if (!list) return host::Error{list.error()};

  Compared compared{.before = {}, .after = host::load(request), .manifests = {}};
  compared.before = compared.after.workspace;
  const auto is_asked_about = [&](const std::string& path) {
    return std::any_of(request.paths.begin(), request.paths.end(), [&](const std::filesystem::path& each) {
      return workspace::is_inside(path, host::absolute_path(each).string());
    });
  };
  for (std::size_t at = 0; at < list.value().size();) {
    const std::string name = list.value().c_str() + at;
    at += name.size() + 1;
    const std::string path = (repository / name).lexically_normal().string();
    if (!workspace::is_manifest_name(workspace::name_of(path)) || !is_asked_about(path)) continue;
    auto old = host::git(repository, {"show", hash + ':' + name});
    add(compared, path, old ? manifest_at(path, std::move(old).value()) : nullptr, find_shared(compared.after.workspace, path));
  }
  return compared;
}

host::Result<Compared> compare_paths(const std::string& before, const std::string& after) {
  for (const std::string& path : {before, after})
    if (std::error_code error; !std::filesystem::exists(path, error)) return host::Error{path + " does not exist"};
  const auto old = manifests_in(before);
  const auto now = manifests_in(after);
  Compared compared{.before = {}, .after = host::load({.paths = {host::workspace_root(after), after}}), .manifests = {}};
  compared.before = compared.after.workspace;
  std::map<std::string, std::pair<std::string, std::string>> pairs;
  for (const auto& [place, path] : old) pairs[place].first = path;
  for (const auto& [place, path] : now) pairs[place].second = path;
  for (const auto& [place, paths] : pairs) {
    const std::string path = paths.second.empty() ? workspace::join(host::absolute_path(after).string(), place) : paths.second;
    Document was;
    if (!paths.first.empty()) {
      const auto read = host::load_document(paths.first, text::Language::manifest);
      if (!read) return host::Error{read.error()};
      was = workspace::open(path, read.value()->text, text::Language::manifest);
    }
    Document is = paths.second.empty() ? nullptr : find_shared(compared.after.workspace, path);
    if (!paths.second.empty() && is == nullptr) return host::Error{path + " cannot be read as a manifest"};
    add(compared, path, std::move(was), std::move(is));
  }
  return compared;
}

std::vector<BrokenCall> broken_calls(const Compared& compared) {
  const auto& documents = compared.after.workspace.documents();
  std::vector<std::vector<BrokenCall>> found(documents.size());
  host::for_each_index(documents.size(), 0, [&](std::size_t i) {
    const workspace::Document& story = *documents[i];
    if (story.story() == nullptr) return;
    const auto options = rules::options_for(compared.after.workspace, story.path);
    auto before = rules::run(compared.before, story, options);
    const auto after = rules::run(compared.after.workspace, story, options);
    std::vector<const text::Diagnostic*> fresh;
    for (const text::Diagnostic& each : after) {
      const auto same = std::find_if(before.begin(), before.end(), [&](const text::Diagnostic& old) {
        return old.rule == each.rule && old.range == each.range && old.message == each.message;
      });
      if (same == before.end() && each.severity <= text::Severity::warning) fresh.push_back(&each);
    }
    if (fresh.empty()) return;
    const report::Meanings then(compared.before, story);
    for (const text::Diagnostic* each : fresh) {
      // What the call was before tells which change it is about.
      const report::Meaning meaning = then.of(*each);
      found[i].push_back({.story = &story, .diagnostic = *each, .service = meaning.service, .command = meaning.command, .argument = meaning.argument});
    }
  });
  std::vector<BrokenCall> out;
  for (auto& each : found) out.insert(out.end(), std::make_move_iterator(each.begin()), std::make_move_iterator(each.end()));
  return out;
}

}  // namespace asyncy::cli
