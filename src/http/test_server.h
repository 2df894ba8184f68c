#pragma once
// A server on a port of its own, with what it reports kept. Test code.

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/server.h"
#include "http/test_client.h"

namespace plumbline::http {

/// TickingClock goes on by a millisecond each time it is asked.
class TickingClock final : public base::Clock {
  public:
    [[nodiscard]] base::Instant now() const override {
        return base::Instant(std::chrono::seconds(1'800'000'000) + std::chrono::milliseconds(++ticks_));
    }

  private:
    mutable std::atomic<long> ticks_ = 0;
};

/// CountingRandom fills with 1, 2, 3 and so on.
class CountingRandom final : public base::Random {
  public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes) byte = ++last_;
    }

  private:
    std::atomic<std::uint8_t> last_ = 0;
};

/// KeepingObserver keeps every event as one line of text: its name and its fields.
class KeepingObserver final : public base::Observer {
  public:
    void on(const base::Event& event) override {
        const std::lock_guard lock(mutex_);
        lines_.push_back(event.name + " " + base::to_text(event.fields));
    }
    /// count counts the events that begin so.
    std::size_t count(std::string_view start) {
        const std::lock_guard lock(mutex_);
        return static_cast<std::size_t>(
            std::ranges::count_if(lines_, [&](const std::string& line) { return line.starts_with(start); }));
    }
    /// count_with counts the events that hold the text anywhere.
    std::size_t count_with(std::string_view text) {
        const std::lock_guard lock(mutex_);
        return static_cast<std::size_t>(std::ranges::count_if(
            lines_, [&](const std::string& line) { return line.find(text) != std::string::npos; }));
    }
    /// last is the newest event that begins so, or empty.
    std::string last(std::string_view start) {
        const std::lock_guard lock(mutex_);
        for (auto line = lines_.rbegin(); line != lines_.rend(); ++line)
            if (line->starts_with(start)) return *line;
        return {};
    }

  private:
    std::mutex mutex_;
    std::vector<std::string> lines_;
};

/// eventually waits up to five seconds for something to become true.
template <class Condition>
bool eventually(Condition condition) {
    for (int i = 0; i < 2500; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return condition();
}

/// ServerTest runs a server whose handler each test may set; by default it answers `METHOD path body`.
class ServerTest : public testing::Test {
  protected:
    ServerTest() { options.listen = "127.0.0.1:0"; }

    void start() {
        server = std::make_unique<Server>(
            options,
            [this](const Request& request) {
                ++handled;
                return handler(request);
            },
            clock, random, observer);
        const auto started = server->start();
        ASSERT_TRUE(started.has_value()) << base::describe(started.error());
    }

    [[nodiscard]] std::uint16_t port() const { return server->port(); }

    TickingClock clock;
    CountingRandom random;
    KeepingObserver observer;
    ServerOptions options;
    std::atomic<int> handled = 0;
    std::function<Response(const Request&)> handler = [](const Request& request) {
        return text_response(200, request.method + " " + request.path + " " + request.body);
    };
    std::unique_ptr<Server> server;
};

/// Gate holds handlers until it is opened.
class Gate {
  public:
    void open() { open_ = true, open_.notify_all(); }
    void pass() {
        ++waiting;
        open_.wait(false);
    }
    std::atomic<int> waiting = 0;

  private:
    std::atomic<bool> open_ = false;
};

inline const std::string Get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
inline const std::string GetAndClose = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

}  // namespace plumbline::http
