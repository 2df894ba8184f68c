// Requests over TLS, and certificates that change while the server runs.
#include "http/test_server.h"
//
#include "http/test_tls.h"

namespace plumbline::http {
namespace {

using namespace std::chrono_literals;

constexpr time_t Start = 1'800'000'000;  // where TickingClock begins
constexpr time_t Day = 86'400;

class ServerTls : public ServerTest {
  protected:
    ServerTls() { options.tls = {certificate.certificate(), certificate.key()}; }

    std::string refusal() {
        Server refused(options, [](const Request&) { return empty_response(204); }, clock, random, observer);
        const auto started = refused.start();
        return started ? "" : started.error().code + " " + started.error().field + " " + started.error().message;
    }

    TestCertificate certificate{41, Start - Day, Start + Day};
};

TEST_F(ServerTls, AnswersOverBothVersionsAndNoOlder) {
    handler = [](const Request& request) { return text_response(200, request.secure ? "secure" : "open"); };
    start();
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client(port(), version);
        ASSERT_TRUE(client.is_open());
        EXPECT_EQ(client.serial(), 41);
        EXPECT_EQ(client.version(), version == TLS1_2_VERSION ? "TLSv1.2" : "TLSv1.3");
        EXPECT_TRUE(client.exchange(Get).ends_with("\r\n\r\nsecure"));
        EXPECT_TRUE(client.exchange(Get).ends_with("\r\n\r\nsecure")) << "the connection stays";
    }
    EXPECT_FALSE(TlsClient(port(), TLS1_1_VERSION).is_open());
    EXPECT_FALSE(TlsClient(port(), TLS1_VERSION).is_open());
    EXPECT_TRUE(eventually([&] { return observer.count("http.handshake-failed") == 2; }));
}

TEST_F(ServerTls, SendsLargeAnswersAndTakesLargeBodies) {
    handler = [](const Request& request) { return text_response(200, request.body + request.body); };
    start();
    TlsClient client(port());
    const std::string body(3'000'000, 'x');
    client.send("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body);
    const std::string answer = client.receive_all();
    EXPECT_EQ(answer.size() - answer.find("\r\n\r\n") - 4, 2 * body.size());
    EXPECT_TRUE(client.ended) << "an end that is not said could be anybody's";
}

TEST_F(ServerTls, KeepsTheFramingOfPlainConnections) {
    start();
    TlsClient client(port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc");
    EXPECT_TRUE(client.receive_all().starts_with("HTTP/1.1 400"));
    EXPECT_EQ(handled, 0);
}

TEST_F(ServerTls, ChoosesHttp11AmongProtocols) {
    start();
    EXPECT_EQ(TlsClient(port(), TLS1_3_VERSION, "\x02h2\x08http/1.1").protocol(), "http/1.1");
    EXPECT_FALSE(TlsClient(port(), TLS1_3_VERSION, "\x02h2").is_open());
    EXPECT_TRUE(TlsClient(port()).is_open());
}

TEST_F(ServerTls, AnswersAskingForNewKeys) {
    start();
    TlsClient client(port());
    for (int i = 0; i < 3; ++i) {
        client.ask_for_new_keys();
        EXPECT_TRUE(client.exchange(Get).starts_with("HTTP/1.1 200"));
    }
}

TEST_F(ServerTls, ClosesHandshakesThatStall) {
    options.handshake_timeout = 60ms;
    start();
    TestClient silent(port());
    EXPECT_TRUE(silent.is_closed());
    TestClient half(port());
    half.send("\x16\x03\x01");  // a record that promises a handshake
    EXPECT_TRUE(half.is_closed());
    TestClient dripping(port());
    const auto begun = std::chrono::steady_clock::now();
    std::jthread drip([&](const std::stop_token& stop) {
        for (const std::string_view hello = "\x16\x03\x01\x02"; !stop.stop_requested();) {
            dripping.send(hello.substr(0, 1));
            std::this_thread::sleep_for(10ms);
        }
    });
    static_cast<void>(dripping.receive_all());
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
    EXPECT_TRUE(eventually([&] { return server->counters().open_connections == 0; }));
    EXPECT_EQ(handled, 0);
}

TEST_F(ServerTls, GivesPlainRequestsNoAnswer) {
    start();
    TestClient plain(port());
    EXPECT_EQ(plain.exchange(Get).status, 0);
    EXPECT_EQ(handled, 0);
    EXPECT_TRUE(TlsClient(port()).is_open());
}

TEST_F(ServerTls, LimitsTimesOverTlsToo) {
    options.header_timeout = options.body_timeout = 60ms;
    start();
    TlsClient head(port());
    head.send("GET /");
    EXPECT_TRUE(head.receive_all().starts_with("HTTP/1.1 408"));
    TlsClient body(port());
    body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf");
    EXPECT_TRUE(body.receive_all().starts_with("HTTP/1.1 408"));
}

TEST_F(ServerTls, StopsWhileHandshakesStall) {
    start();
    TestClient silent(port());
    ASSERT_TRUE(eventually([&] { return server->counters().open_connections == 1; }));
    server->stop(5s);
    EXPECT_TRUE(silent.is_closed());
}

TEST_F(ServerTls, ShowsANewCertificateAndKeepsOpenConnections) {
    start();
    TlsClient before(port());
    ASSERT_EQ(before.serial(), 41);
    certificate.copy_from({42, Start - Day, Start + Day});
    server->reload_tls();
    EXPECT_TRUE(eventually([&] { return TlsClient(port()).serial() == 42; }));
    EXPECT_TRUE(before.exchange(Get).starts_with("HTTP/1.1 200"));
    EXPECT_EQ(observer.count_with("\"serial\":\"2a\""), 1U);
}

TEST_F(ServerTls, KeepsTheCertificateWhereTheNewOneIsOfNoUse) {
    start();
    const TestCertificate other(43, Start - Day, Start + Day);
    std::filesystem::copy_file(other.key(), certificate.key(), std::filesystem::copy_options::overwrite_existing);
    server->reload_tls();
    EXPECT_NE(observer.last("http.tls-kept").find("does not belong"), std::string::npos);
    certificate.copy_from({44, Start - 2 * Day, Start - Day});
    server->reload_tls();
    EXPECT_NE(observer.last("http.tls-kept").find("has expired"), std::string::npos);
    std::ofstream(certificate.certificate()) << "-----BEGIN CERTIFICATE-----\nnonsense\n";
    server->reload_tls();
    EXPECT_EQ(observer.count("http.tls-kept"), 3U);
    EXPECT_EQ(TlsClient(port()).serial(), 41);
}

TEST_F(ServerTls, NamesTheFileThatIsWrong) {
    options.tls.certificate = "/nowhere/certificate.pem";
    EXPECT_TRUE(refusal().starts_with("http.tls-certificate tls-certificate /nowhere/certificate.pem cannot be read"));
    options.tls = {certificate.certificate(), "/nowhere/key.pem"};
    EXPECT_TRUE(refusal().starts_with("http.tls-key tls-key /nowhere/key.pem cannot be read"));
    options.tls = {certificate.key(), certificate.key()};
    EXPECT_TRUE(refusal().starts_with("http.tls-certificate ")) << refusal();
    options.tls = {certificate.certificate(), certificate.certificate()};
    EXPECT_TRUE(refusal().starts_with("http.tls-key ")) << refusal();
    options.tls = {certificate.certificate(), certificate.locked_key()};
    EXPECT_TRUE(refusal().starts_with("http.tls-key ")) << refusal();
    const TestCertificate other(7, Start - Day, Start + Day);
    options.tls = {certificate.certificate(), other.key()};
    EXPECT_NE(refusal().find("does not belong"), std::string::npos) << refusal();
}

TEST_F(ServerTls, RefusesCertificatesOutsideTheirDays) {
    const TestCertificate old(1, Start - 2 * Day, Start - Day);
    options.tls = {old.certificate(), old.key()};
    EXPECT_NE(refusal().find("tls-certificate tls-certificate The certificate in"), std::string::npos);
    EXPECT_NE(refusal().find("has expired on"), std::string::npos);
    const TestCertificate early(1, Start + Day, Start + 2 * Day);
    options.tls = {early.certificate(), early.key()};
    EXPECT_NE(refusal().find("only counts from"), std::string::npos);
}

}  // namespace
}  // namespace plumbline::http
