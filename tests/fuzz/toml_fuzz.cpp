// Configuration files. They come from administrators; a broken one must still end in a sentence.

#include <toml++/toml.h>

#include <sstream>

#include "fuzz.h"

using plumbline::fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const toml::table table = toml::parse(plumbline::fuzz::text(data, size));
        std::ostringstream written;
        written << table;
        promise(table.size() == toml::parse(written.str()).size(), "a table survives");
    } catch (const toml::parse_error&) {
        return 0;
    }
    return 0;
}
