#include "lsp/protocol/read.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

namespace asyncy::protocol {

const Json* member(const Json& value, std::string_view key) {
  if (!value.is_object()) return nullptr;
  const auto found = value.find(std::string(key));
  return found == value.end() || found->is_null() ? nullptr : &*found;
}

const Json* member(const Json& value, std::initializer_list<std::string_view> path) {
  const Json* at = &value;
  for (const std::string_view key : path)
    if (at != nullptr) at = member(*at, key);
  return at;
}

std::optional<std::string> read_string(const Json* value) {
  return value != nullptr && value->is_string() ? std::optional(value->get<std::string>()) : std::nullopt;
}

std::optional<std::int64_t> read_integer(const Json* value) {
  if (value == nullptr || !value->is_number_integer()) return std::nullopt;
  if (value->is_number_unsigned() && value->get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max())
    return std::numeric_limits<std::int64_t>::max();
  return value->get<std::int64_t>();
}

std::optional<std::uint32_t> read_unsigned(const Json* value) {
  const auto wide = read_integer(value);
  if (!wide || *wide < 0) return std::nullopt;
  return static_cast<std::uint32_t>(std::min<std::int64_t>(*wide, std::numeric_limits<std::uint32_t>::max()));
}

bool is_true(const Json* value) { return value != nullptr && value->is_boolean() && value->get<bool>(); }

std::optional<Position> read_position(const Json* value) {
  if (value == nullptr) return std::nullopt;
  const auto line = read_unsigned(member(*value, "line"));
  const auto character = read_unsigned(member(*value, "character"));
  if (!line || !character) return std::nullopt;
  return Position{.line = *line, .character = *character};
}

std::optional<PositionRange> read_range(const Json* value) {
  if (value == nullptr) return std::nullopt;
  const auto begin = read_position(member(*value, "start"));
  const auto end = read_position(member(*value, "end"));
  if (!begin || !end) return std::nullopt;
  return PositionRange{.begin = *begin, .end = *end};
}

std::optional<std::string> read_document_uri(const Json& params) {
  return read_string(member(params, {"textDocument", "uri"}));
}

std::optional<Place> read_place(const Json& params) {
  auto uri = read_document_uri(params);
  const auto position = read_position(member(params, "position"));
  if (!uri || !position) return std::nullopt;
  return Place{.uri = std::move(*uri), .position = *position};
}

}  // namespace asyncy::protocol
