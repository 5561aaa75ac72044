// Services named by their image, as in `docker run`: `host:5000/owner/image:tag`, `owner/image@sha256:0a1b`.
#include <algorithm>

#include "core/story/parser_state.h"

namespace asyncy::story {
namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

struct Image {
  std::size_t name = 0;  ///< where `owner/image` begins
  std::size_t name_end = 0;
};

/// The image that all of `text` names; nothing unless it has a host, a tag or a digest, without which it is a plain name.
std::optional<Image> read_image(std::string_view text) {
  const auto digest = std::min(text.find('@'), text.size());
  const auto last_slash = text.substr(0, digest).rfind('/');
  if (last_slash == std::string_view::npos || last_slash == 0) return std::nullopt;
  Image image;
  image.name_end = std::min(text.find(':', last_slash), digest);
  const auto slash_before = text.rfind('/', last_slash - 1);
  if (slash_before != std::string_view::npos) {
    // As for Docker, only a first part with a dot or a port is a host.
    const std::string_view host = text.substr(0, slash_before);
    if (host.find('/') != std::string_view::npos || host.find_first_of(".:") == std::string_view::npos) return std::nullopt;
    image.name = slash_before + 1;
  } else if (image.name_end == text.size()) {
    return std::nullopt;
  }
  if (text.substr(image.name, last_slash - image.name).find_first_of(":@") != std::string_view::npos) return std::nullopt;
  return image;
}

}  // namespace

/// Takes tag, digest and host into the path of a service. Its one name is then `owner/image`, as manifests are found.
void Parser::extend_to_image(NodeId service) {
  if (current().blank_before || current().line_start) return;
  if (!at(Symbol::colon) && !at(Symbol::slash) && !at(Symbol::error)) return;
  if (nodes_[service].kind != NodeKind::path || nodes_[nodes_[service].first_child].kind != NodeKind::name)
    return;
  const Offset begin = begin_of(service);
  Offset end = begin;
  while (end < text_.size() &&
         (is_word(text_[end]) || std::string_view("./:@-").find(text_[end]) != std::string_view::npos))
    ++end;
  if (!is_word(text_[end - 1]) || end <= cursor_.previous_end) return;
  const auto image = read_image(slice({begin, end}));
  if (!image) return;
  const auto& tokens = *cursor_.tokens;
  std::size_t last = current().index;
  while (has(last + 1) && tokens[last].range.end < end) ++last;
  if (tokens[last].range.end != end) return;
  cursor_.current = lexeme(last, false);
  advance();
  const NodeId name = nodes_[service].first_child;
  nodes_[service].range.end = end;
  nodes_[name].range = {begin + static_cast<Offset>(image->name), begin + static_cast<Offset>(image->name_end)};
  nodes_[name].next_sibling = kNone;
}

}  // namespace asyncy::story
