#include "base/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace plumbline::base {
namespace {

/// unpacked is what a browser makes of it; nothing where it is damaged.
std::optional<std::string> unpacked(std::string packed, std::size_t size) {
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) return std::nullopt;
    std::string text(size + 1, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int end = inflate(&stream, Z_FINISH);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return end == Z_STREAM_END ? std::optional(text) : std::nullopt;
}

TEST(Gzip, ComesBackWhole) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "{\"title\": \"Objective " + std::to_string(i) + "\"},";
    for (const std::string& each : {std::string(), std::string("x"), std::string("\0\xff\x1f", 3), text})
        EXPECT_EQ(unpacked(gzip(each).value(), each.size()), each);
    EXPECT_LT(gzip(text).value().size(), text.size() / 5);
}

TEST(Gzip, IsNotOpenedOnceDamaged) {
    std::string packed = gzip("an objective and its key results").value();
    packed[packed.size() - 6] ^= 1;
    EXPECT_EQ(unpacked(packed, 100), std::nullopt);
}

}  // namespace
}  // namespace plumbline::base
