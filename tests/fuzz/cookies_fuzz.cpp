// Cookie headers: what is found is a part of what was sent, and no cookie hides another.

#include <string>

#include "fuzz.h"
#include "http/request.h"

using namespace plumbline;
using fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text(data, size);
    http::Request request;
    std::size_t start = 0;
    for (std::size_t line = 0; line < 4 && start <= text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        request.headers.add("Cookie", std::string(text.substr(start, end - start)));
        start = end + 1;
    }
    for (const std::string_view name : {"__Host-plumbline", "a", "", "session"}) {
        const auto found = request.find_cookie(name);
        if (!found) continue;
        promise(found->find(';') == std::string_view::npos, "a cookie ends at its semicolon");
        promise(text.find(*found) != std::string_view::npos, "a cookie was sent");
    }
    return 0;
}
