// The certificate that a server shows.
#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <span>

#include "http/tls.h"

namespace plumbline::http {

namespace {

using base::fail;
using base::Result;

constexpr const char* Ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
// The others cost the server much more than the client.
constexpr const char* Groups = "X25519:P-256:P-384";
constexpr std::uint64_t Options =
    SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA;
constexpr std::string_view Protocol = "http/1.1";

std::string last_cause() {
    std::array<char, 256> text{};
    ::ERR_error_string_n(::ERR_peek_last_error(), text.data(), text.size());
    ::ERR_clear_error();
    return text.data();
}

base::Fail refuse_certificate(const std::string& message) {
    return fail(base::invalid("http.tls-certificate", "tls-certificate", message,
                              "Name a PEM file with the certificate and, below it, those that lead to the root."));
}

base::Fail refuse_key(const std::string& message) {
    return fail(base::invalid("http.tls-key", "tls-key", message,
                              "Name the PEM file with the private key of the certificate, without a password."));
}

/// Why a file cannot be read, or nothing.
std::string unreadable(const std::string& path) {
    const std::ifstream file(path);
    return file ? std::string() : fmt::format("{} cannot be read: {}.", path, std::strerror(errno));
}

/// Nobody stands there to type a password in, least of all at a reload.
int refuse_password(char*, int, int, void*) {
    return -1;
}

/// Of what a client offers, HTTP/1.1; a client that only speaks something else is told so now (RFC 7301, 3.2).
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered,
                    unsigned int count, void*) {
    const std::span all(offered, count);
    for (std::size_t at = 0; at < all.size(); at += 1UL + all[at]) {
        const auto name = all.subspan(at + 1, std::min<std::size_t>(all[at], all.size() - at - 1));
        if (!std::ranges::equal(name, Protocol)) continue;
        *chosen = name.data();
        *size = static_cast<unsigned char>(name.size());
        return SSL_TLSEXT_ERR_OK;
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL;
}

std::string text_of(const ASN1_TIME* time) {
    const std::unique_ptr<BIO, decltype(&::BIO_free)> bio(::BIO_new(::BIO_s_mem()), ::BIO_free);
    std::array<char, 64> text{};
    ::ASN1_TIME_print(bio.get(), time);
    const int size = ::BIO_read(bio.get(), text.data(), static_cast<int>(text.size()));
    return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

std::string serial_of(const X509* certificate) {
    const ASN1_INTEGER* serial = ::X509_get0_serialNumber(certificate);
    std::string text;
    for (const unsigned char byte :
         std::span(::ASN1_STRING_get0_data(serial), static_cast<std::size_t>(::ASN1_STRING_length(serial))))
        text += fmt::format("{:02x}", byte);
    return text;
}

TlsContext make_context() {
    TlsContext context(::SSL_CTX_new(::TLS_server_method()), ::SSL_CTX_free);
    SSL_CTX* raw = context.get();
    SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
    ::SSL_CTX_set_options(raw, Options);
    SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    ::SSL_CTX_set_cipher_list(raw, Ciphers);
    SSL_CTX_set1_groups_list(raw, Groups);
    ::SSL_CTX_set_default_passwd_cb(raw, refuse_password);
    ::SSL_CTX_set_alpn_select_cb(raw, choose_protocol, nullptr);
    return context;
}

Result<void> check_dates(const X509* certificate, const std::string& path, base::Instant now) {
    time_t at = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    const ASN1_TIME* first = ::X509_get0_notBefore(certificate);
    const ASN1_TIME* last = ::X509_get0_notAfter(certificate);
    if (::X509_cmp_time(last, &at) < 0)
        return refuse_certificate(fmt::format("The certificate in {} has expired on {}.", path, text_of(last)));
    if (::X509_cmp_time(first, &at) > 0)
        return refuse_certificate(fmt::format("The certificate in {} only counts from {}.", path, text_of(first)));
    return {};
}

}  // namespace

Result<TlsLoaded> load_tls(const TlsFiles& files, base::Instant now) {
    ::ERR_clear_error();
    TlsContext context = make_context();
    if (const std::string why = unreadable(files.certificate); !why.empty()) return refuse_certificate(why);
    if (const std::string why = unreadable(files.key); !why.empty()) return refuse_key(why);
    if (::SSL_CTX_use_certificate_chain_file(context.get(), files.certificate.c_str()) != 1)
        return refuse_certificate(fmt::format("{} holds no sound certificate: {}.", files.certificate, last_cause()));
    const X509* certificate = ::SSL_CTX_get0_certificate(context.get());
    if (::SSL_CTX_use_PrivateKey_file(context.get(), files.key.c_str(), SSL_FILETYPE_PEM) != 1) {
        const bool other = ERR_GET_REASON(::ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH ||
                           ERR_GET_REASON(::ERR_peek_last_error()) == X509_R_KEY_TYPE_MISMATCH;
        const std::string cause = last_cause();
        if (other)
            return refuse_key(
                fmt::format("The key in {} does not belong to the certificate in {}.", files.key, files.certificate));
        return refuse_key(fmt::format("{} holds no usable key: {}.", files.key, cause));
    }
    TRY(check_dates(certificate, files.certificate, now));
    return TlsLoaded{std::move(context), serial_of(certificate), text_of(::X509_get0_notAfter(certificate))};
}

}  // namespace plumbline::http
