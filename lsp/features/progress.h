// Long answers, told of while they are made: how far it is, and what is there already.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "lsp/rpc/peer.h"

namespace asyncy::features {

using json::Json;

/// A token of the client; null when it gave none.
Json read_token(const Json& params, std::string_view key);

/// Work-done progress for the client's own token; with a null token it says nothing.
class Progress {
 public:
  Progress(rpc::Peer& client, const Json& token, std::string_view title);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` of `all` are done; told at each full percent.
  void step(std::size_t done, std::size_t all);

 private:
  void tell(Json value);

  rpc::Peer& client_;
  const Json& token_;
  std::size_t percent_ = 0;
};

/// A list that goes out in parts where the client gave a token, and else as a whole.
class PartialResults {
 public:
  /// `key`: the member that holds the list; empty where the result is the list itself.
  PartialResults(rpc::Peer& client, const Json& token, std::string_view key, std::size_t at_once);

  void add(Json each);
  /// What belongs into the answer.
  Json rest();

 private:
  void send();

  rpc::Peer& client_;
  const Json& token_;
  std::string key_;
  std::size_t at_once_;
  std::shared_ptr<Json> waiting_;  ///< never null
};

}  // namespace asyncy::features
