#include "core/types/type.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/ascii.h"
#include "core/text/excerpt.h"

namespace asyncy::types {
namespace {

using text::is_digit;

constexpr std::array kTypes = {
    TypeRow{"string", Base::string, "a", "Text."},
    TypeRow{"int", Base::integer, "an", "A whole number."},
    TypeRow{"float", Base::real, "a", "A number, with or without a fraction."},
    TypeRow{"number", Base::number, "a", "A whole number or one with a fraction."},
    TypeRow{"boolean", Base::boolean, "a", "`true` or `false`; a flag without a value means `true`."},
    TypeRow{"list", Base::list, "a", "A list; the container receives it as JSON."},
    TypeRow{"array", Base::list, "a", "A list; the usual name is `list`."},
    TypeRow{"map", Base::map, "a", "A map of keys to values; the container receives it as JSON."},
    TypeRow{"object", Base::object, "an", "A map with declared properties; the container receives it as JSON."},
    TypeRow{"json", Base::json, "a", "Anything that JSON can say: a map, list, text, number, boolean or null."},
    TypeRow{"any", Base::any, "", "Anything."},
    TypeRow{"enum", Base::enumeration, "an", "One of the values listed by `enum`."},
    TypeRow{"uuid", Base::uuid, "a", "A UUID, written with its hyphens."},
    TypeRow{"path", Base::path, "a", "A path."},
    TypeRow{"file", Base::file, "a", "The path of a file on a volume."},
    TypeRow{"folder", Base::folder, "a", "The path of a folder on a volume."},
    TypeRow{"dir", Base::folder, "a", "The path of a folder on a volume; the usual name is `folder`."},
    TypeRow{"regex", Base::regex, "a", "A regular expression."},
    TypeRow{"none", Base::none, "", "Nothing: a command without a result."},
};

constexpr auto kSynonyms = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"bool", "boolean"}, {"integer", "int"},  {"long", "int"},      {"str", "string"},      {"text", "string"},
    {"dict", "json"},    {"hash", "json"},    {"directory", "folder"}, {"double", "float"}, {"decimal", "float"},
    {"null", "none"},    {"void", "none"},    {"regexp", "regex"},  {"guid", "uuid"},
});

std::string_view without_sign(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return text;
}

bool reads_as_integer(std::string_view text) {
  text = without_sign(text);
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool reads_as_real(std::string_view text) {
  text = without_sign(text);
  const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
  const auto dots = static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
  return digits > 0 && dots <= 1 && digits + dots == text.size();
}

bool reads_as_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (hyphen ? c != '-' : !hex) return false;
  }
  return true;
}

bool enclosed(std::string_view text, char open, char close) {
  const auto first = text.find_first_not_of(" \t\r\n");
  const auto last = text.find_last_not_of(" \t\r\n");
  return first != std::string_view::npos && first < last && text[first] == open && text[last] == close;
}

bool is_text(LiteralKind kind) { return kind == LiteralKind::string || kind == LiteralKind::path; }

bool is_scalar(LiteralKind kind) { return kind != LiteralKind::list && kind != LiteralKind::map; }

/// On a command line only the text counts.
bool text_serves(Base base, std::string_view text) {
  switch (base) {
    case Base::integer: return reads_as_integer(text);
    case Base::real:
    case Base::number: return reads_as_real(text);
    case Base::boolean: return text == "true" || text == "false";
    case Base::list: return enclosed(text, '[', ']');
    case Base::map:
    case Base::object: return enclosed(text, '{', '}');
    case Base::uuid: return reads_as_uuid(text);
    case Base::any:
    case Base::string:
    case Base::json:
    case Base::enumeration:
    case Base::path:
    case Base::file:
    case Base::folder:
    case Base::regex:
    case Base::none: return true;
  }
  return true;
}

bool accepts_typed(Base base, const Literal& literal) {
  const LiteralKind kind = literal.kind;
  switch (base) {
    case Base::any:
    case Base::none: return true;
    case Base::enumeration: return is_scalar(kind);
    case Base::string:
    case Base::path:
    case Base::file:
    case Base::folder: return is_text(kind);
    case Base::uuid: return is_text(kind) && reads_as_uuid(literal.text);
    case Base::integer: return kind == LiteralKind::integer;
    case Base::real:
    case Base::number: return kind == LiteralKind::integer || kind == LiteralKind::real;
    case Base::boolean: return kind == LiteralKind::boolean;
    case Base::list: return kind == LiteralKind::list;
    case Base::map:
    case Base::object: return kind == LiteralKind::map;
    case Base::json: return kind != LiteralKind::regex && kind != LiteralKind::time;
    case Base::regex: return kind == LiteralKind::regex || is_text(kind);
  }
  return true;
}

template <class Predicate>
bool any_member(Type type, Predicate satisfied) {
  return std::any_of(kTypes.begin(), kTypes.end(),
                     [&](const TypeRow& row) { return type.has(row.base) && satisfied(row.base); });
}

}  // namespace

bool accepts(Type type, const Literal& literal, Passing passing) {
  if (type.accepts_anything() || literal.kind == LiteralKind::null) return true;
  return any_member(type, [&](Base base) {
    if (accepts_typed(base, literal)) return true;
    return passing == Passing::command_line && is_scalar(literal.kind) && text_serves(base, literal.text);
  });
}

bool accepts_unknown_string(Type type, Passing passing) {
  if (type.accepts_anything() || passing == Passing::command_line) return true;
  return any_member(type, [](Base base) {
    return base == Base::uuid || accepts_typed(base, {.kind = LiteralKind::string, .text = {}});
  });
}

std::vector<TypeName> read_type(std::string_view text) {
  std::vector<TypeName> names;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find_first_of("|,", at), text.size());
    std::string_view name = text.substr(at, end - at);
    const auto first = name.find_first_not_of(" \t");
    if (first != std::string_view::npos) {
      name = name.substr(first, name.find_last_not_of(" \t") - first + 1);
      const auto begin = static_cast<text::Offset>(at + first);
      const auto row = std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeRow& known) { return known.name == name; });
      names.push_back({.name = name,
                       .range = {begin, begin + static_cast<text::Offset>(name.size())},
                       .base = row == kTypes.end() ? std::nullopt : std::optional(row->base)});
    }
    at = end + 1;
  }
  return names;
}

Type type_of(std::span<const TypeName> names) {
  Type type;
  for (const TypeName& name : names) type.add(name.base.value_or(Base::any));
  return type;
}

std::string describe(Type type) {
  if (type.accepts_anything()) return "anything";
  std::string out;
  Type told;
  for (const TypeRow& row : kTypes) {
    if (!type.has(row.base) || told.has(row.base)) continue;
    told.add(row.base);
    if (!out.empty()) out += " or ";
    if (!row.article.empty()) out += std::string(row.article) + ' ';
    out += '`' + std::string(row.name) + '`';
  }
  return out;
}

std::string describe(const Literal& literal) {
  constexpr std::size_t kLongest = 40;
  const std::string text = text::excerpt(literal.text, kLongest);
  switch (literal.kind) {
    case LiteralKind::string: return "the text `" + text + '`';
    case LiteralKind::path: return "the path `" + text + '`';
    case LiteralKind::integer:
    case LiteralKind::real: return "the number `" + text + '`';
    case LiteralKind::boolean: return '`' + text + '`';
    case LiteralKind::null: return "`null`";
    case LiteralKind::list: return "a list";
    case LiteralKind::map: return "a map";
    case LiteralKind::time: return "the time `" + text + '`';
    case LiteralKind::regex: return "the regular expression `" + text + '`';
  }
  return text;
}

std::span<const TypeRow> type_table() { return kTypes; }

std::optional<std::string_view> type_synonym(std::string_view name) {
  const auto row = std::find_if(kSynonyms.begin(), kSynonyms.end(), [&](const auto& each) { return each.first == name; });
  return row == kSynonyms.end() ? std::nullopt : std::optional(row->second);
}

}  // namespace asyncy::types
