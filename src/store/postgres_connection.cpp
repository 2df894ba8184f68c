#include <libpq-fe.h>

#include <charconv>
#include <unordered_map>

#include "store/connection.h"
#include "store/failure.h"
#include "store/watch.h"

namespace plumbline::store {

namespace {

using base::Result;
using schema::Cell;

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Session = std::unique_ptr<PGconn, Finish>;

std::int64_t to_integer(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Cell cell_at(const PGresult* answer, int row, int column, CellKind kind) {
    if (PQgetisnull(answer, row, column) != 0) return {};
    const std::string_view text(PQgetvalue(answer, row, column),
                                static_cast<std::size_t>(PQgetlength(answer, row, column)));
    if (kind == CellKind::Integer) return to_integer(text);
    return std::string(text);
}

class PostgresConnection : public Connection {
  public:
    PostgresConnection(Session link, Watch& watch) : link_(std::move(link)), watch_(watch) {}

    Result<std::vector<Row>> rows(const Sql& sql, std::span<const CellKind> kinds) override {
        const Answer answer = TRY(execute(sql));
        std::vector<Row> found(static_cast<std::size_t>(PQntuples(answer.get())));
        for (std::size_t r = 0; r < found.size(); ++r) {
            found[r].reserve(kinds.size());
            for (std::size_t c = 0; c < kinds.size(); ++c)
                found[r].push_back(cell_at(answer.get(), static_cast<int>(r), static_cast<int>(c), kinds[c]));
        }
        return found;
    }

    Result<std::int64_t> run(const Sql& sql) override {
        const Answer answer = TRY(execute(sql));
        return to_integer(PQcmdTuples(answer.get()));
    }

    Result<void> script(const std::string& text) override {
        const Watch::Turn turn(watch_, PQsocket(link_.get()));
        TRY(checked(Answer(PQexec(link_.get(), text.c_str())), text));
        return {};
    }

    /// PostgreSQL takes COMMIT after a failed statement for ROLLBACK, and reports no error.
    Result<void> commit() override {
        if (PQtransactionStatus(link_.get()) == PQTRANS_INERROR)
            return base::fail(base::internal("a statement failed, and the work went on as if it had not"));
        return script("COMMIT");
    }

  private:
    Session link_;
    Watch& watch_;
    std::unordered_map<std::string, std::string> statements_;  // name by text

    Result<Answer> execute(const Sql& sql) {
        const Watch::Turn turn(watch_, PQsocket(link_.get()));
        const std::string name = TRY(prepared(sql.text()));
        std::vector<std::string> numbers;
        std::vector<const char*> values;
        numbers.reserve(sql.values().size());
        values.reserve(sql.values().size());
        for (const Cell& value : sql.values()) {
            if (const auto* text = std::get_if<std::string>(&value))
                values.push_back(text->c_str());
            else if (const auto* number = std::get_if<std::int64_t>(&value))
                values.push_back(numbers.emplace_back(std::to_string(*number)).c_str());
            else
                values.push_back(nullptr);
        }
        return checked(Answer(PQexecPrepared(link_.get(), name.c_str(), static_cast<int>(values.size()), values.data(),
                                             nullptr, nullptr, 0)),
                       sql.text());
    }

    Result<std::string> prepared(const std::string& text) {
        const auto found = statements_.find(text);
        if (found != statements_.end()) return found->second;
        if (statements_.size() >= MostStatements) {
            statements_.clear();
            TRY(checked(Answer(PQexec(link_.get(), "DEALLOCATE ALL")), text));
        }
        std::string name = "s" + std::to_string(statements_.size());
        TRY(checked(Answer(PQprepare(link_.get(), name.c_str(), text.c_str(), 0, nullptr)), text));
        statements_.emplace(text, name);
        return name;
    }

    /// The answer, unless it is an error; no answer at all means a lost connection.
    Result<Answer> checked(Answer answer, const std::string& text) {
        const ExecStatusType status = PQresultStatus(answer.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return answer;
        const char* state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
        const bool is_lost = state == nullptr || PQstatus(link_.get()) != CONNECTION_OK;
        return base::fail(postgres_failure(is_lost ? "" : state,
                                           std::string(PQerrorMessage(link_.get())) + " in " + text.substr(0, 300)));
    }
};

}  // namespace

Result<std::unique_ptr<Connection>> open_postgres(const std::string& address, Watch& watch) {
    // What the address says stands behind the defaults and wins.
    const char* const names[] = {"connect_timeout", "fallback_application_name", "dbname", nullptr};
    const char* const values[] = {"5", "plumbline", address.c_str(), nullptr};
    Session link(PQconnectdbParams(names, values, 1));
    if (PQstatus(link.get()) != CONNECTION_OK) return base::fail(base::unavailable(PQerrorMessage(link.get())));
    PQsetNoticeProcessor(link.get(), [](void*, const char*) {}, nullptr);
    return std::unique_ptr<Connection>(std::make_unique<PostgresConnection>(std::move(link), watch));
}

}  // namespace plumbline::store
