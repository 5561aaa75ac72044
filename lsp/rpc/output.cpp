#include "lsp/rpc/output.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>

#include "lsp/rpc/frame.h"

namespace asyncy::rpc {

void Output::send(const json::Json& message) {
  const std::string body = json::dump(message);
  const std::string bytes = framed(body);
  const std::lock_guard lock(mutex_);
  if (recorder_ != nullptr) recorder_->server_sent(body);
  for (std::string_view rest = bytes; !rest.empty() && !broken_;) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      // Some clients hand over a pipe that does not wait by itself.
      pollfd ready{.fd = descriptor_, .events = POLLOUT, .revents = 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      broken_ = true;
    }
  }
}

}  // namespace asyncy::rpc
