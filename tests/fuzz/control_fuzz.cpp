// The control: a parser with a planted defect, which the same run must find, or its green means nothing.

#include <vector>

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = plumbline::fuzz::text(data, size);
    if (text.size() < 3 || text[0] != 'a' || text[1] != '=') return 0;
    const std::vector<std::uint8_t> copy(data, data + size);
    const std::size_t length = copy[2];
    return copy.data()[length] == 7 ? -1 : 0;  // trusts a length that the input states
}
