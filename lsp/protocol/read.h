// What requests and notifications carry, read from JSON: nothing where the shape is wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/json.h"
#include "lsp/protocol/position.h"

namespace asyncy::protocol {

using json::Json;

/// The member `key` of an object; null when there is none, when it is null, or when `value` is no object.
const Json* member(const Json& value, std::string_view key);
/// The member that a path of keys leads to.
const Json* member(const Json& value, std::initializer_list<std::string_view> path);

std::optional<std::string> read_string(const Json* value);
/// Any integer; the versions of documents.
std::optional<std::int64_t> read_integer(const Json* value);
/// An integer of the protocol; larger ones become the largest there is.
std::optional<std::uint32_t> read_unsigned(const Json* value);
/// Anything but `true` is false.
bool is_true(const Json* value);

struct PositionRange {
  Position begin;
  Position end;
};

std::optional<Position> read_position(const Json* value);
std::optional<PositionRange> read_range(const Json* value);

/// `textDocument.uri`.
std::optional<std::string> read_document_uri(const Json& params);

/// What most questions are about: a document and a position in it.
struct Place {
  std::string uri;
  Position position;
};
std::optional<Place> read_place(const Json& params);

}  // namespace asyncy::protocol
