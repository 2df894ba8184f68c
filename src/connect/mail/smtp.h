#pragma once
// Handing mail to a mail server by SMTP submission (RFC 6409), with TLS and login, through libcurl.

#include <memory>
#include <string>

namespace plumbline::connect::mail {

/// Tls says how the connection is protected.
enum class Tls {
    StartTls,  ///< begins in the clear and must change to TLS before anything is told (port 587)
    Implicit,  ///< TLS from the first byte (port 465)
    None,      ///< in the clear: for a server on the same machine only
};

/// SmtpSettings say which server and how.
struct SmtpSettings {
    std::string host;  ///< name or address; the certificate must be good for it
    int port = 587;
    Tls tls = Tls::StartTls;
    std::string user;                    ///< empty: without login
    std::string password;                ///< goes to the server only, and only behind TLS unless `tls` is None
    std::string ca_file;                 ///< PEM file of those who may sign its certificate; empty: the system's
    std::string greeting = "localhost";  ///< how this side names itself (EHLO)
    int patience = 60;                   ///< seconds for one mail
};

/// Verdict is what the server made of a mail.
enum class Verdict {
    Taken,  ///< it answered 250: the mail is its business now
    Later,  ///< not now: no connection, no login, a 4xx answer
    Never,  ///< it refused this mail or its recipient for good (5xx)
};

/// Delivery is the verdict with the words of the server, or of what failed before it.
struct Delivery {
    Verdict verdict = Verdict::Later;
    std::string answer;  ///< one line; never holds the password
};

/// Smtp keeps one connection and uses it again. Used by one thread at a time.
class Smtp {
  public:
    /// Smtp for a server; nothing is connected yet.
    explicit Smtp(SmtpSettings settings);
    Smtp(const Smtp&) = delete;
    Smtp& operator=(const Smtp&) = delete;
    ~Smtp();

    /// send hands one mail over. `from` and `to` are addresses (`is_address`), `message` is what write_message wrote.
    [[nodiscard]] Delivery send(const std::string& from, const std::string& to, const std::string& message);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace plumbline::connect::mail
