#pragma once
// SHA-256 of what does not fit into memory.

#include <memory>
#include <string>
#include <string_view>

namespace plumbline::base {

/// Digest computes SHA-256 (FIPS 180-4) piece by piece. Used by one thread.
class Digest {
  public:
    /// Digest of no bytes yet.
    Digest();
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;
    ~Digest();

    /// add takes the next bytes.
    void add(std::string_view bytes);
    /// hex is the digest of all bytes, in lower-case hexadecimal; called once, at the end.
    [[nodiscard]] std::string hex();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace plumbline::base
