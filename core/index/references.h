// Everywhere that one thing is named.
#pragma once

#include <functional>
#include <set>
#include <string_view>
#include <vector>

#include "core/index/occurrences.h"

namespace asyncy::index {

struct Reference {
  const workspace::Document* document = nullptr;
  Occurrence occurrence;
};

/// Every occurrence of `symbol`, its declaration included, sorted by path and range. Asks `go_on` before each document, and
/// stops when it says no.
std::vector<Reference> references(const workspace::Workspace& workspace, const Symbol& symbol,
                                  const std::function<bool()>& go_on);

using ServiceNames = std::set<std::string_view>;

/// The names under which stories can call what `manifest` describes.
ServiceNames service_names(const workspace::Workspace& workspace, const workspace::Document& manifest);
/// Is there a call of one of these services in `document`, or in an example there? Cheap: nothing is bound.
bool mentions(const workspace::Document& document, const ServiceNames& services);

/// The calls that reach anything in `manifest`: the call occurrences of every story and example that mentions the service,
/// in the order of the documents.
std::vector<Reference> calls_of(const workspace::Workspace& workspace, const workspace::Document& manifest,
                                const std::function<bool()>& go_on);

}  // namespace asyncy::index
