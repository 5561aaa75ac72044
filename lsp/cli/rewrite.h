// Commands that bring files into another form: they write it, list what would change, or show how.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "core/host/load.h"
#include "core/text/diagnostic.h"
#include "lsp/cli/options.h"

namespace asyncy::cli {

inline constexpr Option kCheckOption{.name = "--check",
                                     .value = {},
                                     .help = "write nothing; list the files that would change, and end with 1 if there are any",
                                     .allowed = {}};
inline constexpr Option kDiffOption{.name = "--diff",
                                    .value = {},
                                    .help = "write nothing; show what would change, and end with 1 if anything would",
                                    .allowed = {}};

/// The work of such a command, and how it went.
class Rewriting {
 public:
  /// What becomes of a text; `name` is how messages call it.
  using Edits = std::function<std::vector<text::Edit>(const std::string& bytes, const std::string& name)>;

  explicit Rewriting(const Arguments& arguments) : check_(arguments.has("--check")), diff_(arguments.has("--diff")) {}

  void file(const std::string& path, const std::string& name, const Edits& edits);
  /// To standard output, unless the changes are only asked about.
  void standard_input(const Edits& edits);
  /// Complains; the command could not do all of its work.
  void fail(std::string_view sentence);
  [[nodiscard]] int status() const;

 private:
  [[nodiscard]] bool only_tells() const { return check_ || diff_; }
  void tell(const std::string& name, const std::string& bytes, const std::vector<text::Edit>& edits);

  bool check_ = false;
  bool diff_ = false;
  bool changes_ = false;  ///< some file is not in that form
  bool failed_ = false;
};

/// The files at or below `operands` whose language is one of `languages`, and how messages call them. Says of other files that
/// they are left alone, because `only` what is handled.
struct FoundFile {
  const workspace::Document* document = nullptr;
  std::string name;
};
struct FoundFiles {
  host::Loaded loaded;
  std::vector<FoundFile> files;
};
FoundFiles files_to_rewrite(const std::vector<std::string>& operands, std::initializer_list<text::Language> languages,
                            std::string_view only, Rewriting& work);

}  // namespace asyncy::cli
