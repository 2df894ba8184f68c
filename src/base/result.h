#pragma once
// Errors as values. A function that can fail returns Result<T>; TRY hands a failure to the caller or yields the value:
//
//     Result<int> twice(std::string_view text) {
//         int number = TRY(parse_integer(text));
//         return number * 2;
//     }

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace plumbline::base {

/// ErrorKind says who must act, and nothing about transport: api/ alone turns a kind into a status.
enum class ErrorKind {
    Invalid,               ///< the input is wrong; `field`, `message` and `hint` say where and how to mend it
    Malformed,             ///< the input cannot even be read (syntax); line and column where known
    Unauthenticated,       ///< nobody is signed in, or the credentials are wrong
    Forbidden,             ///< the caller may not do this
    NotFound,              ///< no such thing, or none that the caller may see
    Conflict,              ///< the state of things does not allow it (duplicate, still referenced)
    PreconditionRequired,  ///< a change must name the revision it was made against
    PreconditionFailed,    ///< the revision named is not the current one
    TooLarge,              ///< over a stated limit
    TooMany,               ///< too many requests or attempts; try later
    Unsupported,           ///< understood but not offered (method, media type)
    Unavailable,           ///< a part we depend on is gone for now; retry later
    Internal,              ///< our own mistake
};

/// Error is what went wrong, for the person (message, hint), for the program (kind, code, field) and for the log
/// (cause).
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string code;      ///< stable, lower-case, dotted: `validation.required`; listed in docs/reference/errors.md
    std::string message;   ///< one sentence in plain words
    std::string field;     ///< JSON name or path of the input at fault; empty where none is
    std::string hint;      ///< how to mend it; may be empty
    std::string cause;     ///< private detail for the log; never shown to a caller
    std::string language;  ///< of message, hint and details, where they are said in the reader's; empty: English
    int line = 0;          ///< 1-based line in a text input; 0 unknown
    int column = 0;        ///< 1-based column in a text input; 0 unknown
    int retry_after = 0;   ///< seconds after which another try makes sense, of TooMany and Unavailable; 0 unknown
    int position = -1;     ///< of the command at fault among several; -1 unknown
    std::vector<Error> details;  ///< further errors of the same input, each complete in itself
};

/// Result holds a T or the Error that prevented it.
template <class T>
using Result = std::expected<T, Error>;

/// Fail is what a function returns to fail: `return fail(invalid(...))`.
using Fail = std::unexpected<Error>;

/// fail wraps an Error for return from a function of any Result type.
[[nodiscard]] Fail fail(Error error);

/// invalid is an Invalid error on one field. Code example: `validation.required`.
[[nodiscard]] Error invalid(std::string code, std::string field, std::string message, std::string hint = {});

/// bad_request is a Malformed error on one parameter of a request.
[[nodiscard]] Error bad_request(std::string code, std::string field, std::string message, std::string hint = {});

/// malformed is a Malformed error at a 1-based line and column (0 where unknown).
[[nodiscard]] Error malformed(std::string code, std::string message, int line = 0, int column = 0);

/// not_found, forbidden, conflict, internal and unavailable are errors of the kind they are named after.
[[nodiscard]] Error not_found(std::string message, std::string hint = {});
/// forbidden says that the caller may not do this; the message never reveals what is hidden.
[[nodiscard]] Error forbidden(std::string message, std::string hint = {});
/// conflict carries its own stable code, since callers act on the different ones.
[[nodiscard]] Error conflict(std::string code, std::string message, std::string hint = {});
/// internal keeps its text as the private cause and shows a neutral sentence.
[[nodiscard]] Error internal(std::string cause);
/// unavailable keeps its text as the private cause and asks the caller to try again.
[[nodiscard]] Error unavailable(std::string cause);

/// describe writes an error for a terminal: message, place, hint, then the details one a line.
[[nodiscard]] std::string describe(const Error& error);

namespace detail {
template <class T>
T take(Result<T>&& result) {
    return std::move(*result);
}
inline void take(Result<void>&&) {}
}  // namespace detail

}  // namespace plumbline::base

/// TRY yields the value of a Result or returns its error from the enclosing function.
#define TRY(...) PLUMBLINE_TRY_NAMED(__COUNTER__, __VA_ARGS__)
/// PLUMBLINE_TRY_NAMED and PLUMBLINE_TRY_AS give each TRY a variable of its own, so that one may stand inside another.
#define PLUMBLINE_TRY_NAMED(number, ...) PLUMBLINE_TRY_AS(number, __VA_ARGS__)
/// PLUMBLINE_TRY_AS is the statement expression behind TRY.
#define PLUMBLINE_TRY_AS(number, ...)                                                     \
    __extension__({                                                                       \
        auto plumbline_result_##number = (__VA_ARGS__);                                   \
        if (!plumbline_result_##number) [[unlikely]]                                      \
            return ::plumbline::base::Fail(std::move(plumbline_result_##number).error()); \
        ::plumbline::base::detail::take(std::move(plumbline_result_##number));            \
    })
