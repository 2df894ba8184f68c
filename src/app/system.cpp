#include "app/system.h"

#include <malloc.h>
#include <sodium.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <condition_variable>
#include <mutex>

namespace plumbline::app {

namespace {

constexpr std::chrono::seconds BetweenReturns{10};
constexpr int MostArenas = 4;
constexpr int ReturnedAtOnce = 1 << 20;  // bytes; a block of this size is never kept

}  // namespace

base::Instant SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

void LogObserver::on(const base::Event& event) {
    if (event.severity < least_) return;
    static const auto Sink = [] {
        auto logger = spdlog::stderr_logger_mt("plumbline");
        logger->set_pattern("%v");
        return logger;
    }();
    static constexpr std::array<std::string_view, 4> Levels{"debug", "info", "warning", "error"};
    base::JsonObject line{{"at", base::format_instant(clock_.now())},
                          {"level", Levels.at(static_cast<std::size_t>(event.severity))},
                          {"event", event.name}};
    for (const auto& pair : event.fields) line[pair.key()] = pair.value();
    Sink->info("{}", base::to_text(line));
}

MemoryReturn::MemoryReturn() {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, MostArenas);
    mallopt(M_MMAP_THRESHOLD, ReturnedAtOnce);
    thread_ = std::jthread([](const std::stop_token& ends) {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::unique_lock lock(mutex);
        while (!changed.wait_for(lock, ends, BetweenReturns, [&ends] { return ends.stop_requested(); })) malloc_trim(0);
    });
#endif
}

}  // namespace plumbline::app
