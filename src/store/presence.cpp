#include "store/presence.h"

#include "base/time.h"

namespace plumbline::store {

base::Result<void> note_seen(Transaction& transaction, const std::string& session, const std::string& at) {
    if (const auto instant = base::parse_instant(at)) {
        Sql forget("DELETE FROM presence WHERE at<");
        TRY(transaction.connection().run(forget.bind(base::format_instant(*instant - std::chrono::hours(24)))));
    }
    Sql sql("INSERT INTO presence (session, at) VALUES (");
    sql.bind(session).add(",").bind(at).add(") ON CONFLICT (session) DO UPDATE SET at=excluded.at");
    TRY(transaction.connection().run(sql));
    return {};
}

base::Result<std::map<std::string, std::string>> last_seen(Transaction& transaction,
                                                           const std::vector<std::string>& sessions) {
    constexpr CellKind Kinds[] = {CellKind::Text};
    std::map<std::string, std::string> seen;
    for (const std::string& session : sessions) {
        Sql sql("SELECT at FROM presence WHERE session=");
        const auto rows = TRY(transaction.connection().rows(sql.bind(session), Kinds));
        if (!rows.empty()) seen[session] = text_at(rows[0], 0);
    }
    return seen;
}

}  // namespace plumbline::store
