#pragma once
// Entity tags as If-Match and If-None-Match list them (RFC 9110, 8.8.3 and 13.1).

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::http {

/// EntityTags is what such a header names.
struct EntityTags {
    bool is_any = false;              ///< `*`: whatever there is
    std::vector<std::string> strong;  ///< tags with their quotes, in their order
    std::vector<std::string> weak;    ///< those written with W/, without it

    /// matches_weakly compares as If-None-Match does: W/"1" and "1" are the same.
    [[nodiscard]] bool matches_weakly(std::string_view tag) const;
};

/// read_entity_tags reads the values of all header lines of that name. What is no tag is passed over, so that it
/// matches nothing.
[[nodiscard]] EntityTags read_entity_tags(const std::vector<std::string_view>& lines);

}  // namespace plumbline::http
