#include "connect/mail/smtp.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.h"
#include "connect/mail/message.h"

namespace plumbline::connect::mail {

namespace {

constexpr long PermanentFrom = 500;
/// Answers about who sends, not about the mail: it waits until the login is mended (RFC 4954).
constexpr std::array<long, 4> AboutLogin{530, 534, 535, 538};

struct Reading {
    std::string_view rest;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* from) {
    auto& reading = *static_cast<Reading*>(from);
    const std::size_t length = std::min(size * count, reading.rest.size());
    std::memcpy(to, reading.rest.data(), length);
    reading.rest.remove_prefix(length);
    return length;
}

/// The server's answers come line by line; the last that refuses something is kept.
std::size_t hear(char* line, std::size_t size, std::size_t count, void* kept) {
    const std::string_view text = base::trim(std::string_view(line, size * count));
    if (text.starts_with('4') || text.starts_with('5')) *static_cast<std::string*>(kept) = text;
    return size * count;
}

std::size_t swallow(char* /*bytes*/, std::size_t size, std::size_t count, void* /*kept*/) {
    return size * count;
}

std::string address_of(const SmtpSettings& settings) {
    const bool is_bare_v6 = settings.host.find(':') != std::string::npos && !settings.host.starts_with('[');
    return fmt::format("{}://{}:{}/{}", settings.tls == Tls::Implicit ? "smtps" : "smtp",
                       is_bare_v6 ? "[" + settings.host + "]" : settings.host, settings.port, settings.greeting);
}

}  // namespace

struct Smtp::State {
    explicit State(SmtpSettings wanted) : settings(std::move(wanted)) {
        static const CURLcode Once = curl_global_init(CURL_GLOBAL_DEFAULT);
        handle = Once == CURLE_OK ? curl_easy_init() : nullptr;
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { curl_easy_cleanup(handle); }

    SmtpSettings settings;
    CURL* handle = nullptr;
};

Smtp::Smtp(SmtpSettings settings) : state_(std::make_unique<State>(std::move(settings))) {}

Smtp::~Smtp() = default;

namespace {

void prepare(CURL* handle, const SmtpSettings& settings) {
    curl_easy_reset(handle);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_URL, address_of(settings).c_str());
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(settings.patience));
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(std::min(settings.patience, 20)));
    curl_easy_setopt(handle, CURLOPT_USE_SSL,
                     static_cast<long>(settings.tls == Tls::None ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, settings.ca_file.c_str());
    if (!settings.user.empty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, settings.user.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, settings.password.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, swallow);
}

Verdict verdict_of(CURLcode result, long answer) {
    if (result == CURLE_OK) return Verdict::Taken;
    const bool is_about_mail =
        result == CURLE_SEND_ERROR || result == CURLE_RECV_ERROR || result == CURLE_WEIRD_SERVER_REPLY;
    const bool is_about_login = std::ranges::find(AboutLogin, answer) != AboutLogin.end();
    return is_about_mail && answer >= PermanentFrom && !is_about_login ? Verdict::Never : Verdict::Later;
}

}  // namespace

Delivery Smtp::send(const std::string& from, const std::string& to, const std::string& message) {
    if (state_->handle == nullptr) return {Verdict::Later, "libcurl does not start"};
    if (!is_address(from) || !is_address(to)) return {Verdict::Never, "this is no address that mail can be sent to"};
    CURL* handle = state_->handle;
    prepare(handle, state_->settings);
    Reading reading{message};
    std::string refused;
    std::array<char, CURL_ERROR_SIZE> words{};
    curl_slist* recipients = curl_slist_append(nullptr, ("<" + to + ">").c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(handle, CURLOPT_READDATA, &reading);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, hear);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &refused);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, words.data());
    const CURLcode result = curl_easy_perform(handle);
    long answer = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, nullptr);
    curl_slist_free_all(recipients);
    Delivery delivery{verdict_of(result, answer), {}};
    if (result == CURLE_OK) return delivery;
    const std::string said = words[0] == '\0' ? curl_easy_strerror(result) : words.data();
    delivery.answer = base::shortened(refused.empty() ? said : refused + " (" + said + ")", 300);
    return delivery;
}

}  // namespace plumbline::connect::mail
