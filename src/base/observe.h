#pragma once
// What happened, as a value: code reports events, and the observer wired in app/ decides what is logged and counted.

#include <string>
#include <string_view>

#include "base/json.h"

namespace plumbline::base {

/// Severity of an event, as log levels know it.
enum class Severity { Debug, Info, Warning, Error };

/// Event is one thing that happened. `name` is stable and dotted (`http.request`), `fields` hold its figures, units
/// last in their names (`duration_ms`). Fields never hold secrets, passwords or the text of answers.
struct Event {
    Severity severity = Severity::Info;
    std::string name;
    JsonObject fields;
};

/// Observer receives events. Thread-safe, and never fails towards the one who reports.
class Observer {
  public:
    Observer() = default;
    Observer(const Observer&) = delete;
    Observer& operator=(const Observer&) = delete;
    virtual ~Observer() = default;
    /// on takes one event.
    virtual void on(const Event& event) = 0;
};

}  // namespace plumbline::base
