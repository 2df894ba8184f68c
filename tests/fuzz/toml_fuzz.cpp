// Configuration files. They come from administrators; a broken one must still end in a sentence.

#include "app/config_file.h"
#include "fuzz.h"

using plumbline::fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read = plumbline::app::parse_config(plumbline::fuzz::text(data, size), "plumbline.toml");
    if (!read) promise(read.error().code == "config.file", "what is no TOML is called so");
    return 0;
}
