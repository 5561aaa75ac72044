// Completion at a marker: `<|>` stands where the cursor stands.
#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include "core/ide/completion.h"

namespace asyncy::test {

/// A workspace of services and one document in it.
struct Project {
  std::vector<std::pair<std::string, std::string>> manifests;  ///< folder, text
  std::string path = "/project/main.story";                    ///< of the document with the cursor
};

/// What is offered at `<|>` in `text`.
std::vector<ide::Completion> completions_at(const Project& project, std::string_view text,
                                            ide::CompletionOptions options = {});

/// The text with what is offered as `label` put in.
std::string accept(const Project& project, std::string_view text, std::string_view label,
                   ide::CompletionOptions options = {});

/// The labels, in order, one blank between them; those of `kind` alone when it is given.
std::string labels(const std::vector<ide::Completion>& list);
std::string labels(const std::vector<ide::Completion>& list, ide::CompletionKind kind);

/// Replace ranges lie on one line, around the offset, in bounds; sorted by sort text; no label twice for a kind.
std::string broken_rule(const text::Text& text, text::Offset at, const std::vector<ide::Completion>& list);

/// The keys of a service manifest that completion is to know, by where they begin: those that the schema names, and that are not
/// obsolete; of several equal ones in a map the first.
std::map<text::Offset, std::string> known_keys(const yaml::Tree& tree);

}  // namespace asyncy::test
