#pragma once
// The figures behind Counters, changed from the threads of a server. Internal to http/.

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace plumbline::http {

/// Tally counts. Thread-safe by its members; WorkerPool knows the rest of Counters.
struct Tally {
    std::array<std::atomic<std::uint64_t>, 6> answers{};
    std::atomic<std::uint64_t> rejected = 0;
    std::atomic<std::uint64_t> accepted = 0;
    std::atomic<std::uint64_t> refused = 0;
    std::atomic<std::size_t> open_connections = 0;
    std::atomic<std::size_t> event_streams = 0;
    std::atomic<std::size_t> body_bytes = 0;
};

}  // namespace plumbline::http
