#include "lsp/protocol/uri.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace asyncy::protocol {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A `%` that no two hexadecimal digits follow stays as it is.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::uint8_t byte = 0;
    const char* digits = text.data() + i + 1;
    if (text[i] == '%' && i + 2 < text.size() && std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      out.push_back(static_cast<char>(byte));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

std::string encoded(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        is_letter(c) || (c >= '0' && c <= '9') || std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain)
      out.push_back(c);
    else
      ((out += '%') += kHex[byte >> 4U]) += kHex[byte & 15U];
  }
  return out;
}

/// What follows the scheme, when the scheme is `file`, in whatever case.
std::optional<std::string_view> behind_file_scheme(std::string_view uri) {
  constexpr std::string_view kScheme = "file:";
  if (uri.size() < kScheme.size()) return std::nullopt;
  const bool same = std::equal(kScheme.begin(), kScheme.end(), uri.begin(),
                               [](char a, char b) { return a == (is_letter(b) ? b | 0x20 : b); });
  return same ? std::optional(uri.substr(kScheme.size())) : std::nullopt;
}

}  // namespace

std::string path_from_uri(std::string_view uri) {
  const auto rest = behind_file_scheme(uri);
  if (!rest) return std::string(uri);
  std::string_view encoded_path = *rest;
  std::string host;
  if (encoded_path.starts_with("//")) {
    encoded_path.remove_prefix(2);
    const auto slash = std::min(encoded_path.find('/'), encoded_path.size());
    host = decoded(encoded_path.substr(0, slash));
    encoded_path.remove_prefix(slash);
  }
  encoded_path = encoded_path.substr(0, encoded_path.find_first_of("?#"));
  std::string path = decoded(encoded_path);
  // No file has a zero byte in its name: nothing is to be looked for on disk.
  if (!path.starts_with('/') || path.find('\0') != std::string::npos) return std::string(uri);
  path = std::filesystem::path(path).lexically_normal().string();
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (path.size() > 2 && is_letter(path[1]) && path[2] == ':') path[1] = static_cast<char>(path[1] | 0x20);
  return host.empty() || host == "localhost" ? path : "//" + host + path;
}

std::string uri_from_path(std::string_view path) {
  if (!is_file(path)) return std::string(path);
  return (path.starts_with("//") ? "file:" : "file://") + encoded(path);
}

bool is_file(std::string_view path) { return path.starts_with('/'); }

}  // namespace asyncy::protocol
