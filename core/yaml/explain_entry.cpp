// Keys without a colon, colons without a key, and entries at the wrong depth.
#include <algorithm>

#include "core/yaml/extent.h"
#include "core/yaml/scene.h"

namespace asyncy::yaml {
namespace {

using text::Offset;

std::string number(std::uint32_t line) { return std::to_string(line + 1); }

bool is_word(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) { return is_blank(c); });
}

Culprit missing_colon(const Scene& scene, const Line& line) {
  return blame(scene, line, line.range(),
               in_ticks(scene.source.bytes.substr(line.content, line.end - line.content)) +
                   " is no entry; write `key: value` with a colon and a blank between key and value");
}

Culprit bad_indentation(const Scene& scene, const Line& line, std::string why) {
  const auto colon = colon_of(scene.source, line);
  Culprit culprit = blame(scene, line, {line.content, colon.value_or(line.end)}, std::move(why));
  if (line.indentation() > 0)
    culprit.mends.push_back({line.number, last_line_deeper(scene.source, line.number, line.indentation() - 1)});
  culprit.sure = false;
  return culprit;
}

/// The key without a colon that the lines up to `last` were read into as its text: the nearest line above that has no colon
/// and is no list item, and of which `last` can be the text. Nothing when an entry comes first, or what stands left of
/// `least`.
std::optional<Line> half_key_above(const Scene& scene, const Line& last, Offset least) {
  for (auto line = line_above(scene.source, last.number); line; line = line_above(scene.source, line->number)) {
    if (colon_of(scene.source, *line) || line->column() < least) return std::nullopt;
    const bool holds =
        line->column() < last.indentation() || (line->column() == last.indentation() && last.content > last.indented);
    if (line->content == line->indented && holds) return line;
  }
  return std::nullopt;
}

/// Leaves out the half key with all that was read into it.
Culprit blame_half_key(const Scene& scene, const Line& key, const Line& last) {
  Culprit culprit = missing_colon(scene, key);
  const std::uint32_t deeper = last_line_deeper(scene.source, key.number, key.column());
  culprit.mends.insert(culprit.mends.begin(), {key.number, std::max(last.number, deeper)});
  return culprit;
}

}  // namespace

Culprit explain_colon(const Scene& scene) {
  const Line& line = scene.line;
  const auto colon = colon_of(scene.source, line);
  if (colon && *colon < scene.at)
    return blame_unquoted(scene, line, value_of(scene.source, line),
                          "`: ` inside unquoted text begins another entry; put the text in quotes");
  const auto above = line_above(scene.source, line.number);
  if (!above) return bad_indentation(scene, line, "no key may stand here");
  if (!colon_of(scene.source, *above)) {
    if (const auto half = half_key_above(scene, *above, line.indentation())) return blame_half_key(scene, *half, *above);
    Culprit culprit = missing_colon(scene, *above);
    if (above->indentation() >= line.indentation()) culprit.mends = {{above->number, above->number}};
    if (culprit.mends.size() > 1) std::reverse(culprit.mends.begin(), culprit.mends.end());
    return culprit;
  }
  const std::string_view key = scene.source.bytes.substr(line.content, colon.value_or(line.content) - line.content);
  if (is_word(key))
    return bad_indentation(scene, line,
                           in_ticks(key) + " is indented more than the entry in line " + number(above->number) +
                               ", which has its value already; indent both alike");
  Culprit culprit =
      blame(scene, line, line.range(), "`: ` inside unquoted text begins another entry; put the text in quotes");
  culprit.mends = {{above->number, line.number}, {line.number, line.number}};
  return culprit;
}

Culprit explain_entry(const Scene& scene) {
  const Line& line = scene.line;
  const auto above = line_above(scene.source, line.number);
  const bool is_item = line.content > line.indented;
  if (is_item || !colon_of(scene.source, line))
    if (const auto half = half_key_above(scene, line, 0)) return blame_half_key(scene, *half, line);
  if (!is_item && !colon_of(scene.source, line)) {
    Culprit culprit = missing_colon(scene, line);
    culprit.sure = false;
    if (culprit.mends.size() > 1) std::reverse(culprit.mends.begin(), culprit.mends.end());
    return culprit;
  }
  Culprit culprit =
      bad_indentation(scene, line,
                      !is_item ? "this entry fits no level of indentation above; indent it like its neighbours"
                               : "no list item may stand here; indent it like its neighbours, and mix no list "
                                 "items with `key:` entries");
  if (above) culprit.mends.push_back({above->number, above->number});
  return culprit;
}

}  // namespace asyncy::yaml
