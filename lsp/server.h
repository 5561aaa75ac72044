// The server: a reader and a worker between two streams.
#pragma once

#include <memory>

#include "lsp/rpc/log.h"
#include "lsp/rpc/queue.h"
#include "lsp/rpc/recorder.h"
#include "lsp/session/session.h"

namespace asyncy::server {

struct Options {
  session::Options session;
  rpc::Log log = {};
  rpc::QueueLimits queue;
  std::shared_ptr<rpc::Recorder> recorder = nullptr;  ///< writes the session down
};

/// Serves one client until it says `exit`, closes its stream, or is gone. The result is the exit status of the process. The
/// descriptors stay the caller's to close.
int serve(int input, int output, const Options& options);

}  // namespace asyncy::server
