// What is offered first at a place in a story.
#pragma once

namespace asyncy::ide::roles {

inline constexpr unsigned kFirst = 0;
/// Of an argument.
inline constexpr unsigned kValues = 0, kRequired = 1, kChoices = 1, kOptional = 2;
/// Of an object: behind what it holds.
inline constexpr unsigned kMutations = 3;
/// Names whose type fits, then all, with those that do not fit last.
inline constexpr unsigned kFits = 3, kNames = 4, kServices = 5, kKeywords = 6, kWords = 7, kMisfits = 8;

}  // namespace asyncy::ide::roles
