#include "http/connection.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "http/engine.h"
#include "http/wire.h"

namespace plumbline::http {

namespace asio = boost::asio;

namespace {

using namespace std::chrono_literals;

constexpr std::size_t WriteBlock = 256UL * 1024;
constexpr std::size_t LingerBytes = 1024UL * 1024;
constexpr auto LingerTime = 2s;

}  // namespace

Connection::Connection(Engine& engine, std::unique_ptr<Transport> transport, Peer peer)
    : engine_(engine),
      transport_(std::move(transport)),
      peer_(std::move(peer)),
      deadline_(engine.io),
      pulse_(engine.io) {}

Connection::Await<void> Connection::run() {
    try {
        bool more = co_await open();
        while (more) {
            more = co_await serve_one();
            release();
        }
    } catch (const std::exception& exception) {
        engine_.report(base::Severity::Error, "http.connection-failed", {{"cause", exception.what()}});
    }
    end_stream();
    release();
    disarm();
}

Connection::Await<bool> Connection::open() {
    arm(engine_.options.handshake_timeout);
    idle_ = true;
    const bool opened = co_await transport_->open();
    idle_ = false;
    if (!opened) engine_.report(base::Severity::Info, "http.handshake-failed", {{"peer", peer_.address}});
    if (opened) arm(engine_.options.header_timeout);
    co_return opened;
}

Connection::Await<bool> Connection::serve_one() {
    exchange_ = {};
    auto head = co_await read_head();
    if (!head) {
        co_await refuse(head.error());
        co_return false;
    }
    const auto begun = begin_exchange(*head);
    if (!begun) {
        co_await refuse(begun.error());
        co_return false;
    }
    auto body = co_await read_body(*head);
    if (!body) {
        co_await refuse(body.error());
        co_return false;
    }
    exchange_.request.body = std::move(*body);
    ++served_;
    disarm();
    Response response = co_await handle();
    co_await answer(std::move(response));
    if (!exchange_.closes) co_return true;
    co_await finish();
    co_return false;
}

Connection::Await<Response> Connection::handle() {
    Response response;
    if (!engine_.pool.has_room()) {
        response = engine_.render({503, "The server is busy; try again in a moment.", exchange_.request.id});
        co_return response;
    }
    const auto executor = engine_.io.get_executor();
    auto initiate = [&](auto resume) {
        engine_.pool.run([&, executor, resume = std::move(resume)]() mutable {
            response = engine_.call(exchange_.request);
            asio::post(executor, std::move(resume));
        });
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(initiate, asio::use_awaitable);
    co_return response;
}

Connection::Await<void> Connection::refuse(Rejection rejection) {
    release();
    if (rejection.status == 0) co_return;
    ++engine_.tally.rejected;
    Request& request = exchange_.request;
    if (request.id.empty()) request.id = engine_.make_id();
    exchange_.closes = true;
    engine_.report(base::Severity::Warning, "http.rejected",
                   {{"id", request.id}, {"status", rejection.status}, {"why", rejection.why}, {"peer", peer_.address}});
    const Response response = engine_.render({rejection.status, std::string(rejection.why), request.id});
    co_await send(response);
    received_.assign(1, '\0');  // whatever follows is unread: linger, and never look at it
    co_await finish();
}

Connection::Await<void> Connection::answer(Response response) {
    const std::string& id = exchange_.request.id;
    if (engine_.is_draining()) exchange_.closes = true;
    const bool impossible = response.status < 200 || response.status > 599;
    const bool too_many = response.events && engine_.tally.event_streams >= engine_.options.max_event_streams;
    if (response.events && (impossible || too_many)) response.events->close();
    if (impossible) response = engine_.render({500, "Something went wrong on the server.", id});
    if (too_many && !impossible)
        response = engine_.render({503, "Too many event streams are open; try again later.", id});
    std::size_t bytes = 0;
    if (response.events)
        bytes = co_await stream(response);
    else
        bytes = co_await send(response);
    report_request(response.status, bytes);
}

Connection::Await<std::size_t> Connection::send(const Response& response) {
    const bool silent = exchange_.request.method == "HEAD" || !allows_body(response.status);
    std::string_view rest = silent ? std::string_view() : response.content();
    const std::size_t size = rest.size();
    ++engine_.tally.answers[static_cast<std::size_t>(response.status / 100)];
    std::string head = head_of(response);
    do {
        const bool sent = co_await write(head, rest.substr(0, WriteBlock));
        if (!sent) {
            exchange_.closes = client_gone_ = true;
            break;
        }
        head.clear();
        rest.remove_prefix(std::min(rest.size(), WriteBlock));
    } while (!rest.empty());
    co_return size - rest.size();
}

Connection::Await<bool> Connection::write(std::string_view head, std::string_view body) {
    arm(engine_.options.write_timeout);
    co_return co_await transport_->write(head, body);
}

std::string Connection::head_of(const Response& response) {
    const bool endless = response.events != nullptr;
    const AnswerHead head{.request_id = exchange_.request.id,
                          .now = engine_.clock.now(),
                          .closes = exchange_.closes,
                          .chunked = endless && !exchange_.http_1_0,
                          .endless = endless};
    std::vector<std::string> dropped;
    std::string text = format_head(response, head, dropped);
    for (const std::string& name : dropped)
        engine_.report(base::Severity::Error, "http.header-dropped", {{"id", exchange_.request.id}, {"header", name}});
    return text;
}

void Connection::report_request(int status, std::size_t body_bytes) {
    const Request& request = exchange_.request;
    const std::chrono::duration<double, std::milli> duration = engine_.clock.now() - request.received;
    engine_.report(base::Severity::Info, "http.request",
                   {{"id", request.id},
                    {"peer", request.peer},
                    {"method", request.method},
                    {"path", request.path},
                    {"status", status},
                    {"duration_ms", duration.count()},
                    {"bytes", body_bytes}});
}

/// Ends the connection so that the answer arrives: closing with bytes unread would reset it (RFC 9112, 9.6).
Connection::Await<void> Connection::finish() {
    transport_->end_sending();
    if (received_.empty() || client_gone_) co_return;
    arm(LingerTime);
    for (std::size_t discarded = 0; discarded < LingerBytes && !timed_out_;) {
        const std::size_t count = co_await transport_->read_some(scratch_);
        if (count == 0) break;
        discarded += count;
    }
}

void Connection::drain() {
    if (idle_) transport_->close();
    if (channel_) channel_->close();
}

void Connection::abort() {
    transport_->close();
}

void Connection::arm(std::chrono::milliseconds after) {
    timed_out_ = false;
    deadline_.expires_after(after);
    await_deadline();
}

void Connection::extend(std::chrono::milliseconds by) {
    if (timed_out_) return;
    deadline_.expires_at(deadline_.expiry() + by);
    await_deadline();
}

void Connection::await_deadline() {
    deadline_.async_wait([weak = weak_from_this(), turn = ++turn_](const boost::system::error_code& error) {
        const auto self = error ? nullptr : weak.lock();
        if (!self || self->turn_ != turn) return;
        self->timed_out_ = true;
        self->transport_->cancel();
    });
}

void Connection::disarm() {
    ++turn_;
    deadline_.cancel();
}

}  // namespace plumbline::http
