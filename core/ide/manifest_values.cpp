#include "core/ide/manifest_values.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/manifest/capabilities.h"
#include "core/manifest/scalar.h"
#include "core/story/literal.h"
#include "core/text/severity_name.h"
#include "core/types/type.h"
#include "core/workspace/paths.h"

namespace asyncy::ide {
namespace {

using manifest::Section;
using text::Offset;
using text::Range;

/// Values that a key of this name has wherever it stands; the documentation says what each means.
struct FixedValue {
  std::string_view key;
  std::string_view value;
  std::string_view doc;
};

constexpr auto kFixedValues = std::to_array<FixedValue>({
    {"mode", "rw", "Read and write."},
    {"mode", "ro", "Read only."},
    {"dialect", "auto", "Every form that was ever valid."},
    {"dialect", "2018", "Storyscript as in the guide of 2018."},
    {"dialect", "2020", "Storyscript as its last compiler read it."},
    {"argument_colon", "auto", "Formatted as each file mostly has it."},
    {"argument_colon", "tight", "Formatted as `key:value`."},
    {"argument_colon", "spaced", "Formatted as `key: value`."},
    {"method", "get", "An HTTP method."},
    {"method", "post", "An HTTP method."},
    {"method", "put", "An HTTP method."},
    {"method", "delete", "An HTTP method."},
    {"method", "patch", "An HTTP method."},
    {"in", "query", "In the query of the address."},
    {"in", "path", "In the path of the address."},
    {"in", "requestBody", "In the body of the request."},
    {"in", "header", "In the headers of the request."},
    {"in", "responseBody", "In the body of the response."},
    {"contentType", "application/json", "JSON."},
    {"contentType", "application/x-www-form-urlencoded", "The fields of a form."},
    {"contentType", "multipart/form-data", "The parts of a form."},
    {"contentType", "application/octet-stream", "Bytes."},
    {"metric_type", "cpu", "The use of CPUs."},
    {"metric_type", "mem", "The use of memory."},
});

class Values {
 public:
  Values(const ValuePlace& place, Offset at, Candidates& out) : place_(place), at_(at), out_(out) {}

  void offer() {
    const std::string_view name = place_.name;
    const Section section = place_.section;
    if (section == Section::capabilities) return capabilities();
    if (place_.key == nullptr) return;
    if (section == Section::any_of) {
      if (name == "type") return types();
      if (name == "known") return unknown_services();
      return;
    }
    if (name == "format" && section == Section::command) return format();
    if (name == "default") return allowed();
    if (section == Section::aliases) return folders();
    if (section == Section::severities) return severities();
    for (const FixedValue& fixed : kFixedValues)
      if (fixed.key == name && fixed.key == place_.key->name && section != Section::hook)
        add(fixed.value, CompletionKind::value, fixed.doc);
    const bool type_in_short =
        name == "result" || name == "output" || name == "elements" || name == "keys" || name == "values";
    if (place_.key->name == "type" || type_in_short) types();
    if ((place_.key->shapes & manifest::shape::boolean) != 0 && (place_.key->shapes & manifest::shape::text) == 0)
      for (const std::string_view value : {"true", "false"})
        add(value, CompletionKind::value, value == place_.key->default_value ? "The default." : "");
    else if (!place_.key->default_value.empty() && name != "mode" && name != "dialect" && name != "argument_colon")
      add(place_.key->default_value, CompletionKind::value, "The default.");
  }

 private:
  void add(std::string_view value, CompletionKind kind, std::string_view doc, std::string_view detail = {}) {
    out_.add({.label = std::string(value),
              .kind = kind,
              .role = 0,
              .index = index_++,
              .insert = place_.cursor.needs_blank ? ' ' + std::string(value) : std::string(value),
              .snippet = {},
              .detail = std::string(detail),
              .documentation = std::string(doc)});
  }

  void types() {
    const bool environment = place_.section == Section::env_entry;
    for (const types::TypeRow& row : types::type_table()) {
      if (row.base == types::Base::none && place_.section != Section::output && place_.name != "output") continue;
      if (environment && row.base != types::Base::string && row.base != types::Base::integer &&
          row.base != types::Base::list && row.base != types::Base::boolean && row.base != types::Base::real)
        continue;
      add(row.name, CompletionKind::type, row.doc, "type");
    }
  }

  void severities() {
    for (const std::string_view name : text::kSeverityNames) add(name, CompletionKind::value, "");
    add("off", CompletionKind::value, "Says nothing.");
  }

  void capabilities() {
    for (const manifest::Capability& capability : manifest::capabilities())
      add(capability.name, CompletionKind::value, capability.doc,
          capability.docker_default ? "granted by Docker's default" : "not granted by Docker's default");
  }

  /// The words of `format`: those of its quotes or line, apart from the ones that are there.
  void format() {
    const std::string_view text = place_.tree.text.view();
    const Range whole = place_.cursor.replace;
    const std::string_view written = text.substr(whole.begin, whole.size());
    Offset begin = at_;
    while (begin > whole.begin && text[begin - 1] != ' ' && text[begin - 1] != '}') --begin;
    const auto brace = text.substr(whole.begin, at_ - whole.begin).find_last_of("{}");
    if (brace != std::string_view::npos && text[whole.begin + brace] == '{')
      begin = whole.begin + static_cast<Offset>(brace);
    Offset end = at_;
    if (begin < text.size() && text[begin] == '{' && begin < at_) {
      while (end < whole.end && text[end] != '}' && text[end] != '{' && text[end] != ' ') ++end;
      if (end < whole.end && text[end] == '}') ++end;
    } else {
      while (end < whole.end && text[end] != ' ' && text[end] != '{') ++end;
    }
    if (at_ >= whole.begin && at_ <= whole.end) out_.set_replace({begin, end});
    const auto word = text.substr(begin, end - begin);
    // `{` and `*` mean something to YAML: text that begins with them needs quotes.
    const bool needs_quotes = !place_.cursor.quoted && written.empty();
    const auto offer = [&](const std::string& token, std::string_view doc) {
      if (token != word && written.find(token) != std::string_view::npos && token != "*") return;
      const std::string blank = place_.cursor.needs_blank ? " " : "";
      out_.add({.label = token,
                .kind = CompletionKind::value,
                .role = 0,
                .index = index_++,
                .insert = blank + (needs_quotes ? '\'' + token + '\'' : token),
                .snippet = {},
                .detail = {},
                .documentation = std::string(doc)});
    };
    for (const std::string& name : declared_arguments()) offer('{' + name + '}', "The value of this argument.");
    offer("*", "All positional arguments that stand nowhere else.");
    offer("**", "All named arguments that stand nowhere else.");
  }

  [[nodiscard]] std::vector<std::string> declared_arguments() const {
    std::vector<std::string> names;
    const auto* file = place_.document.manifest();
    if (file == nullptr) return names;
    const auto collect = [&](const manifest::Command& command) {
      for (const auto* argument : command.all_arguments()) names.push_back(argument->name.value);
    };
    const auto& path = place_.cursor.path;
    if (path.size() == 2 && file->model.entrypoint) collect(*file->model.entrypoint);
    if (path.size() < 3) return names;
    if (const auto* command = file->model.find_command(path[path.size() - 2].key))
      collect(*command);
    else if (file->model.entrypoint && path[1].key == file->model.entrypoint->name.value)
      collect(*file->model.entrypoint);
    return names;
  }

  /// A default must be one of the values of `enum`; without one, what the type allows.
  void allowed() {
    for (const YamlSibling& sibling : place_.cursor.siblings) {
      const yaml::NodeId value = value_at(sibling.at);
      if (value == yaml::kNone) continue;
      if (sibling.name == "enum")
        for (const yaml::NodeId child : place_.tree.children(value))
          if (place_.tree[child].kind == yaml::Kind::scalar)
            add(place_.tree.text.slice(place_.tree[child].range), CompletionKind::value, "One of the values of `enum`.");
      if (sibling.name == "type" && place_.tree.value(value) == "boolean")
        for (const std::string_view each : {"true", "false"}) add(each, CompletionKind::value, "");
    }
  }

  [[nodiscard]] yaml::NodeId value_at(Offset key) const {
    for (const yaml::Node& node : place_.tree.nodes)
      if (node.range.begin == key && node.kind == yaml::Kind::scalar && node.next_sibling != yaml::kNone)
        return node.next_sibling;
    return yaml::kNone;
  }

  /// Services that stories call and that no manifest declares.
  void unknown_services() {
    std::set<std::string> names;
    const auto& services = place_.workspace.services();
    for (const auto& document : place_.workspace.documents()) {
      if (document->story() == nullptr) continue;
      const story::Tree& tree = document->story()->tree;
      for (const story::NodeId call : tree.calls) {
        const story::NodeId first = tree[call].first_child;
        const auto name = first == story::kNone ? std::nullopt : story::bare_word(tree, first);
        if (!name || document->story()->scopes.find(*name, tree[first].range.begin) != nullptr) continue;
        // The first word of a `when` of one or two words is no service.
        if (tree[tree[call].parent].kind == story::NodeKind::when_statement) continue;
        if (services.resolve(*name, document->path).state == workspace::Resolution::State::unknown &&
            !services.is_known(*name))
          names.emplace(*name);
      }
    }
    for (const std::string& name : names)
      add(name, CompletionKind::service, "Stories call it, and no manifest declares it.");
  }

  void folders() {
    const std::string_view root = workspace::parent_of(place_.document.path);
    std::set<std::string> found;
    for (const auto& document : place_.workspace.documents()) {
      if (document->manifest() == nullptr) continue;
      const std::string_view folder = workspace::parent_of(document->path);
      if (folder != root && workspace::is_inside(folder, root)) found.emplace(folder.substr(root.size() + 1));
    }
    for (const std::string& folder : found) add(folder, CompletionKind::value, "The folder of a manifest.");
  }

  const ValuePlace& place_;
  Offset at_;
  Candidates& out_;
  unsigned index_ = 0;
};

}  // namespace

void offer_values(const ValuePlace& place, Offset at, Candidates& out) { Values(place, at, out).offer(); }

void offer_short_types(Candidates& out) {
  unsigned index = 0;
  for (const types::TypeRow& row : types::type_table())
    if (row.base != types::Base::none)
      out.add({.label = std::string(row.name),
               .kind = CompletionKind::type,
               .role = 0,
               .index = index++,
               .insert = {},
               .snippet = {},
               .detail = "type",
               .documentation = std::string(row.doc)});
}

}  // namespace asyncy::ide
