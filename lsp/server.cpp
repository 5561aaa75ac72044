#include "lsp/server.h"

#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

#include "lsp/features/table.h"
#include "lsp/rpc/dispatcher.h"
#include "lsp/rpc/output.h"
#include "lsp/rpc/peer.h"
#include "lsp/rpc/reader.h"

namespace asyncy::server {
namespace {

using protocol::Json;
using rpc::Message;
using Clock = std::chrono::steady_clock;

/// How long a client that never pauses waits for diagnostics.
constexpr std::chrono::milliseconds kLongestSilence{100};

class Worker {
 public:
  Worker(rpc::Queue& queue, rpc::Output& output, rpc::Reader& reader, const rpc::Log& log, const session::Options& options)
      : queue_(queue),
        output_(output),
        reader_(reader),
        peer_(output, queue),
        log_(log),
        session_(peer_, log_, options),
        dispatcher_(log_) {
    dispatcher_.on_request("initialize", [this](const Json& params, const std::stop_token&) { return initialize(params); });
    dispatcher_.on_notification("initialized", [this](const Json&) { session_.initialized(); });
    dispatcher_.on_notification("$/setTrace", [this](const Json& params) { set_trace(protocol::member(params, "value")); });
    for (const features::Feature* feature : features::all()) {
      if (feature->answer != nullptr)
        dispatcher_.on_request(feature->method, [this, feature](const Json& params, std::stop_token stop) {
          return feature->answer(session_, params, std::move(stop));
        });
      else
        dispatcher_.on_notification(feature->method,
                                    [this, feature](const Json& params) { feature->notice(session_, params); });
    }
  }

  int run() {
    while (const auto incoming = queue_.pop()) {
      handle(*incoming);
      if (dispatcher_.exit_status()) return *dispatcher_.exit_status();
      if (output_.broken()) {
        log_.error("the client does not read any more");
        return 1;
      }
      publish();
    }
    // The stream ended: only a client that said `shutdown` meant it.
    return dispatcher_.shut_down() ? 0 : 1;
  }

 private:
  void handle(const rpc::Incoming& incoming) {
    const Message& message = incoming.message;
    switch (message.kind) {
      case Message::Kind::request: {
        const Clock::time_point begin = Clock::now();
        output_.send(rpc::response(message.id, dispatcher_.request(message, incoming.stop)));
        trace(message, std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin));
        break;
      }
      case Message::Kind::notification: dispatcher_.notification(message); break;
      case Message::Kind::response: peer_.settle(message); break;
    }
  }

  void set_trace(const Json* value) {
    const auto level = protocol::read_string(value);
    trace_ = level == "messages" ? Trace::messages : level == "verbose" ? Trace::verbose : Trace::off;
  }

  void trace(const Message& message, std::chrono::microseconds time) {
    if (trace_ == Trace::off || dispatcher_.shut_down()) return;
    Json params = {{"message", message.method + " took " + std::to_string(time.count()) + " µs"}};
    if (trace_ == Trace::verbose) params["verbose"] = json::dump(*message.payload, {.indent = 2});
    peer_.notify("$/logTrace", std::move(params));
  }

  rpc::Reply initialize(const Json& params) {
    const auto read = protocol::read_initialize(params);
    if (!read) return rpc::Error{rpc::ErrorCode::invalid_params, "the params of initialize must be an object"};
    if (read->process_id) reader_.watch_process(*read->process_id);
    session_.initialize(*read);
    set_trace(protocol::member(params, "trace"));
    if (const Json* settings = protocol::member(params, "initializationOptions")) session_.configure(*settings);
    Json capabilities = {{"positionEncoding", protocol::name_of(session_.encoding())}};
    for (const features::Feature* feature : features::all())
      if (feature->announce != nullptr) feature->announce(capabilities, session_.capabilities());
    Json result = {{"serverInfo", {{"name", "asyncy-ls"}, {"version", ASYNCY_VERSION}}}};
    result["capabilities"] = std::move(capabilities);
    return rpc::Reply::of(std::move(result));
  }

  /// As soon as nothing else waits; or when something always does, after a while.
  void publish() {
    if (!session_.has_unpublished() || dispatcher_.shut_down()) {
      unpublished_since_.reset();
      return;
    }
    const Clock::time_point now = Clock::now();
    if (!unpublished_since_) unpublished_since_ = now;
    const bool overdue = now - *unpublished_since_ >= kLongestSilence;
    if (!queue_.empty() && !overdue) return;
    try {
      session_.publish([&] { return overdue || queue_.empty(); });
    } catch (const std::exception& failure) {
      log_.error(std::string("the diagnostics failed: ") + failure.what());
    }
    if (!session_.has_unpublished()) unpublished_since_.reset();
  }

  rpc::Queue& queue_;
  rpc::Output& output_;
  rpc::Reader& reader_;
  rpc::Peer peer_;
  /// Its level follows the client's setting; the reader, on its own thread, keeps the one it started with.
  rpc::Log log_;
  session::Session session_;
  rpc::Dispatcher dispatcher_;
  enum class Trace : std::uint8_t { off, messages, verbose } trace_ = Trace::off;
  std::optional<Clock::time_point> unpublished_since_;
};

}  // namespace

int serve(int input, int output, const Options& options) {
  // Whoever reads our output may be gone; then writing fails, and we end.
  std::signal(SIGPIPE, SIG_IGN);
  rpc::Queue queue(options.queue);
  rpc::Output out(output, options.recorder.get());
  rpc::Log log = options.log;
  if (options.session.log_level) log.level = *options.session.log_level;
  rpc::Reader reader(input, queue, out, log, options.recorder.get());
  std::jthread reading([&] { reader.run(); });
  const int status = Worker(queue, out, reader, log, options.session).run();
  queue.stop();
  return status;
}

}  // namespace asyncy::server
