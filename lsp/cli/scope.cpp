#include "lsp/cli/scope.h"

#include <algorithm>
#include <charconv>

#include "core/host/affected.h"
#include "core/host/files.h"
#include "core/host/git.h"
#include "core/host/root.h"
#include "core/rules/words.h"
#include "core/text/utf.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

/// One in a line; between NUL bytes where there are any, as `find -print0` and `git ls-files -z` write them.
std::vector<std::string> paths_in(const std::string& list) {
  const char between = list.find('\0') == std::string::npos ? '\n' : '\0';
  std::vector<std::string> paths;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(between, at), list.size());
    std::string path = list.substr(at, end - at);
    if (between == '\n' && path.ends_with('\r')) path.pop_back();
    if (!path.empty()) paths.push_back(std::move(path));
    at = end + 1;
  }
  return paths;
}

bool read_shard(std::string_view text, host::LoadRequest& request) {
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, request.shard);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '/') return false;
  const auto second = std::from_chars(first.ptr + 1, end, request.shards);
  return second.ec == std::errc() && second.ptr == end && request.shard >= 1 && request.shard <= request.shards;
}

}  // namespace

host::Result<host::LoadRequest> in_scope(const Arguments& arguments, host::LoadRequest request) {
  const auto list = arguments.value("--files-from");
  const auto name = arguments.value("--stdin-filename");
  if ((list || name) && !arguments.operands().empty())
    return host::Error{std::string(list ? "--files-from" : "--stdin-filename") + " says what is checked; leave out the paths"};
  if (list && name) return host::Error{"--files-from and --stdin-filename exclude one another"};
  if (list) {
    const auto read = *list == "-" ? host::read_standard_input() : host::read_file(*list);
    if (!read) return host::Error{read.error()};
    request.paths.clear();
    for (std::string& path : paths_in(read.value())) request.paths.emplace_back(std::move(path));
  }
  if (name) {
    auto bytes = host::read_standard_input();
    if (!bytes) return host::Error{bytes.error()};
    const std::string path = host::absolute_path(*name).string();
    request.open.push_back(workspace::open(path, text::Text(text::decode_file(std::move(bytes).value()).utf8),
                                           workspace::language_of(path)));
    request.paths = {path};
  }
  if (const auto shard = arguments.value("--shard"); shard && !read_shard(*shard, request))
    return host::Error{"--shard says which part of how many, as in 2/5, not " + rules::quoted(*shard)};
  return request;
}

host::Result<host::Loaded> only_changed(const Arguments& arguments, host::Loaded loaded) {
  const auto reference = arguments.value("--changed");
  if (!reference) return loaded;
  const auto changed = host::changed_files(".", *reference);
  if (!changed) return host::Error{changed.error()};
  loaded.judged = host::with_callers(loaded.workspace, loaded.judged, changed.value());
  return loaded;
}

}  // namespace asyncy::cli
