#include "lsp/rpc/recorder.h"

#include <nlohmann/json.hpp>
#include <string>

namespace asyncy::rpc {

std::shared_ptr<Recorder> Recorder::open(const std::filesystem::path& path) {
  std::FILE* file = std::fopen(path.c_str(), "we");
  return file == nullptr ? nullptr : std::shared_ptr<Recorder>(new Recorder(file));
}

Recorder::~Recorder() { std::fclose(file_); }

void Recorder::client_sent(std::string_view body) { line("client", body); }
void Recorder::server_sent(std::string_view body) { line("server", body); }

void Recorder::line(std::string_view from, std::string_view body) {
  // What is no JSON is kept as a text; line ends of pretty printers would break the line.
  const auto message = json::parse(body);
  json::Json entry = {{"from", from}};
  entry["message"] = message ? *message : json::Json(std::string(body));
  const std::string text = json::dump(entry) + '\n';
  const std::lock_guard lock(mutex_);
  std::fwrite(text.data(), 1, text.size(), file_);
  std::fflush(file_);
}

std::optional<Recorded> read_record_line(std::string_view line) {
  auto entry = json::parse(line);
  if (!entry || !entry->is_object() || !entry->contains("message")) return std::nullopt;
  const auto from = entry->find("from");
  if (from == entry->end() || (*from != "client" && *from != "server")) return std::nullopt;
  const bool from_client = *from == "client";
  return Recorded{.from_client = from_client,
                  .message = std::make_shared<const json::Json>(std::move((*entry)["message"]))};
}

}  // namespace asyncy::rpc
