#pragma once
// Which handler answers which method and path.
//
//     Router router(render_plainly);
//     router.add("GET", "/api/v1/{collection}/{id}", [](const Request&, const Params& params) {
//         return text_response(200, std::string(params.value("id")));
//     });

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/failure.h"
#include "http/request.h"
#include "http/response.h"

namespace plumbline::http {

/// Params are the parts of a path that stood for the names in braces, decoded.
class Params {
  public:
    /// set gives a name its value.
    void set(std::string name, std::string value) { values_.emplace_back(std::move(name), std::move(value)); }
    /// value is the part under a name, or empty where the pattern has no such name.
    [[nodiscard]] std::string_view value(std::string_view name) const;

  private:
    std::vector<std::pair<std::string, std::string>> values_;
};

/// Handler answers a request that matched its pattern. Called from many threads at once.
using Handler = std::function<Response(const Request&, const Params&)>;

/// Router finds the handler of a request. A pattern is made of literal segments, `{name}` for one segment that is not
/// empty, and at the end `{name...}` for all that follow, none included (joined by slashes in Params; take
/// Request::segments where a segment may hold a slash). Literals win over `{name}`, that over `{name...}`, segment by
/// segment from the left.
///
/// HEAD is answered by GET, OPTIONS with the methods in Allow, unless they have routes of their own. No match gives
/// 404, no match of the method 405 with Allow. Build it in one thread; then `answer` is thread-safe.
class Router {
  public:
    /// Router gives 404 and 405 their form through `failures`.
    explicit Router(FailureRenderer failures = render_plainly);
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;
    ~Router();

    /// Route is one entry of the list.
    struct Route {
        std::string method;
        std::string pattern;
    };

    /// add makes `handler` answer a method on a pattern. A malformed pattern or a second handler for the same is our
    /// own mistake and throws std::logic_error.
    void add(std::string method, std::string pattern, Handler handler);
    /// routes are all entries, by pattern and then method.
    [[nodiscard]] std::vector<Route> routes() const;
    /// answer runs the handler of the request, or answers 404, 405 or OPTIONS itself.
    [[nodiscard]] Response answer(const Request& request) const;

  private:
    struct Node;
    struct Entry;

    void collect(const Node& node, const std::vector<std::string>& segments, std::size_t depth,
                 std::vector<const Node*>& found) const;
    [[nodiscard]] Response refuse(const Request& request, const std::vector<const Node*>& matches) const;

    FailureRenderer failures_;
    std::unique_ptr<Node> root_;
    std::vector<Route> routes_;
};

}  // namespace plumbline::http
