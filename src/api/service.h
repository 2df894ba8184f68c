#pragma once
// What the endpoints share, and how an endpoint becomes a handler: decode → call → encode.

#include <functional>
#include <mutex>
#include <semaphore>
#include <set>
#include <string>

#include "actions/identity.h"
#include "actions/links/patience.h"
#include "actions/notices/check_in_link.h"
#include "api/kept_answers.h"
#include "base/observe.h"
#include "http/router.h"
#include "insight/check_book.h"
#include "insight/figures/definition.h"
#include "records/records.h"

namespace plumbline::api {

/// Service is what endpoints work with. One per server; its members outlive it.
struct Service {
    records::Records& records;
    actions::Identity& identity;
    base::Observer& observer;
    const insight::CheckBook& book;
    const base::Speeches& speeches;
    const std::vector<insight::figures::Definition>& figures;  ///< that the library declares
    const actions::MailPolicy& mail;
    actions::CheckInLinks& links;
    std::string
        public_url;       ///< scheme and host that people use, without a slash at the end; empty: as the request says
    std::string version;  ///< of the program
    std::mutex running_mutex;
    std::set<std::string> running;              ///< idempotent requests under way, as caller and key
    KeptAnswers kept_answers{};                 ///< of whole plans
    actions::Patience link_patience{};          ///< with those who come by link
    std::counting_semaphore<> sheet_places{3};  ///< sheets that are read or made at a time: each may need 200 MB
};

/// Call is one request with the one who makes it.
struct Call {
    const http::Request& request;
    const http::Params& params;
    records::Asking asking;
};

/// origin_of is the scheme and host by which people reach the server, without a slash at the end, for links that they
/// take elsewhere: the public address, or else the one by which this request came, as a trusted proxy tells it.
[[nodiscard]] std::string origin_of(const Service& service, const Call& call);

/// Endpoint answers a call, or fails with an error that becomes a problem.
using Endpoint = std::function<base::Result<http::Response>(Service&, const Call&)>;

/// Audience says who an endpoint is for.
enum class Audience {
    Anyone,    ///< guests too
    SignedIn,  ///< whoever is signed in, or holds a token
};

/// handler turns an endpoint into a handler of the router: it finds out who calls, turns errors into problems, and
/// reports those that are ours.
[[nodiscard]] http::Handler handler(Service& service, Audience audience, Endpoint endpoint);

/// kept is an endpoint whose answers are given again while nothing has changed. They may depend on the records, the
/// caller, their language, the target and the day alone.
[[nodiscard]] Endpoint kept(Endpoint endpoint);

/// spoken is an endpoint whose answers hold sentences in the language of who asks, and say so.
[[nodiscard]] Endpoint spoken(Endpoint endpoint);

/// identify finds out who makes a request: a bearer token, a session cookie, the local socket, or a guest; with the
/// header X-Acts-For the account that they act for. Cookies are refused on requests that change something and come
/// from another site.
[[nodiscard]] base::Result<records::Caller> identify(Service& service, const http::Request& request);

/// json_body is the request's JSON object. Unsupported media types, malformed JSON and other values are errors.
[[nodiscard]] base::Result<base::JsonObject> json_body(const http::Request& request);

/// SessionCookie is the name of the cookie that holds a session.
inline constexpr std::string_view SessionCookie = "__Host-plumbline";

/// session_cookie is the Set-Cookie value for a session; an empty secret removes it.
[[nodiscard]] std::string session_cookie(const std::string& secret);

}  // namespace plumbline::api
