#include <fmt/format.h>

#include <algorithm>

#include "records/save.h"
#include "store/idempotency.h"

namespace plumbline::records {

using base::fail;
using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;

namespace {

/// The answer of a write as it is kept for a repeated request.
JsonArray remembered(const Written& written) {
    JsonArray answer;
    for (const Outcome& outcome : written.outcomes)
        answer.push_back(JsonObject{{"type", outcome.type->name},
                                    {"operation", static_cast<int>(outcome.operation)},
                                    {"id", outcome.id},
                                    {"revision", outcome.revision},
                                    {"record", outcome.record}});
    return answer;
}

Result<Written> recalled(const schema::Catalog& catalog, const std::string& answer) {
    Written written;
    written.is_repeated = true;
    // Records stand deeper in a kept answer than in the request that they came with.
    const Json list = TRY(base::parse_json(answer, 80));
    for (const Json& value : list.get_array()) {
        const JsonObject& object = value.get_object();
        Outcome outcome;
        outcome.type = catalog.find_type(base::text_or(object, "type"));
        outcome.operation = static_cast<store::Operation>(base::integer_or(object, "operation"));
        outcome.id = base::text_or(object, "id");
        outcome.revision = base::integer_or(object, "revision");
        outcome.record = object.at("record").get_object();
        written.outcomes.push_back(std::move(outcome));
    }
    return written;
}

Result<std::optional<Written>> find_earlier(const schema::Catalog& catalog, store::Transaction& transaction,
                                            const Asking& asking, const Once& once) {
    const auto earlier = TRY(store::find_answer(transaction, asking.caller.signature(), once.key, asking.at));
    if (!earlier) return std::optional<Written>();
    if (earlier->fingerprint != once.fingerprint)
        return fail(base::invalid("idempotency.reused", "Idempotency-Key",
                                  "This key was used for another request already.", "Use a new key for each request."));
    return std::optional(TRY(recalled(catalog, earlier->answer)));
}

}  // namespace

Result<std::optional<Written>> Records::recall(const Asking& asking, const Once& once) {
    std::optional<Written> earlier;
    TRY(store_.read([&](store::Transaction& transaction) -> Result<void> {
        earlier = TRY(find_earlier(catalog_, transaction, asking, once));
        return {};
    }));
    return earlier;
}

Result<Written> Records::write(const Asking& asking, std::vector<Command> commands, const std::optional<Once>& once) {
    Written written;
    TRY(store_.write([&](store::Transaction& transaction) -> Result<void> {
        if (once) {
            if (auto earlier = TRY(find_earlier(catalog_, transaction, asking, *once))) {
                written = std::move(*earlier);
                return {};
            }
        }
        written = TRY(Save(*this, transaction, asking).run(commands));
        if (once)
            TRY(store::keep_answer(transaction, asking.caller.signature(), once->key, asking.at,
                                   {once->fingerprint, base::to_text(Json(remembered(written)))}));
        return {};
    }));
    if (listener_ && written.seq > 0) listener_(written.seq);
    return written;
}

Result<void> Records::write_series(const std::function<std::optional<Batch>()>& next) {
    std::int64_t seq = 0;
    TRY(store_.write([&](store::Transaction& transaction) -> Result<void> {
        while (std::optional<Batch> batch = next())
            seq = std::max(seq, TRY(Save(*this, transaction, batch->asking).run(std::move(batch->commands))).seq);
        return {};
    }));
    if (listener_ && seq > 0) listener_(seq);
    return {};
}

Result<Written> Records::rehearse(const Asking& asking, std::vector<Command> commands) {
    Written written;
    base::Error undo = base::internal("rehearsal");
    undo.code = "rehearsal";
    auto done = store_.write([&](store::Transaction& transaction) -> Result<void> {
        written = TRY(Save(*this, transaction, asking).run(commands));
        return fail(undo);
    });
    if (done || done.error().code != "rehearsal")
        return fail(done ? base::internal("rehearsal was kept") : std::move(done).error());
    return written;
}

Result<std::vector<Result<Outcome>>> Records::rehearse_each(const Asking& asking, std::vector<Command> commands) {
    std::vector<Result<Outcome>> outcomes;
    base::Error undo = base::internal("rehearsal");
    undo.code = "rehearsal";
    auto done = store_.write([&](store::Transaction& transaction) -> Result<void> {
        // the store may run the work again
        outcomes.clear();
        TRY(Save(*this, transaction, asking).try_each(commands, outcomes));
        return fail(undo);
    });
    if (done || done.error().code != "rehearsal")
        return fail(done ? base::internal("rehearsal was kept") : std::move(done).error());
    return outcomes;
}

}  // namespace plumbline::records
