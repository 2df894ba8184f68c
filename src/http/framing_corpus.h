#pragma once
// Messages that servers have read differently from the proxies before them, each with the status it must get here. Used
// on the bare functions and over a socket. Test code.

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::http::corpus {

/// Message is one request and its fate: the status of its rejection, or 200 where it must be served.
struct Message {
    std::string name;
    std::string bytes;
    int status = 200;
};

inline std::string get(std::string_view headers, std::string_view target = "/") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n" + std::string(headers) + "\r\n";
}

inline std::string post(std::string_view headers, std::string_view body) {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

inline std::string chunked(std::string_view body) {
    return post("Transfer-Encoding: chunked\r\n", body);
}

inline std::string with_host(std::string_view host) {
    return "GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n";
}

inline std::string line(std::string_view request_line) {
    return std::string(request_line) + "\r\nHost: a\r\n\r\n";
}

using namespace std::string_literals;

inline std::vector<Message> request_lines() {
    return {
        {"plain", line("GET / HTTP/1.1")},
        {"HEAD", line("HEAD / HTTP/1.1")},
        {"DELETE", line("DELETE /a HTTP/1.1")},
        {"PATCH without body", line("PATCH /a HTTP/1.1")},
        {"OPTIONS of the server", line("OPTIONS * HTTP/1.1")},
        {"asterisk with GET", line("GET * HTTP/1.1"), 400},
        {"HTTP/1.0", line("GET / HTTP/1.0")},
        {"HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n"},
        {"one empty line before", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"},
        {"two empty lines before", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"bare line feed before", "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"HTTP/1.32", line("GET / HTTP/1.32"), 400},
        {"HTTP/1.1x", line("GET / HTTP/1.1x"), 400},
        {"HTTP/01.1", line("GET / HTTP/01.1"), 400},
        {"HTTP/+1.1", line("GET / HTTP/+1.1"), 400},
        {"HTTP/1,1", line("GET / HTTP/1,1"), 400},
        {"http/1.1", line("GET / http/1.1"), 400},
        {"HTTP/1.", line("GET / HTTP/1."), 400},
        {"HTTP 1.1", line("GET / HTTP 1.1"), 400},
        {"HTTP/1.2", line("GET / HTTP/1.2"), 505},
        {"HTTP/2.0", line("GET / HTTP/2.0"), 505},
        {"HTTP/0.9 with version", line("GET / HTTP/0.9"), 505},
        {"HTTP/0.9 without version", "GET /\r\n\r\n", 400},
        {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"no target", line("GET HTTP/1.1"), 400},
        {"method alone", line("GET"), 400},
        {"two blanks after the method", line("GET  / HTTP/1.1"), 400},
        {"two blanks after the target", line("GET /  HTTP/1.1"), 400},
        {"blank after the version", line("GET / HTTP/1.1 "), 400},
        {"blank before the method", line(" GET / HTTP/1.1"), 400},
        {"tab for blank", line("GET\t/\tHTTP/1.1"), 400},
        {"vertical tab for blank", line("GET\v/\vHTTP/1.1"), 400},
        {"blank in the target", line("GET /a b HTTP/1.1"), 400},
        {"lower-case method", line("get / HTTP/1.1"), 501},
        {"mixed-case method", line("Get / HTTP/1.1"), 501},
        {"unknown method", line("BREW / HTTP/1.1"), 501},
        {"TRACE", line("TRACE / HTTP/1.1"), 501},
        {"CONNECT", line("CONNECT a:80 HTTP/1.1"), 501},
        {"method not a token", line("G@T / HTTP/1.1"), 400},
        {"method with a colon", line("GET: / HTTP/1.1"), 400},
        {"method with 0x80", line("GE\x80T / HTTP/1.1"), 400},
        {"NUL in the method", line("G\0T / HTTP/1.1"s), 400},
        {"NUL in the target", line("GET /\0 HTTP/1.1"s), 400},
        {"0x80 in the target", line("GET /\x80 HTTP/1.1"), 400},
        {"UTF-8 in the target", line("GET /\xC3\xA4 HTTP/1.1"), 400},
        {"fragment", line("GET /a#b HTTP/1.1"), 400},
        {"backslash", line("GET /a\\b HTTP/1.1"), 400},
        {"quotation mark", line("GET /\" HTTP/1.1"), 400},
        {"braces", line("GET /{a} HTTP/1.1"), 400},
        {"percent alone", line("GET /% HTTP/1.1"), 400},
        {"percent with one digit", line("GET /%4 HTTP/1.1"), 400},
        {"percent without hex", line("GET /%zz HTTP/1.1"), 400},
        {"percent NUL", line("GET /%00 HTTP/1.1"), 400},
        {"percent NUL in the query", line("GET /?a=%00 HTTP/1.1"), 400},
        {"percent not UTF-8", line("GET /%ff HTTP/1.1"), 400},
        {"percent overlong slash", line("GET /%c0%af HTTP/1.1"), 400},
        {"percent surrogate", line("GET /?a=%ed%a0%80 HTTP/1.1"), 400},
        {"percent UTF-8", line("GET /%C3%A4?x=%e2%82%ac HTTP/1.1")},
        {"dot segment", line("GET /a/../b HTTP/1.1"), 400},
        {"encoded dot segment", line("GET /a/%2e%2E/b HTTP/1.1"), 400},
        {"single dot segment", line("GET /./b HTTP/1.1"), 400},
        {"dots inside a segment", line("GET /..a/b... HTTP/1.1")},
        {"encoded slash", line("GET /a%2Fb HTTP/1.1")},
        {"relative target", line("GET a HTTP/1.1"), 400},
        {"empty query", line("GET /? HTTP/1.1")},
        {"absolute target", line("GET http://a/b HTTP/1.1")},
        {"absolute target, other case", line("GET HTTP://A/b HTTP/1.1")},
        {"absolute target without path", line("GET http://a HTTP/1.1")},
        {"absolute target with query only", line("GET http://a?x HTTP/1.1")},
        {"absolute target, other host", line("GET http://b/ HTTP/1.1"), 400},
        {"absolute target, other port", line("GET http://a:81/ HTTP/1.1"), 400},
        {"absolute target with user", line("GET http://u@a/ HTTP/1.1"), 400},
        {"absolute target without host", line("GET http:///b HTTP/1.1"), 400},
        {"other scheme", line("GET ftp://a/ HTTP/1.1"), 400},
        {"file scheme", line("GET file:///etc/passwd HTTP/1.1"), 400},
        {"target too long", line("GET /" + std::string(8192, 'a') + " HTTP/1.1"), 414},
        {"target just fits", line("GET /" + std::string(8191, 'a') + " HTTP/1.1")},
        {"endless request line", "GET /" + std::string(9000, 'a'), 414},
        {"TLS hello", "\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03"s, 400},
    };
}

inline std::vector<Message> header_lines() {
    return {
        {"no blank after the colon", get("X:y\r\n")},
        {"blanks and tabs around the value", get("X: \t y \t \r\n")},
        {"empty value", get("X:\r\n")},
        {"obs-text in the value", get("X: \xC3\xA4\r\n")},
        {"blank before the colon", get("X : y\r\n"), 400},
        {"tab before the colon", get("X\t: y\r\n"), 400},
        {"blank before Content-Length's colon", post("Content-Length : 3\r\n", "abc"), 400},
        {"blank inside the name", get("X Y: z\r\n"), 400},
        {"folded value", get("X: y\r\n z\r\n"), 400},
        {"folded with a tab", get("X: y\r\n\tz\r\n"), 400},
        {"folded Transfer-Encoding", post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"), 400},
        {"blank before the first header", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
        {"no colon", get("XY\r\n"), 400},
        {"empty name", get(": y\r\n"), 400},
        {"name not a token", get("X(Y): z\r\n"), 400},
        {"name with a slash", get("X/Y: z\r\n"), 400},
        {"name with 0x80", get("X\x80: y\r\n"), 400},
        {"name with 0xA0", get("\xA0X: y\r\n"), 400},
        {"name with NUL", get("X\0: y\r\n"s), 400},
        {"value with NUL", get("X: a\0b\r\n"s), 400},
        {"value with a bell", get("X: a\ab\r\n"), 400},
        {"value with DEL", get("X: a\x7F\r\n"), 400},
        {"value with vertical tab", get("X: a\vb\r\n"), 400},
        {"value with form feed", get("X: \fb\r\n"), 400},
        {"value with escape", get("X: \x1B[31m\r\n"), 400},
        {"bare line feed after a header", get("X: y\nZ: z\r\n"), 400},
        {"bare line feed after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400},
        {"bare line feeds all over", "GET / HTTP/1.1\nHost: a\n\n", 400},
        {"bare line feed at the end", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400},
        {"bare carriage return in a value", get("X: a\rb\r\n"), 400},
        {"bare carriage return as line end", get("X: a\rY: b\r\n"), 400},
        {"bare carriage return in the request line", "GET / HTTP/1.1\rHost: a\r\n\r\n", 400},
        {"doubled carriage return", get("X: a\r\r\n"), 400},
        {"underscores", get("REMOTE_ADDR: 1.2.3.4\r\nContent_Length: 9\r\n")},
        {"forwarding claims", get("X-Forwarded-For: 1.2.3.4\r\nForwarded: for=1.2.3.4\r\n")},
        {"100 headers",
         [] {
             std::string headers;
             for (int i = 0; i < 99; ++i) headers += "X: y\r\n";
             return get(headers);
         }()},
        {"101 headers",
         [] {
             std::string headers;
             for (int i = 0; i < 100; ++i) headers += "X: y\r\n";
             return get(headers);
         }(),
         431},
        {"headers too large", get("X: " + std::string(16384, 'a') + "\r\n"), 431},
        {"endless header", "GET / HTTP/1.1\r\nX: " + std::string(17000, 'a'), 431},
    };
}

inline std::vector<Message> hosts() {
    return {
        {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two Hosts", get("Host: a\r\n"), 400},
        {"two different Hosts", get("Host: b\r\n"), 400},
        {"HTTP/1.0 with two Hosts", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"empty Host", with_host(""), 400},
        {"Host with port", with_host("a.example:8080")},
        {"Host as IPv4", with_host("127.0.0.1:80")},
        {"Host as IPv6", with_host("[::1]:80")},
        {"Host as IPv6 without port", with_host("[2001:db8::1]")},
        {"Host as broken IPv6", with_host("[::1"), 400},
        {"Host as IPv6 with zone", with_host("[fe80::1%25eth0]"), 400},
        {"Host as IPv6 without brackets", with_host("::1"), 400},
        {"Host with nothing in brackets", with_host("[]"), 400},
        {"Host with text after brackets", with_host("[::1]a"), 400},
        {"Host with path", with_host("a/b"), 400},
        {"Host with user", with_host("u@a"), 400},
        {"Host with blank", with_host("a b"), 400},
        {"Host list", with_host("a, b"), 400},
        {"Host with empty port", with_host("a:"), 400},
        {"Host with port out of range", with_host("a:65536"), 400},
        {"Host with port not a number", with_host("a:8x"), 400},
        {"Host with two ports", with_host("a:1:2"), 400},
        {"Host with port only", with_host(":80"), 400},
        {"Host with 0x80", with_host("a\x80"), 400},
        {"Host with fragment", with_host("a#b"), 400},
        {"Host too long", with_host(std::string(256, 'a')), 400},
    };
}

inline std::vector<Message> lengths() {
    return {
        {"length 3", post("Content-Length: 3\r\n", "abc")},
        {"length 0", post("Content-Length: 0\r\n", "")},
        {"leading zeros", post("Content-Length: 0003\r\n", "abc")},
        {"GET with body", get("Content-Length: 3\r\n") + "abc"},
        {"POST without length", post("", "")},
        {"length empty", post("Content-Length:\r\n", "abc"), 400},
        {"length +3", post("Content-Length: +3\r\n", "abc"), 400},
        {"length -1", post("Content-Length: -1\r\n", "abc"), 400},
        {"length -0", post("Content-Length: -0\r\n", ""), 400},
        {"length 0x3", post("Content-Length: 0x3\r\n", "abc"), 400},
        {"length 3,3", post("Content-Length: 3,3\r\n", "abc"), 400},
        {"length 3, 4", post("Content-Length: 3, 4\r\n", "abcd"), 400},
        {"length 1_0", post("Content-Length: 1_0\r\n", "0123456789"), 400},
        {"length 3 with blank inside", post("Content-Length: 3 3\r\n", "abc"), 400},
        {"length 3.0", post("Content-Length: 3.0\r\n", "abc"), 400},
        {"length 3e0", post("Content-Length: 3e0\r\n", "abc"), 400},
        {"length in quotes", post("Content-Length: \"3\"\r\n", "abc"), 400},
        {"length with vertical tab", post("Content-Length: \v3\r\n", "abc"), 400},
        {"length in other digits", post("Content-Length: \xD9\xA3\r\n", "abc"), 400},
        {"length 2^32+3", post("Content-Length: 4294967299\r\n", "abc"), 413},
        {"length 2^63", post("Content-Length: 9223372036854775808\r\n", "abc"), 413},
        {"length 2^64+3", post("Content-Length: 18446744073709551619\r\n", "abc"), 400},
        {"length of 30 digits", post("Content-Length: 000000000000000000000000000003\r\n", "abc"), 400},
        {"length one over the limit", post("Content-Length: 8388609\r\n", ""), 413},
        {"two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), 400},
        {"the same length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400},
        {"two lengths in other case", post("Content-Length: 3\r\ncontent-length: 4\r\n", "abcd"), 400},
        {"Expect something else", post("Content-Length: 3\r\nExpect: 200-ok\r\n", "abc"), 417},
        {"Expect of nothing", post("Content-Length: 3\r\nExpect:\r\n", "abc"), 417},
        {"Content-Encoding gzip", post("Content-Length: 3\r\nContent-Encoding: gzip\r\n", "abc"), 415},
        {"Content-Encoding identity", post("Content-Length: 3\r\nContent-Encoding: identity\r\n", "abc"), 415},
        {"Upgrade h2c", get("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n")},
        {"Upgrade websocket", get("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n")},
        {"Connection naming Host", get("Connection: Host, Content-Length\r\n")},
        {"Connection empty", get("Connection:\r\n")},
        {"Connection with empty members", get("Connection: ,a,, b,\r\n")},
        {"Connection with a blank inside", get("Connection: keep alive\r\n"), 400},
        {"Connection in quotes", get("Connection: \"close\"\r\n"), 400},
        {"Connection with parameter", get("Connection: close;a=b\r\n"), 400},
    };
}

inline std::vector<Message> codings() {
    const std::string end = "0\r\n\r\n";
    const auto coded = [&](const std::string& value) { return post("Transfer-Encoding: " + value + "\r\n", end); };
    return {
        {"chunked", coded("chunked")},
        {"Chunked in other case", coded("cHuNkEd")},
        {"length and coding", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", end), 400},
        {"coding and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", end), 400},
        {"coding and length 0", post("Transfer-Encoding: chunked\r\nContent-Length: 0\r\n", end), 400},
        {"coding twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", end), 400},
        {"coding and identity", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", end), 400},
        {"xchunked", coded("xchunked"), 400},
        {"xchunked with length", post("Content-Length: 5\r\nTransfer-Encoding: xchunked\r\n", end), 400},
        {"chunkedx", coded("chunkedx"), 400},
        {"comma first", coded(",chunked"), 400},
        {"comma last", coded("chunked,"), 400},
        {"chunked, identity", coded("chunked,identity"), 400},
        {"identity, chunked", coded("identity, chunked"), 400},
        {"gzip, chunked", coded("gzip, chunked"), 400},
        {"chunked, chunked", coded("chunked, chunked"), 400},
        {"identity", coded("identity"), 400},
        {"empty coding", coded(""), 400},
        {"vertical tab before chunked",
         coded("\x0B"
               "chunked"),
         400},
        {"0xA0 before chunked",
         coded("\xA0"
               "chunked"),
         400},
        {"0xA0 after chunked", coded("chunked\xA0"), 400},
        {"chunked in quotes", coded("\"chunked\""), 400},
        {"chunked with parameter", coded("chunked;a=b"), 400},
        {"HTTP/1.0 chunked", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + end, 400},
        {"HTTP/1.0 keep-alive chunked",
         "POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n" + end, 400},
        {"coding after a blank", post("X: y\r\n Transfer-Encoding: chunked\r\n", end), 400},
        {"GET chunked", get("Transfer-Encoding: chunked\r\n") + end},
        {"TE header", get("TE: trailers, gzip\r\n")},
    };
}

inline std::vector<Message> chunks() {
    return {
        {"one chunk", chunked("3\r\nabc\r\n0\r\n\r\n")},
        {"two chunks", chunked("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")},
        {"size in capitals", chunked("A\r\n0123456789\r\n0\r\n\r\n")},
        {"leading zeros", chunked("00000003\r\nabc\r\n00000000\r\n\r\n")},
        {"nine digits", chunked("000000003\r\nabc\r\n0\r\n\r\n"), 400},
        {"17 digits", chunked("10000000000000003\r\nabc\r\n0\r\n\r\n"), 400},
        {"size 0x3", chunked("0x3\r\nabc\r\n0\r\n\r\n"), 400},
        {"size with blank before", chunked(" 3\r\nabc\r\n0\r\n\r\n"), 400},
        {"size with blank after", chunked("3 \r\nabc\r\n0\r\n\r\n"), 400},
        {"size 3_", chunked("3_\r\nabc\r\n0\r\n\r\n"), 400},
        {"size -2", chunked("-2\r\nabc\r\n0\r\n\r\n"), 400},
        {"size +3", chunked("+3\r\nabc\r\n0\r\n\r\n"), 400},
        {"size empty", chunked("\r\nabc\r\n0\r\n\r\n"), 400},
        {"size g", chunked("g\r\nabc\r\n0\r\n\r\n"), 400},
        {"size with NUL", chunked("3\0\r\nabc\r\n0\r\n\r\n"s), 400},
        {"bare line feed after size", chunked("3\nabc\r\n0\r\n\r\n"), 400},
        {"bare carriage return after size", chunked("3\rabc\r\n0\r\n\r\n"), 400},
        {"bare line feed after data", chunked("3\r\nabc\n0\r\n\r\n"), 400},
        {"nothing after data", chunked("3\r\nabc0\r\n\r\n"), 400},
        {"XX after data", chunked("3\r\nabc\r\nXX\r\n0\r\n\r\n"), 400},
        {"data longer than announced", chunked("3\r\nabcd\r\n0\r\n\r\n"), 400},
        {"data shorter than announced", chunked("5\r\nabc\r\n0\r\n\r\n"), 400},
        {"bare line feed at the end", chunked("0\r\n\n"), 400},
        {"bare line feeds at the end", chunked("0\n\n"), 400},
        {"extension", chunked("3;a=b\r\nabc\r\n0\r\n\r\n")},
        {"extension without value", chunked("3;a\r\nabc\r\n0;b;c=d\r\n\r\n")},
        {"extension in quotes", chunked("3;a=\"b;\\\"c\"\r\nabc\r\n0\r\n\r\n")},
        {"extension without name", chunked("3;\r\nabc\r\n0\r\n\r\n"), 400},
        {"extension without value after equals", chunked("3;a=\r\nabc\r\n0\r\n\r\n"), 400},
        {"extension with open quote", chunked("3;a=\"b\r\nabc\r\n0\r\n\r\n"), 400},
        {"extension with blank", chunked("3 ; a=b\r\nabc\r\n0\r\n\r\n"), 400},
        {"extension with bare line feed", chunked("3;a=b\nX\r\nabc\r\n0\r\n\r\n"), 400},
        {"extension with bare carriage return", chunked("3;a\rX\r\nabc\r\n0\r\n\r\n"), 400},
        {"extension too long", chunked("3;a=" + std::string(300, 'b') + "\r\nabc\r\n0\r\n\r\n"), 400},
        {"chunk over the body limit", chunked("800001\r\n"), 413},
        {"size just below 2^32", chunked("FFFFFFFF\r\n"), 413},
        {"harmless trailer", chunked("0\r\nX-Digest: abc\r\n\r\n")},
        {"trailer Host", chunked("0\r\nHost: b\r\n\r\n"), 400},
        {"trailer Content-Length", chunked("0\r\nContent-Length: 5\r\n\r\n"), 400},
        {"trailer Transfer-Encoding", chunked("0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400},
        {"trailer Authorization", chunked("0\r\nauthorization: Bearer x\r\n\r\n"), 400},
        {"trailer without colon", chunked("0\r\nX\r\n\r\n"), 400},
        {"trailer folded", chunked("0\r\nX: y\r\n z: a\r\n\r\n"), 400},
        {"trailer with bare line feed", chunked("0\r\nX: y\n\r\n"), 400},
        {"trailer with NUL", chunked("0\r\nX: \0\r\n\r\n"s), 400},
        {"trailers too large", chunked("0\r\nX: " + std::string(9000, 'a') + "\r\n\r\n"), 400},
    };
}

/// all is the whole corpus.
inline std::vector<Message> all() {
    std::vector<Message> messages;
    for (auto part : {request_lines(), header_lines(), hosts(), lengths(), codings(), chunks()})
        for (Message& message : part) messages.push_back(std::move(message));
    return messages;
}

}  // namespace plumbline::http::corpus
