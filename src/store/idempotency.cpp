#include "store/idempotency.h"

#include "base/time.h"

namespace plumbline::store {

namespace {

std::string a_day_before(const std::string& now) {
    const auto instant = base::parse_instant(now);
    return instant ? base::format_instant(*instant - std::chrono::hours(24)) : std::string();
}

}  // namespace

base::Result<std::optional<KeptAnswer>> find_answer(Transaction& transaction, const std::string& caller,
                                                    const std::string& key, const std::string& now) {
    Sql sql("SELECT fingerprint, answer FROM idempotency WHERE caller=");
    sql.bind(caller).add(" AND token=").bind(key).add(" AND at>").bind(a_day_before(now));
    constexpr CellKind Kinds[] = {CellKind::Text, CellKind::Text};
    const auto rows = TRY(transaction.connection().rows(sql, Kinds));
    if (rows.empty()) return std::optional<KeptAnswer>();
    return std::optional<KeptAnswer>({text_at(rows[0], 0), text_at(rows[0], 1)});
}

base::Result<void> keep_answer(Transaction& transaction, const std::string& caller, const std::string& key,
                               const std::string& now, const KeptAnswer& answer) {
    Sql forget("DELETE FROM idempotency WHERE at<=");
    TRY(transaction.connection().run(forget.bind(a_day_before(now))));
    Sql sql("INSERT INTO idempotency (caller, token, fingerprint, answer, at) VALUES (");
    sql.bind(caller)
        .add(",")
        .bind(key)
        .add(",")
        .bind(answer.fingerprint)
        .add(",")
        .bind(answer.answer)
        .add(",")
        .bind(now);
    TRY(transaction.connection().run(sql.add(")")));
    return {};
}

}  // namespace plumbline::store
