#include "app/mail.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <map>
#include <regex>

#include "base/text.h"
#include "connect/mail/message.h"

namespace plumbline::app {

using base::Result;
using connect::mail::Tls;

namespace {

constexpr int LastPort = 65535;

base::Fail wrong(std::string option, std::string message, std::string hint) {
    return base::fail(base::invalid("config.mail", std::move(option), std::move(message), std::move(hint)));
}

Result<std::string> read_password(const std::string& path) {
    std::ifstream file(path);
    std::string password;
    if (!file || !std::getline(file, password) || password.empty())
        return wrong("mail-password-file", path + " is no file with a password in its first line.",
                     "Write the password into it, and let only this server's user read it.");
    if (password.ends_with('\r')) password.pop_back();
    return password;
}

Result<Tls> tls_of(const MailOptions& options) {
    static const std::map<std::string, Tls, std::less<>> Known{
        {"starttls", Tls::StartTls}, {"tls", Tls::Implicit}, {"none", Tls::None}};
    const auto found = Known.find(options.tls);
    if (found == Known.end())
        return wrong("mail-tls", "There is no way \"" + base::shortened(options.tls) + "\" to protect the connection.",
                     "starttls, tls, or none for a server on this machine.");
    const bool is_here = options.host == "localhost" || options.host == "::1" || options.host.starts_with("127.");
    if (found->second == Tls::None && !is_here)
        return wrong("mail-tls", "Without TLS, mail and password would cross the network in the clear.",
                     "Use starttls or tls; none is for a mail server on this machine.");
    return found->second;
}

/// The host of an URL, by which this side names itself.
std::string host_in(const std::string& url) {
    static const std::regex Form(R"(https?://([A-Za-z0-9.-]+).*)");
    std::smatch found;
    return std::regex_match(url, found, Form) ? found[1].str() : "localhost";
}

}  // namespace

Result<actions::MailPolicy> policy_of(const MailOptions& options, const std::string& public_url) {
    actions::MailPolicy policy;
    policy.is_on = !options.host.empty();
    policy.public_url = public_url;
    if (options.quiet_hours == "none") {
        policy.quiet_from = policy.quiet_until = 0;
        return policy;
    }
    static const std::regex Form(R"((\d{1,2})-(\d{1,2}))");
    std::smatch found;
    const bool is_pair = std::regex_match(options.quiet_hours, found, Form);
    if (is_pair) {
        policy.quiet_from = std::stoi(found[1]);
        policy.quiet_until = std::stoi(found[2]);
    }
    if (!is_pair || policy.quiet_from > 23 || policy.quiet_until > 23)
        return wrong("mail-quiet-hours", "\"" + base::shortened(options.quiet_hours) + "\" are no hours of a day.",
                     "Write the hour from which and the hour until which: 20-7; or none.");
    return policy;
}

Result<std::optional<jobs::Post>> post_of(const MailOptions& options, const std::string& public_url) {
    if (options.host.empty()) return std::optional<jobs::Post>();
    static const std::regex Host(R"([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[?[0-9A-Fa-f:]+\]?)");
    if (!std::regex_match(options.host, Host))
        return wrong("mail-host", "\"" + base::shortened(options.host) + "\" is no name of a server.",
                     "Write its name or address alone, without smtp:// and port.");
    if (public_url.empty())
        return wrong("public-url", "Mails hold links, which need to know how people reach this server.",
                     "Add --public-url https://plan.example.com.");
    if (!connect::mail::is_address(options.from))
        return wrong("mail-from", "Mail needs an address that it comes from.", "Add --mail-from plan@example.com.");
    if (options.user.empty() != options.password_file.empty())
        return wrong(options.user.empty() ? "mail-user" : "mail-password-file", "A login needs a name and a password.",
                     "Say both --mail-user and --mail-password-file.");
    jobs::Post post;
    post.smtp.tls = TRY(tls_of(options));
    post.smtp.host = options.host;
    post.smtp.port = options.port != 0 ? options.port : post.smtp.tls == Tls::Implicit ? 465 : 587;
    if (post.smtp.port < 1 || post.smtp.port > LastPort)
        return wrong("mail-port", "mail-port is between 1 and 65535.", "587 is the usual one.");
    post.smtp.user = options.user;
    if (!options.password_file.empty()) post.smtp.password = TRY(read_password(options.password_file));
    post.smtp.ca_file = options.ca_file;
    if (!options.ca_file.empty() && !std::ifstream(options.ca_file))
        return wrong("mail-ca-file", options.ca_file + " cannot be read.", "Name a PEM file.");
    post.smtp.greeting = host_in(public_url);
    post.from = options.from;
    post.name = options.name;
    return std::optional(std::move(post));
}

std::string node_name() {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return fmt::format("{} {}", host.data(), ::getpid());
}

}  // namespace plumbline::app
