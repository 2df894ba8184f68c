#include "base/digest.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace plumbline::base {
namespace {

TEST(Digest, IsTheSameInPiecesAsInOne) {
    std::string text;
    Digest digest;
    for (int i = 0; i < 1000; ++i) {
        const std::string piece(static_cast<std::size_t>(i % 130), static_cast<char>(i));
        digest.add(piece);
        text += piece;
    }
    EXPECT_EQ(digest.hex(), sha256_hex(text));
}

TEST(Digest, OfNothingIsThatOfTheStandard) {
    EXPECT_EQ(Digest().hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace plumbline::base
