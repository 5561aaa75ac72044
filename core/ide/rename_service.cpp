#include "core/ide/rename_service.h"

#include <algorithm>

#include "core/index/references.h"
#include "core/workspace/paths.h"

namespace asyncy::ide {
namespace {

using index::Reference;
using workspace::Document;
using workspace::Workspace;

/// The alias that `name` is; null when it comes from a folder.
const Document* config_with_alias(const Workspace& workspace, std::string_view name) {
  for (const auto& document : workspace.documents()) {
    if (document->config() == nullptr) continue;
    for (const workspace::Alias& alias : document->config()->config.services)
      if (alias.name.value == name) return document.get();
  }
  return nullptr;
}

std::vector<Reference> references_of(const Workspace& workspace, const Document& manifest) {
  return index::references(workspace, {.kind = index::Kind::service, .text = {}, .document = &manifest},
                           [] { return true; });
}

bool is_root(const Workspace& workspace, std::string_view folder) {
  const workspace::Root* root = workspace.root_of(folder);
  return root != nullptr && root->path == folder;
}

/// The parts of a service's name as one path gives them.
struct Names {
  std::string_view folder, bare, owner;
};

Names names_at(std::string_view manifest_path) {
  const std::string_view folder = workspace::parent_of(manifest_path);
  return {.folder = workspace::name_of(folder),
          .bare = workspace::own_name(manifest_path),
          .owner = workspace::name_of(workspace::parent_of(folder))};
}

/// How a name that the old path gave is written for the new one; nothing for aliases.
std::optional<std::string> renamed(std::string_view written, const Names& before, const Names& after) {
  std::string owner;
  if (const auto slash = written.find('/'); slash != std::string_view::npos) {
    if (written.substr(0, slash) != before.owner) return std::nullopt;
    owner = std::string(after.owner) + '/';
    written.remove_prefix(slash + 1);
  }
  if (written == before.bare) return owner + std::string(after.bare);
  if (written == before.folder) return owner + std::string(after.folder);
  return std::nullopt;
}

/// The place of `path` after `moves`.
std::string moved_path(std::string path, const std::vector<Move>& moves) {
  for (const Move& move : moves)
    if (workspace::is_inside(path, move.from)) path = move.to + path.substr(move.from.size());
  return path;
}

/// Paths of `asyncy-ls.yml` that lead into what moves.
void follow_config(const Document& config, const std::vector<Move>& moves, std::vector<FileEdits>& files) {
  const std::string root(workspace::parent_of(config.path));
  for (const workspace::Alias& alias : config.config()->config.services) {
    const std::string before = workspace::join(root, alias.path.value);
    const std::string after = moved_path(before, moves);
    if (after == before || !workspace::is_inside(after, root) || config.text.slice(alias.path.range) != alias.path.value)
      continue;
    add_edit(files, config, {.range = alias.path.range, .text = after.substr(root.size() + 1)});
  }
}

}  // namespace

std::optional<std::string> service_fault(const Workspace& workspace, const Document& manifest, std::string_view name,
                                         bool moves_folders) {
  if (config_with_alias(workspace, name) != nullptr) return std::nullopt;
  const std::string_view folder = workspace::parent_of(manifest.path);
  const std::string quoted = '`' + std::string(name) + '`';
  if (is_root(workspace, folder)) return quoted + " has the name of the project's own folder";
  if (moves_folders) return std::nullopt;
  return quoted + " has the name of its folder, " + std::string(folder) + ": rename that, and the calls follow";
}

Rename rename_service(const Workspace& workspace, const Document& manifest, std::string_view name,
                      std::string_view new_name) {
  Rename out;
  if (config_with_alias(workspace, name) != nullptr) {
    for (const Reference& each : references_of(workspace, manifest))
      if (each.document->text.slice(each.occurrence.range) == name)
        add_edit(out.files, *each.document, {.range = each.occurrence.range, .text = std::string(new_name)});
    return out;
  }
  const std::string from(workspace::parent_of(manifest.path));
  const Names names = names_at(manifest.path);
  // The folder `asyncy-twitter` is called `twitter`: the prefix stays.
  const auto prefix = names.folder.substr(0, names.folder.size() - names.bare.size());
  std::string to = std::string(workspace::parent_of(from)) + '/';
  if (name == names.bare) to += prefix;
  to += new_name;
  out.folder = Move{.from = from, .to = std::move(to)};
  out.files = follow_moves(workspace, {*out.folder});
  return out;
}

std::vector<FileEdits> follow_moves(const Workspace& workspace, const std::vector<Move>& moves) {
  std::vector<FileEdits> files;
  for (const auto& document : workspace.documents()) {
    if (document->config() != nullptr) follow_config(*document, moves, files);
    if (document->manifest() == nullptr) continue;
    const std::string after = moved_path(document->path, moves);
    if (after == document->path || !workspace::is_manifest_name(workspace::name_of(after))) continue;
    for (const Reference& each : references_of(workspace, *document)) {
      const auto name =
          renamed(each.document->text.slice(each.occurrence.range), names_at(document->path), names_at(after));
      if (name && *name != each.document->text.slice(each.occurrence.range))
        add_edit(files, *each.document, {.range = each.occurrence.range, .text = *name});
    }
  }
  return files;
}

}  // namespace asyncy::ide
