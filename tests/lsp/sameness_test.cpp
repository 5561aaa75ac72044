// What the server publishes is what the command line finds: the same rules, severities, ranges, messages, related places.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/host/load.h"
#include "core/rules/options.h"
#include "core/text/utf.h"
#include "lsp/protocol/position.h"
#include "tests/support/client.h"
#include "tests/support/corpus.h"
#include "tests/support/fixture.h"
#include "tests/support/mutate.h"
#include "tests/support/temp_dir.h"

namespace sameness_test {

using namespace asyncy;
using test::Client;
using test::Json;
using test::TempDir;
using test::uri_of;
using Rows = std::vector<std::string>;

namespace {

/// Counts what was compared, so that a test cannot pass by comparing nothing.
struct Compared {
  std::size_t documents = 0;
  std::size_t findings = 0;
  std::size_t related = 0;
};

std::string shown(const Json& range) {
  const auto place = [](const Json& at) {
    return std::to_string(at.at("line").get<unsigned>()) + ':' + std::to_string(at.at("character").get<unsigned>());
  };
  return place(range.at("start")) + '-' + place(range.at("end"));
}

std::string shown(const text::Text& text, text::Range range) {
  const auto place = [&](text::Offset offset) {
    const auto at = protocol::position_from_offset(text, offset, protocol::PositionEncoding::utf16);
    return std::to_string(at.line) + ':' + std::to_string(at.character);
  };
  return place(range.begin) + '-' + place(range.end);
}

Rows rows_of(const Json& published) {
  Rows rows;
  for (const Json& each : published.at("diagnostics")) {
    CHECK(each.at("source") == "asyncy");
    CHECK_FALSE(each.contains("data"));
    std::string row = each.at("code").get<std::string>() + ' ' + std::to_string(each.at("severity").get<int>()) + ' ' +
                      shown(each.at("range")) + ' ' + each.at("message").get<std::string>();
    for (const Json& related : each.value("relatedInformation", Json::array()))
      row += "\n  " + related.at("location").at("uri").get<std::string>() + ' ' +
             shown(related.at("location").at("range")) + ' ' + related.at("message").get<std::string>();
    rows.push_back(std::move(row));
  }
  return rows;
}

Rows rows_of(const workspace::Workspace& workspace, const workspace::Document& document,
             const std::vector<text::Diagnostic>& found, Compared& compared) {
  Rows rows;
  for (const text::Diagnostic& each : found) {
    std::string row = std::string(each.rule->name) + ' ' + std::to_string(static_cast<int>(each.severity) + 1) + ' ' +
                      shown(document.text, each.range) + ' ' + each.message;
    for (const text::Related& related : each.related) {
      const workspace::Document* where = related.path.empty() ? &document : workspace.find(related.path);
      if (where == nullptr) FAIL("a related place in a document that nobody has: " << related.path);
      row += "\n  " + uri_of(where->path) + ' ' + shown(where->text, related.range) + ' ' + related.message;
      ++compared.related;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string drawn(const Rows& rows) {
  std::string out;
  for (const std::string& row : rows) out += row + '\n';
  return out;
}

/// How editors call a language.
std::string language_id(text::Language language) {
  return language == text::Language::story ? "storyscript" : language == text::Language::manifest ? "asyncy" : "yaml";
}

Json settings_of(std::optional<text::Dialect> dialect) {
  if (!dialect) return nullptr;
  return {{"dialect", *dialect == text::Dialect::y2018 ? "2018" : *dialect == text::Dialect::y2020 ? "2020" : "auto"}};
}

/// Judges everything below `folder` both ways. The server gets each text as an edit of another one, `before`, and after all
/// of them every document once more, so that what it says then is about the last state of all.
void compare(const std::filesystem::path& folder, const rules::Overrides& overrides, Compared& compared,
             std::string_view before = "x") {
  host::LoadRequest request{.paths = {folder}, .services = {}, .open = {}};
  host::Loaded loaded = host::load(request);
  // What is named otherwise is judged when somebody asks for it.
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && !std::binary_search(loaded.judged.begin(), loaded.judged.end(), entry.path().string()))
      request.paths.push_back(entry.path());
  if (request.paths.size() > 1) loaded = host::load(request);
  CHECK(loaded.problems.empty());
  Client client({.session = {.dialect = overrides.command_line, .services = {}}});
  Json params = Client::folder(folder);
  params["capabilities"]["textDocument"]["publishDiagnostics"]["relatedInformation"] = true;
  params["initializationOptions"] = settings_of(overrides.client);
  client.start(params);
  std::vector<const workspace::Document*> documents;
  for (const std::string& path : loaded.judged) documents.push_back(loaded.workspace.find(path));
  for (const auto* document : documents) client.open(uri_of(document->path), before, language_id(document->language()), 1);
  for (int version = 2; version <= 3; ++version)
    for (const auto* document : documents) client.replace(uri_of(document->path), version, document->text.view());
  for (const auto* document : documents) {
    Json published = client.diagnostics(uri_of(document->path));
    while (published.at("version") != 3) published = client.diagnostics(uri_of(document->path));
    const auto found =
        rules::run(loaded.workspace, *document, rules::options_for(loaded.workspace, document->path, overrides));
    const Rows said = rows_of(published);
    const Rows expected = rows_of(loaded.workspace, *document, found, compared);
    if (said != expected)
      FAIL_CHECK(document->path << "\n--- the server\n"
                                << drawn(said) << "--- the command line\n"
                                << drawn(expected) << "--- of\n"
                                << document->text.view());
    ++compared.documents;
    compared.findings += found.size();
  }
}

std::string path_in_folder(const std::string& fixture_path) { return fixture_path.substr(test::kFixtureRoot.size() + 1); }

/// Editors hold no bytes that are not UTF-8.
std::string valid_utf8(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto point = text::code_point_at(bytes, at);
    text::append_utf8(out, point.value);
    at += point.size;
  }
  return out;
}

struct Seeds {
  std::vector<std::string> manifests;
  std::vector<std::string> stories;
};

Seeds seeds() {
  Seeds seeds;
  for (const auto& [name, text] : test::fixture_files())
    for (const test::Fixture& fixture : test::read_fixtures(text))
      for (const test::FixtureFile& file : fixture.files) {
        const auto language = workspace::language_of(file.path);
        if (language == text::Language::story) seeds.stories.push_back(file.text);
        if (language == text::Language::manifest) seeds.manifests.push_back(file.text);
      }
  if (const auto corpus = test::corpus()) {
    auto texts = test::corpus_texts(*corpus);
    std::move(texts.manifests.begin(), texts.manifests.end(), std::back_inserter(seeds.manifests));
    std::move(texts.stories.begin(), texts.stories.end(), std::back_inserter(seeds.stories));
  }
  return seeds;
}

}  // namespace

TEST_CASE("server and command line say the same of every fixture") {
  Compared compared;
  for (const auto& [name, text] : test::fixture_files())
    for (const test::Fixture& fixture : test::read_fixtures(text))
      for (const std::string_view line_end : {"\n", "\r\n"}) {
        INFO(name << ": " << fixture.title);
        TempDir dir;
        for (const test::FixtureFile& file : fixture.files) {
          std::string bytes;
          for (const char c : file.text) c == '\n' ? bytes += line_end : bytes += c;
          dir.write(path_in_folder(file.path), bytes);
        }
        compare(dir.path(), {}, compared);
      }
  CHECK(compared.documents > 150);
  CHECK(compared.findings > 300);
  CHECK(compared.related > 50);
}

TEST_CASE("server and command line say the same of every story and manifest of the corpus") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  TempDir dir;
  std::string config = "services:\n";
  for (const auto& service : Json::parse(test::read_file(*corpus / "hub" / "index.json"))) {
    const auto path = service["path"].get<std::string>();
    dir.write("hub/" + path, test::read_file(*corpus / "hub" / path));
    for (const auto& name : service["names"]) config += "  " + name.get<std::string>() + ": hub/" + path + "\n";
  }
  dir.write("asyncy-ls.yml", config);
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*corpus / "manifests"))
    if (entry.path().extension() == ".yml")
      dir.write("manifests/" + std::to_string(++count) + "/asyncy.yml", test::read_file(entry.path()));
  for (const auto& story : test::corpus_stories(*corpus))
    dir.write("stories/" + std::to_string(++count) + ".story", story.bytes);
  for (const auto& record : Json::parse(test::read_file(*corpus / "calls-2018.json")))
    dir.write("stories/" + std::to_string(++count) + ".story", record["story"].get<std::string>());
  Compared compared;
  compare(dir.path(), {}, compared);
  CHECK(compared.documents > count);
  CHECK(compared.findings > 150);
}

TEST_CASE("server and command line say the same of a thousand mutants") {
  struct Judging {
    std::string config;
    rules::Overrides overrides;
  };
  using text::Dialect;
  const std::vector<Judging> judgings = {
      {.config = "", .overrides = {}},
      {.config = "dialect: 2018\n", .overrides = {}},
      {.config = "dialect: 2020\nrules:\n  unknown-key: hint\n  unknown-argument: off\n", .overrides = {}},
      {.config = "dialect: 2018\nrules: {missing-argument: warning, yaml-syntax: information}\n",
       .overrides = {.command_line = {}, .client = Dialect::y2020}},
      {.config = "known: [demo]\n", .overrides = {.command_line = Dialect::y2018, .client = Dialect::y2020}},
  };
  constexpr std::size_t kBatches = 10;
  constexpr std::size_t kPairs = 50;
  const Seeds from = seeds();
  test::Mutator manifests(from.manifests, 55);
  test::Mutator stories(from.stories, 66);
  Compared compared;
  for (std::size_t batch = 0; batch < kBatches; ++batch) {
    const Judging& judging = judgings[batch % judgings.size()];
    TempDir dir;
    dir.write("asyncy-ls.yml", judging.config);
    for (std::size_t pair = 0; pair < kPairs; ++pair) {
      const std::string folder = std::to_string(pair) + '/';
      const std::string manifest = valid_utf8(manifests.next());
      std::string story = valid_utf8(stories.next());
      const auto declared = workspace::open("/w/demo/asyncy.yml", text::Text(manifest), text::Language::manifest);
      // The fixtures call `demo`; let each story call the commands that this manifest does have, too.
      for (const auto& command : std::get<workspace::ManifestFile>(declared->file).model.commands)
        story += "\ndemo " + command.name.value + " 'a' --b=1 c:\"{d}\" :e\n";
      if (pair % 5 == 0) story.insert(0, "# asyncy-ls: ignore-file unknown-argument\n");
      if (pair % 5 == 1) story += "\ndemo og  # asyncy-ls: ignore unknown-command\n";
      dir.write(folder + "demo/asyncy.yml", manifest);
      dir.write(folder + "main.story", story);
    }
    compare(dir.path(), judging.overrides, compared, from.stories[batch % from.stories.size()]);
  }
  // Each batch has its config, too.
  CHECK(compared.documents == kBatches * (2 * kPairs + 1));
  CHECK(compared.findings > 1000);
  CHECK(compared.related > 50);
}

}  // namespace sameness_test
