#pragma once
// The library of visions, and programs started from it.

#include <string>
#include <vector>

#include "records/records.h"

namespace plumbline::actions {

/// Links says to which objectives the key results are linked.
enum class Links {
    AsPublished,  ///< to those that the source names, which may be none
    Proposed,     ///< to those that the library proposes as well
};

/// Start is how a program is begun.
struct Start {
    std::string title;                 ///< of the program
    std::vector<std::string> visions;  ///< keys of library visions; what several of them share is made once
    Links links = Links::AsPublished;
};

/// library_visions are the visions of the library: key, title, summary, source, and how much each holds.
[[nodiscard]] base::Result<base::JsonArray> library_visions();
/// library_vision is one vision whole; NotFound with a "did you mean" where there is none of that key.
[[nodiscard]] base::Result<base::JsonObject> library_vision(const std::string& key);

/// start_program makes a draft program with the visions, objectives, key results and initiatives of the library, all as
/// drafts with their blanks. Objectives that several visions share are made once and belong to all of them. One
/// transaction.
[[nodiscard]] base::Result<records::Written> start_program(records::Records& records, const records::Asking& asking,
                                                           const Start& start);

}  // namespace plumbline::actions
