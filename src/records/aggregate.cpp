#include "records/aggregate.h"

#include <fmt/format.h>

#include "records/records.h"
#include "schema/field_type.h"

namespace plumbline::records {

using base::fail;
using base::Result;
using query::Aggregate;
using query::Column;
using schema::EntityType;
using schema::Relation;
using schema::Storage;

namespace {

/// Splits and tallies of one question: enough for every figure of a page, and no more than one statement bears.
constexpr std::size_t MostSplits = 4;
constexpr std::size_t MostTallies = 60;
constexpr std::size_t MostWindows = 120;

base::Error bad(std::string_view where, std::string message, std::string hint = {}) {
    return base::bad_request("aggregate.question", std::string(where), std::move(message), std::move(hint));
}

bool is_list(const Column& column) {
    return column.field != nullptr && column.field->type->storage() == Storage::List;
}

bool has_day(const Column& column) {
    return column.field != nullptr ? column.field->type->has_day()
                                   : column.system == "createdAt" || column.system == "updatedAt";
}

bool is_ordered(const Column& column) {
    return column.field == nullptr ||
           (!is_list(column) && column.field->type->relation() == Relation::None && column.field->type->is_ordered());
}

/// The names of one question, resolved for what its caller may ask about.
class Binder {
  public:
    Binder(const schema::Catalog& catalog, const Access& access, const EntityType& type)
        : catalog_(catalog),
          type_(type),
          visible_(access.visible()),
          readable_([&access](const EntityType& other) { return access.readable(other); }) {}

    Result<query::Condition> filter(const std::string& text) const {
        if (text.empty()) return query::Condition{};
        return query::bind_filter(TRY(query::parse_filter(text)), catalog_, type_, visible_, readable_);
    }

    Result<query::Reached> column(std::string_view where, const std::string& path) const {
        auto reached = query::bind_column(path, catalog_, type_, visible_, readable_);
        if (!reached) return fail(bad(where, reached.error().message, reached.error().hint));
        return reached;
    }

    Result<query::Split> split(const SplitWish& wish, int first_month) const {
        auto [column, limit] = TRY(this->column("split", wish.path));
        if ((wish.period || !wish.windows.empty()) && !has_day(column))
            return fail(bad("split", fmt::format("\"{}\" is no day.", wish.path), "Periods need a day or an instant."));
        if (wish.windows.size() > MostWindows)
            return fail(bad("split", fmt::format("At most {} windows are told apart.", MostWindows)));
        query::Split split{.column = std::move(column), .limit = std::move(limit)};
        if (wish.rolled_up) {
            split.above = reference_above(split.column);
            if (split.above == nullptr)
                return fail(bad("split", fmt::format("What \"{}\" refers to has nothing above it.", wish.path),
                                "Only trees, such as units, are rolled up."));
        }
        split.period = wish.period;
        split.first_month = first_month;
        split.windows = wish.windows;
        return split;
    }

    Result<query::Tally> tally(const TallyWish& wish) const {
        query::Tally tally{.aggregate = wish.aggregate};
        tally.filter = TRY(filter(wish.filter));
        if (wish.path.empty()) {
            if (wish.aggregate == Aggregate::Count && wish.until.empty()) return tally;
            return fail(bad("field", "The field to be reckoned with is missing.", "Only a count needs none."));
        }
        auto [column, limit] = TRY(this->column("field", wish.path));
        if (!wish.until.empty()) {
            auto [until, limit_of_until] = TRY(this->column("until", wish.until));
            if (!has_day(column) || !has_day(until))
                return fail(bad("until", "The time between two fields needs days or instants."));
            tally.until = std::move(until);
            tally.most = wish.most;
            limit = query::all_of({std::move(limit), std::move(limit_of_until)});
        }
        TRY(check(wish, column));
        tally.column = std::move(column);
        tally.limit = std::move(limit);
        return tally;
    }

  private:
    const schema::Catalog& catalog_;
    const EntityType& type_;
    query::Visible visible_;
    query::Readable readable_;

    static Result<void> check(const TallyWish& wish, const Column& column) {
        if (is_list(column))
            return fail(bad("field", fmt::format("\"{}\" is a list.", wish.path), "Split by it instead."));
        const bool adds = wish.aggregate == Aggregate::Sum || wish.aggregate == Aggregate::Median;
        if (adds && wish.until.empty() && !(query::is_number(column) && is_ordered(column)))
            return fail(bad("field", fmt::format("\"{}\" is no number.", wish.path)));
        const bool compares = wish.aggregate == Aggregate::Minimum || wish.aggregate == Aggregate::Maximum;
        if (compares && !is_ordered(column))
            return fail(bad("field", fmt::format("\"{}\" has no least and no greatest.", wish.path)));
        return {};
    }

    /// The reference of a type to itself, by which its records form a tree; `id` stands for the record itself.
    static const schema::Field* reference_above(const Column& column) {
        const EntityType* type = column.field == nullptr ? column.owner : column.field->target;
        if (type == nullptr || (column.field == nullptr && column.system != "id")) return nullptr;
        for (const schema::Field& field : type->fields)
            if (field.type->relation() == Relation::One && field.target == type) return &field;
        return nullptr;
    }
};

}  // namespace

Result<query::Aggregation> bind_aggregation(const schema::Catalog& catalog, const Access& access,
                                            const EntityType& type, const AggregateWish& wish) {
    if (!access.may(Act::Read, type)) return fail(refusal(access.caller(), Act::Read, type));
    if (wish.splits.size() > MostSplits)
        return fail(bad("split", fmt::format("At most {} splits are made at a time.", MostSplits)));
    if (wish.tallies.empty() || wish.tallies.size() > MostTallies)
        return fail(bad("field", fmt::format("One to {} numbers are reckoned at a time.", MostTallies)));
    const Binder binder(catalog, access, type);
    query::Aggregation question;
    question.type = &type;
    query::Condition filter = TRY(binder.filter(wish.filter));
    question.filter = query::all_of({access.readable(type), std::move(filter)});
    for (const SplitWish& split : wish.splits) question.splits.push_back(TRY(binder.split(split, wish.first_month)));
    for (const TallyWish& tally : wish.tallies) question.tallies.push_back(TRY(binder.tally(tally)));
    TRY(query::check_reach(question));
    return question;
}

Result<std::vector<query::Group>> Records::aggregate(const Asking& asking, const EntityType& type,
                                                     const AggregateWish& wish) {
    const Access access(catalog_, asking.caller);
    query::Aggregation question = TRY(bind_aggregation(catalog_, access, type, wish));
    std::vector<query::Group> groups;
    TRY(store_.read([&](store::Transaction& transaction) -> Result<void> {
        question.as_of = TRY(as_of_change(transaction, asking, wish.as_of));
        groups = TRY(transaction.aggregate(question));
        return {};
    }));
    return groups;
}

}  // namespace plumbline::records
