#include "http/server.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <future>
#include <thread>
#include <utility>
#include <vector>

#include "http/engine.h"
#include "http/listener.h"

namespace plumbline::http {

namespace asio = boost::asio;

/// Running holds what must not show in the header, in the order in which it must be destroyed backwards.
class Server::Running {
  public:
    Running(ServerOptions options, Next handler, const base::Clock& clock, base::Random& random,
            base::Observer& observer)
        : engine_(std::move(options), std::move(handler), clock, random, observer), guard_(engine_.io.get_executor()) {}

    ~Running() { stop(std::chrono::milliseconds(0)); }

    base::Result<void> start() {
        const ServerOptions& options = engine_.options;
        if (has_tls()) engine_.use(TRY(load()).context);
        if (!options.listen.empty()) TRY(listen([&](Listener& listener) { return listener.open_tcp(options.listen); }));
        if (!options.socket_path.empty())
            TRY(listen([&](Listener& listener) { return listener.open_local(options.socket_path); }));
        for (const auto& listener : listeners_) {
            port_ = std::max(port_, listener->port());
            listener->begin();
        }
        thread_ = std::thread([this] { run(); });
        return {};
    }

    void reload_tls() {
        if (!has_tls()) return;
        auto loaded = load();
        if (!loaded)
            return engine_.report(base::Severity::Error, "http.tls-kept", {{"cause", base::describe(loaded.error())}});
        asio::post(engine_.io, [this, context = std::move(loaded->context)] { engine_.use(context); });
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }

    void wait() {
        std::unique_lock lock(mutex_);
        stopped_.wait(lock, [&] { return is_stopped_; });
    }

    void stop(std::chrono::milliseconds patience) {
        {
            const std::lock_guard lock(mutex_);
            if (std::exchange(is_stopping_, true)) return;
        }
        if (thread_.joinable()) close_all(patience);
        listeners_.clear();
        const std::lock_guard lock(mutex_);
        is_stopped_ = true;
        stopped_.notify_all();
    }

    [[nodiscard]] Counters counters() const {
        const Tally& tally = engine_.tally;
        Counters counters;
        for (std::size_t i = 0; i < counters.answers.size(); ++i) counters.answers[i] = tally.answers[i];
        counters.rejected = tally.rejected;
        counters.accepted = tally.accepted;
        counters.refused = tally.refused;
        counters.open_connections = tally.open_connections;
        counters.event_streams = tally.event_streams;
        counters.busy_workers = engine_.pool.busy();
        counters.queued = engine_.pool.queued();
        counters.body_bytes = tally.body_bytes;
        return counters;
    }

  private:
    [[nodiscard]] bool has_tls() const { return !engine_.options.tls.certificate.empty(); }

    base::Result<TlsLoaded> load() {
        TlsLoaded loaded = TRY(load_tls(engine_.options.tls, engine_.clock.now()));
        engine_.report(base::Severity::Info, "http.tls-loaded", {{"serial", loaded.serial}, {"until", loaded.until}});
        return loaded;
    }

    template <class Open>
    base::Result<void> listen(Open open) {
        auto listener = std::make_shared<Listener>(engine_);
        TRY(open(*listener));
        listeners_.push_back(std::move(listener));
        return {};
    }

    /// Whatever escapes (out of memory, in the end) costs one connection, not the process.
    void run() {
        for (bool again = true; again;) {
            try {
                engine_.io.run();
                again = false;
            } catch (const std::exception& exception) {
                engine_.report(base::Severity::Error, "http.connection-failed", {{"cause", exception.what()}});
            }
        }
    }

    void close_all(std::chrono::milliseconds patience) {
        asio::post(engine_.io, [this] {
            for (const auto& listener : listeners_) listener->close();
            engine_.drain();
            drained_.set_value();
        });
        drained_.get_future().wait();
        if (!engine_.wait_until_empty(patience)) {
            asio::post(engine_.io, [this] { engine_.abort(); });
            while (!engine_.wait_until_empty(std::chrono::hours(1))) {
            }
        }
        guard_.reset();
        thread_.join();
    }

    Engine engine_;
    asio::executor_work_guard<asio::io_context::executor_type> guard_;
    std::vector<std::shared_ptr<Listener>> listeners_;
    std::promise<void> drained_;
    std::thread thread_;
    std::uint16_t port_ = 0;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool is_stopping_ = false;
    bool is_stopped_ = false;
};

Server::Server(ServerOptions options, Next handler, const base::Clock& clock, base::Random& random,
               base::Observer& observer)
    : running_(std::make_unique<Running>(std::move(options), std::move(handler), clock, random, observer)) {}

Server::~Server() = default;

base::Result<void> Server::start() {
    return running_->start();
}

void Server::reload_tls() {
    running_->reload_tls();
}

std::uint16_t Server::port() const {
    return running_->port();
}

void Server::wait() {
    running_->wait();
}

void Server::stop(std::chrono::milliseconds patience) {
    running_->stop(patience);
    running_->wait();
}

Counters Server::counters() const {
    return running_->counters();
}

}  // namespace plumbline::http
