#include "base/gzip.h"

#define ZLIB_CONST  // zlib then takes what it reads as const
#include <zlib.h>

#include <limits>

namespace plumbline::base {

Result<std::string> gzip(std::string_view bytes) {
    constexpr int Level = 5;
    constexpr int GzipWindow = 15 + 16;  // 16 asks zlib for the frame of gzip
    constexpr int Memory = 8;
    z_stream stream{};
    if (bytes.size() > std::numeric_limits<uInt>::max() / 2) return fail(internal("too much for one text to pack"));
    if (deflateInit2(&stream, Level, Z_DEFLATED, GzipWindow, Memory, Z_DEFAULT_STRATEGY) != Z_OK)
        return fail(internal("there is no memory to pack a text"));
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int end = deflate(&stream, Z_FINISH);
    packed.resize(packed.size() - stream.avail_out);
    deflateEnd(&stream);
    if (end != Z_STREAM_END) return fail(internal("a text could not be packed"));
    return packed;
}

}  // namespace plumbline::base
