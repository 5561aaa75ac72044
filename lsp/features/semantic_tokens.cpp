// What the words of a document mean, for colours: all, those of a range, or what changed since the last answer.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/ide/semantic_tokens.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

using ide::SemanticToken;
using session::TokenData;

/// The protocol's own names, in the order of `ide::TokenType`.
constexpr std::array kTypes = {"namespace", "method",   "event", "function",   "parameter",
                               "variable",  "property", "type",  "enumMember", "regexp"};
constexpr std::array kModifiers = {"declaration", "deprecated", "defaultLibrary"};

void announce_semantic_tokens(Json& server, const protocol::ClientCapabilities& client) {
  if (!client.semantic_tokens) return;
  server["semanticTokensProvider"] = {
      {"legend", {{"tokenTypes", kTypes}, {"tokenModifiers", kModifiers}}}, {"full", {{"delta", true}}}, {"range", true}};
}

std::uint32_t modifiers_of(const SemanticToken& token) {
  return (token.declaration ? 1U : 0U) | (token.deprecated ? 2U : 0U) | (token.library ? 4U : 0U);
}

/// Five numbers for each token, the places relative to the one before.
class Writer {
 public:
  Writer(const text::Text& text, protocol::PositionEncoding encoding) : text_(text), positions_(text, encoding) {}

  /// Clients need not understand tokens of several lines.
  void add(const SemanticToken& token) {
    const std::uint32_t last = text_.line_of(token.range.end);
    for (std::uint32_t line = text_.line_of(token.range.begin); line <= last; ++line) {
      const text::Range whole = text_.line_range(line);
      const text::Range part = {std::max(token.range.begin, whole.begin), std::min(token.range.end, whole.end)};
      if (part.begin < part.end) add(part, token);
    }
  }
  TokenData take() { return std::move(data_); }

 private:
  void add(text::Range part, const SemanticToken& token) {
    const protocol::Position begin = positions_.at(part.begin);
    const protocol::Position end = positions_.at(part.end);
    const bool same_line = begin.line == before_.line;
    const std::array<std::uint32_t, 5> numbers = {
        begin.line - before_.line, same_line ? begin.character - before_.character : begin.character,
        end.character - begin.character, static_cast<std::uint32_t>(token.type), modifiers_of(token)};
    data_.insert(data_.end(), numbers.begin(), numbers.end());
    before_ = begin;
  }

  const text::Text& text_;
  protocol::AscendingPositions positions_;
  protocol::Position before_;
  TokenData data_;
};

TokenData tokens_of(Session& session, const workspace::Document& document, text::Range range) {
  Writer writer(document.text, session.encoding());
  for (const SemanticToken& token : ide::semantic_tokens(session.workspace(), document))
    if (token.range.begin <= range.end && range.begin <= token.range.end) writer.add(token);
  return writer.take();
}

Json full(Session& session, const std::string& uri, const std::stop_token& /*stop*/) {
  const auto document = session.find(uri);
  if (document == nullptr) return nullptr;
  const session::SentTokens& sent = session.keep_tokens(uri, tokens_of(session, *document, document->text.range()));
  return {{"resultId", sent.id}, {"data", sent.data}};
}

struct Since {
  std::string uri;
  std::string id;
};

std::optional<Since> read_since(const Json& params) {
  auto uri = protocol::read_document_uri(params);
  auto id = protocol::read_string(protocol::member(params, "previousResultId"));
  if (!uri || !id) return std::nullopt;
  return Since{.uri = std::move(*uri), .id = std::move(*id)};
}

/// One edit: between what both begin and end with.
Json delta(Session& session, const Since& since, const std::stop_token& stop) {
  const session::SentTokens before = session.sent_tokens(since.uri);
  if (before.id.empty() || before.id != since.id) return full(session, since.uri, stop);
  const auto document = session.find(since.uri);
  if (document == nullptr) return nullptr;
  const session::SentTokens& now = session.keep_tokens(since.uri, tokens_of(session, *document, document->text.range()));
  const auto [old_at, new_at] = std::mismatch(before.data.begin(), before.data.end(), now.data.begin(), now.data.end());
  auto old_end = before.data.end();
  auto new_end = now.data.end();
  while (old_end != old_at && new_end != new_at && *(old_end - 1) == *(new_end - 1)) {
    --old_end;
    --new_end;
  }
  Json edits = Json::array();
  if (old_at != old_end || new_at != new_end)
    edits.push_back(
        {{"start", old_at - before.data.begin()}, {"deleteCount", old_end - old_at}, {"data", TokenData(new_at, new_end)}});
  return {{"resultId", now.id}, {"edits", std::move(edits)}};
}

struct Part {
  std::string uri;
  protocol::PositionRange range;
};

std::optional<Part> read_part(const Json& params) {
  auto uri = protocol::read_document_uri(params);
  const auto range = protocol::read_range(protocol::member(params, "range"));
  if (!uri || !range) return std::nullopt;
  return Part{.uri = std::move(*uri), .range = *range};
}

Json part(Session& session, const Part& wanted, const std::stop_token& /*stop*/) {
  const auto document = session.find(wanted.uri);
  if (document == nullptr) return nullptr;
  const text::Range range = protocol::range_from_positions(document->text, wanted.range, session.encoding());
  return {{"data", tokens_of(session, *document, range)}};
}

}  // namespace

extern const Feature semantic_tokens_full{.method = "textDocument/semanticTokens/full",
                                          .what = "what each word means; a value that an `enum` allows differs from text",
                                          .announce = announce_semantic_tokens,
                                          .answer = answer<protocol::read_document_uri, full>};
extern const Feature semantic_tokens_delta{.method = "textDocument/semanticTokens/full/delta",
                                           .what = "what changed of that since the last answer",
                                           .answer = answer<read_since, delta>};
extern const Feature semantic_tokens_range{.method = "textDocument/semanticTokens/range",
                                           .what = "the same for a part of the document",
                                           .answer = answer<read_part, part>};

}  // namespace asyncy::features
