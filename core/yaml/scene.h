// Where the reading stopped, and how whatever stands there is blamed: what the explanations of all mistakes share.
#pragma once

#include "core/yaml/explain.h"
#include "core/yaml/lines.h"

namespace asyncy::yaml {

struct Scene {
  Source source;
  const Reading& reading;
  text::Offset at;  ///< where the library noticed
  Line line;        ///< there, or the nearest line above that is not empty
};

/// In backticks, cut where it is long.
std::string in_ticks(std::string_view words);
/// From `begin` to the end of its line.
text::Range rest_of_line(const Scene& scene, text::Offset begin);

/// To be mended by leaving out `line` alone, or with what is nested in it.
Culprit blame(const Scene& scene, const Line& line, text::Range range, std::string message);
/// `blame` for text that needs quotes.
Culprit blame_unquoted(const Scene& scene, const Line& line, text::Range range, std::string message);

// Quotes and brackets (explain_enclosed.cpp); nothing where they are not to blame.
std::optional<Culprit> explain_quotes(const Scene& scene);
std::optional<Culprit> explain_brackets(const Scene& scene);
Culprit explain_escape(const Scene& scene);
/// The outermost bracket that is open where the mistake was noticed, or begins the value of its line.
std::optional<text::Offset> bracket_before(const Scene& scene);

// Keys, colons and indentation (explain_entry.cpp).
/// A colon where no key may be: the key of `scene.line` itself, or one inside its text.
Culprit explain_colon(const Scene& scene);
/// Whatever stands at the wrong place.
Culprit explain_entry(const Scene& scene);

}  // namespace asyncy::yaml
