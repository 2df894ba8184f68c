#include "http/response.h"

#include <utility>

namespace plumbline::http {

Response Response::with_header(std::string name, std::string value) && {
    headers.add(std::move(name), std::move(value));
    return std::move(*this);
}

Response text_response(int status, std::string text) {
    Response response = empty_response(status).with_header("Content-Type", "text/plain; charset=utf-8");
    response.body = std::move(text);
    return response;
}

Response json_response(int status, const base::Json& value) {
    return json_text_response(status, base::to_text(value));
}

Response json_text_response(int status, std::string text) {
    Response response = empty_response(status).with_header("Content-Type", "application/json");
    response.body = std::move(text);
    return response;
}

Response empty_response(int status) {
    Response response;
    response.status = status;
    return response;
}

Response event_response(std::shared_ptr<EventChannel> channel) {
    Response response = empty_response(200).with_header("Content-Type", "text/event-stream");
    response.headers.add("Cache-Control", "no-store");
    response.events = std::move(channel);
    return response;
}

}  // namespace plumbline::http
