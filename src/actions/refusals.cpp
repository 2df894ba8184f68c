#include "actions/refusals.h"

namespace plumbline::actions {

base::Fail not_signed_in(std::string code, std::string message, std::string hint) {
    base::Error error;
    error.kind = base::ErrorKind::Unauthenticated;
    error.code = std::move(code);
    error.message = std::move(message);
    error.hint = std::move(hint);
    return base::fail(std::move(error));
}

}  // namespace plumbline::actions
