#include "base/password.h"

#include <sodium.h>

#include <array>
#include <chrono>

#include "base/text.h"

namespace plumbline::base {

namespace {

constexpr unsigned long long Passes = 1;
constexpr std::size_t Memory = 46UL * 1024 * 1024;

class Turn {
  public:
    Turn(std::counting_semaphore<>& free, std::atomic<int>& inside) : free_(free), inside_(inside) {
        const bool has_room = inside_.fetch_add(1) < PasswordHasher::AtOnce + PasswordHasher::Waiting;
        has_ = has_room && free_.try_acquire_for(std::chrono::seconds(3));
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
        if (has_) free_.release();
        inside_.fetch_sub(1);
    }
    bool has() const { return has_; }

  private:
    std::counting_semaphore<>& free_;
    std::atomic<int>& inside_;
    bool has_ = false;
};

Fail too_many() {
    Error error;
    error.kind = ErrorKind::TooMany;
    error.code = "sign-in.busy";
    error.message = "Too many people are signing in at this moment.";
    error.hint = "Try again in a few seconds.";
    error.retry_after = 2;
    return fail(std::move(error));
}

Result<std::string> compute(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), password.data(), password.size(), Passes, Memory) != 0)
        return fail(internal("not enough memory to hash a password"));
    return std::string(text.data());
}

}  // namespace

Result<std::string> PasswordHasher::hash(std::string_view password) {
    const Turn turn(free_, inside_);
    if (!turn.has()) return too_many();
    return compute(password);
}

Result<bool> PasswordHasher::verify(std::string_view password, const std::string& hash) {
    const Turn turn(free_, inside_);
    if (!turn.has()) return too_many();
    if (hash.empty()) {
        TRY(compute(password));
        return false;
    }
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Result<void> check_length(std::string_view password) {
    const std::size_t length = count_code_points(password);
    if (!is_utf8(password) || length < 15)
        return fail(invalid("password.short", "password", "The password has fewer than 15 characters.",
                            "Use a sentence or four words; blanks are welcome."));
    if (length > 256) return fail(invalid("password.long", "password", "The password has more than 256 characters."));
    return {};
}

}  // namespace plumbline::base
