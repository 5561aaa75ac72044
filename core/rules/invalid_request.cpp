#include <algorithm>
#include <array>

#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"
#include "core/text/ascii.h"

namespace asyncy::rules {
namespace {

constexpr auto kMethods = std::to_array<std::string_view>({"get", "post", "put", "delete", "patch"});
constexpr auto kContentTypes = std::to_array<std::string_view>(
    {"application/json", "application/x-www-form-urlencoded", "multipart/form-data", "application/octet-stream"});

class Requests {
 public:
  Requests(const yaml::Tree& tree, Report& report) : tree_(tree), report_(report) {}

  /// `http`, or one of the two requests of an event in it.
  void check(yaml::NodeId request) {
    if (request == yaml::kNone || tree_[request].kind != yaml::Kind::map) return;
    for (const yaml::Entry entry : tree_.entries(request)) {
      const std::string_view key = tree_.value(entry.key);
      const yaml::NodeId value = tree_.resolve(entry.value);
      if (key == "subscribe" || key == "unsubscribe") check(entry.value);
      if (tree_[value].kind != yaml::Kind::scalar || value != entry.value) continue;
      if (key == "method") one_of(value, "method of a request", kMethods);
      if (key == "contentType") one_of(value, "encoding of a request", kContentTypes);
      if (key == "path") path(value);
      if (key == "url") url(entry.key, request);
    }
  }

 private:
  void one_of(yaml::NodeId value, std::string_view what, std::span<const std::string_view> known) {
    const std::string_view written = tree_.value(value);
    const std::string lower = text::lowered(written);
    if (std::find(known.begin(), known.end(), lower) != known.end()) return;
    report_.add(tree_[value].range, quoted(written) + " is no " + std::string(what) + "; known are " + list_of(known))
        .fix(change_to_nearest(tree_[value].range, lower, known));
  }

  void path(yaml::NodeId value) {
    const std::string_view written = tree_.value(value);
    if (written.starts_with('/') || written.empty()) return;
    report_.add(tree_[value].range, "the path of a request begins with `/`")
        .fix(tree_[value].style == yaml::Style::plain ? change_to(tree_[value].range, '/' + std::string(written))
                                                      : text::Fix{});
  }

  void url(yaml::NodeId key, yaml::NodeId request) {
    for (const std::string_view part : {"port", "path"})
      if (const yaml::NodeId other = tree_.find(request, part); other != yaml::kNone)
        report_
            .add(tree_[key].range,
                 "a `url` says everything; leave out " + quoted(part) + ", or write `port` and `path` in its place")
            .related(nullptr, tree_[other].range, "said here, too");
  }

  const yaml::Tree& tree_;
  Report& report_;
};

void check_invalid_request(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  Requests requests(tree, report);
  for (const CommandBody& each : command_bodies(tree)) requests.check(tree.find(each.entry.value, "http"));
}

}  // namespace

extern const Rule invalid_request{
    .info =
        {.name = "invalid-request",
         .severity = text::Severity::warning,
         .language = text::Language::manifest,
         .title = "Request that cannot be made",
         .why = "A request has a method (`get`, `post`, `put`, `delete` or `patch`), and either a `url`, or a `port` and a "
                "`path` that "
                "begins with a slash.",
         .bad = {.manifest =
                     "commands:\n  go:\n    help: Goes.\n    http:\n      method: fetch\n      port: 80\n      path: /go\n"
                     "    output:\n      type: string\n",
                 .story = {},
                 .config = {}},
         .good = {.manifest =
                      "commands:\n  go:\n    help: Goes.\n    http:\n      method: get\n      port: 80\n      path: /go\n"
                      "    output:\n      type: string\n",
                  .story = {},
                  .config = {}}},
    .check = check_invalid_request,
};

}  // namespace asyncy::rules
