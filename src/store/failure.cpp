#include "store/failure.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace plumbline::store {

namespace {

enum class Meaning { Away, Full, Damaged, Ours };

base::Error failure(Meaning meaning, std::string cause) {
    if (meaning == Meaning::Ours) return base::internal(std::move(cause));
    base::Error error = base::unavailable(std::move(cause));
    if (meaning == Meaning::Full) {
        error.code = "store.full";
        error.message = "There is no room left on the disk of the store.";
        error.hint = "Nothing was saved. Reading goes on; saving does as soon as your administrator makes room.";
    }
    if (meaning == Meaning::Damaged) {
        error.code = "store.damaged";
        error.message = "The store cannot be read where it is needed for this: its disk or its file is damaged.";
        error.hint =
            "Nothing was saved. If it stays so, your administrator must look at the disk, or restore a backup.";
    }
    return error;
}

}  // namespace

base::Error sqlite_failure(int code, std::string cause) {
    constexpr std::array Away{SQLITE_BUSY,  SQLITE_LOCKED,   SQLITE_NOMEM,    SQLITE_READONLY,
                              SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PROTOCOL, SQLITE_INTERRUPT};
    const int kind = code & 0xff;  // the upper bits say more of the same (https://www.sqlite.org/rescode.html)
    Meaning meaning = std::ranges::find(Away, kind) != Away.end() ? Meaning::Away : Meaning::Ours;
    if (kind == SQLITE_FULL) meaning = Meaning::Full;
    if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB) meaning = Meaning::Damaged;  // so reads a failing disk
    return failure(meaning, std::move(cause));
}

base::Error postgres_failure(std::string_view state, std::string cause) {
    // By class (PostgreSQL manual, appendix A): connection, serialization, resources, operator's doing, system.
    constexpr std::array<std::string_view, 7> Away{"08", "25006", "40", "53", "55P03", "57", "58"};
    const bool is_away = std::ranges::any_of(Away, [&](std::string_view known) { return state.starts_with(known); });
    Meaning meaning = is_away || state.empty() ? Meaning::Away : Meaning::Ours;
    if (state == "53100") meaning = Meaning::Full;
    if (state == "XX001" || state == "XX002") meaning = Meaning::Damaged;
    return failure(meaning, std::move(cause));
}

base::Error unsure(base::Error error) {
    if (error.kind != base::ErrorKind::Unavailable) return error;
    error.code = "store.unsure";
    error.message = "The store broke off while this was being saved.";
    error.hint =
        "It may have been saved or not. Look before you try again, or send it again with the same Idempotency-Key.";
    return error;
}

}  // namespace plumbline::store
