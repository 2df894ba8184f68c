#include "store/connection.h"

namespace plumbline::store {

using base::Result;

Result<std::int64_t> Connection::integer(const Sql& sql) {
    constexpr CellKind Kinds[] = {CellKind::Integer};
    const std::vector<Row> found = TRY(rows(sql, Kinds));
    if (found.empty() || !std::holds_alternative<std::int64_t>(found[0][0])) return 0;
    return std::get<std::int64_t>(found[0][0]);
}

Result<std::vector<std::string>> Connection::texts(const Sql& sql) {
    constexpr CellKind Kinds[] = {CellKind::Text};
    std::vector<std::string> result;
    for (const Row& row : TRY(rows(sql, Kinds))) result.push_back(text_at(row, 0));
    return result;
}

}  // namespace plumbline::store
