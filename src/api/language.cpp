#include "api/language.h"

#include <charconv>

#include "base/text.h"

namespace plumbline::api {

namespace {

constexpr std::size_t MostRanges = 50;

/// `;q=0.8` of a range, 1 where there is none, 0 for what is no weight.
double weight_of(std::string_view range) {
    const std::size_t at = range.find(';');
    if (at == std::string_view::npos) return 1;
    std::string_view text = base::trim(range.substr(at + 1));
    if (!text.starts_with("q=") && !text.starts_with("Q=")) return 1;
    text.remove_prefix(2);
    double weight = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), weight);
    return end.ec == std::errc() && weight >= 0 && weight <= 1 ? weight : 0;
}

}  // namespace

std::string language_of(const http::Request& request) {
    double german = 0;
    double english = 0;
    std::size_t count = 0;
    for (const std::string_view range : base::split(request.find_header("Accept-Language").value_or(""), ',')) {
        if (++count > MostRanges) break;
        const std::string tag = base::to_lower_ascii(base::trim(range.substr(0, range.find(';'))));
        const double weight = weight_of(range);
        if (tag == "de" || tag.starts_with("de-")) german = std::max(german, weight);
        if (tag == "en" || tag.starts_with("en-") || tag == "*") english = std::max(english, weight);
    }
    return german > english ? "de" : "en";
}

}  // namespace plumbline::api
