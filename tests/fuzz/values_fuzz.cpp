// The small texts that stand in addresses, cursors and fields: instants, dates, base64url, words, YAML's scalars aside.

#include "base/encoding.h"
#include "base/text.h"
#include "base/time.h"
#include "fuzz.h"

using namespace plumbline;
using fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text(data, size);
    if (const auto instant = base::parse_instant(text)) {
        const auto again = base::parse_instant(base::format_instant(*instant));
        promise(again && *again == *instant, "an instant survives");
    }
    if (const auto date = base::parse_date(text)) promise(base::format_date(*date) == text, "a date survives");
    if (const auto bytes = base::from_base64url(text))
        promise(base::to_base64url(*bytes) == text, "base64url survives");
    if (base::is_utf8(text)) {
        const std::string cut = base::shortened(text, 5);
        promise(base::is_utf8(cut), "a shortened text is text");
        promise(base::count_code_points(text) <= text.size(), "code points are bytes at least");
    }
    (void)base::closest(text.substr(0, 50), {"objective", "key-result", "initiative"});
    (void)base::snake_case(text.substr(0, 200));
    return 0;
}
