#include "core/workspace/named_files.h"

#include <algorithm>

#include "core/workspace/paths.h"
#include "core/yaml/source_map.h"

namespace asyncy::workspace {
namespace {

using text::Offset;

constexpr std::string_view kBlanks = " \t\r\n";

/// The word of a command line that names what is run; empty where a shell would make another word of it.
std::string_view program_of(std::string_view command) {
  const std::size_t begin = std::min(command.find_first_not_of(kBlanks), command.size());
  const std::string_view word = command.substr(begin, command.find_first_of(" \t\r\n;&|<>", begin) - begin);
  const bool is_path = word.starts_with("./") || word.starts_with("../");
  return is_path && word.find_first_of("$*?[]{}'\"\\`~()") == std::string_view::npos ? word : std::string_view();
}

/// The scalar that holds a hook's command line: the hook itself, its first word, or its `command`.
yaml::NodeId command_of(const yaml::Tree& tree, yaml::NodeId hook) {
  hook = tree.resolve(hook);
  if (const yaml::NodeId command = tree.find(hook, "command"); command != yaml::kNone) hook = tree.resolve(command);
  if (tree[hook].kind == yaml::Kind::sequence && tree[hook].first_child != yaml::kNone) hook = tree.resolve(tree[hook].first_child);
  return hook;
}

}  // namespace

std::vector<NamedFile> named_files(const Document& document) {
  std::vector<NamedFile> files;
  const ManifestFile* file = document.manifest();
  if (file == nullptr) return files;
  for (const auto* hook : {&file->model.lifecycle.startup, &file->model.lifecycle.shutdown}) {
    if (!*hook) continue;
    const yaml::NodeId command = command_of(file->tree, (*hook)->node);
    if (file->tree[command].kind != yaml::Kind::scalar) continue;
    const std::string_view text = file->tree.value(command);
    const std::string_view program = program_of(text);
    if (program.empty()) continue;
    const auto begin = static_cast<Offset>(program.data() - text.data());
    files.push_back({.path = join(parent_of(document.path), program),
                     .range = yaml::source_range(file->tree, command, {begin, begin + static_cast<Offset>(program.size())})});
  }
  return files;
}

}  // namespace asyncy::workspace
