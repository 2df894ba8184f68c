#include <fmt/format.h>

#include "actions/operations/steps.h"
#include "store/fill.h"

namespace plumbline::actions {

using base::Result;

Result<Moved> move(const Workshop& workshop, const std::string& from, const std::string& to) {
    TRY(store::open_engine(to));
    TRY(store::refuse_store(to));
    Moved moved;
    const store::Told told = [&](std::string_view table, std::int64_t rows) {
        constexpr std::int64_t Step = 5000;
        if (workshop.tell && rows > 0 && rows % Step == 0) workshop.tell(fmt::format("{}: {} rows …", table, rows));
    };
    const store::Snapshot work = [&](store::Side side, store::Transaction& old) -> Result<void> {
        if (workshop.tell) workshop.tell("Checking the store …");
        const auto before = TRY(records::verify(old, workshop.catalog));
        if (!before.findings.empty())
            return base::fail(base::conflict("move.altered",
                                             "The store does not hold in itself: " + before.findings.front(),
                                             "See `plumbline verify`; nothing was moved."));
        const store::Work check = [&](store::Transaction& copy) -> Result<void> {
            if (workshop.tell) workshop.tell("Checking the copy …");
            moved.verified = TRY(records::verify(copy, workshop.catalog, before.head));
            const bool is_same = moved.verified.findings.empty() && moved.verified.head == before.head &&
                                 moved.verified.entries == before.entries && moved.verified.records == before.records;
            if (is_same) return {};
            return base::fail(base::internal("the copy differs: " + (moved.verified.findings.empty()
                                                                         ? "its counts or its head"
                                                                         : moved.verified.findings.front())));
        };
        moved.copied =
            TRY(store::fill(side, to, workshop.catalog, workshop.random, store::Existing::Refuse, check, told));
        return {};
    };
    TRY(store::read_alone(from, workshop.catalog, workshop.random, work));
    return moved;
}

}  // namespace plumbline::actions
