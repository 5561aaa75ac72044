// A recorded session played to a new server, and where its answers differ.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lsp/rpc/recorder.h"
#include "lsp/server.h"

namespace asyncy::server {

struct Replayed {
  std::size_t requests = 0;
  std::vector<std::string> differences;  ///< a paragraph each
};

/// Sends what the client sent, each request when the one before is answered, and compares answers and the last diagnostics of
/// each document.
Replayed replay(const std::vector<rpc::Recorded>& record, const Options& options);

}  // namespace asyncy::server
