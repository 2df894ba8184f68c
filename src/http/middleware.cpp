#include "http/middleware.h"

#include <utility>

namespace plumbline::http {

Next chain(std::vector<Middleware> middlewares, Next last) {
    while (!middlewares.empty()) {
        last = [outer = std::move(middlewares.back()), inner = std::move(last)](const Request& request) {
            return outer(request, inner);
        };
        middlewares.pop_back();
    }
    return last;
}

}  // namespace plumbline::http
