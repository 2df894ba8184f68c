#include "http/forwarded.h"

#include <gtest/gtest.h>

namespace plumbline::http {
namespace {

AddressRanges ranges(std::string_view list) {
    auto parsed = parse_address_ranges(list, "trusted-proxies");
    EXPECT_TRUE(parsed.has_value()) << list;
    return parsed.value_or(AddressRanges());
}

Origin origin(std::string_view peer, std::initializer_list<std::string_view> lines, std::string_view trusted,
              std::string_view protocol = "") {
    Headers headers;
    for (const std::string_view line : lines) headers.add("X-Forwarded-For", std::string(line));
    if (!protocol.empty()) headers.add("x-forwarded-proto", std::string(protocol));
    headers.add("Forwarded", "for=203.0.113.66;proto=https");
    return origin_of({std::string(peer), peer.starts_with("127."), false}, false, headers, ranges(trusted));
}

TEST(AddressRanges, HoldAddressesAndBlocks) {
    const AddressRanges some = ranges("127.0.0.1, 10.1.0.0/17\t192.0.2.128/25,fd00::/8 2001:db8::1");
    for (const auto* inside : {"127.0.0.1", "10.1.0.0", "10.1.127.255", "192.0.2.128", "192.0.2.255", "fd12::9",
                               "2001:db8::1", "2001:DB8:0::1", "::ffff:10.1.2.3"})
        EXPECT_TRUE(some.hold(inside)) << inside;
    for (const auto* outside : {"127.0.0.2", "10.1.128.0", "192.0.2.127", "fc00::1", "2001:db8::2", "", "local",
                                "10.1.0.0/17", "127.1", "::127.0.0.1"})
        EXPECT_FALSE(some.hold(outside)) << outside;
    EXPECT_FALSE(ranges("").hold("127.0.0.1"));
    EXPECT_TRUE(ranges(" , ").is_empty());
    EXPECT_TRUE(ranges("0.0.0.0/0").hold("8.8.8.8"));
    EXPECT_FALSE(ranges("0.0.0.0/0").hold("2001:db8::1"));
    EXPECT_TRUE(ranges("::/0").hold("8.8.8.8"));
}

TEST(AddressRanges, RefuseWhatIsNone) {
    for (const auto* wrong : {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "fd00::/129", "10.0.0",
                              "127.0.0.1;10.0.0.1", "[::1]", "127.0.0.1:80", "10.0.0.0/8/8"}) {
        const auto parsed = parse_address_ranges(wrong, "trusted-proxies");
        ASSERT_FALSE(parsed.has_value()) << wrong;
        EXPECT_EQ(parsed.error().code, "http.address-range");
        EXPECT_EQ(parsed.error().field, "trusted-proxies");
    }
}

TEST(Forwarded, IsIgnoredFromStrangers) {
    EXPECT_EQ(origin("192.0.2.9", {"203.0.113.1"}, "", "https").address, "192.0.2.9");
    EXPECT_EQ(origin("192.0.2.9", {"203.0.113.1"}, "127.0.0.1", "https").address, "192.0.2.9");
    EXPECT_FALSE(origin("192.0.2.9", {"203.0.113.1"}, "127.0.0.1", "https").is_secure);
    EXPECT_EQ(origin("local", {"203.0.113.1"}, "::/0").address, "local");
}

TEST(Forwarded, GivesTheRightmostAddressThatIsNotTrusted) {
    const std::string_view trusted = "127.0.0.1 10.0.0.0/8";
    EXPECT_EQ(origin("127.0.0.1", {"203.0.113.1"}, trusted).address, "203.0.113.1");
    EXPECT_EQ(origin("127.0.0.1", {"198.51.100.7, 203.0.113.1"}, trusted).address, "203.0.113.1");
    EXPECT_EQ(origin("127.0.0.1", {"198.51.100.7", "203.0.113.1 , 10.1.2.3"}, trusted).address, "203.0.113.1");
    EXPECT_EQ(origin("127.0.0.1", {"10.9.9.9, 10.1.2.3"}, trusted).address, "10.9.9.9");
    EXPECT_EQ(origin("127.0.0.1", {}, trusted).address, "127.0.0.1");
    EXPECT_EQ(origin("127.0.0.1", {"203.0.113.1:4711"}, trusted).address, "203.0.113.1");
    EXPECT_EQ(origin("127.0.0.1", {"[2001:db8::5]:4711"}, trusted).address, "2001:db8::5");
    EXPECT_EQ(origin("127.0.0.1", {"2001:db8::5"}, trusted).address, "2001:db8::5");
}

TEST(Forwarded, StopsWhereNoAddressStands) {
    const std::string_view trusted = "127.0.0.1 10.0.0.0/8";
    for (const auto* line : {"unknown", "", ",", "203.0.113.1, _hidden", "203.0.113.1,", "[", "[::1", "<script>"})
        EXPECT_EQ(origin("127.0.0.1", {line}, trusted).address, "127.0.0.1") << line;
    EXPECT_EQ(origin("127.0.0.1", {"203.0.113.1, secret, 10.1.1.1"}, trusted).address, "10.1.1.1");
}

TEST(Forwarded, TellsWhetherTheClientIsHere) {
    EXPECT_FALSE(origin("127.0.0.1", {"203.0.113.1"}, "127.0.0.1").is_loopback);
    EXPECT_TRUE(origin("127.0.0.1", {}, "127.0.0.1").is_loopback);
    EXPECT_TRUE(origin("10.0.0.1", {"127.0.0.1"}, "10.0.0.1").is_loopback);
}

TEST(Forwarded, BelievesTheProtocolThatTheProxySays) {
    EXPECT_TRUE(origin("127.0.0.1", {"203.0.113.1"}, "127.0.0.1", "https").is_secure);
    EXPECT_TRUE(origin("127.0.0.1", {}, "127.0.0.1", "http, HTTPS").is_secure);
    EXPECT_FALSE(origin("127.0.0.1", {}, "127.0.0.1", "https, http").is_secure);
    EXPECT_FALSE(origin("127.0.0.1", {}, "127.0.0.1").is_secure) << "Forwarded is nobody's word";
}

}  // namespace
}  // namespace plumbline::http
