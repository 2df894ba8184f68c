#include "insight/progress/progress.h"

#include <array>

#include "insight/checks/wording.h"
#include "insight/progress/check_in_due.h"
#include "insight/realism.h"

namespace plumbline::insight {

using base::format_date;
using entities::KeyResult;
using Status = KeyResult::Status;

ProgressSettings progress_settings(const entities::Organization& organization) {
    const ProgressSettings usual;
    return {organization.at_risk_threshold.value_or(usual.at_risk_below),
            organization.off_track_threshold.value_or(usual.off_track_below)};
}

std::string_view status_name(ProgressStatus status) {
    static constexpr std::array<std::string_view, 5> Names{"on-track", "at-risk", "off-track", "no-data", "done"};
    return Names.at(static_cast<std::size_t>(status));
}

ProgressStatus status_of(double share, double expected_share, const ProgressSettings& settings) {
    if (expected_share <= 0) return ProgressStatus::OnTrack;
    const double pace = share / expected_share;
    if (pace < settings.off_track_below) return ProgressStatus::OffTrack;
    return pace < settings.at_risk_below ? ProgressStatus::AtRisk : ProgressStatus::OnTrack;
}

namespace {

ProgressSettings settings_of(const KeyResult& kr, const ProgressSettings& settings) {
    return {kr.at_risk_threshold.value_or(settings.at_risk_below),
            kr.off_track_threshold.value_or(settings.off_track_below)};
}

/// is_done tells whether nothing can take the target away any more.
bool is_done(const KeyResult& kr, const Course& course, double value, base::Date today) {
    if (kr.status == Status::Met) return true;
    if (course.mode == Mode::Ceiling || course.mode == Mode::Keep) return false;
    if (!passes(value, course.aim, kr.direction)) return false;
    if (course.recurs) return course.mode == Mode::Accumulate;
    return kr.kind != KeyResult::Kind::Zero || today >= course.last;
}

ProgressStatus judge(const KeyResult& kr, const Course& course, const Progress& it, base::Date today,
                     const ProgressSettings& settings) {
    const double value = *it.value;
    if (is_done(kr, course, value, today)) return ProgressStatus::Done;
    if (kr.status == Status::Missed) return ProgressStatus::OffTrack;
    if (course.mode == Mode::Ceiling) {
        if (value > course.aim) return ProgressStatus::OffTrack;
        return value > course.aim * elapsed_on(course, today) ? ProgressStatus::AtRisk : ProgressStatus::OnTrack;
    }
    if (today > course.last && course.mode == Mode::Reach && !passes(value, course.aim, kr.direction))
        return ProgressStatus::OffTrack;
    const bool fell_back =
        course.mode == Mode::Reach && value != course.origin && passes(course.origin, value, kr.direction);
    if (*it.expected_share <= 0 && fell_back) return ProgressStatus::AtRisk;
    return status_of(*it.share, *it.expected_share, settings);
}

/// unit_of is the unit of the values: those of a growth are counted in the unit of the measure, not in percent.
std::string unit_of(const PlanGraph& graph, const KeyResult& kr) {
    if (kr.kind != KeyResult::Kind::Growth) return kr.unit;
    const entities::Measure* measure = graph.find_measure(kr);
    return measure == nullptr ? std::string() : measure->unit;
}

}  // namespace

Progress progress_of(const PlanGraph& graph, Index key_result, base::Date today, const ProgressSettings& settings,
                     const base::Speech& speech) {
    const KeyResult& kr = graph.records.key_results[key_result];
    Progress it;
    it.key_result = key_result;
    it.subject = subject_of(graph, {Part::KeyResult, key_result});
    it.unit = unit_of(graph, kr);
    it.baseline = kr.kind == KeyResult::Kind::RelativeChange && kr.baseline ? std::optional(0.0) : kr.baseline;
    it.target = target_of(kr);
    if (const auto due = check_in_due(graph, key_result, today)) it.check_in_due = due->due;
    if (kr.status == Status::Abandoned) {
        it.reason = speech("It was given up.");
        return it;
    }
    const Course course = course_of(graph, key_result, today, speech);
    if (course.recurs) {
        it.period_name =
            period_label({course.first, course.last}, *course.recurs, fiscal_start(graph.records.organization));
        it.period = Period{course.first, course.last};
    }
    if (!course.missing.empty()) {
        it.status = kr.status == Status::Met ? ProgressStatus::Done : ProgressStatus::NoData;
        it.reason = course.missing;
        return it;
    }
    it.period = Period{course.first, course.last};
    it.target = course.aim;
    it.value = course.current->value;
    it.value_date = course.current->date;
    it.grade = course.current->grade;
    it.expected = expected_on(course, today);
    it.share = share_of(course, *it.value, kr.direction);
    it.expected_share = share_of(course, *it.expected, kr.direction);
    if (*it.expected_share > 0) it.pace = *it.share / *it.expected_share;
    it.status = judge(kr, course, it, today, settings_of(kr, settings));
    if (it.status != ProgressStatus::Done && kr.status != Status::Missed)
        it.probability = probability_of(graph, key_result, today);
    it.reason = speech("{} on {}; {} expected by now, {} by {}.", value_text(speech, *it.value, it.unit),
                       speech.day(*it.value_date), value_text(speech, *it.expected, it.unit),
                       value_text(speech, course.aim, it.unit), speech.day(course.last));
    return it;
}

base::JsonObject to_json(const Progress& progress) {
    base::JsonObject json;
    json["type"] = part_name(progress.subject.part);
    json["id"] = progress.subject.id;
    json["title"] = progress.subject.title;
    json["status"] = status_name(progress.status);
    json["reason"] = progress.reason;
    if (!progress.unit.empty()) json["unit"] = progress.unit;
    const auto add = [&](std::string_view key, const std::optional<double>& value) {
        if (value) json[key] = *value;
    };
    add("value", progress.value);
    if (progress.value_date) json["valueDate"] = format_date(*progress.value_date);
    if (progress.value) json["evidence"] = grade_name(progress.grade);
    add("baseline", progress.baseline);
    add("target", progress.target);
    add("expected", progress.expected);
    add("progress", progress.share);
    add("expectedProgress", progress.expected_share);
    add("pace", progress.pace);
    add("probability", progress.probability);
    if (progress.period) {
        base::JsonObject period;
        if (!progress.period_name.empty()) period["title"] = progress.period_name;
        period["firstDate"] = format_date(progress.period->first);
        period["lastDate"] = format_date(progress.period->last);
        json["period"] = std::move(period);
    }
    if (progress.check_in_due) json["checkInDue"] = format_date(*progress.check_in_due);
    return json;
}

}  // namespace plumbline::insight
