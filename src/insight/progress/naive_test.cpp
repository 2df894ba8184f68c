// The quick ways of the graph, the series and the periods against slow ones that are plainly right.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "insight/progress/aggregate.h"
#include "insight/test_random_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;
using testing::Maker;
using testing::Today;

std::set<Index> as_set(std::span<const Index> nodes) {
    return {nodes.begin(), nodes.end()};
}

bool names(const std::vector<std::string>& list, const std::string& id) {
    return std::ranges::find(list, id) != list.end();
}

TEST(Naive, AgreesOnWhoBelongsToWhom) {
    for (unsigned seed = 1; seed <= 25; ++seed) {
        SCOPED_TRACE(seed);
        const PlanGraph graph = graph_from_records(Maker(seed).plan());
        const PlanRecords& all = graph.records;
        for (Index o = 0; o < all.objectives.size(); ++o) {
            std::set<Index> results;
            for (Index k = 0; k < all.key_results.size(); ++k)
                if (names(all.key_results[k].objectives, all.objectives[o].id)) results.insert(k);
            EXPECT_EQ(as_set(graph.objective_key_results.of(o)), results);
            std::set<Index> visions;
            for (Index v = 0; v < all.visions.size(); ++v)
                if (names(all.objectives[o].visions, all.visions[v].id)) visions.insert(v);
            EXPECT_EQ(as_set(graph.objective_visions.of(o)), visions);
        }
        for (Index i = 0; i < all.initiatives.size(); ++i) {
            std::set<Index> links;
            for (Index l = 0; l < all.links.size(); ++l)
                if (all.links[l].initiative == all.initiatives[i].id) links.insert(l);
            EXPECT_EQ(as_set(graph.initiative_links.of(i)), links);
        }
        for (Index u = 0; u < all.units.size(); ++u) {
            std::set<Index> initiatives;
            for (Index i = 0; i < all.initiatives.size(); ++i)
                if (all.initiatives[i].owner_unit == all.units[u].id ||
                    names(all.initiatives[i].units, all.units[u].id))
                    initiatives.insert(i);
            EXPECT_EQ(as_set(graph.unit_initiatives.of(u)), initiatives);
        }
    }
}

TEST(Naive, AgreesOnBothDirectionsOfARelation) {
    for (unsigned seed = 1; seed <= 25; ++seed) {
        const PlanGraph graph = graph_from_records(Maker(seed).plan());
        for (Index k = 0; k < graph.records.key_results.size(); ++k)
            for (const Index o : graph.key_result_objectives.of(k))
                EXPECT_TRUE(as_set(graph.objective_key_results.of(o)).contains(k));
        for (Index v = 0; v < graph.records.visions.size(); ++v)
            for (const Index o : graph.vision_objectives.of(v))
                EXPECT_TRUE(as_set(graph.objective_visions.of(o)).contains(v));
        for (Index p = 0; p < graph.records.priorities.size(); ++p)
            for (const Index o : graph.priority_objectives.of(p))
                EXPECT_TRUE(as_set(graph.objective_priorities.of(o)).contains(p));
    }
}

/// naive_series is the value of each day by looking at every observation.
std::map<std::string, double> naive_series(const PlanRecords& all, const entities::Measure& measure) {
    std::map<std::string, double> values;
    std::map<std::string, std::string> winners;
    for (const auto& observation : all.observations) {
        if (observation.measure != measure.id || !observation.date || !observation.value) continue;
        const bool superseded = std::ranges::any_of(all.observations, [&](const entities::Observation& other) {
            return other.measure == measure.id && other.supersedes == observation.id;
        });
        if (superseded) continue;
        const std::string date = base::format_date(*observation.date);
        if (winners.contains(date) && winners[date] > observation.id) continue;  // none has a time of recording here
        winners[date] = observation.id;
        values[date] = *observation.value;
    }
    return values;
}

TEST(Naive, AgreesOnTheSeriesOfAMeasure) {
    std::size_t compared = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE(seed);
        const PlanGraph graph = graph_from_records(Maker(seed).plan());
        for (Index m = 0; m < graph.records.measures.size(); ++m) {
            const auto expected = naive_series(graph.records, graph.records.measures[m]);
            const auto series = measure_series(graph, m);
            ASSERT_EQ(series.size(), expected.size());
            for (const Point& point : series) EXPECT_EQ(point.value, expected.at(base::format_date(point.date)));
            EXPECT_TRUE(std::ranges::is_sorted(series, {}, &Point::date));
            compared += series.size();
        }
    }
    EXPECT_GT(compared, 500U);
}

// Every day of three years lies in exactly one period, and the periods follow each other without a gap.
TEST(Naive, AgreesThatPeriodsPartitionTheDays) {
    for (int first_month = 1; first_month <= 12; ++first_month) {
        for (const PeriodLength length :
             {PeriodLength::Month, PeriodLength::Quarter, PeriodLength::HalfYear, PeriodLength::Year}) {
            Period period = period_of(day("2026-01-01"), length, first_month);
            for (base::Date date = day("2026-01-01"); date < day("2029-01-01"); date = base::add_days(date, 1)) {
                if (date > period.last) {
                    const Period next = period_of(date, length, first_month);
                    EXPECT_EQ(next.first, base::add_days(period.last, 1));
                    EXPECT_EQ(period_before(next, length, first_month), period);
                    period = next;
                }
                EXPECT_EQ(period_of(date, length, first_month), period);
            }
        }
    }
}

TEST(Naive, AgreesOnTheFirstDayOfTheFiscalYear) {
    for (int first_month = 1; first_month <= 12; ++first_month) {
        const Period year = period_of(Today, PeriodLength::Year, first_month);
        EXPECT_EQ(static_cast<unsigned>(year.first.month()), static_cast<unsigned>(first_month));
        EXPECT_EQ(static_cast<unsigned>(year.first.day()), 1U);
        EXPECT_EQ(fiscal_quarter(year.first, first_month), 1);
        EXPECT_EQ(fiscal_quarter(year.last, first_month), 4);
        EXPECT_EQ(fiscal_year(year.first, first_month), fiscal_year(year.last, first_month));
        EXPECT_EQ(fiscal_year(year.last, first_month), static_cast<int>(year.last.year()));
    }
}

// The sum over complete periods and the running one is the sum of all values.
TEST(Naive, AgreesThatNoValueIsLostBetweenPeriods) {
    for (unsigned seed = 1; seed <= 25; ++seed) {
        SCOPED_TRACE(seed);
        const PlanGraph graph = graph_from_records(Maker(seed).plan());
        for (Index m = 0; m < graph.records.measures.size(); ++m) {
            std::vector<Point> series = measure_series(graph, m);
            std::erase_if(series, [](const Point& point) { return point.date > Today; });
            if (series.empty()) continue;
            const Period first = period_of(series.front().date, PeriodLength::Quarter, 1);
            const Period now = period_of(Today, PeriodLength::Quarter, 1);
            double all = 0;
            for (const Point& point : series) all += point.value;
            double sum = 0;
            for (const Point& point : complete_periods(series, now, PeriodLength::Quarter, 1, Aggregation::Sum))
                sum += point.value;
            if (const auto running = value_of(series, now, Aggregation::Sum)) sum += running->value;
            const bool left_out = series.front().date > base::add_days(first.first, 6) && first.last < now.first;
            if (left_out) sum += value_of(series, first, Aggregation::Sum)->value;
            EXPECT_NEAR(sum, all, 1e-9);
        }
    }
}

}  // namespace
}  // namespace plumbline::insight
