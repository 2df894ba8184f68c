#include "http/forwarded.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace plumbline::http {

namespace {

/// An entry without the port that some proxies add: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
std::string_view without_port(std::string_view entry) {
    const std::size_t bracket = entry.find(']');
    if (entry.starts_with('[') && bracket != std::string_view::npos) return entry.substr(1, bracket - 1);
    const bool is_ipv4 = std::ranges::count(entry, ':') == 1;
    return is_ipv4 ? entry.substr(0, entry.find(':')) : entry;
}

/// All entries of a list header over all its lines, in order, as one text.
std::string joined(const Headers& headers, std::string_view name) {
    std::string all;
    for (const std::string_view line : headers.values(name)) all += "," + std::string(line);
    return all;
}

std::string_view take_last(std::string_view& list) {
    const std::size_t comma = list.rfind(',');
    const std::string_view last = base::trim(list.substr(comma == std::string_view::npos ? 0 : comma + 1));
    list = list.substr(0, comma == std::string_view::npos ? 0 : comma);
    return last;
}

}  // namespace

Origin origin_of(const Peer& peer, bool is_secure, const Headers& headers, const AddressRanges& trusted) {
    Origin origin{peer.address, peer.is_loopback, is_secure};
    if (!trusted.hold(peer.address)) return origin;
    const std::string forwarded = joined(headers, "X-Forwarded-For");
    for (std::string_view list = forwarded; !list.empty() && trusted.hold(origin.address);) {
        const std::string_view entry = without_port(take_last(list));
        if (!is_address(entry)) break;
        origin.address = entry;
    }
    origin.is_loopback = origin.address == "::1" || origin.address.starts_with("127.");
    const std::string protocols = joined(headers, "X-Forwarded-Proto");
    std::string_view list = protocols;
    if (!list.empty()) origin.is_secure = base::to_lower_ascii(take_last(list)) == "https";
    return origin;
}

}  // namespace plumbline::http
