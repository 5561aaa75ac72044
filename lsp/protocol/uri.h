// Between the client's URIs and the paths of documents.
#pragma once

#include <string>
#include <string_view>

namespace asyncy::protocol {

/// The absolute path that a `file:` URI names, without `.` and `..`; a drive letter in lower case (`/c:/x`), a host in
/// front
/// (`//server/share/x`). A URI of any other scheme is its own path: such a document lives in the client alone.
std::string path_from_uri(std::string_view uri);

/// A path as `path_from_uri` gives it, back to a URI.
std::string uri_from_path(std::string_view path);

/// False for documents that live in the client alone.
bool is_file(std::string_view path);

}  // namespace asyncy::protocol
