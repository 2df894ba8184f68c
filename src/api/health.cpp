#include "api/health.h"

#include <fmt/format.h>

#include "records/access.h"

namespace plumbline::api {

using base::Result;
using http::Response;

Result<Response> live(Service&, const Call&) {
    return http::text_response(200, "ok\n");
}

Result<Response> ready(Service& service, const Call&) {
    TRY(service.records.store().read([](store::Transaction& transaction) -> Result<void> {
        TRY(transaction.last_link());
        return {};
    }));
    return http::text_response(200, "ready\n");
}

Endpoint metrics(std::function<http::Counters()> counters) {
    return [counters = std::move(counters)](Service& service, const Call& call) -> Result<Response> {
        const bool is_near = call.request.from_loopback && !call.request.find_header("X-Forwarded-For") &&
                             !call.request.find_header("Forwarded");
        if (!is_near && call.asking.caller.is_guest())
            return base::fail(
                records::refusal(call.asking.caller, records::Act::Read, service.records.catalog().type("job")));
        const http::Counters now = counters();
        std::string text;
        const auto add = [&](std::string_view name, std::string_view kind, std::string_view help, std::uint64_t value) {
            text += fmt::format("# HELP plumbline_{0} {1}\n# TYPE plumbline_{0} {2}\nplumbline_{0} {3}\n", name, help,
                                kind, value);
        };
        text +=
            "# HELP plumbline_http_answers_total Answers by class of status.\n# TYPE plumbline_http_answers_total "
            "counter\n";
        for (std::size_t digit = 2; digit < now.answers.size(); ++digit)
            text += fmt::format("plumbline_http_answers_total{{class=\"{}xx\"}} {}\n", digit, now.answers[digit]);
        add("http_rejected_total", "counter", "Messages refused before a handler saw them.", now.rejected);
        add("http_connections_accepted_total", "counter", "Connections accepted.", now.accepted);
        add("http_connections_refused_total", "counter", "Connections closed because of a limit.", now.refused);
        add("http_connections_open", "gauge", "Connections open now.", now.open_connections);
        add("http_event_streams", "gauge", "Event streams open now.", now.event_streams);
        add("http_workers_busy", "gauge", "Handlers running now.", now.busy_workers);
        add("http_requests_queued", "gauge", "Requests waiting for a worker now.", now.queued);
        std::int64_t head = 0;
        TRY(service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
            const auto last = TRY(transaction.last_link());
            head = last ? last->seq : 0;
            return {};
        }));
        add("changes_total", "counter", "Changes in the store's chain.", static_cast<std::uint64_t>(head));
        Response response = http::text_response(200, text);
        response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        return response;
    };
}

}  // namespace plumbline::api
