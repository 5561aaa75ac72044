// Which paths a list of gitignore patterns leaves out. Pure: texts in, answers out.
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace asyncy::workspace {

/// A glob as in gitignore(5), compared with bytes: `*`, `?` and classes stay inside one part of a path, `**` spans parts.
class Glob {
 public:
  explicit Glob(std::string_view source);

  /// Takes time in proportion to pattern times path, whatever stars it has.
  [[nodiscard]] bool matches(std::string_view path) const;

 private:
  enum class Kind : std::uint8_t { one_of, within_part, anything, any_folders, inside_folders };
  struct Token {
    Kind kind;
    std::bitset<256> bytes;  ///< of `one_of`
  };

  void add(Kind kind, std::bitset<256> bytes = {}) { tokens_.push_back({kind, bytes}); }
  std::size_t add_stars(std::string_view source, std::size_t at);
  std::size_t add_class(std::string_view source, std::size_t at);
  void reach(std::vector<char>& states, std::size_t token) const;

  std::vector<Token> tokens_;
  bool well_formed_ = true;
};

enum class Ignored : std::uint8_t { unsaid, yes, no };

/// One `.gitignore` file, or the `exclude` list of a configuration.
class IgnoreList {
 public:
  IgnoreList() = default;
  explicit IgnoreList(std::string_view text);

  /// One pattern, as on a line of its own; blank lines and comments add nothing.
  void add(std::string_view line);

  /// What the last matching pattern says about `path`: relative to the list's folder, with `/`, without a slash at its
  /// ends. Says nothing about what lies above: nobody may enter an ignored folder and ask about its content.
  [[nodiscard]] Ignored judge(std::string_view path, bool is_folder) const;

  /// Is the file at `path` left out, or a folder that it lies in?
  [[nodiscard]] bool covers(std::string_view path) const;

 private:
  struct Pattern {
    Glob glob;
    bool negated = false;
    bool folders_only = false;
    bool anchored = false;  ///< compared with the whole path, not with its last part
  };
  std::vector<Pattern> patterns_;
};

}  // namespace asyncy::workspace
