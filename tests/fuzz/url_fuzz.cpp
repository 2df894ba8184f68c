// Request targets, hosts and addresses to listen on.

#include <string>

#include "base/text.h"
#include "fuzz.h"
#include "http/entity_tags.h"
#include "http/grammar.h"
#include "http/listen_address.h"
#include "http/target.h"

using namespace plumbline;
using fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text(data, size);
    if (const auto target = http::parse_target(text)) {
        for (const std::string& segment : target->segments) {
            promise(segment != "." && segment != "..", "no dot segments");
            promise(base::is_utf8(segment) && segment.find('\0') == std::string::npos, "segments are text");
        }
        for (const auto& [name, value] : target->query)
            promise(base::is_utf8(name) && base::is_utf8(value), "queries are text");
        for (const char c : target->path) promise(c > 0x20 && c < 0x7f, "a path may stand in a log");
    }
    if (const auto address = http::parse_listen_address(text)) {
        const auto again = http::parse_listen_address(http::format_listen_address(*address));
        promise(again && again->address == address->address && again->port == address->port, "addresses survive");
    }
    (void)http::is_authority(text);
    (void)http::peer_group(text);
    const http::EntityTags tags = http::read_entity_tags({text});
    (void)tags.matches_weakly("\"1\"");
    return 0;
}
