#pragma once
// Certificates made for a test, and a client that speaks TLS. Test code.

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "http/test_client.h"

namespace plumbline::http {

/// TestCertificate is a certificate signed with its own key, in PEM files that are removed at the end.
class TestCertificate {
  public:
    /// TestCertificate counts from `first` to `last`, both in seconds since 1970.
    TestCertificate(long serial, time_t first, time_t last)
        : key_(EVP_EC_gen("P-256")), certificate_(X509_new()), folder_(testing::TempDir() + "plumbline-tls-XXXXXX") {
        if (::mkdtemp(folder_.data()) == nullptr) std::abort();
        ASN1_INTEGER_set(X509_get_serialNumber(certificate_), serial);
        ASN1_TIME_set(X509_getm_notBefore(certificate_), first);
        ASN1_TIME_set(X509_getm_notAfter(certificate_), last);
        X509_set_pubkey(certificate_, key_);
        X509_sign(certificate_, key_, EVP_sha256());
        write(certificate(), [&](FILE* file) { PEM_write_X509(file, certificate_); });
        write(key(), [&](FILE* file) { PEM_write_PrivateKey(file, key_, nullptr, nullptr, 0, nullptr, nullptr); });
        write(locked_key(), [&](FILE* file) {
            PEM_write_PrivateKey(file, key_, EVP_aes_256_cbc(), nullptr, 0, nullptr, const_cast<char*>("secret"));
        });
    }
    TestCertificate(const TestCertificate&) = delete;
    TestCertificate& operator=(const TestCertificate&) = delete;
    ~TestCertificate() {
        X509_free(certificate_);
        EVP_PKEY_free(key_);
        std::filesystem::remove_all(folder_);
    }
    [[nodiscard]] std::string certificate() const { return folder_ + "/certificate.pem"; }
    [[nodiscard]] std::string key() const { return folder_ + "/key.pem"; }
    /// locked_key is the same key behind a password.
    [[nodiscard]] std::string locked_key() const { return folder_ + "/locked.pem"; }
    /// copy_from takes over the files of another.
    void copy_from(const TestCertificate& other) const {
        constexpr auto Over = std::filesystem::copy_options::overwrite_existing;
        std::filesystem::copy_file(other.certificate(), certificate(), Over);
        std::filesystem::copy_file(other.key(), key(), Over);
    }

  private:
    template <class Write>
    static void write(const std::string& path, Write write) {
        FILE* file = std::fopen(path.c_str(), "w");
        write(file);
        std::fclose(file);
    }

    EVP_PKEY* key_;
    X509* certificate_;
    std::string folder_;
};

/// TlsClient is one blocking connection over TLS; it trusts whatever certificate it is shown.
class TlsClient {
  public:
    /// TlsClient connects to a port of this machine, with no more than the given version, offering the protocols (each
    /// with its length before it) where there are any.
    explicit TlsClient(std::uint16_t port, int version = TLS1_3_VERSION, const std::string& protocols = "")
        : socket_(port), context_(SSL_CTX_new(TLS_client_method())), ssl_(nullptr) {
        SSL_CTX_set_security_level(context_, 0);
        SSL_CTX_set_min_proto_version(context_, TLS1_VERSION);
        SSL_CTX_set_max_proto_version(context_, version);
        ssl_ = SSL_new(context_);
        SSL_set_fd(ssl_, socket_.descriptor());
        const std::vector<unsigned char> offered(protocols.begin(), protocols.end());
        if (!offered.empty()) SSL_set_alpn_protos(ssl_, offered.data(), static_cast<unsigned>(offered.size()));
        is_open_ = SSL_connect(ssl_) == 1;
    }
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;
    ~TlsClient() {
        SSL_free(ssl_);
        SSL_CTX_free(context_);
    }
    [[nodiscard]] bool is_open() const { return is_open_; }
    [[nodiscard]] std::string version() const { return SSL_get_version(ssl_); }
    [[nodiscard]] std::string cipher() const { return SSL_get_cipher_name(ssl_); }
    /// protocol is the one chosen by the server, or empty.
    [[nodiscard]] std::string protocol() const {
        const unsigned char* name = nullptr;
        unsigned size = 0;
        SSL_get0_alpn_selected(ssl_, &name, &size);
        return {name, name + size};
    }
    /// serial is the number of the server's certificate.
    [[nodiscard]] long serial() const {
        return ASN1_INTEGER_get(X509_get0_serialNumber(SSL_get0_peer_certificate(ssl_)));
    }
    void send(std::string_view bytes) { SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())); }
    /// ask_for_new_keys makes the server answer with new keys of its own.
    void ask_for_new_keys() { SSL_key_update(ssl_, SSL_KEY_UPDATE_REQUESTED); }
    /// receive_all reads until the server says that it ends; `ended` tells whether it said so.
    std::string receive_all() {
        std::string all;
        std::array<char, 16384> piece{};
        int count = 0;
        while ((count = SSL_read(ssl_, piece.data(), static_cast<int>(piece.size()))) > 0)
            all.append(piece.data(), static_cast<std::size_t>(count));
        ended = SSL_get_error(ssl_, count) == SSL_ERROR_ZERO_RETURN;
        return all;
    }
    /// exchange sends one request and reads one answer that ends with its head or whose body is short.
    std::string exchange(std::string_view bytes) {
        send(bytes);
        std::array<char, 16384> piece{};
        const int count = SSL_read(ssl_, piece.data(), static_cast<int>(piece.size()));
        return {piece.data(), static_cast<std::size_t>(std::max(count, 0))};
    }
    bool ended = false;

  private:
    TestClient socket_;
    SSL_CTX* context_;
    SSL* ssl_;
    bool is_open_ = false;
};

}  // namespace plumbline::http
