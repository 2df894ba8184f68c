#include <libpq-fe.h>
#include <poll.h>

#include <charconv>
#include <unordered_map>

#include "store/connection.h"

namespace plumbline::store {

namespace {

using base::Result;
using schema::Cell;
using Clock = std::chrono::steady_clock;

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Link = std::unique_ptr<PGconn, Finish>;

std::int64_t to_integer(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Classes and codes that say that the place is at fault and not the question (PostgreSQL manual, appendix A): lost
/// connections, no resources, intervention (shutdown, timeouts), input and output, locks, retries, a read-only standby.
bool is_out_of_reach(std::string_view state) {
    for (const std::string_view start : {"08", "53", "57", "58", "40", "55P03", "25006", "XX001", "XX002"})
        if (state.starts_with(start)) return true;
    return state.empty();
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
    PostgresConnection(Link link, std::chrono::milliseconds patience) : link_(std::move(link)), patience_(patience) {}

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
        if (PQsendQuery(link_.get(), text.c_str()) == 0) return base::fail(lost(text));
        TRY(take(text));
        return {};
    }

  private:
    Link link_;
    std::chrono::milliseconds patience_;
    std::unordered_map<std::string, std::string> statements_;  // name by text

    Result<Answer> execute(const Sql& sql) {
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
        if (PQsendQueryPrepared(link_.get(), name.c_str(), static_cast<int>(values.size()), values.data(), nullptr,
                                nullptr, 0) == 0)
            return base::fail(lost(sql.text()));
        return take(sql.text());
    }

    Result<std::string> prepared(const std::string& text) {
        const auto found = statements_.find(text);
        if (found != statements_.end()) return found->second;
        if (statements_.size() >= MostStatements) {
            statements_.clear();
            TRY(script("DEALLOCATE ALL"));
        }
        std::string name = "s" + std::to_string(statements_.size());
        if (PQsendPrepare(link_.get(), name.c_str(), text.c_str(), 0, nullptr) == 0) return base::fail(lost(text));
        TRY(take(text));
        statements_.emplace(text, name);
        return name;
    }

    /// The last answer to what was sent; the first that failed, where one did.
    Result<Answer> take(const std::string& text) {
        const auto until = Clock::now() + patience_;
        TRY(send_all(text, until));
        Answer last;
        for (;;) {
            while (PQisBusy(link_.get()) != 0) {
                TRY(wait(POLLIN, until, text));
                if (PQconsumeInput(link_.get()) == 0) return base::fail(lost(text));
            }
            Answer next(PQgetResult(link_.get()));
            if (!next) break;
            if (!is_good(last.get())) continue;
            last = std::move(next);
        }
        if (!last) return base::fail(lost(text));
        if (is_good(last.get())) return last;
        const char* state = PQresultErrorField(last.get(), PG_DIAG_SQLSTATE);
        const std::string cause = std::string(PQresultErrorMessage(last.get())) + " in " + text.substr(0, 300);
        const bool away = PQstatus(link_.get()) != CONNECTION_OK || is_out_of_reach(state == nullptr ? "" : state);
        return base::fail(away ? base::unavailable(cause) : base::internal(cause));
    }

    static bool is_good(const PGresult* answer) {
        if (answer == nullptr) return true;
        const ExecStatusType status = PQresultStatus(answer);
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
    }

    Result<void> send_all(const std::string& text, Clock::time_point until) {
        for (;;) {
            const int rest = PQflush(link_.get());
            if (rest == 0) return {};
            if (rest < 0) return base::fail(lost(text));
            TRY(wait(POLLIN | POLLOUT, until, text));
            if (PQconsumeInput(link_.get()) == 0) return base::fail(lost(text));
        }
    }

    Result<void> wait(short events, Clock::time_point until, const std::string& text) {
        pollfd watched{PQsocket(link_.get()), events, 0};
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left > 0 && poll(&watched, 1, static_cast<int>(left)) != 0) return {};
        link_.reset();  // libpq says of no connection that it is a bad one; a late answer is nobody's
        return base::fail(base::unavailable("no answer within " + std::to_string(patience_.count()) + " ms to " +
                                            text.substr(0, 300)));
    }

    base::Error lost(const std::string& text) {
        return base::unavailable(std::string(PQerrorMessage(link_.get())) + " in " + text.substr(0, 300));
    }
};

}  // namespace

Result<std::unique_ptr<Connection>> open_postgres(const std::string& address, std::chrono::milliseconds patience) {
    // What the address says stands behind the defaults and wins.
    const char* const names[] = {"connect_timeout", "fallback_application_name", "dbname", nullptr};
    const char* const values[] = {"3", "plumbline", address.c_str(), nullptr};
    Link link(PQconnectdbParams(names, values, 1));
    if (PQstatus(link.get()) != CONNECTION_OK || PQsetnonblocking(link.get(), 1) != 0)
        return base::fail(base::unavailable(PQerrorMessage(link.get())));
    PQsetNoticeProcessor(link.get(), [](void*, const char*) {}, nullptr);
    return std::unique_ptr<Connection>(std::make_unique<PostgresConnection>(std::move(link), patience));
}

}  // namespace plumbline::store
