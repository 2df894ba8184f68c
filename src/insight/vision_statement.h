#pragma once
// The statement of a vision, composed from what it wants, why and how.

#include <string>

#include "base/json.h"

namespace plumbline::insight {

/// compose_statement joins goal, reason and method of a vision to one line. A part that begins with a small letter
/// goes on behind a comma, any other begins a sentence; a full stop is added where none stands at the end. Empty
/// without a goal.
[[nodiscard]] std::string compose_statement(const base::JsonObject& vision);

/// is_reworded tells whether goal, reason, method or statement differ between two states of a vision.
[[nodiscard]] bool is_reworded(const base::JsonObject& before, const base::JsonObject& after);

}  // namespace plumbline::insight
