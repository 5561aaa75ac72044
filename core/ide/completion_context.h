// Where in a story the cursor stands. A word is put in at the cursor and the story is read anew, so that the parser itself
// says what a word there would be, however little of the line is written yet.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "core/story/syntax.h"
#include "core/text/range.h"
#include "core/workspace/document.h"

namespace asyncy::ide {

/// The word that is put in; no person's word.
inline constexpr std::string_view kCursorWord = "word_at_the_cursor";

struct CompletionContext {
  std::shared_ptr<const workspace::Document>
      story;  ///< with the word in the place of `replace`; of a long story, what matters here
  const workspace::Document* whole = nullptr;  ///< the story as it is, when `story` is not all of it
  story::NodeId node = story::kNone;           ///< the smallest node that holds the word
  text::Range replace;                         ///< in the text as it is
  bool quoted = false;                         ///< in a string: the word stands for its whole content
  bool before_colon = false;                   ///< the word is followed by a colon already
  bool before_blank = false;                   ///< a blank follows the word already
  bool behind_to = false;                      ///< `to` stands before the word, so that it may be a type

  [[nodiscard]] const story::Tree& tree() const { return story->story()->tree; }
};

/// Nothing in comments, free text, numbers and other places where no word is chosen.
std::optional<CompletionContext> story_cursor(const workspace::Document& story, text::Offset at);

}  // namespace asyncy::ide
