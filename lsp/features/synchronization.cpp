// The client's documents as it opens, edits, saves and closes them.
#include <nlohmann/json.hpp>

#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

using protocol::member;

struct Opened {
  std::string uri;
  std::string language_id;
  std::optional<std::int64_t> version;
  std::string text;
};

std::optional<Opened> decode_open(const Json& params) {
  auto uri = protocol::read_document_uri(params);
  auto text = protocol::read_string(member(params, {"textDocument", "text"}));
  if (!uri || !text) return std::nullopt;
  return Opened{.uri = std::move(*uri),
                .language_id = protocol::read_string(member(params, {"textDocument", "languageId"})).value_or(""),
                .version = protocol::read_integer(member(params, {"textDocument", "version"})),
                .text = std::move(*text)};
}

void open(Session& session, Opened opened) {
  session.open(std::move(opened.uri), opened.language_id, opened.version, std::move(opened.text));
}

void announce_synchronization(Json& server, const protocol::ClientCapabilities& /*client*/) {
  constexpr int kIncremental = 2;
  server["textDocumentSync"] = {{"openClose", true}, {"change", kIncremental}, {"save", true}};
}

struct Changed {
  std::string uri;
  std::optional<std::int64_t> version;
  std::vector<session::Change> changes;
};

/// One change of a wrong shape makes the whole notification wrong: the ones behind it count from the text that it made.
std::optional<Changed> decode_change(const Json& params) {
  auto uri = protocol::read_document_uri(params);
  const Json* list = member(params, "contentChanges");
  if (!uri || list == nullptr || !list->is_array()) return std::nullopt;
  Changed changed{.uri = std::move(*uri),
                  .version = protocol::read_integer(member(params, {"textDocument", "version"})),
                  .changes = {}};
  for (const Json& each : *list) {
    auto text = protocol::read_string(member(each, "text"));
    const Json* range = member(each, "range");
    const auto positions = protocol::read_range(range);
    if (!text || (range != nullptr && !positions)) return std::nullopt;
    changed.changes.push_back({.range = positions, .text = std::move(*text)});
  }
  return changed;
}

void change(Session& session, const Changed& changed) { session.change(changed.uri, changed.version, changed.changes); }
void close(Session& session, const std::string& uri) { session.close(uri); }
void save(Session& session, const std::string& uri) { session.save(uri); }

}  // namespace

extern const Feature did_open{.method = "textDocument/didOpen",
                              .what = "a document as the client has it; from now on its text counts, not the disk",
                              .announce = announce_synchronization,
                              .notice = notice<decode_open, open>};
extern const Feature did_change{.method = "textDocument/didChange",
                                .what = "edits of ranges, or the whole text",
                                .notice = notice<decode_change, change>};
extern const Feature did_close{.method = "textDocument/didClose",
                               .what = "the disk counts again",
                               .notice = notice<protocol::read_document_uri, close>};
extern const Feature did_save{.method = "textDocument/didSave",
                              .what = "a new file may have come into being",
                              .notice = notice<protocol::read_document_uri, save>};

}  // namespace asyncy::features
