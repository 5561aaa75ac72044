// The value types of both languages: their names, what a literal is, and which literal satisfies which type.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/range.h"

namespace asyncy::types {

/// What a manifest can demand of a value. Names that mean the same (`dir` and `folder`) share one.
enum class Base : std::uint8_t {
  any, string, integer, real, number, boolean, list, map, object, json, enumeration, uuid, path, file, folder, regex, none,
};

/// The kinds of literal that a story or a manifest can write.
enum class LiteralKind : std::uint8_t { string, integer, real, boolean, null, list, map, time, regex, path };

/// A literal as it is judged. `text` is what the container would receive of a scalar: a string's decoded text, a number's
/// source; empty for lists and maps.
struct Literal {
  LiteralKind kind = LiteralKind::null;
  std::string text;

  friend bool operator==(const Literal&, const Literal&) = default;
};

/// One or more alternatives; none means that anything goes.
class Type {
 public:
  constexpr Type() = default;
  constexpr void add(Base base) { members_ |= 1U << static_cast<unsigned>(base); }
  [[nodiscard]] constexpr bool has(Base base) const { return (members_ & (1U << static_cast<unsigned>(base))) != 0; }
  [[nodiscard]] constexpr bool accepts_anything() const { return members_ == 0 || has(Base::any); }
  friend constexpr bool operator==(Type, Type) = default;

 private:
  std::uint32_t members_ = 0;
};

/// How a value travels. On a command line everything is text, so `'3'` serves as an `int` and `3` as a `string`; a named
/// argument keeps its type.
enum class Passing : std::uint8_t { typed, command_line };

/// Does `literal` satisfy `type`? `null` satisfies every type.
bool accepts(Type type, const Literal& literal, Passing passing);

/// Does a string whose text is only known at run time?
bool accepts_unknown_string(Type type, Passing passing);

/// One name in a type declaration; `base` is missing for names that no version of the languages knows.
struct TypeName {
  std::string_view name;
  text::Range range;  ///< in the declaration's text
  std::optional<Base> base;
};

/// `text` split into its names: one, or the alternatives of `file|folder` and `file, dir, string`. Views point into `text`.
std::vector<TypeName> read_type(std::string_view text);

/// The type that these names mean; a name that is not known means anything.
Type type_of(std::span<const TypeName> names);

/// `an int`, `a string`, `a file or folder`, `anything`: for messages.
std::string describe(Type type);
/// `the number 3`, `a list`, `the text "abc"`: for messages. Long texts are cut.
std::string describe(const Literal& literal);

/// One name of a type and what it means, for documentation and completion.
struct TypeRow {
  std::string_view name;
  Base base;
  std::string_view article;  ///< `a` or `an`
  std::string_view doc;
};
/// Every name; the first of several for one base is the one to write.
std::span<const TypeRow> type_table();

/// What other languages call by `name`: `boolean` for `bool`.
std::optional<std::string_view> type_synonym(std::string_view name);

}  // namespace asyncy::types
