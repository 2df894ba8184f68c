#include "store/connection.h"

#include <soci/soci.h>

#include <charconv>
#include <map>

namespace plumbline::store {

namespace {

using base::Result;
using schema::Cell;

/// A prepared statement with the memory that its placeholders and its row are bound to.
struct Prepared {
    std::vector<std::string> texts;
    std::vector<long long> numbers;
    std::vector<soci::indicator> indicators;
    soci::row row;
    std::unique_ptr<soci::statement> statement;
};

enum class Answer { None, Rows };

/// Statements are kept by their text and by which values are numbers, since SOCI binds a type for good.
std::string key_of(const Sql& sql) {
    std::string key = sql.text();
    key += '\n';
    for (const Cell& value : sql.values()) key += std::holds_alternative<std::int64_t>(value) ? 'n' : 't';
    return key;
}

void put(Prepared& prepared, const std::vector<Cell>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        prepared.indicators[i] = std::holds_alternative<std::monostate>(values[i]) ? soci::i_null : soci::i_ok;
        if (const auto* number = std::get_if<std::int64_t>(&values[i])) prepared.numbers[i] = *number;
        if (const auto* text = std::get_if<std::string>(&values[i])) prepared.texts[i] = *text;
    }
}

std::unique_ptr<Prepared> prepare(soci::session& session, const Sql& sql, Answer answer) {
    auto prepared = std::make_unique<Prepared>();
    const std::size_t count = sql.values().size();
    prepared->texts.resize(count);
    prepared->numbers.resize(count);
    prepared->indicators.resize(count, soci::i_ok);
    put(*prepared, sql.values());
    prepared->statement = std::make_unique<soci::statement>(session);
    soci::statement& statement = *prepared->statement;
    if (answer == Answer::Rows) statement.exchange(soci::into(prepared->row));
    for (std::size_t i = 0; i < count; ++i) {
        if (std::holds_alternative<std::int64_t>(sql.values()[i]))
            statement.exchange(soci::use(prepared->numbers[i], prepared->indicators[i]));
        else
            statement.exchange(soci::use(prepared->texts[i], prepared->indicators[i]));
    }
    statement.alloc();
    statement.prepare(sql.text());
    statement.define_and_bind();
    return prepared;
}

std::int64_t to_integer(const std::string& text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Cell cell_at(const soci::row& row, std::size_t at, CellKind kind) {
    if (row.get_indicator(at) == soci::i_null) return {};
    switch (row.get_properties(at).get_data_type()) {
        case soci::dt_string:
        case soci::dt_xml: {
            auto text = row.get<std::string>(at);
            if (kind == CellKind::Integer) return to_integer(text);
            return text;
        }
        case soci::dt_integer: {
            const std::int64_t number = row.get<int>(at);
            return kind == CellKind::Integer ? Cell(number) : Cell(std::to_string(number));
        }
        case soci::dt_double: {
            const auto number = static_cast<std::int64_t>(row.get<double>(at));
            return kind == CellKind::Integer ? Cell(number) : Cell(std::to_string(number));
        }
        default: {
            const std::int64_t number = row.get<long long>(at);
            return kind == CellKind::Integer ? Cell(number) : Cell(std::to_string(number));
        }
    }
}

base::Error error_of(const std::exception& thrown, const std::string& text) {
    const std::string cause = std::string(thrown.what()) + " in " + text.substr(0, 300);
    const auto* known = dynamic_cast<const soci::soci_error*>(&thrown);
    if (known == nullptr) return base::internal(cause);
    const auto category = known->get_error_category();
    const std::string words = thrown.what();
    const bool out_of_reach = category == soci::soci_error::connection_error ||
                              category == soci::soci_error::system_error || words.find("disk") != std::string::npos ||
                              words.find("locked") != std::string::npos || words.find("full") != std::string::npos ||
                              words.find("I/O") != std::string::npos || words.find("onnection") != std::string::npos ||
                              words.find("terminat") != std::string::npos;
    return out_of_reach ? base::unavailable(cause) : base::internal(cause);
}

}  // namespace

struct Connection::State {
    soci::session session;
    std::map<std::string, std::unique_ptr<Prepared>, std::less<>> statements;

    Prepared& ensure(const Sql& sql, Answer answer) {
        const std::string key = key_of(sql);
        const auto found = statements.find(key);
        if (found != statements.end()) {
            put(*found->second, sql.values());
            return *found->second;
        }
        if (statements.size() >= 500) statements.clear();
        return *statements.emplace(key, prepare(session, sql, answer)).first->second;
    }

    /// A statement that failed half-way may hold a snapshot open; it is prepared anew next time.
    void forget(const Sql& sql) { statements.erase(key_of(sql)); }
};

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}

Connection::~Connection() {
    state_->statements.clear();
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& backend, const std::string& target) {
    auto state = std::make_unique<State>();
    try {
        state->session.open(backend, target);
    } catch (const std::exception& thrown) {
        return base::fail(base::unavailable(thrown.what()));
    }
    return std::unique_ptr<Connection>(new Connection(std::move(state)));
}

Result<std::vector<Row>> Connection::rows(const Sql& sql, std::span<const CellKind> kinds) {
    try {
        Prepared& prepared = state_->ensure(sql, Answer::Rows);
        std::vector<Row> rows;
        prepared.statement->execute(false);
        while (prepared.statement->fetch()) {
            Row row;
            row.reserve(kinds.size());
            for (std::size_t i = 0; i < kinds.size(); ++i) row.push_back(cell_at(prepared.row, i, kinds[i]));
            rows.push_back(std::move(row));
        }
        return rows;
    } catch (const std::exception& thrown) {
        base::Error error = error_of(thrown, sql.text());
        state_->forget(sql);
        return base::fail(std::move(error));
    }
}

Result<std::int64_t> Connection::run(const Sql& sql) {
    try {
        Prepared& prepared = state_->ensure(sql, Answer::None);
        prepared.statement->execute(true);
        return prepared.statement->get_affected_rows();
    } catch (const std::exception& thrown) {
        base::Error error = error_of(thrown, sql.text());
        state_->forget(sql);
        return base::fail(std::move(error));
    }
}

Result<void> Connection::script(const std::string& text) {
    try {
        state_->session << text;
        return {};
    } catch (const std::exception& thrown) {
        return base::fail(error_of(thrown, text));
    }
}

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
