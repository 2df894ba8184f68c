#include "base/digest.h"

#include <sodium.h>

#include <array>
#include <cstdint>

#include "base/encoding.h"

namespace plumbline::base {

struct Digest::State {
    crypto_hash_sha256_state hash{};
};

Digest::Digest() : state_(std::make_unique<State>()) {
    crypto_hash_sha256_init(&state_->hash);
}

Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_->hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string Digest::hex() {
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state_->hash, digest.data());
    return to_hex(digest);
}

}  // namespace plumbline::base
