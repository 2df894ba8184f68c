#pragma once
// Figures of a running server, for metrics and health.

#include <array>
#include <cstddef>
#include <cstdint>

namespace plumbline::http {

/// Counters is a snapshot. Totals count since start and never fall; the others are the present state.
struct Counters {
    std::array<std::uint64_t, 6> answers{};  ///< total of answers by first digit of the status: answers[2] is 2xx
    std::uint64_t rejected = 0;              ///< total of messages refused before a handler saw them, also in `answers`
    std::uint64_t accepted = 0;              ///< total of connections accepted
    std::uint64_t refused = 0;               ///< total of connections closed at once because of a limit
    std::size_t open_connections = 0;        ///< connections now
    std::size_t event_streams = 0;           ///< event streams now, each on a connection of its own
    std::size_t busy_workers = 0;            ///< handlers running now
    std::size_t queued = 0;                  ///< requests waiting for a worker now
    std::size_t body_bytes = 0;              ///< request bodies held in memory now
};

}  // namespace plumbline::http
