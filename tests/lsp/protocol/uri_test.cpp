#include "lsp/protocol/uri.h"

#include <catch2/catch.hpp>

namespace uri_test {

using asyncy::protocol::is_file;
using asyncy::protocol::path_from_uri;
using asyncy::protocol::uri_from_path;

TEST_CASE("uri: paths and back") {
  for (const char* path : {"/a/b.story", "/a b/ü%/x#?.yml", "/c:/x/asyncy.yml", "//server/share/x.story", "/"}) {
    INFO(path);
    CHECK(path_from_uri(uri_from_path(path)) == path);
  }
  CHECK(uri_from_path("/a b/ü.story") == "file:///a%20b/%C3%BC.story");
}

TEST_CASE("uri: spellings of one file are one path") {
  CHECK(path_from_uri("file:///a%20b") == "/a b");
  CHECK(path_from_uri("FILE:///a/./b/../c/") == "/a/c");
  CHECK(path_from_uri("file://localhost/a") == "/a");
  CHECK(path_from_uri("file:/a") == "/a");
  for (const char* uri : {"file:///c%3A/x", "file:///C:/x", "file:///c:/x", "file:///C%3a/x"})
    CHECK(path_from_uri(uri) == "/c:/x");
}

TEST_CASE("uri: escapes that are none stay as they are") {
  CHECK(path_from_uri("file:///100%") == "/100%");
  CHECK(path_from_uri("file:///a%zz%4") == "/a%zz%4");
}

TEST_CASE("uri: other schemes, and names that no file can have, are documents of their own") {
  for (const char* uri :
       {"untitled:Untitled-1", "vscode-notebook-cell:/a.story#x", "", "file:", "file:///a%00b", "git:/a?b"}) {
    INFO(uri);
    CHECK(path_from_uri(uri) == uri);
    CHECK_FALSE(is_file(path_from_uri(uri)));
    CHECK(uri_from_path(path_from_uri(uri)) == uri);
  }
}

}  // namespace uri_test
