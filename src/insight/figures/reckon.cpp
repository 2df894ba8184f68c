#include "insight/figures/reckon.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "schema/field_type.h"

namespace plumbline::insight::figures {

using base::Result;
using query::Aggregate;
using query::Group;

namespace {

/// Numbers of one question; joins of their filters add up.
constexpr std::size_t MostAtOnce = 40;

/// Where a number of a figure stands: its unit and its period.
using Place = std::pair<std::string, std::string>;

/// What a part came to at a place.
struct Number {
    double value = 0;
    std::int64_t records = 0;
};
using Numbers = std::map<Place, Number>;

/// One side of one figure, on its way through a question.
struct Leaf {
    const Definition* figure;
    const Part* part;
    Numbers* numbers;
};

/// What decides which parts share a question: records, and what they are split by.
struct Split {
    const schema::EntityType* type;
    std::string unit;
    std::string day;
    std::string each;
    auto operator<=>(const Split&) const = default;
};

Aggregate aggregate_of(const Part& part) {
    switch (part.take) {
        case Take::Count:
            return Aggregate::Count;
        case Take::Distinct:
            return Aggregate::Distinct;
        case Take::Sum:
        case Take::Mean:
            return Aggregate::Sum;
        case Take::Median:
            return Aggregate::Median;
        case Take::Minimum:
            return Aggregate::Minimum;
        case Take::Maximum:
            break;
    }
    return Aggregate::Maximum;
}

/// Whether nothing counted is nothing, and not zero.
bool needs_records(const Part& part) {
    return part.take != Take::Count && part.take != Take::Distinct && part.take != Take::Sum;
}

std::string joined(const std::vector<std::string>& conditions) {
    std::string text;
    for (const std::string& one : conditions)
        if (!one.empty()) text += fmt::format("{}({})", text.empty() ? "" : " and ", one);
    return text;
}

/// The conditions that a part, the program and the days make together.
std::vector<std::string> conditions_of(const Part& part, const Wish& wish, base::Date today, std::string_view from,
                                       std::string_view until) {
    std::vector<std::string> conditions{with_days(part.where, today)};
    if (!wish.program.empty() && !part.type->program_path.empty())
        conditions.push_back(fmt::format("{} eq '{}'", base::join(part.type->program_path, "/"), wish.program));
    if (part.day.empty()) return conditions;
    const bool is_instant =
        part.type->find_field(part.day) == nullptr || !part.type->find_field(part.day)->type->is_day();
    const std::string_view moment = is_instant ? "T00:00:00Z" : "";
    if (!from.empty()) conditions.push_back(fmt::format("{} ge '{}{}'", part.day, from, moment));
    if (!until.empty()) conditions.push_back(fmt::format("{} lt '{}{}'", part.day, until, moment));
    return conditions;
}

class Reckoner {
  public:
    Reckoner(records::Records& records, const records::Asking& asking, const Wish& wish, base::Date today)
        : records_(records), asking_(asking), wish_(wish), today_(today) {}

    /// Asks for what one group of parts needs, and puts the numbers where they belong.
    Result<void> ask(const Split& split, std::span<const Leaf> leaves) {
        records::AggregateWish wish{.first_month = wish_.first_month, .as_of = wish_.as_of};
        if (!split.unit.empty()) wish.splits.push_back({.path = split.unit, .rolled_up = true});
        if (!split.day.empty()) wish.splits.push_back({.path = split.day, .period = wish_.period});
        if (!split.each.empty()) wish.splits.push_back({.path = split.each});
        for (const Leaf& leaf : leaves)
            wish.tallies.push_back(
                {aggregate_of(*leaf.part), leaf.part->field, leaf.part->until, filter(leaf), leaf.part->most});
        const auto groups = TRY(records_.aggregate(asking_, *split.type, wish));
        for (const Group& group : groups) {
            const Place place = place_of(split, group);
            for (std::size_t i = 0; i < leaves.size(); ++i) add(leaves[i], place, group, group.values[i]);
        }
        return {};
    }

  private:
    records::Records& records_;
    const records::Asking& asking_;
    const Wish& wish_;
    base::Date today_;

    std::string filter(const Leaf& leaf) const {
        const std::string tomorrow = base::format_date(base::add_days(today_, 1));
        std::string from = wish_.from;
        if (!wish_.period && leaf.figure->window > 0)
            from = base::format_date(base::add_days(today_, 1 - leaf.figure->window));
        return joined(conditions_of(*leaf.part, wish_, today_, from, tomorrow));
    }

    static Place place_of(const Split& split, const Group& group) {
        const auto text = [&](std::size_t at) {
            const auto* word = std::get_if<std::string>(&group.keys.at(at));
            return word == nullptr ? std::string() : *word;
        };
        std::size_t at = 0;
        Place place;
        if (!split.unit.empty()) place.first = text(at++);
        if (!split.day.empty()) place.second = text(at);
        return place;
    }

    static void add(const Leaf& leaf, const Place& place, const Group& group, const query::Tallied& tallied) {
        const Part& part = *leaf.part;
        if (tallied.count == 0) return;
        Number& number = (*leaf.numbers)[place];
        number.records += tallied.count;
        if (!part.each.empty()) {
            const bool is_known = !std::holds_alternative<std::monostate>(group.keys.back());
            if (is_known && tallied.count >= part.least) number.value += 1;
        } else {
            number.value = part.take == Take::Mean ? tallied.value / static_cast<double>(tallied.count) : tallied.value;
        }
    }
};

/// The number of a part at a place; a base without a day is the same in every period, one without a unit in every unit.
std::optional<Number> number_at(const Numbers& numbers, const Part& part, const Split& split, const Place& place) {
    const Place own{split.unit.empty() ? "" : place.first, split.day.empty() ? "" : place.second};
    const auto found = numbers.find(own);
    if (found != numbers.end()) return found->second;
    return needs_records(part) ? std::nullopt : std::optional<Number>(Number{});
}

/// A figure with the numbers of its sides, to be filled and then put together.
struct Half {
    Numbers counted;
    Numbers base;
    Split counted_split;
    Split base_split;
};

Reckoned put_together(const Definition& figure, const Half& half) {
    Reckoned reckoned{.definition = &figure,
                      .is_by_unit = !half.counted_split.unit.empty(),
                      .is_by_period = !half.counted_split.day.empty()};
    std::set<Place> places;
    for (const auto& [place, number] : half.counted) places.insert(place);
    for (const auto& [place, number] : half.base) {
        const bool is_placed = half.base_split.unit.empty() == half.counted_split.unit.empty() &&
                               half.base_split.day.empty() == half.counted_split.day.empty();
        if (is_placed) places.insert(place);
    }
    if (!reckoned.is_by_unit && !reckoned.is_by_period) places.insert(Place{});
    for (const Place& place : places) {
        Point point{.unit = place.first, .period = place.second};
        const auto counted = number_at(half.counted, figure.counted, half.counted_split, place);
        if (counted) {
            point.numerator = counted->value;
            point.records = counted->records;
            if (!figure.base) point.value = figure.factor * counted->value;
        }
        if (figure.base) {
            const auto base = number_at(half.base, *figure.base, half.base_split, place);
            point.denominator = base ? base->value : 0;
            if (counted && *point.denominator != 0) point.value = figure.factor * counted->value / *point.denominator;
        }
        reckoned.points.push_back(std::move(point));
    }
    return reckoned;
}

/// Many parts in one question; where that is refused, one after the other, since the others may be asked for all the
/// same.
Result<void> ask_for(Reckoner& reckoner, const Split& split, std::span<const Leaf> leaves,
                     std::map<const Definition*, base::Error>& refused) {
    while (!leaves.empty()) {
        const std::span<const Leaf> some = leaves.subspan(0, std::min(leaves.size(), MostAtOnce));
        leaves = leaves.subspan(some.size());
        auto done = reckoner.ask(split, some);
        if (done) continue;
        const auto kind = done.error().kind;
        if (kind == base::ErrorKind::Unavailable || kind == base::ErrorKind::Internal)
            return base::fail(std::move(done).error());
        if (some.size() == 1) {
            refused.emplace(some.front().figure, std::move(done).error());
            continue;
        }
        for (const Leaf& leaf : some) TRY(ask_for(reckoner, split, std::span(&leaf, 1), refused));
    }
    return {};
}

}  // namespace

Result<std::vector<Reckoned>> reckon(records::Records& records, const records::Asking& asking,
                                     std::span<const Definition* const> figures, const Wish& wish) {
    const base::Date today = TRY(records::day_of(asking, wish.as_of));
    std::vector<Half> halves(figures.size());
    std::map<Split, std::vector<Leaf>> questions;
    const auto plan = [&](const Definition& figure, const Part& part, Numbers& numbers) {
        Split split{part.type, wish.by_unit ? part.unit : "", wish.period ? part.day : "", part.each};
        questions[split].push_back({&figure, &part, &numbers});
        return split;
    };
    for (std::size_t i = 0; i < figures.size(); ++i) {
        halves[i].counted_split = plan(*figures[i], figures[i]->counted, halves[i].counted);
        if (figures[i]->base) halves[i].base_split = plan(*figures[i], *figures[i]->base, halves[i].base);
    }
    Reckoner reckoner(records, asking, wish, today);
    std::map<const Definition*, base::Error> refused;
    for (const auto& [split, leaves] : questions) TRY(ask_for(reckoner, split, leaves, refused));
    std::vector<Reckoned> answers;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const auto error = refused.find(figures[i]);
        answers.push_back(error == refused.end() ? put_together(*figures[i], halves[i])
                                                 : Reckoned{.definition = figures[i], .refused = error->second});
    }
    return answers;
}

std::string filter_of(const Part& part, const Wish& wish, base::Date today, std::span<const std::string> units,
                      std::string_view from, std::string_view until) {
    std::vector<std::string> conditions = conditions_of(part, wish, today, from, until);
    if (!units.empty() && !part.unit.empty()) {
        std::string list;
        for (const std::string& unit : units) list += fmt::format("{}'{}'", list.empty() ? "" : ",", unit);
        conditions.push_back(fmt::format("{} in ({})", part.unit, list));
    }
    return joined(conditions);
}

}  // namespace plumbline::insight::figures
