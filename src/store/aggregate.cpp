#include "store/aggregate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "schema/field_type.h"
#include "store/clauses.h"

namespace plumbline::store {

using query::Aggregate;
using query::Aggregation;
using query::Column;
using query::Group;
using query::Period;
using query::Split;
using query::Tallied;
using query::Tally;
using schema::Cell;

namespace {

/// Whole numbers are added up in two parts, so that no sum of them overflows.
constexpr std::int64_t Half = 1'000'000;

/// The day of a column that holds a day or an instant.
std::string day(const std::string& column) {
    return fmt::format("substr({},1,10)", column);
}

/// The months (1 to 12) with which periods of some months begin, in the order of the calendar.
std::vector<int> first_months(int length, int first) {
    std::vector<int> months;
    for (int month = (first - 1) % length + 1; month <= 12; month += length) months.push_back(month);
    return months;
}

/// The first day of the period of some months that a column falls into.
std::string period_of_months(const std::string& column, int length, int first) {
    const std::string year = fmt::format("substr({},1,4)", column);
    const std::vector<int> months = first_months(length, first);
    std::string text = "CASE";
    if (months.front() > 1)
        text += fmt::format(" WHEN substr({},6,2)<'{:02}' THEN CAST(CAST({} AS INTEGER)-1 AS VARCHAR(4))||'-{:02}-01'",
                            column, months.front(), year, months.back());
    for (std::size_t i = 0; i + 1 < months.size(); ++i)
        text +=
            fmt::format(" WHEN substr({},6,2)<'{:02}' THEN {}||'-{:02}-01'", column, months[i + 1], year, months[i]);
    return text + fmt::format(" WHEN {} IS NOT NULL THEN {}||'-{:02}-01' END", column, year, months.back());
}

std::string period_of(const std::string& column, const Split& split, const Engine& engine) {
    switch (*split.period) {
        case Period::Day:
            return day(column);
        case Period::Week:
            return engine.week_of(day(column));
        case Period::Month:
            return fmt::format("substr({},1,7)||'-01'", column);
        case Period::Quarter:
            return period_of_months(column, 3, split.first_month);
        case Period::HalfYear:
            return period_of_months(column, 6, split.first_month);
        case Period::Year:
            break;
    }
    return period_of_months(column, 12, split.first_month);
}

bool is_list(const Column& column) {
    return column.field != nullptr && column.field->type->storage() == schema::Storage::List;
}

bool is_whole(const Tally& tally) {
    return tally.until || (tally.column && query::is_number(*tally.column));
}

bool has_least(const Tally& tally) {
    return tally.aggregate == Aggregate::Minimum || tally.aggregate == Aggregate::Maximum;
}

class Compiler {
  public:
    Compiler(const Aggregation& question, const Engine& engine)
        : question_(question), engine_(engine), clauses_(*question.type, question.as_of, engine), sql_(clauses_.sql()) {
        clauses_.collect(question.filter);
        for (const Split& split : question.splits) {
            clauses_.collect(split.column.hops);
            clauses_.collect(split.limit);
        }
        for (const Tally& tally : question.tallies) {
            if (tally.column) clauses_.collect(tally.column->hops);
            if (tally.until) clauses_.collect(tally.until->hops);
            clauses_.collect(tally.filter);
            clauses_.collect(tally.limit);
            has_median_ = has_median_ || tally.aggregate == Aggregate::Median;
        }
        for (std::size_t i = 0; i < question.splits.size(); ++i) keys_ += fmt::format("{}k{}", i == 0 ? "" : ",", i);
    }

    Sql compile() {
        sql_.add("SELECT " + keys_);
        std::string_view comma = keys_.empty() ? "" : ",";
        for (std::size_t i = 0; i < question_.tallies.size(); ++i) {
            sql_.add(comma);
            sql_.add(numbers(question_.tallies[i].aggregate, i));
            comma = ",";
        }
        sql_.add(" FROM (");
        if (has_median_) places();
        rows();
        sql_.add(has_median_ ? ") r) g" : ") g");
        if (!keys_.empty()) sql_.add(" GROUP BY " + keys_);
        return std::move(sql_);
    }

  private:
    const Aggregation& question_;
    const Engine& engine_;
    Clauses clauses_;
    Sql& sql_;
    std::string keys_;  ///< k0,k1
    bool has_median_ = false;

    /// The columns of the answer for the i-th tally, over the values v0, v1, …: how many, and what they come to.
    static std::string numbers(Aggregate aggregate, std::size_t i) {
        switch (aggregate) {
            case Aggregate::Count:
                return fmt::format("count(v{})", i);
            case Aggregate::Distinct:
                return fmt::format("count(v{0}),count(DISTINCT v{0})", i);
            case Aggregate::Sum:
                return fmt::format("count(v{0}),CAST(sum(v{0}/{1}) AS BIGINT),CAST(sum(v{0}%{1}) AS BIGINT)", i, Half);
            case Aggregate::Minimum:
                return fmt::format("count(v{0}),min(v{0})", i);
            case Aggregate::Maximum:
                return fmt::format("count(v{0}),max(v{0})", i);
            case Aggregate::Median:
                break;
        }
        return fmt::format("count(v{0}),CAST(sum(CASE WHEN p{0} IN ((n{0}+1)/2,(n{0}+2)/2) THEN v{0} END) AS BIGINT)",
                           i);
    }

    /// Step 2, around the rows: the place of each value that a median is asked of (p0, …) among those of its group (n0,
    /// …).
    void places() {
        sql_.add("SELECT r.*");
        const std::string group = keys_.empty() ? "" : "PARTITION BY " + keys_;
        for (std::size_t i = 0; i < question_.tallies.size(); ++i)
            if (question_.tallies[i].aggregate == Aggregate::Median)
                sql_.add(
                    fmt::format(",row_number() OVER ({0} ORDER BY v{1} ASC NULLS LAST) AS p{1}"
                                ",count(v{1}) OVER ({0}) AS n{1}",
                                group, i));
        sql_.add(" FROM (");
    }

    /// Step 1. Several entries of a list may have the same one above them: then a row still counts once for that one.
    void rows() {
        const bool is_doubled = std::ranges::any_of(
            question_.splits, [](const Split& split) { return split.above != nullptr && is_list(split.column); });
        sql_.add(is_doubled ? "SELECT DISTINCT t.id," : "SELECT ");
        for (std::size_t i = 0; i < question_.splits.size(); ++i) {
            clauses_.add_within(question_.splits[i].limit, key(question_.splits[i], i));
            sql_.add(fmt::format(" AS k{},", i));
        }
        for (std::size_t i = 0; i < question_.tallies.size(); ++i) {
            add_value(question_.tallies[i]);
            sql_.add(fmt::format(" AS v{}{}", i, i + 1 < question_.tallies.size() ? "," : ""));
        }
        if (question_.tallies.empty()) sql_.add("1");
        clauses_.add_from();
        for (std::size_t i = 0; i < question_.splits.size(); ++i) add_joins(question_.splits[i], i);
        sql_.add(" WHERE ");
        clauses_.add(question_.filter);
    }

    void add_value(const Tally& tally) {
        const query::Condition both = query::all_of({tally.filter, tally.limit});
        const std::string value = value_of(tally);
        sql_.add("CASE WHEN ");
        clauses_.add(both);
        if (tally.most) sql_.add(fmt::format(" AND {}<={}", value, *tally.most));
        sql_.add(" THEN " + value + " END");
    }

    std::string value_of(const Tally& tally) const {
        if (!tally.column) return "1";
        const std::string column = clauses_.expression(*tally.column);
        return tally.until ? engine_.days_between(day(column), day(clauses_.expression(*tally.until))) : column;
    }

    /// What a row is split by, before one looks at what is above it.
    std::string own_key(const Split& split, std::size_t i) const {
        return is_list(split.column) ? fmt::format("e{}.value", i) : clauses_.expression(split.column);
    }

    std::string key(const Split& split, std::size_t i) const {
        if (!split.windows.empty()) return fmt::format("w{}.name", i);
        if (split.above != nullptr) return fmt::format("a{}.high", i);
        const std::string own = own_key(split, i);
        return split.period ? period_of(own, split, engine_) : own;
    }

    void add_joins(const Split& split, std::size_t i) {
        if (is_list(split.column)) {
            const std::string alias = fmt::format("e{}", i);
            const std::string row = clauses_.row_of(split.column);
            const bool is_past = clauses_.is_past(*split.column.owner);
            sql_.add(is_past ? engine_.join_each() : " LEFT JOIN ");
            clauses_.add_list(*split.column.owner, *split.column.field, alias, row);
            sql_.add(is_past ? std::string(" ON 1=1") : fmt::format(" ON {}.record={}.id", alias, row));
        }
        if (!split.windows.empty()) add_windows(split, i);
        if (split.above != nullptr && split.windows.empty()) add_heights(split, i);
    }

    void add_windows(const Split& split, std::size_t i) {
        sql_.add(" JOIN (");
        for (std::size_t k = 0; k < split.windows.size(); ++k) {
            sql_.add(k == 0 ? "SELECT " : " UNION ALL SELECT ").bind(split.windows[k].name).add(" AS name,");
            sql_.bind(split.windows[k].from).add(" AS low,");
            sql_.bind(split.windows[k].until.empty() ? "9999-99-99" : split.windows[k].until).add(" AS high");
        }
        const std::string own = day(own_key(split, i));
        sql_.add(fmt::format(") w{0} ON {1}>=w{0}.low AND {1}<w{0}.high", i, own));
    }

    /// Each record with itself and all above it; a circle of them ends, since UNION keeps no pair twice.
    void add_heights(const Split& split, std::size_t i) {
        const schema::EntityType& type = *split.above->target;
        sql_.add(" LEFT JOIN (WITH RECURSIVE up(low,high) AS (SELECT s.id,s.id FROM ");
        clauses_.add_source(type, "s");
        sql_.add(" UNION SELECT up.low," + clauses_.expression(type, split.above, "", "s") + " FROM up JOIN ");
        clauses_.add_source(type, "s");
        sql_.add(" ON s.id=up.high WHERE " + clauses_.expression(type, split.above, "", "s") + " IS NOT NULL)");
        sql_.add(fmt::format(" SELECT low,high FROM up) a{0} ON a{0}.low={1}", i, own_key(split, i)));
    }
};

double number_at(const Row& row, std::size_t column) {
    const auto* number = std::get_if<std::int64_t>(&row.at(column));
    return number == nullptr ? 0 : static_cast<double>(*number);
}

/// What a whole number of a tally's column is divided by.
double unit_of(const Tally& tally) {
    if (tally.until || !tally.column || tally.column->field == nullptr) return 1;
    return std::pow(10.0, tally.column->field->type->column_scale(*tally.column->field));
}

Tallied read_tally(const Tally& tally, const Row& row, std::size_t& column) {
    Tallied tallied;
    tallied.count = static_cast<std::int64_t>(number_at(row, column++));
    const double unit = unit_of(tally);
    switch (tally.aggregate) {
        case Aggregate::Count:
            tallied.value = static_cast<double>(tallied.count);
            break;
        case Aggregate::Distinct:
            tallied.value = number_at(row, column++);
            break;
        case Aggregate::Sum:
            tallied.value = (number_at(row, column) * static_cast<double>(Half) + number_at(row, column + 1)) / unit;
            column += 2;
            break;
        case Aggregate::Minimum:
        case Aggregate::Maximum:
            tallied.value = number_at(row, column) / unit;
            tallied.text = text_at(row, column++);
            break;
        case Aggregate::Median:
            tallied.value = number_at(row, column++) / (tallied.count % 2 == 0 ? 2 * unit : unit);
            break;
    }
    return tallied;
}

}  // namespace

Sql compile_aggregation(const Aggregation& question, const Engine& engine) {
    return Compiler(question, engine).compile();
}

std::vector<CellKind> kinds_of(const Aggregation& question) {
    std::vector<CellKind> kinds;
    for (const Split& split : question.splits) {
        const bool is_number = !split.period && split.windows.empty() && query::is_number(split.column);
        kinds.push_back(is_number ? CellKind::Integer : CellKind::Text);
    }
    for (const Tally& tally : question.tallies) {
        kinds.push_back(CellKind::Integer);
        if (tally.aggregate == Aggregate::Count) continue;
        kinds.push_back(has_least(tally) && !is_whole(tally) ? CellKind::Text : CellKind::Integer);
        if (tally.aggregate == Aggregate::Sum) kinds.push_back(CellKind::Integer);
    }
    return kinds;
}

Group read_group(const Aggregation& question, const Row& row) {
    Group group;
    std::size_t column = question.splits.size();
    group.keys.assign(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(column));
    group.values.reserve(question.tallies.size());
    for (const Tally& tally : question.tallies) group.values.push_back(read_tally(tally, row, column));
    return group;
}

}  // namespace plumbline::store
