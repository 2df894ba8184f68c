#include "app/system.h"

#include <sodium.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>

namespace plumbline::app {

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

}  // namespace plumbline::app
