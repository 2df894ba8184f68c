// JSON: what is read is written back to the same value, and the canonical text is one for each value.

#include "base/json.h"
#include "fuzz.h"

using namespace plumbline;
using fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto value = base::parse_json(fuzz::text(data, size));
    if (!value) {
        promise(!value.error().message.empty(), "a refusal says why");
        return 0;
    }
    const auto again = base::parse_json(base::to_text(*value));
    promise(again.has_value(), "what is written can be read");
    promise(base::canonical_text(*again) == base::canonical_text(*value), "a value survives");
    const auto pretty = base::parse_json(base::to_pretty_text(*value));
    promise(pretty && base::canonical_text(*pretty) == base::canonical_text(*value), "its pretty text too");
    return 0;
}
