#include "insight/progress/course.h"

#include <algorithm>
#include <cmath>

#include "insight/progress/aggregate.h"

namespace plumbline::insight {

using base::days_between;
using base::Speech;
using entities::KeyResult;
using Kind = KeyResult::Kind;
using Direction = KeyResult::Direction;

namespace {

std::vector<std::pair<base::Date, double>> read_steps(const base::Json& steps) {
    std::vector<std::pair<base::Date, double>> read;
    const auto add = [&](std::string_view date, const base::Json& value) {
        const auto day = base::parse_date(date);
        const auto number = base::number_of(value);
        if (day && number) read.emplace_back(*day, *number);
    };
    if (steps.is_object())
        for (const auto& [date, value] : steps.get_object()) add(date, value);
    if (steps.is_array())
        for (const base::Json& step : steps.get_array())
            if (step.is_object() && step.get_object().contains("value"))
                add(base::text_or(step.get_object(), "date"), step.get_object().at("value"));
    std::ranges::sort(read);
    return read;
}

Course without(std::string why) {
    Course course;
    course.missing = std::move(why);
    return course;
}

/// course_once is the course of a key result that ends at a deadline.
Course course_once(const KeyResult& kr, std::vector<Point>& points, const Speech& speech) {
    const auto first = start_of(kr);
    const auto last = deadline_of(kr);
    if (!last)
        return without(kr.kind == Kind::RelativeDeadline && !kr.start_date
                           ? speech("Its time begins with “{}”, which has no date yet.", kr.start_event)
                           : speech("It has no deadline."));
    Course course;
    course.aim = *target_of(kr);
    course.last = *last;
    course.first = first.value_or(*last);
    course.steps = read_steps(kr.steps);
    if (kr.direction == Direction::Maintain) {
        course.mode = Mode::Keep;
        course.origin = course.from = course.aim;
    } else if (!kr.baseline) {
        return without(kr.find_baseline_by
                           ? speech("Its baseline is still to be found, by {}.", speech.day(*kr.find_baseline_by))
                           : speech("It has no baseline."));
    } else if (!first) {
        return without(speech("Its baseline has no date, so there is no start to count from."));
    } else {
        course.origin = course.from = kr.kind == Kind::RelativeChange ? 0 : *kr.baseline;
    }
    if (points.empty()) return without(speech("It has no value yet."));
    course.current = points.back();
    return course;
}

/// before_period is what the period before came to, or else the baseline.
std::optional<double> before_period(const KeyResult& kr, const std::vector<Point>& points, const Period& period,
                                    PeriodLength length, int first_month, Aggregation how) {
    const auto earlier = value_of(points, period_before(period, length, first_month), how);
    if (earlier) return earlier->value;
    return kr.kind == Kind::RelativeChange && kr.baseline ? std::optional(0.0) : kr.baseline;
}

/// set_line fills origin, from, aim and mode of a recurring course; false where there is nothing to start from.
bool set_line(Course& course, const KeyResult& kr, std::optional<double> before, Aggregation how) {
    const bool sums = how == Aggregation::Sum || how == Aggregation::Maximum;
    course.aim = *target_of(kr);
    if (kr.kind == Kind::Growth) {
        if (!before || *before == 0) return false;
        course.aim = *before * (1 + course.aim / 100);
        course.mode = sums && kr.direction != Direction::Decrease ? Mode::Accumulate : Mode::Reach;
        course.origin = course.from = course.mode == Mode::Accumulate ? 0 : *before;
        return true;
    }
    if (kr.direction == Direction::Maintain) {
        course.mode = Mode::Keep;
        course.origin = course.from = course.aim;
        return true;
    }
    if (kr.kind == Kind::Zero || (sums && kr.direction == Direction::Decrease)) {
        course.mode = Mode::Ceiling;
        course.origin = kr.baseline && *kr.baseline > course.aim ? *kr.baseline : course.aim;
        course.from = course.aim;
        return true;
    }
    if (sums) {
        course.mode = Mode::Accumulate;
        return true;
    }
    if (!before) return false;
    const std::optional<double> baseline =
        kr.kind == Kind::RelativeChange && kr.baseline ? std::optional(0.0) : kr.baseline;
    course.origin = baseline.value_or(*before);
    course.from = passes(*before, course.aim, kr.direction) ? course.aim : *before;
    return true;
}

std::string_view no_start(PeriodLength length) {
    switch (length) {
        case PeriodLength::Month:
            return base::spoken("It has no baseline and no month before to start from.");
        case PeriodLength::Quarter:
            return base::spoken("It has no baseline and no quarter before to start from.");
        case PeriodLength::HalfYear:
            return base::spoken("It has no baseline and no half-year before to start from.");
        case PeriodLength::Year:
            break;
    }
    return base::spoken("It has no baseline and no year before to start from.");
}

Course course_in_period(const KeyResult& kr, const std::vector<Point>& points, PeriodLength length, int first_month,
                        Aggregation how, base::Date today, const Speech& speech) {
    const base::Date at = kr.deadline ? std::min(today, *kr.deadline) : today;
    const Period period = period_of(at, length, first_month);
    Course course;
    course.recurs = length;
    course.first = period.first;
    course.last = period.last;
    if (!set_line(course, kr, before_period(kr, points, period, length, first_month, how), how))
        return without(speech.text(no_start(length)));
    course.current = value_of(points, period, how);
    if (!course.current) {
        course.missing = speech("It has no value yet in {}.", period_label(period, length, first_month));
    }
    return course;
}

/// comparable turns values into the unit of the target: percent of the baseline for a relative change.
void make_comparable(const KeyResult& kr, std::vector<Point>& points) {
    if (kr.kind != Kind::RelativeChange || !kr.baseline || *kr.baseline == 0) return;
    for (Point& point : points) point.value = (point.value / *kr.baseline - 1) * 100;
}

std::vector<Point> points_until(const PlanGraph& graph, Index key_result, base::Date today) {
    std::vector<Point> points = key_result_series(graph, key_result);
    std::erase_if(points, [&](const Point& point) { return point.date > today; });
    make_comparable(graph.records.key_results[key_result], points);
    return points;
}

}  // namespace

Course course_of(const PlanGraph& graph, Index key_result, base::Date today, const Speech& speech) {
    const KeyResult& kr = graph.records.key_results[key_result];
    if (!target_of(kr)) return without(speech("It has no target."));
    if (const auto first = start_of(kr); kr.start_date && *first > today)
        return without(speech("It starts on {}.", speech.day(*first)));
    std::vector<Point> points = points_until(graph, key_result, today);
    const auto length = period_length(kr);
    if (!length) return course_once(kr, points, speech);
    return course_in_period(kr, points, *length, fiscal_start(graph.records.organization),
                            aggregation_of(graph.find_measure(kr)), today, speech);
}

double elapsed_on(const Course& course, base::Date day) {
    const int counted = course.recurs ? 1 : 0;  // the first day of a period is a day to work in
    const int all = days_between(course.first, course.last) + counted;
    if (all <= 0) return day >= course.last ? 1 : 0;
    return std::clamp(static_cast<double>(days_between(course.first, day) + counted) / all, 0.0, 1.0);
}

double expected_on(const Course& course, base::Date day) {
    if (course.mode == Mode::Ceiling || course.mode == Mode::Keep) return course.aim;
    if (course.steps.empty() || day >= course.last)
        return course.from + (course.aim - course.from) * elapsed_on(course, day);
    double expected = course.from;
    for (const auto& [date, value] : course.steps)
        if (date <= day) expected = value;
    return expected;
}

double share_of(const Course& course, double value, Direction direction) {
    if (course.mode == Mode::Keep) {
        if (course.aim == 0) return value == 0 ? 1 : 0;
        return std::max(0.0, 1 - std::fabs(value - course.aim) / std::fabs(course.aim));
    }
    const Direction towards = course.mode == Mode::Ceiling ? Direction::Decrease : direction;
    if (course.mode == Mode::Ceiling && value <= course.aim) return 1;
    if (passes(course.origin, course.aim, towards)) return passes(value, course.aim, towards) ? 1 : 0;
    return std::max(0.0, (value - course.origin) / (course.aim - course.origin));
}

Outlook outlook_of(const PlanGraph& graph, Index key_result, base::Date today, const Speech& speech) {
    const KeyResult& kr = graph.records.key_results[key_result];
    Outlook outlook;
    outlook.history = points_until(graph, key_result, today);
    if (const auto target = target_of(kr))
        outlook.aim = *target;
    else
        outlook.missing = speech("It has no target.");
    const auto length = period_length(kr);
    if (!length) {
        if (const auto last = deadline_of(kr))
            outlook.last = *last;
        else if (outlook.missing.empty())
            outlook.missing = speech("It has no deadline.");
        return outlook;
    }
    const int first_month = fiscal_start(graph.records.organization);
    const Period now = period_of(kr.deadline ? std::min(today, *kr.deadline) : today, *length, first_month);
    outlook.last = now.last;
    const Aggregation how = aggregation_of(graph.find_measure(kr));
    if (kr.kind != Kind::Growth && how != Aggregation::Sum && how != Aggregation::Maximum) return outlook;
    outlook.history = complete_periods(outlook.history, now, *length, first_month, how);
    if (kr.kind == Kind::Growth) outlook.history = growth_of(outlook.history);
    return outlook;
}

}  // namespace plumbline::insight
