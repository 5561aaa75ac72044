#include "core/ide/links.h"

#include <algorithm>
#include <array>

#include "core/workspace/named_files.h"

namespace asyncy::ide {
namespace {

using text::Offset;

/// Behind the address that begins at `at`: punctuation at its end belongs to the sentence, a bracket only if it closes one inside.
std::size_t end_of_address(std::string_view text, std::size_t at) {
  std::size_t end = std::min(text.find_first_of(" \t\r\n\"'<>`|\\^", at), text.size());
  const auto closes_nothing = [&](char open, char close) {
    const std::string_view address = text.substr(at, end - at);
    return std::count(address.begin(), address.end(), close) > std::count(address.begin(), address.end(), open);
  };
  while (end > at) {
    const char last = text[end - 1];
    const bool punctuation = std::string_view(".,;:!?*_").find(last) != std::string_view::npos;
    if (!punctuation && !(last == ')' && closes_nothing('(', ')')) && !(last == ']' && closes_nothing('[', ']')) &&
        !(last == '}' && closes_nothing('{', '}')))
      break;
    --end;
  }
  return end;
}

void find_addresses(std::string_view text, Offset begin, std::vector<Link>& out) {
  static constexpr std::array<std::string_view, 2> kSchemes = {"https://", "http://"};
  for (std::size_t at = text.find("http"); at != std::string_view::npos; at = text.find("http", at)) {
    const auto scheme = std::find_if(kSchemes.begin(), kSchemes.end(), [&](auto each) { return text.substr(at).starts_with(each); });
    const std::size_t end = scheme == kSchemes.end() ? at : end_of_address(text, at);
    if (scheme == kSchemes.end() || end <= at + scheme->size()) {
      at += 4;
      continue;
    }
    out.push_back({.range = {begin + static_cast<Offset>(at), begin + static_cast<Offset>(end)},
                   .path = {},
                   .address = std::string(text.substr(at, end - at))});
    at = end;
  }
}

}  // namespace

std::vector<Link> links(const workspace::Workspace& workspace, const workspace::Document& document) {
  std::vector<Link> out;
  for (const workspace::NamedFile& file : workspace::named_files(document))
    if (workspace.has_file(file.path) != false) out.push_back({.range = file.range, .path = file.path, .address = {}});
  if (const yaml::Tree* tree = document.yaml())
    for (const yaml::Node& node : tree->nodes)
      if (node.kind == yaml::Kind::scalar) find_addresses(tree->text.slice(node.range), node.range.begin, out);
  std::sort(out.begin(), out.end(), [](const Link& a, const Link& b) { return a.range < b.range; });
  return out;
}

}  // namespace asyncy::ide
