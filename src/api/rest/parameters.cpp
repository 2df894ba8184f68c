#include "api/rest/parameters.h"

#include <algorithm>

#include "base/text.h"

namespace plumbline::api::rest {

base::Error unknown_parameter(std::string_view name, const std::vector<std::string>& names) {
    const std::string near = base::closest(name, names);
    std::string hint = "This takes no parameters.";
    if (!names.empty()) hint = "Parameters: " + base::join(names, ", ") + ".";
    if (!near.empty()) hint = "Did you mean " + near + "?";
    return base::bad_request("request.parameter", base::shortened(name, 60), "There is no parameter of this name.",
                             std::move(hint));
}

base::Result<void> check_parameters(const http::Request& request, const std::vector<std::string>& names) {
    for (const auto& [name, value] : request.query)
        if (std::ranges::find(names, name) == names.end()) return base::fail(unknown_parameter(name, names));
    return {};
}

}  // namespace plumbline::api::rest
