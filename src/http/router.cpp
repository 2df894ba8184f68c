#include "http/router.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "base/text.h"

namespace plumbline::http {

struct Router::Entry {
    std::vector<std::string> names;
    std::vector<std::size_t> places;
    bool takes_rest = false;
    Handler handler;
};

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> any;
    std::unique_ptr<Node> rest;
    std::map<std::string, Entry, std::less<>> entries;
};

namespace {

constexpr std::string_view AllMethods = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

bool is_name(std::string_view text) {
    return text.size() > 2 && text.front() == '{' && text.back() == '}';
}

std::vector<std::string_view> segments_of(std::string_view pattern) {
    if (!pattern.starts_with('/'))
        throw std::logic_error("route without a slash at its begin: " + std::string(pattern));
    if (pattern == "/") return {};
    return base::split(pattern.substr(1), '/');
}

}  // namespace

std::string_view Params::value(std::string_view name) const {
    for (const auto& [key, value] : values_)
        if (key == name) return value;
    return {};
}

Router::Router(FailureRenderer failures) : failures_(std::move(failures)), root_(std::make_unique<Node>()) {}
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

void Router::add(std::string method, std::string pattern, Handler handler) {
    Node* node = root_.get();
    Entry entry;
    entry.handler = std::move(handler);
    std::size_t place = 0;
    for (const std::string_view segment : segments_of(pattern)) {
        if (entry.takes_rest) throw std::logic_error("route goes on after its rest: " + pattern);
        std::unique_ptr<Node>* next = nullptr;
        if (!is_name(segment)) {
            if (segment.find_first_of("{}") != std::string_view::npos) throw std::logic_error("bad route: " + pattern);
            next = &node->literals[std::string(segment)];
        } else {
            entry.takes_rest = segment.ends_with("...}");
            next = entry.takes_rest ? &node->rest : &node->any;
            entry.names.emplace_back(segment.substr(1, segment.size() - (entry.takes_rest ? 5 : 2)));
            entry.places.push_back(place);
        }
        if (!*next) *next = std::make_unique<Node>();
        node = next->get();
        ++place;
    }
    if (!node->entries.emplace(method, std::move(entry)).second)
        throw std::logic_error("route given twice: " + method + " " + pattern);
    routes_.push_back({std::move(method), std::move(pattern)});
}

std::vector<Router::Route> Router::routes() const {
    std::vector<Route> sorted = routes_;
    std::ranges::sort(sorted, {}, [](const Route& route) { return std::pair(route.pattern, route.method); });
    return sorted;
}

void Router::collect(const Node& node, const std::vector<std::string>& segments, std::size_t depth,
                     std::vector<const Node*>& found) const {
    if (depth == segments.size()) {
        if (!node.entries.empty()) found.push_back(&node);
    } else {
        const auto literal = node.literals.find(segments[depth]);
        if (literal != node.literals.end()) collect(*literal->second, segments, depth + 1, found);
        if (node.any && !segments[depth].empty()) collect(*node.any, segments, depth + 1, found);
    }
    if (node.rest) found.push_back(node.rest.get());
}

Response Router::answer(const Request& request) const {
    std::vector<const Node*> matches;
    if (request.path.starts_with('/')) collect(*root_, request.segments, 0, matches);
    for (const std::string_view method : {std::string_view(request.method), std::string_view("GET")}) {
        for (const Node* match : matches) {
            const auto found = match->entries.find(method);
            if (found == match->entries.end()) continue;
            const Entry& entry = found->second;
            Params params;
            for (std::size_t i = 0; i < entry.names.size(); ++i) {
                const auto from = request.segments.begin() + static_cast<std::ptrdiff_t>(entry.places[i]);
                const bool rest = entry.takes_rest && i + 1 == entry.names.size();
                params.set(entry.names[i], rest ? base::join({from, request.segments.end()}, "/") : *from);
            }
            return entry.handler(request, params);
        }
        if (request.method != "HEAD") break;
    }
    return refuse(request, matches);
}

Response Router::refuse(const Request& request, const std::vector<const Node*>& matches) const {
    if (request.method == "OPTIONS" && request.path == "*")
        return empty_response(204).with_header("Allow", std::string(AllMethods));
    if (matches.empty()) return failures_({404, "There is nothing at this address.", request.id});
    std::set<std::string> methods{"OPTIONS"};
    for (const Node* match : matches)
        for (const auto& [method, entry] : match->entries) methods.insert(method);
    if (methods.contains("GET")) methods.insert("HEAD");
    const std::string allow = base::join({methods.begin(), methods.end()}, ", ");
    Response response = request.method == "OPTIONS"
                            ? empty_response(204)
                            : failures_({405, "This address does not take " + request.method + ".", request.id});
    response.headers.set("Allow", allow);
    return response;
}

}  // namespace plumbline::http
