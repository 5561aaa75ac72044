// The occurrences of one document.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/binding/binding.h"
#include "core/index/symbol.h"

namespace asyncy::index {

/// Everything that has a name in `document`, its examples included, sorted by range; what is written stands before what it
/// implies.
std::vector<Occurrence> occurrences(const workspace::Workspace& workspace, const workspace::Document& document);

/// The words of calls that manifests explain, sorted by range: of a story, and of the examples in whatever document.
std::vector<Occurrence> all_call_occurrences(const workspace::Workspace& workspace, const workspace::Document& document);

/// Of a story: the words of its calls that manifests explain. `calls` are those of `binding::bind`.
std::vector<Occurrence> call_occurrences(const workspace::Document& story, std::span<const binding::BoundCall> calls);
/// Of a story: variables, functions, properties, and what is read from the app. `words` are those of `call_occurrences`.
std::vector<Occurrence> name_occurrences(const workspace::Workspace& workspace, const workspace::Document& story,
                                         std::span<const binding::BoundCall> calls, std::span<const Occurrence> words);
/// Of a manifest: what it declares and where it speaks of that again; of an app's, the services that it configures.
std::vector<Occurrence> manifest_occurrences(const workspace::Workspace& workspace, const workspace::Document& manifest);
/// Of `asyncy-ls.yml`: the services that it names.
std::vector<Occurrence> config_occurrences(const workspace::Workspace& workspace, const workspace::Document& config);

/// What stands at `at`: of several the one that is written rather than implied, then the shortest.
std::optional<Occurrence> occurrence_at(const workspace::Workspace& workspace, const workspace::Document& document,
                                        text::Offset at);

}  // namespace asyncy::index
