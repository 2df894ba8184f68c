#include "http/address_ranges.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "http/grammar.h"

namespace plumbline::http {

namespace {

using Bytes = std::array<std::uint8_t, 16>;
constexpr unsigned MappedBits = 96;

std::optional<Bytes> bytes_of(std::string_view address) {
    const std::string text(address);
    Bytes bytes{};
    if (text.find('\0') != std::string::npos) return std::nullopt;
    if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return bytes;
    bytes = {};
    bytes[10] = bytes[11] = 0xff;
    if (::inet_pton(AF_INET, text.c_str(), &bytes[12]) == 1) return bytes;
    return std::nullopt;
}

bool starts_alike(const Bytes& one, const Bytes& other, unsigned bits) {
    const std::size_t whole = bits / 8;
    if (!std::equal(one.begin(), one.begin() + whole, other.begin())) return false;
    const unsigned rest = bits % 8;
    return rest == 0 || (one.at(whole) >> (8U - rest)) == (other.at(whole) >> (8U - rest));
}

base::Fail refuse(std::string_view text, std::string_view field, std::string_view why) {
    return base::fail(base::invalid("http.address-range", std::string(field), fmt::format("'{}' {}.", text, why),
                                    "Write addresses or blocks such as 127.0.0.1, 10.0.0.0/8 or fd00::/8."));
}

}  // namespace

bool AddressRanges::hold(std::string_view address) const {
    if (ranges_.empty()) return false;
    const auto bytes = bytes_of(address);
    return bytes && std::ranges::any_of(
                        ranges_, [&](const Range& range) { return starts_alike(*bytes, range.first, range.bits); });
}

base::Result<AddressRanges> parse_address_ranges(std::string_view list, std::string_view field) {
    AddressRanges parsed;
    constexpr std::string_view Between = ", \t";
    for (;;) {
        list.remove_prefix(std::min(list.find_first_not_of(Between), list.size()));
        if (list.empty()) return parsed;
        const std::string_view one = list.substr(0, list.find_first_of(Between));
        list.remove_prefix(one.size());
        const std::size_t slash = one.find('/');
        const auto bytes = bytes_of(one.substr(0, slash));
        if (!bytes) return refuse(one, field, "is no IP address");
        const unsigned before = one.substr(0, slash).find(':') == std::string_view::npos ? MappedBits : 0;
        AddressRanges::Range range{*bytes, 128};
        if (slash != std::string_view::npos) {
            const auto bits = parse_decimal(one.substr(slash + 1));
            if (!bits || *bits > 128 - before) return refuse(one, field, "has no sound length after its slash");
            range.bits = static_cast<unsigned>(*bits) + before;
        }
        parsed.ranges_.push_back(range);
    }
}

bool is_address(std::string_view text) {
    return bytes_of(text).has_value();
}

}  // namespace plumbline::http
