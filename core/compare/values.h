// Two declarations of what a value must satisfy.
#pragma once

#include "core/compare/compare.h"

namespace asyncy::compare {

/// Where the declarations stand, and whose they are.
struct Subject {
  std::string command;
  std::string argument;
  std::string words;  ///< how messages call it: `` `to` of `go` ``
  text::Range before;
  text::Range after;
};

/// What a value that was right may come to lack, and where a value that is left out becomes another one.
void compare_values(const manifest::ValueSchema& before, const manifest::ValueSchema& after, const Subject& subject,
                    std::vector<Change>& changes);

}  // namespace asyncy::compare
