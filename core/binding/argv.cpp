#include "core/binding/argv.h"

#include <algorithm>
#include <cstddef>

#include "core/binding/value.h"
#include "core/manifest/format.h"
#include "core/story/literal.h"

namespace asyncy::binding {
namespace {

using manifest::Argument;
using manifest::FormatPartKind;
using story::kNone;
using story::NodeId;
using story::NodeKind;
using types::LiteralKind;
using Kind = ArgvPiece::Kind;

/// Deeper lists and maps are shown as they are written.
constexpr unsigned kDeepestJson = 32;

ArgvWord word(std::string_view text) { return {{.kind = Kind::text, .text = std::string(text)}}; }

void append(ArgvWord& out, Kind kind, std::string_view text) {
  if (kind == Kind::text && !out.empty() && out.back().kind == Kind::text)
    out.back().text += text;
  else
    out.push_back({.kind = kind, .text = std::string(text)});
}

void append(ArgvWord& out, const ArgvWord& more) {
  for (const ArgvPiece& piece : more) append(out, piece.kind, piece.text);
}

/// The inside of a JSON string; bytes that are no UTF-8 stay as they are.
std::string json_escaped(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  return out;
}

bool is_shell_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !name.empty() && letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

/// Writes values of a story as a container sees them.
class Values {
 public:
  Values(const story::Tree& tree, const story::Scopes& scopes) : tree_(tree), scopes_(scopes) {}

  [[nodiscard]] const story::Tree& tree() const { return tree_; }

  [[nodiscard]] ArgvWord word_of(NodeId value) const {
    ArgvWord out;
    value = inside(value);
    switch (tree_[value].kind) {
      case NodeKind::string:
      case NodeKind::file_path: string(value, {}, out); break;
      case NodeKind::list:
      case NodeKind::map: json(value, 0, out); break;
      default: {
        const KnownValue known = known_value(tree_, scopes_, value);
        if (known.literal)
          append(out, Kind::text, known.literal->text);
        else if (known.unbound_word)
          append(out, Kind::text, *known.unbound_word);
        else
          unknown(value, out);
      }
    }
    if (out.empty()) append(out, Kind::text, {});
    return out;
  }

 private:
  [[nodiscard]] NodeId inside(NodeId value) const {
    while (tree_[value].kind == NodeKind::group && tree_[value].first_child != kNone) value = tree_[value].first_child;
    return value;
  }

  void unknown(NodeId value, ArgvWord& out) const {
    value = inside(value);
    const auto name = story::bare_word(tree_, value);
    const bool variable = name && is_shell_name(*name);
    append(out, variable ? Kind::variable : Kind::expression, variable ? *name : tree_.slice(value));
  }

  void string(NodeId value, std::string (*escape)(std::string_view), ArgvWord& out) const {
    for (const story::StringPiece& piece : story::string_pieces(tree_, value)) {
      if (piece.value != kNone)
        unknown(piece.value, out);
      else
        append(out, Kind::text, escape == nullptr ? piece.text : escape(piece.text));
    }
  }

  void json(NodeId value, unsigned depth, ArgvWord& out) const {
    value = inside(value);
    const NodeKind kind = tree_[value].kind;
    if (depth > kDeepestJson) return append(out, Kind::expression, tree_.slice(value));
    if (kind == NodeKind::list || kind == NodeKind::map) {
      append(out, Kind::text, kind == NodeKind::list ? "[" : "{");
      std::string_view separator;
      for (const NodeId child : tree_.children(value)) {
        if (tree_[child].kind == NodeKind::missing || tree_[child].kind == NodeKind::error) continue;
        append(out, Kind::text, separator);
        separator = ",";
        if (tree_[child].kind == NodeKind::pair)
          pair(child, depth, out);
        else
          json(child, depth + 1, out);
      }
      append(out, Kind::text, kind == NodeKind::list ? "]" : "}");
      return;
    }
    json_scalar(value, out);
  }

  void pair(NodeId pair, unsigned depth, ArgvWord& out) const {
    const NodeId key = tree_[pair].first_child;
    if (key == kNone) return;
    // A bare word is a key of that name.
    if (const auto name = story::bare_word(tree_, key))
      append(out, Kind::text, '"' + std::string(*name) + '"');
    else
      json(key, depth + 1, out);
    append(out, Kind::text, ":");
    if (tree_[key].next_sibling != kNone) json(tree_[key].next_sibling, depth + 1, out);
  }

  void json_scalar(NodeId value, ArgvWord& out) const {
    const NodeKind kind = tree_[value].kind;
    if (kind == NodeKind::string || kind == NodeKind::file_path) {
      append(out, Kind::text, "\"");
      string(value, json_escaped, out);
      append(out, Kind::text, "\"");
      return;
    }
    const KnownValue known = known_value(tree_, scopes_, value);
    if (!known.literal) return unknown(value, out);
    const bool bare = known.literal->kind == LiteralKind::integer || known.literal->kind == LiteralKind::real ||
                      known.literal->kind == LiteralKind::boolean || known.literal->kind == LiteralKind::null;
    append(out, Kind::text, bare ? known.literal->text : '"' + json_escaped(known.literal->text) + '"');
  }

  const story::Tree& tree_;
  const story::Scopes& scopes_;
};

class Argv {
 public:
  Argv(const Values& values, const BoundCall& call)
      : values_(values), tree_(values.tree()), call_(call), command_(*call.command) {}

  std::vector<ArgvWord> run() {
    const manifest::Format format =
        manifest::parse_format(command_.format ? std::string_view(command_.format->value) : manifest::kDefaultFormat);
    const bool places_command = std::any_of(format.parts.begin(), format.parts.end(),
                                            [](const auto& part) { return part.kind == FormatPartKind::command; });
    if (!places_command) command_word();
    for (const auto& part : format.parts)
      if (part.kind == FormatPartKind::argument)
        if (const Argument* argument = command_.find_argument(part.text)) placed_.push_back(argument);
    for (std::size_t i = 0; i < format.parts.size();) i = format_word(format.parts, i);
    return std::move(out_);
  }

  /// Which value is whose cannot be told: the words go through as they stand.
  std::vector<ArgvWord> as_written() {
    command_word();
    for (const NodeId item : tree_.children(call_.call)) {
      const text::Range range = tree_[item].range;
      if (range == call_.service_range || range == call_.command_range) continue;
      switch (tree_[item].kind) {
        case NodeKind::flag: out_.push_back(word(tree_.slice(item))); break;
        case NodeKind::argument: named_item(item); break;
        case NodeKind::shorthand: shorthand_item(item); break;
        case NodeKind::missing:
        case NodeKind::error: break;
        default: out_.push_back(values_.word_of(item)); break;
      }
    }
    return std::move(out_);
  }

 private:
  using Parts = std::vector<manifest::FormatPart>;

  void command_word() {
    if (call_.callee == Callee::command) out_.push_back(word(command_.name.value));
  }

  void named_item(NodeId item) {
    const NodeId name = tree_[item].first_child;
    if (name == kNone || tree_[name].next_sibling == kNone) return;
    out_.push_back(word("--" + std::string(tree_.slice(name))));
    out_.push_back(values_.word_of(tree_[name].next_sibling));
  }

  void shorthand_item(NodeId item) {
    const NodeId value = tree_[item].first_child;
    if (value == kNone) return;
    out_.push_back(word("--" + std::string(tree_.slice(value))));
    out_.push_back(values_.word_of(value));
  }

  [[nodiscard]] bool is_placed(const Argument& argument) const {
    return std::find(placed_.begin(), placed_.end(), &argument) != placed_.end();
  }

  [[nodiscard]] bool has_value(NodeId value) const { return value != kNone && tree_[value].kind != NodeKind::missing; }

  /// What the call gives for an argument: one word each for a variadic one, else the last; its default when it gives none.
  [[nodiscard]] std::vector<ArgvWord> values_of(const Argument& argument) const {
    std::vector<ArgvWord> out;
    for (const BoundArgument& bound : call_.arguments) {
      if (bound.parameter != &argument) continue;
      if (!argument.variadic) out.clear();
      if (bound.by == Reached::switch_)
        out.push_back(word("true"));
      else if (has_value(bound.value))
        out.push_back(values_.word_of(bound.value));
    }
    const auto& fallback = argument.default_value;
    const bool scalar =
        fallback && fallback->literal.kind != LiteralKind::list && fallback->literal.kind != LiteralKind::map;
    if (out.empty() && scalar) out.push_back(word(fallback->literal.text));
    return out;
  }

  void by_position() {
    for (const Argument& argument : command_.args)
      if (!is_placed(argument))
        for (ArgvWord& value : values_of(argument)) out_.push_back(std::move(value));
    for (const ExtraArgument& extra : call_.extras)
      if (extra.name.empty() && has_value(extra.value)) out_.push_back(values_.word_of(extra.value));
  }

  void by_name() {
    for (const BoundArgument& bound : call_.arguments) {
      if (is_placed(*bound.parameter) || is_positional(*bound.parameter)) continue;
      flag_of(bound);
    }
    for (const auto* arguments : {&command_.kwargs, &command_.arguments})
      for (const Argument& argument : *arguments) {
        if (is_placed(argument) || is_given(argument)) continue;
        for (ArgvWord& value : values_of(argument)) {
          out_.push_back(word("--" + argument.name.value));
          out_.push_back(std::move(value));
        }
      }
    for (const ExtraArgument& extra : call_.extras) {
      if (extra.name.empty()) continue;
      out_.push_back(word(tree_[extra.item].kind == NodeKind::flag ? std::string(tree_.slice(extra.item))
                                                                   : "--" + std::string(extra.name)));
      if (has_value(extra.value)) out_.push_back(values_.word_of(extra.value));
    }
  }

  [[nodiscard]] bool is_positional(const Argument& argument) const {
    return std::any_of(command_.args.begin(), command_.args.end(),
                       [&](const Argument& each) { return &each == &argument; });
  }

  [[nodiscard]] bool is_given(const Argument& argument) const {
    return std::any_of(call_.arguments.begin(), call_.arguments.end(),
                       [&](const BoundArgument& bound) { return bound.parameter == &argument; });
  }

  void flag_of(const BoundArgument& bound) {
    const bool flag = tree_[bound.item].kind == NodeKind::flag;
    if (bound.by != Reached::switch_ && !has_value(bound.value)) return;
    out_.push_back(word(flag ? std::string(tree_.slice(bound.item)) : "--" + bound.parameter->name.value));
    if (bound.by != Reached::switch_) out_.push_back(values_.word_of(bound.value));
  }

  /// Writes the word of the format that begins at `at` and returns where the next one begins. A word that names an argument
  /// without a value is left out as a whole.
  std::size_t format_word(const Parts& parts, std::size_t at) {
    std::size_t end = at + 1;
    while (end < parts.size() && parts[end].joined) ++end;
    const auto& first = parts[at];
    if (end == at + 1) {
      switch (first.kind) {
        case FormatPartKind::others_by_position: by_position(); return end;
        case FormatPartKind::others_by_name: by_name(); return end;
        case FormatPartKind::all_others:
          by_position();
          by_name();
          return end;
        case FormatPartKind::command: command_word(); return end;
        case FormatPartKind::argument:
          if (const Argument* argument = command_.find_argument(first.text))
            for (ArgvWord& value : values_of(*argument)) out_.push_back(std::move(value));
          return end;
        case FormatPartKind::word: break;
      }
    }
    ArgvWord whole;
    for (; at < end; ++at) {
      if (parts[at].kind != FormatPartKind::argument) {
        append(whole, Kind::text, parts[at].text);
        continue;
      }
      const Argument* argument = command_.find_argument(parts[at].text);
      const auto values = argument == nullptr ? std::vector<ArgvWord>{} : values_of(*argument);
      if (values.empty()) return end;
      append(whole, values.back());
    }
    out_.push_back(std::move(whole));
    return end;
  }

  const Values& values_;
  const story::Tree& tree_;
  const BoundCall& call_;
  const manifest::Command& command_;
  std::vector<const Argument*> placed_;
  std::vector<ArgvWord> out_;
};

bool is_plain_in_shell(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_-./:=,@%+").find(c) != std::string_view::npos;
}

std::string single_quoted(std::string_view text) {
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain_in_shell)) return std::string(text);
  std::string out = "'";
  for (const char c : text) c == '\'' ? out += "'\\''" : out += c;
  return out + '\'';
}

void append_double_quoted(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '$' || c == '`') out += '\\';
    out += c;
  }
}

}  // namespace

std::optional<std::vector<ArgvWord>> container_argv(const story::Tree& tree, const story::Scopes& scopes,
                                                    const BoundCall& call) {
  const bool runs = call.callee == Callee::command || call.callee == Callee::entrypoint;
  if (!runs || call.command == nullptr || call.command->by_request) return std::nullopt;
  const Values values(tree, scopes);
  if (call.positions_known) return Argv(values, call).run();
  if (call.command->format) return std::nullopt;
  return Argv(values, call).as_written();
}

std::string shell_word(const ArgvWord& word) {
  if (word.empty()) return "''";
  if (word.size() == 1 && word[0].kind == Kind::text) return single_quoted(word[0].text);
  const bool whole = word.size() == 1;
  std::string out = "\"";
  for (const ArgvPiece& piece : word) {
    switch (piece.kind) {
      case Kind::text: append_double_quoted(out, piece.text); break;
      case Kind::variable: out += whole ? '$' + piece.text : "${" + piece.text + '}'; break;
      case Kind::expression:
        out += '{';
        append_double_quoted(out, piece.text);
        out += '}';
        break;
    }
  }
  return out + '"';
}

std::optional<std::string> docker_run(const story::Tree& tree, const story::Scopes& scopes, const BoundCall& call) {
  const auto argv = container_argv(tree, scopes, call);
  if (!argv) return std::nullopt;
  std::string line = "docker run " + single_quoted(call.service_name);
  for (const ArgvWord& word : *argv) line += ' ' + shell_word(word);
  return line;
}

}  // namespace asyncy::binding
