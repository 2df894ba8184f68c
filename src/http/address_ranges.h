#pragma once
// Sets of IP addresses, as people write them.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plumbline::http {

/// AddressRanges is a set of addresses, empty at first. Immutable after parsing, so any thread may ask it.
class AddressRanges {
  public:
    /// hold tells whether an address (IPv4, IPv6, or IPv4 mapped into IPv6; no port) is among them.
    [[nodiscard]] bool hold(std::string_view address) const;
    /// is_empty tells whether no address is.
    [[nodiscard]] bool is_empty() const { return ranges_.empty(); }

  private:
    friend base::Result<AddressRanges> parse_address_ranges(std::string_view list, std::string_view field);

    struct Range {
        std::array<std::uint8_t, 16> first{};  // IPv4 mapped into IPv6
        unsigned bits = 128;
    };
    std::vector<Range> ranges_;
};

/// parse_address_ranges reads addresses and blocks with commas or blanks between: `127.0.0.1, 10.0.0.0/8, fd00::/8`.
/// Fails with `http.address-range`, naming `field`.
[[nodiscard]] base::Result<AddressRanges> parse_address_ranges(std::string_view list, std::string_view field);

/// is_address tells whether the text is an IPv4 or IPv6 address, without brackets or port.
[[nodiscard]] bool is_address(std::string_view text);

}  // namespace plumbline::http
