#include "core/yaml/scrub.h"

#include <utility>

#include "core/text/utf.h"

namespace asyncy::yaml {

const text::RuleInfo invalid_character{
    .name = "invalid-character",
    .severity = text::Severity::error,
    .language = text::Language::manifest,
    .title = "Character that may not stand in YAML",
    .why =
        "YAML texts are UTF-8 without control characters other than tab and line end (YAML 1.2, chapter 5.1). Such bytes "
        "come from a wrong encoding or from a slip of the keyboard, cannot be seen in most editors, and make other "
        "readers refuse the file.",
    .bad = {.manifest = "commands:\n  wait:\n    help: Waits\x01\n", .story = {}, .config = {}},
    .good = {.manifest = "commands:\n  wait:\n    help: Waits\n", .story = {}, .config = {}},
};

namespace {

enum class Badness : std::uint8_t { none, control, encoding };

struct Piece {
  Badness badness;
  std::uint8_t size;
};

Piece piece_at(std::string_view bytes, std::size_t at) {
  const auto byte = static_cast<unsigned char>(bytes[at]);
  if (byte < 0x80) {
    const bool control = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
    return {control ? Badness::control : Badness::none, 1};
  }
  const text::CodePoint point = text::code_point_at(bytes, at);
  return {point.valid ? Badness::none : Badness::encoding, point.size};
}

constexpr std::size_t kStride = 64;

/// Nothing but printable ASCII, tabs and line feeds: as are most texts nearly everywhere. Without branches, so that many
/// bytes are looked at in one go.
bool is_plain(std::string_view stride) {
  unsigned odd = 0;
  for (std::size_t i = 0; i < kStride; ++i) {
    const auto byte = static_cast<unsigned char>(stride[i]);
    const bool control = byte < 0x20 && byte != '\t' && byte != '\n';
    odd |= static_cast<unsigned>(control) | static_cast<unsigned>(byte >= 0x7F);
  }
  return odd == 0;
}

std::string message_for(Badness badness, std::string_view run) {
  if (badness == Badness::encoding) return "these bytes are not UTF-8; save the file with the encoding UTF-8";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto code = static_cast<unsigned char>(run.front());
  const std::string name = {kDigits[code >> 4U], kDigits[code & 15U]};
  return "invisible control character (code 0x" + name + "); delete it, or write it as `\"\\x" + name +
         "\"` in double quotes";
}

}  // namespace

Scrubbed scrub(std::string_view bytes) {
  Scrubbed out;
  out.bytes = bytes;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") out.start = 3;
  Badness run = Badness::none;
  std::size_t run_begin = 0;
  const auto finish = [&](std::size_t end) {
    if (run == Badness::none) return;
    const text::Range range{static_cast<text::Offset>(run_begin), static_cast<text::Offset>(end)};
    out.diagnostics.push_back(
        text::diagnose(invalid_character, range, message_for(run, bytes.substr(run_begin, end - run_begin))));
  };
  std::size_t stride = out.start;  // the next one to look at
  for (std::size_t i = out.start; i < bytes.size();) {
    if (i >= stride && run == Badness::none) {
      stride = i + kStride;
      if (stride <= bytes.size() && is_plain(bytes.substr(i, kStride))) {
        i = stride;
        continue;
      }
    }
    const Piece piece = piece_at(bytes, i);
    if (piece.badness != run) {
      finish(i);
      run = piece.badness;
      run_begin = i;
    }
    if (run == Badness::control) out.bytes[i] = ' ';
    if (run == Badness::encoding) out.bytes[i] = '?';
    if (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n')) out.bytes[i] = '\n';
    i += piece.size;
  }
  finish(bytes.size());
  return out;
}

}  // namespace asyncy::yaml
