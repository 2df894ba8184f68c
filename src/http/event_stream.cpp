#include "http/event_stream.h"

#include <algorithm>
#include <utility>

namespace plumbline::http {

namespace {
bool fits_line(std::string_view text) {
    return !text.empty() && std::ranges::none_of(text, [](char c) { return c == '\n' || c == '\r' || c == '\0'; });
}

/// Cuts the first line off, at CR LF, CR or LF; false when it was the last.
bool next_line(std::string_view& text, std::string_view& line) {
    const std::size_t end = text.find_first_of("\r\n");
    line = text.substr(0, end);
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    return true;
}
}  // namespace

std::string format_event(std::string_view id, std::string_view event, std::string_view data) {
    std::string text;
    if (fits_line(id)) text.append("id: ").append(id).append("\n");
    if (fits_line(event)) text.append("event: ").append(event).append("\n");
    for (bool more = true; more;) {
        std::string_view line;
        more = next_line(data, line);
        text.append("data: ").append(line).append("\n");
    }
    return text += '\n';
}

bool EventChannel::send(std::string_view id, std::string_view event, std::string_view data) {
    const std::string text = format_event(id, event, data);
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    const bool wakes = queued_.empty();
    if (text.size() > max_queued_bytes_ - queued_.size()) {
        closed_ = overflowed_ = true;
        queued_.clear();
    } else {
        queued_ += text;
    }
    if (wake_ && (wakes || closed_)) wake_();
    return !closed_;
}

void EventChannel::close() {
    const std::lock_guard lock(mutex_);
    if (std::exchange(closed_, true)) return;
    if (wake_) wake_();
}

bool EventChannel::is_closed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
}

bool EventChannel::has_overflowed() const {
    const std::lock_guard lock(mutex_);
    return overflowed_;
}

void EventChannel::attach(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

void EventChannel::detach() {
    const std::lock_guard lock(mutex_);
    wake_ = nullptr;
    closed_ = true;
    queued_.clear();
}

std::string EventChannel::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(queued_, {});
}

}  // namespace plumbline::http
