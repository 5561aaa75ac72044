// Which room may include which. CMake cannot tell: the libraries' headers all lie in one system folder.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/corpus.h"

namespace include_test {

namespace {

using Names = std::vector<std::string>;

/// A room and those directly below it; what lies below them may be included too. A file that stands directly in `lsp/` is a
/// room of its own.
const std::map<std::string, Names>& rooms_below() {
  static const std::map<std::string, Names> kBelow = {
      {"core/text", {}},
      {"core/json", {"core/text"}},
      {"core/pattern", {"core/text"}},
      {"core/yaml", {"core/text"}},
      {"core/types", {"core/text"}},
      {"core/manifest", {"core/yaml", "core/types", "core/pattern"}},
      {"core/story", {"core/text", "core/types"}},
      {"core/workspace", {"core/manifest", "core/format"}},
      {"core/binding", {"core/workspace"}},
      {"core/typing", {"core/binding"}},
      {"core/index", {"core/binding"}},
      {"core/rules", {"core/typing"}},
      {"core/migrate", {"core/manifest"}},
      {"core/fix", {"core/rules"}},
      {"core/ide", {"core/fix", "core/index", "core/migrate"}},
      {"core/report", {"core/fix", "core/json"}},
      {"core/format", {"core/story", "core/yaml"}},
      {"core/docs", {"core/ide", "core/json"}},
      {"core/compare", {"core/manifest", "core/binding"}},
      {"core/host", {"core/ide", "core/report", "core/format", "core/docs", "core/compare"}},
      {"lsp/rpc", {"core/json"}},
      {"lsp/protocol", {"lsp/rpc", "core/text"}},
      {"lsp/session", {"lsp/protocol", "core/host"}},
      {"lsp/features", {"lsp/session"}},
      {"lsp/server", {"lsp/features"}},
      {"lsp/cli", {"core/host"}},
      {"lsp/replay", {"lsp/server"}},
      {"lsp/main", {"lsp/replay", "lsp/cli"}},
  };
  return kBelow;
}

/// Headers of a library, by how they begin, and the only files that may include them.
struct Door {
  std::string header;
  Names folders;
  bool sources_only = false;
};

const std::vector<Door>& doors() {
  static const std::vector<Door> kDoors = {
      {"boost/", {"core/pattern/pattern.cpp"}},
      {"yaml-cpp/", {"core/yaml/"}},
      {"nlohmann/json.hpp", {"core/json/", "core/report/", "core/docs/", "lsp/"}, true},
  };
  return kDoors;
}

/// What touches the machine, threads or the clock: for core, only in its host room.
const std::set<std::string>& impure_headers() {
  static const std::set<std::string> kImpure = {"atomic",    "chrono",       "condition_variable",
                                                "cstdio",    "ctime",        "filesystem",
                                                "fstream",   "future",       "iostream",
                                                "mutex",     "print",        "random",
                                                "semaphore", "shared_mutex", "stdio.h",
                                                "thread",    "time.h",       "unistd.h"};
  return kImpure;
}

/// Folders whose files do not know one another; what they share stands in the named files. The last one lists them all.
struct Isolated {
  std::string folder;
  std::set<std::string> shared;
  std::string list;
};

const std::vector<Isolated>& isolated_folders() {
  static const std::vector<Isolated> kIsolated = {
      {"core/rules/",
       {"app", "breaks_callers", "rule", "registry", "run", "call", "describe", "memory", "mend", "never_used", "nodes", "options", "schemas", "suppress", "words"},
       "registry"},
      {"lsp/features/", {"commands", "feature", "progress", "symbol_kinds", "table"}, "table"},
  };
  return kIsolated;
}

/// `core/text/utf.h` -> `core/text`, `lsp/main.cpp` -> `lsp/main`.
std::string room_of(const std::string& path) {
  const auto first = path.find('/');
  const auto second = path.find('/', first + 1);
  if (second != std::string::npos) return path.substr(0, second);
  return path.substr(0, path.rfind('.'));
}

std::string stem_of(const std::string& path) { return std::filesystem::path(path).stem().string(); }

std::set<std::string> all_below(const std::string& room) {
  std::set<std::string> below;
  Names open = {room};
  while (!open.empty()) {
    const std::string next = open.back();
    open.pop_back();
    for (const auto& lower : rooms_below().at(next))
      if (below.insert(lower).second) open.push_back(lower);
  }
  return below;
}

bool is_ours(const std::string& header) { return header.starts_with("core/") || header.starts_with("lsp/"); }

/// What is wrong with `header` being included by `file`; empty: nothing.
std::string include_fault(const std::string& file, const std::string& header) {
  const std::string room = room_of(file);
  if (is_ours(header)) {
    const std::string other = room_of(header);
    if (!rooms_below().contains(other)) return "the room " + other + " is not in the table of this test";
    if (other != room && !all_below(room).contains(other)) return room + " must not know " + other;
  }
  if (header.starts_with("tests/")) return "the product must not know its tests";
  for (const auto& [begin, folders, sources_only] : doors()) {
    if (!header.starts_with(begin)) continue;
    const bool allowed =
        std::any_of(folders.begin(), folders.end(), [&](const auto& each) { return file.starts_with(each); });
    if (!allowed || (sources_only && file.ends_with(".h"))) return header + " stays behind its door";
  }
  if (file.starts_with("core/") && room != "core/host" && impure_headers().contains(header))
    return "core is pure: no <" + header + ">";
  for (const auto& [folder, shared, list] : isolated_folders()) {
    if (!file.starts_with(folder) || !header.starts_with(folder)) continue;
    const bool own = stem_of(file) == stem_of(header);
    if (!own && !shared.contains(stem_of(header)) && stem_of(file) != list)
      return "files of " + folder + " do not know one another; what they share goes to a room below";
  }
  return {};
}

/// All that is wrong with a file, a line each.
Names faults_of(const std::string& file, const std::string& text) {
  if (!rooms_below().contains(room_of(file)))
    return {file + ": the room " + room_of(file) + " is not in the table of this test: say there what it stands on"};
  Names faults;
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    if (!line.starts_with("#include ")) continue;
    const auto end = line.find_first_of("\">", 10);
    const std::string fault = include_fault(file, line.substr(10, end - 10));
    if (!fault.empty()) faults.push_back(file + ": " + fault);
  }
  if (!file.ends_with(".h")) return faults;
  const auto pragma = text.find("#pragma once\n");
  if (pragma == std::string::npos) faults.push_back(file + ": no #pragma once");
  const std::string opening = text.substr(0, std::min(pragma, text.size()));
  if (!opening.starts_with("// ") || !opening.ends_with(".\n"))
    faults.push_back(file + ": must begin with a sentence that says what it offers, and then #pragma once");
  return faults;
}

}  // namespace

TEST_CASE("no arrow between rooms leads back") {
  for (const auto& [room, direct] : rooms_below()) {
    for (const auto& lower : direct) REQUIRE(rooms_below().contains(lower));
    INFO(room);
    CHECK_FALSE(all_below(room).contains(room));
  }
  CHECK_FALSE(all_below("core/host").contains("lsp/rpc"));
  CHECK(all_below("core/workspace") ==
        std::set<std::string>{"core/manifest", "core/format", "core/story", "core/yaml", "core/types", "core/pattern", "core/text"});
}

TEST_CASE("every file includes only what stands below it") {
  int files = 0;
  for (const char* top : {"core", "lsp"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(asyncy::test::project_root() / top)) {
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      const auto file = entry.path().lexically_relative(asyncy::test::project_root()).generic_string();
      for (const auto& fault : faults_of(file, asyncy::test::read_file(entry.path()))) FAIL_CHECK(fault);
      ++files;
    }
  }
  CHECK(files > 10);
}

TEST_CASE("what must not be included is noticed") {
  const auto fault = [](const char* file, const std::string& include) {
    const Names faults = faults_of(file, "#include " + include + "\n");
    return faults.empty() ? std::string() : faults.front();
  };
  CHECK(fault("core/text/text.cpp", "\"core/yaml/tree.h\"") == "core/text/text.cpp: core/text must not know core/yaml");
  CHECK(fault("core/story/parser.cpp", "\"core/manifest/model.h\"") != "");
  CHECK(fault("core/ide/hover.cpp", "\"core/text/text.h\"").empty());
  CHECK(fault("core/host/files.cpp", "\"lsp/session.h\"") != "");
  CHECK(fault("core/cellar/wine.cpp", "<vector>") ==
        "core/cellar/wine.cpp: the room core/cellar is not in the table of this test: say there what it stands on");
  CHECK(fault("core/text/text.cpp", "<thread>") == "core/text/text.cpp: core is pure: no <thread>");
  CHECK(fault("core/host/files.cpp", "<filesystem>").empty());
  CHECK(fault("lsp/main.cpp", "<iostream>").empty());
  CHECK(fault("core/pattern/syntax.cpp", "<boost/regex.hpp>") != "");
  CHECK(fault("core/manifest/build.cpp", "<yaml-cpp/yaml.h>") != "");
  CHECK(fault("core/ide/hover.cpp", "<nlohmann/json.hpp>") != "");
  CHECK(fault("core/json/json.cpp", "<nlohmann/json.hpp>").empty());
  CHECK(fault("lsp/rpc/message.h", "<nlohmann/json.hpp>") != "");
  CHECK(fault("core/rules/one_rule.cpp", "\"core/rules/other_rule.h\"") != "");
  CHECK(fault("core/rules/one_rule.cpp", "\"core/rules/rule.h\"").empty());
  CHECK(fault("core/rules/registry.cpp", "\"core/rules/one_rule.h\"").empty());
  CHECK(fault("core/text/text.cpp", "\"tests/support/corpus.h\"") != "");
}

TEST_CASE("headers without an opening sentence or a guard are noticed") {
  CHECK(faults_of("core/text/a.h", "// What it is.\n#pragma once\n").empty());
  CHECK(faults_of("core/text/a.h", "// What it is.\n").size() == 1);
  CHECK(faults_of("core/text/a.h", "#pragma once\n// What it is.\n").size() == 1);
  CHECK(faults_of("core/text/a.h", "").size() == 2);
}

}  // namespace include_test
