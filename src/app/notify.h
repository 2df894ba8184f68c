#pragma once
// What a service manager is told (sd_notify(3)), without its library: one datagram each.

#include <string_view>

namespace plumbline::app {

/// is_managed tells whether a service manager wants to be told, by NOTIFY_SOCKET in the environment.
[[nodiscard]] bool is_managed();

/// notify sends lines such as `READY=1`; does nothing without a service manager, and what fails is nobody's loss.
/// Thread-safe as long as nobody changes the environment.
void notify(std::string_view lines);

/// notify_reloading says that settings are being read again; `notify("READY=1")` ends it.
void notify_reloading();

}  // namespace plumbline::app
