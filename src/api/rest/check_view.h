#pragma once
// How much of a report of the checks a request asks for.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/request.h"
#include "insight/check_report.h"

namespace plumbline::api::rest {

/// CheckParameter is a query parameter of the checks of a program, as the OpenAPI document describes it.
struct CheckParameter {
    std::string_view name;
    std::string_view description;
};

/// check_parameters_offered are all that read_shown knows.
[[nodiscard]] const std::vector<CheckParameter>& check_parameters_offered();

/// read_shown reads `select` (members of the answer), `check` (names), `answer`, `draft` and `top` (1 to 500). A
/// parameter, a member or a name that does not exist is refused with those that do: `request.parameter`, `list.select`,
/// `list.top`.
[[nodiscard]] base::Result<insight::Shown> read_shown(const http::Request& request);

}  // namespace plumbline::api::rest
