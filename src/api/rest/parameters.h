#pragma once
// Query parameters: what is not known is refused, since an answer that passes over it would answer another question.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/request.h"

namespace plumbline::api::rest {

/// unknown_parameter is the refusal of a parameter that is none of the names.
[[nodiscard]] base::Error unknown_parameter(std::string_view name, const std::vector<std::string>& names);
/// check_parameters refuses every parameter that is none of the names.
[[nodiscard]] base::Result<void> check_parameters(const http::Request& request, const std::vector<std::string>& names);

}  // namespace plumbline::api::rest
