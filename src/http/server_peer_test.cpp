// Where requests come from: other addresses than 127.0.0.1.
#include <ifaddrs.h>

#include "http/test_server.h"

namespace plumbline::http {
namespace {

/// An address of this machine that is not loopback, or empty where it has none.
std::string outer_address() {
    ifaddrs* list = nullptr;
    if (::getifaddrs(&list) != 0) return {};
    std::string found;
    for (const ifaddrs* entry = list; entry != nullptr && found.empty(); entry = entry->ifa_next) {
        if (entry->ifa_addr == nullptr || entry->ifa_addr->sa_family != AF_INET) continue;
        sockaddr_in address{};
        std::memcpy(&address, entry->ifa_addr, sizeof(address));
        if (ntohl(address.sin_addr.s_addr) >> 24U == 127U) continue;
        std::array<char, INET_ADDRSTRLEN> text{};
        found = ::inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size());
    }
    ::freeifaddrs(list);
    return found;
}

class ServerPeer : public ServerTest {
  protected:
    ServerPeer() {
        handler = [](const Request& request) {
            return text_response(200, request.peer + (request.from_loopback ? " here" : " elsewhere"));
        };
    }
};

TEST_F(ServerPeer, KnowsIpv6Loopback) {
    options.listen = "[::1]:0";
    start();
    EXPECT_EQ(TestClient("::1", port()).exchange(Get).body, "::1 here");
}

TEST_F(ServerPeer, NamesIpv4AsSuchOnAnIpv6Socket) {
    options.listen = "[::]:0";
    start();
    EXPECT_EQ(TestClient("127.0.0.1", port()).exchange(Get).body, "127.0.0.1 here");
    EXPECT_EQ(TestClient("::1", port()).exchange(Get).body, "::1 here");
}

TEST_F(ServerPeer, TellsOthersFromThisMachine) {
    const std::string outer = outer_address();
    if (outer.empty()) GTEST_SKIP() << "this machine has no other address";
    options.listen = "0.0.0.0:0";
    start();
    EXPECT_EQ(TestClient(outer, port()).exchange(Get).body, outer + " elsewhere");
    EXPECT_EQ(TestClient("127.0.0.2", port()).exchange(Get).body, "127.0.0.1 here");
}

TEST_F(ServerPeer, BoundsTheConnectionsOfOnePeer) {
    const std::string outer = outer_address();
    if (outer.empty()) GTEST_SKIP() << "this machine has no other address";
    options.listen = "0.0.0.0:0";
    options.max_connections_per_peer = 2;
    start();
    TestClient first(outer, port());
    EXPECT_EQ(first.exchange(Get).status, 200);
    {
        TestClient second(outer, port());
        EXPECT_EQ(second.exchange(Get).status, 200);
        TestClient third(outer, port());
        EXPECT_EQ(third.receive().status, 503);
        EXPECT_TRUE(third.is_closed());
        EXPECT_EQ(TestClient("127.0.0.1", port()).exchange(Get).status, 200);
    }
    EXPECT_TRUE(eventually([&] { return TestClient(outer, port()).exchange(Get).status == 200; }));
    EXPECT_NE(observer.last("http.connection-refused").find(outer), std::string::npos);
}

TEST_F(ServerPeer, SparesTrustedProxiesThatLimit) {
    const std::string outer = outer_address();
    if (outer.empty()) GTEST_SKIP() << "this machine has no other address";
    options.listen = "0.0.0.0:0";
    options.max_connections_per_peer = 1;
    options.trusted_proxies = parse_address_ranges(outer, "proxies").value_or(AddressRanges());
    start();
    TestClient first(outer, port());
    TestClient second(outer, port());
    EXPECT_EQ(first.exchange(Get).status, 200);
    EXPECT_EQ(second.exchange(Get).status, 200);
}

TEST_F(ServerPeer, BelievesTrustedProxiesAlone) {
    const std::string forwarded =
        "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.1, 203.0.113.9\r\nREMOTE_ADDR: 1.1.1.1\r\n\r\n";
    start();
    EXPECT_EQ(TestClient(port()).exchange(forwarded).body, "127.0.0.1 here");
    options.trusted_proxies = parse_address_ranges("127.0.0.1", "proxies").value_or(AddressRanges());
    start();
    TestClient client(port());
    EXPECT_EQ(client.exchange(forwarded).body, "203.0.113.9 elsewhere");
    EXPECT_EQ(client.exchange(Get).body, "127.0.0.1 here");
    EXPECT_TRUE(eventually([&] { return observer.count_with("\"peer\":\"203.0.113.9\"") == 1; }));
}

TEST_F(ServerPeer, ListensOnBothKindsOfSocketAtOnce) {
    options.socket_path = testing::TempDir() + "plumbline-both-" + std::to_string(::getpid()) + ".sock";
    start();
    EXPECT_EQ(TestClient("127.0.0.1", port()).exchange(Get).body, "127.0.0.1 here");
    EXPECT_EQ(TestClient(options.socket_path).exchange(Get).body, "local here");
}

TEST_F(ServerPeer, CountsLocalConnectionsButDoesNotBoundThem) {
    options.max_connections_per_peer = 1;
    options.socket_path = testing::TempDir() + "plumbline-many-" + std::to_string(::getpid()) + ".sock";
    start();
    TestClient first(options.socket_path);
    TestClient second(options.socket_path);
    EXPECT_EQ(first.exchange(Get).status, 200);
    EXPECT_EQ(second.exchange(Get).status, 200);
    EXPECT_EQ(server->counters().open_connections, 2U);
}

}  // namespace
}  // namespace plumbline::http
