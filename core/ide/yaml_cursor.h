// Where in a YAML document the cursor stands, read from lines and their indentation, so that it is known while the line is
// broken.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/text/range.h"
#include "core/yaml/tree.h"

namespace asyncy::ide {

struct YamlStep {
  std::string key;       ///< empty for an element
  bool element = false;  ///< of a list
};

/// A key of the map that the cursor stands in.
struct YamlSibling {
  std::string name;
  text::Offset at = 0;  ///< where it is written
};

struct YamlCursor {
  enum class Place : std::uint8_t {
    key,    ///< of the map, or the element of the list, that `path` leads to
    value,  ///< of the key or element that `path` leads to
  };
  Place place = Place::key;
  std::vector<YamlStep> path;  ///< from the root
  std::vector<YamlSibling> siblings;
  text::Range replace;
  bool before_colon = false;   ///< the key has its colon already
  bool needs_blank = false;    ///< nothing stands between the indicator and the cursor
  bool quoted = false;         ///< inside quotes
  bool flow = false;           ///< inside `{}` or `[]`
  bool fresh_element = false;  ///< the first word behind `- `
  bool empty_line = false;
  std::string key_above;  ///< of the line above, when it has no value and is indented as this empty line is
};

/// Nothing in comments and in text of several lines.
std::optional<YamlCursor> yaml_cursor(const yaml::Tree& tree, text::Offset at);

}  // namespace asyncy::ide
