// Real manifests, typed letter by letter into the server.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/text/utf.h"
#include "core/workspace/document.h"
#include "tests/support/client.h"
#include "tests/support/completion.h"
#include "tests/support/corpus.h"

namespace typing_test {

using namespace asyncy;
using test::Client;
using test::Json;

namespace {

struct Typed {
  std::size_t keys = 0;
  std::vector<std::string> misses;
  std::vector<std::string> ahead;  ///< diagnostics of lines that are not there yet
};

constexpr const char* kUri = "file:///typed/asyncy.yml";

/// Types ASCII `bytes`; at every letter of a key asks for completion and for diagnostics. Of long texts only every third key is
/// asked about.
void type_manifest(Client& client, const std::string& name, const std::string& bytes, Typed& typed) {
  const auto whole = workspace::open("/typed/asyncy.yml", text::Text(bytes), text::Language::manifest);
  const auto keys = test::known_keys(whole->manifest()->tree);
  const std::size_t step = bytes.size() > 1500 ? 3 : 1;
  int version = 1;
  unsigned line = 0;
  unsigned column = 0;
  client.open(kUri, "", "yaml", version);
  std::size_t index = 0;
  auto key = keys.begin();
  for (text::Offset at = 0; at <= bytes.size(); ++at) {
    while (key != keys.end() && key->first + key->second.size() < at) {
      ++key;
      ++index;
    }
    if (key != keys.end() && at >= key->first && index % step == 0) {
      ++typed.keys;
      const Json place = {{"textDocument", {{"uri", kUri}}}, {"position", {{"line", line}, {"character", column}}}};
      const Json list = client.request("textDocument/completion", place);
      const Json& items = list.is_array() ? list : list.at("items");
      if (std::none_of(items.begin(), items.end(), [&](const Json& each) { return each["label"] == key->second; }))
        typed.misses.push_back(name + ':' + std::to_string(at) + ' ' + key->second);
      const Json report = client.request("textDocument/diagnostic", {{"textDocument", {{"uri", kUri}}}});
      for (const Json& each : report.at("items"))
        if (each["range"]["start"]["line"] > line)
          typed.ahead.push_back(name + ':' + std::to_string(at) + ' ' + each["message"].get<std::string>());
    }
    if (at == bytes.size()) break;
    client.change(kUri, ++version, Json::array({test::edit(line, column, line, column, bytes.substr(at, 1))}));
    column = bytes[at] == '\n' ? 0U : column + 1;
    line += bytes[at] == '\n' ? 1U : 0U;
  }
  client.close(kUri);
}

}  // namespace

TEST_CASE("typing: whoever types a real manifest is offered each key, and told nothing of lines to come") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  Client client;
  client.start({{"capabilities", {{"textDocument", {{"diagnostic", Json::object()}}}}}});
  Typed typed;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*corpus)) {
    if (entry.path().extension() != ".yml" || entry.file_size() > 8000) continue;
    const std::string bytes = text::decode_file(test::read_file(entry.path())).utf8;
    if (text::Text(bytes).ascii()) type_manifest(client, entry.path().filename().string(), bytes, typed);
  }
  std::cout << "keys typed into the server: " << typed.keys << ", not offered: " << typed.misses.size() << '\n';
  std::string list;
  for (const auto* each : {&typed.misses, &typed.ahead})
    for (const std::string& one : *each) list += one + '\n';
  INFO(list);
  CHECK(typed.keys > 1000);
  CHECK(typed.misses.size() * 100 <= typed.keys);
  CHECK(typed.ahead.empty());
}

}  // namespace typing_test
