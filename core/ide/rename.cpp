#include "core/ide/rename.h"

#include <algorithm>

#include "core/ide/rename_alias.h"
#include "core/ide/rename_service.h"
#include "core/index/references.h"
#include "core/text/ascii.h"
#include "core/text/excerpt.h"

namespace asyncy::ide {
namespace {

using index::Kind;
using index::Occurrence;
using index::Reference;
using index::Spelling;
using index::Symbol;
using workspace::Document;
using workspace::Workspace;
using text::is_digit;

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::service: return "service";
    case Kind::command: return "command";
    case Kind::event: return "event";
    case Kind::action: return "action";
    case Kind::argument: return "argument";
    case Kind::value: return "value";
    case Kind::property: return "property";
    case Kind::environment: return "variable of the environment";
    case Kind::variable: return "variable";
    case Kind::function: return "function";
  }
  return "name";
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
/// Can `name` be written as a thing of that kind, in both languages and without quotes?
bool is_writable(Kind kind, std::string_view name) {
  if (name.empty() || (kind != Kind::value && !is_letter(name.front()))) return false;
  const std::string_view more = kind == Kind::value ? "-./+ " : kind == Kind::variable || kind == Kind::function ? "" : "-";
  if (name.front() == ' ' || name.front() == '-' || name.back() == ' ') return false;
  return std::all_of(name.begin(), name.end(),
                     [&](char c) { return is_letter(c) || is_digit(c) || more.find(c) != std::string_view::npos; });
}

/// What stands where the name is written, when it is written as it is declared.
std::optional<Refusal> fault_of(const Symbol& symbol, const Occurrence& occurrence, const Document& document) {
  if (symbol.document == nullptr)
    return Refusal{"no manifest here describes " + text::quoted(symbol.text) + ", so nothing is known of its other callers"};
  if (occurrence.spelling == Spelling::implied && symbol.kind == Kind::variable)
    return Refusal{text::quoted(symbol.text) +
                   " is named after the word that brings it; write `as` and a name behind the call to "
                   "give it one of its own"};
  const std::string_view written = document.text.slice(occurrence.range);
  const bool as_declared =
      written == symbol.text || (occurrence.spelling == Spelling::flag && written.size() == symbol.text.size());
  if (!as_declared && symbol.kind != Kind::service)
    return Refusal{"the name is written in a way that cannot be changed from here: " + text::quoted(written)};
  return std::nullopt;
}

/// The name as it is written at one place.
std::string written_as(const Occurrence& occurrence, std::string_view before, std::string_view name) {
  std::string out(name);
  const bool kebab = before != occurrence.symbol.text || occurrence.symbol.text.find('_') == std::string_view::npos;
  if (occurrence.spelling == Spelling::flag && kebab) std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

text::Edit edit_of(const Document& document, const Occurrence& occurrence, std::string_view name) {
  const std::string before(document.text.slice(occurrence.range));
  if (occurrence.spelling != Spelling::shorthand)
    return {.range = occurrence.range, .text = written_as(occurrence, before, name)};
  // `:name` names an argument and reads a variable: from now on the two differ.
  const text::Offset colon = occurrence.range.begin - 1;
  if (occurrence.symbol.kind == Kind::argument) return {.range = {colon, colon}, .text = std::string(name)};
  return {.range = {colon, occurrence.range.end}, .text = before + ':' + std::string(name)};
}

class Renamer {
 public:
  Renamer(const Workspace& workspace, const Symbol& symbol, std::string_view name)
      : workspace_(workspace), symbol_(symbol), name_(name) {}

  std::variant<Rename, Refusal> run() {
    for (const Reference& each : index::references(workspace_, symbol_, [] { return true; })) {
      if (each.occurrence.spelling == Spelling::implied) {
        if (symbol_.kind == Kind::variable) return *fault_of(symbol_, each.occurrence, *each.document);
        continue;
      }
      if (auto fault = fault_of(symbol_, each.occurrence, *each.document)) return std::move(*fault);
      add_edit(files_, *each.document, edit_of(*each.document, each.occurrence, name_));
      follow_implied(*each.document, each.occurrence.range);
    }
    if (!is_proven())
      return Refusal{text::quoted(name_) + " would mean something else in one of the places where " + text::quoted(symbol_.text) +
                     " is written; is there a " + std::string(kind_name(symbol_.kind)) + " of that name already?"};
    return Rename{.files = std::move(files_), .folder = {}};
  }

 private:
  /// An output without `as` has the name of its event.
  void follow_implied(const Document& story, text::Range word) {
    if (symbol_.kind != Kind::event && symbol_.kind != Kind::command) return;
    for (const Occurrence& each : occurrences_of(story)) {
      if (each.spelling != Spelling::implied || each.range != word || each.symbol.kind != Kind::variable) continue;
      for (const Occurrence& use : occurrences_of(story))
        if (use.symbol == each.symbol && use.spelling != Spelling::implied)
          add_edit(files_, story, edit_of(story, use, name_));
      return;
    }
  }

  const std::vector<Occurrence>& occurrences_of(const Document& document) {
    if (known_of_ != &document) known_ = index::occurrences(workspace_, document);
    known_of_ = &document;
    return known_;
  }

  [[nodiscard]] text::Offset place_after(const Symbol& symbol) const {
    for (const FileEdits& file : files_)
      if (file.document == symbol.document) return moved(symbol.name.begin, file.edits);
    return symbol.name.begin;
  }

  /// Name for name the edited documents mean the same as before.
  bool is_proven() {
    const auto after = edited(workspace_, files_);
    if (!after) return false;
    for (const FileEdits& file : files_) {
      const Document* document = after->find(file.document->path);
      if (document == nullptr) return false;
      const auto old_names = index::occurrences(workspace_, *file.document);
      const auto new_names = index::occurrences(*after, *document);
      const bool same = std::equal(old_names.begin(), old_names.end(), new_names.begin(), new_names.end(),
                                   [&](const Occurrence& a, const Occurrence& b) { return is_same(a.symbol, b.symbol); });
      if (!same) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_same(const Symbol& before, const Symbol& after) const {
    if (before.kind != after.kind || (before.document == nullptr) != (after.document == nullptr)) return false;
    if (before.document == nullptr) return before.text == after.text;
    return before.document->path == after.document->path && place_after(before) == after.name.begin;
  }

  const Workspace& workspace_;
  const Symbol& symbol_;
  std::string_view name_;
  std::vector<FileEdits> files_;
  const Document* known_of_ = nullptr;
  std::vector<Occurrence> known_;
};

/// Collisions that can be told better than by what the proof misses.
std::optional<Refusal> collision(const Symbol& symbol, std::string_view name) {
  if (symbol.kind == Kind::command && symbol.document->manifest()->model.find_command(name) != nullptr)
    return Refusal{"the service has a command " + text::quoted(name) + " already"};
  if (symbol.kind == Kind::argument && symbol.command->find_argument(name) != nullptr)
    return Refusal{text::quoted(symbol.command->name.value) + " has an argument " + text::quoted(name) + " already"};
  if (symbol.kind == Kind::value && symbol.argument->allowed->allows(name))
    return Refusal{text::quoted(symbol.argument->name.value) + " has a value " + text::quoted(name) + " already"};
  return std::nullopt;
}

struct Chosen {
  Occurrence occurrence;
  Renamable shown;
};

std::variant<Chosen, Refusal> choose(const Workspace& workspace, const Document& document, text::Offset at,
                                     const RenameOptions& options) {
  auto found = index::occurrence_at(workspace, document, at);
  if (!found || (found->spelling == Spelling::implied && found->symbol.kind != Kind::variable))
    return Refusal{"nothing that stands here has a name that can be changed"};
  if (auto fault = fault_of(found->symbol, *found, document)) return std::move(*fault);
  const std::string written(document.text.slice(found->range));
  if (found->symbol.kind == Kind::service)
    if (auto fault = service_fault(workspace, *found->symbol.document, written, options.moves_folders))
      return Refusal{std::move(*fault)};
  Renamable shown{.range = found->range, .name = written};
  // The owner before the slash is another folder's name.
  if (const auto slash = written.rfind('/'); found->symbol.kind == Kind::service && slash != std::string::npos) {
    shown.range.begin += static_cast<text::Offset>(slash + 1);
    shown.name.erase(0, slash + 1);
  }
  if (found->spelling == Spelling::flag) shown.name = found->symbol.text;
  return Chosen{.occurrence = std::move(*found), .shown = std::move(shown)};
}

}  // namespace

std::variant<Renamable, Refusal> prepare_rename(const Workspace& workspace, const Document& document, text::Offset at,
                                                const RenameOptions& options) {
  auto chosen = choose(workspace, document, at, options);
  if (auto* refusal = std::get_if<Refusal>(&chosen)) return std::move(*refusal);
  return std::get<Chosen>(chosen).shown;
}

std::variant<Rename, Refusal> rename(const Workspace& workspace, const Document& document, text::Offset at,
                                     std::string_view new_name, const RenameOptions& options) {
  auto chosen = choose(workspace, document, at, options);
  if (auto* refusal = std::get_if<Refusal>(&chosen)) return std::move(*refusal);
  const auto& [occurrence, shown] = std::get<Chosen>(chosen);
  const Symbol& symbol = occurrence.symbol;
  if (new_name == shown.name) return Rename{};
  if (!is_writable(symbol.kind, new_name))
    return Refusal{text::quoted(new_name) + " cannot be the name of a " + std::string(kind_name(symbol.kind)) +
                   "; take letters, digits and `_`" +
                   (symbol.kind == Kind::variable || symbol.kind == Kind::function ? "" : " or `-`") +
                   (symbol.kind == Kind::value ? "" : ", a letter first")};
  if (symbol.kind == Kind::service) return rename_service(workspace, *symbol.document, shown.name, new_name);
  if (auto refusal = collision(symbol, new_name)) return std::move(*refusal);
  auto renamed = Renamer(workspace, symbol, new_name).run();
  if (auto* done = std::get_if<Rename>(&renamed); done != nullptr && options.leaves_alias && symbol.kind == Kind::command)
    leave_alias(symbol, new_name, done->files);
  return renamed;
}

}  // namespace asyncy::ide
