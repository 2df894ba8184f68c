#include <algorithm>
#include <array>

#include "insight/check_report.h"

namespace plumbline::insight {

using base::JsonArray;
using base::JsonObject;

std::string_view answer_name(Answer answer) {
    static constexpr std::array<std::string_view, 4> Names{"holds", "fails", "cannot-tell", "overridden"};
    return Names.at(static_cast<std::size_t>(answer));
}

std::string_view severity_name(Severity severity) {
    return severity == Severity::Blocks ? "blocks" : "advises";
}

JsonObject to_json(const Subject& subject) {
    JsonObject json;
    json["type"] = part_name(subject.part);
    json["id"] = subject.id;
    json["title"] = subject.title;
    return json;
}

namespace {

JsonArray to_json(const std::vector<Subject>& subjects, std::size_t most = Shown::All) {
    JsonArray json;
    const std::size_t count = std::min(subjects.size(), most);
    json.reserve(count);
    for (std::size_t i = 0; i < count; ++i) json.push_back(insight::to_json(subjects[i]));
    return json;
}

JsonObject to_json(const AnswerCounts& counts) {
    JsonObject json;
    json["holds"] = counts.holds;
    json["fails"] = counts.fails;
    json["cannotTell"] = counts.cannot_tell;
    json["overridden"] = counts.overridden;
    return json;
}

JsonObject to_json(const OverrideInfo& info) {
    JsonObject json;
    json["id"] = info.id;
    if (!info.by_id.empty()) {
        json["by"] = info.by_id;
        json["byName"] = info.by;
    }
    json["why"] = info.why;
    if (info.until) json["untilDate"] = base::format_date(*info.until);
    return json;
}

}  // namespace

JsonObject to_json(const Finding& finding, std::size_t most) {
    JsonObject json;
    json["check"] = finding.check;
    json["answer"] = answer_name(finding.answer);
    json["severity"] = severity_name(finding.severity);
    json["subject"] = to_json(finding.subject);
    json["reason"] = finding.reason;
    if (!finding.hint.empty()) json["hint"] = finding.hint;
    if (!finding.records.empty()) json["records"] = to_json(finding.records, most);
    if (!finding.proposal.empty()) {
        JsonArray texts;
        for (const std::string& text : finding.proposal) texts.push_back(base::Json(text));
        json["proposal"] = std::move(texts);
    }
    if (finding.override_info) json["override"] = to_json(*finding.override_info);
    return json;
}

JsonObject to_json(const NextStep& step, std::size_t most) {
    JsonObject json;
    json["check"] = step.check;
    json["severity"] = severity_name(step.severity);
    json["title"] = step.title;
    json["hint"] = step.hint;
    json["count"] = step.count;
    json["records"] = to_json(step.records, most);
    if (!step.unlocks.empty()) json["unlocks"] = to_json(step.unlocks, most);
    return json;
}

namespace {

JsonArray to_json(const std::vector<PartCounts>& parts) {
    JsonArray json;
    for (const PartCounts& part : parts) {
        JsonObject entry;
        entry["type"] = part_name(part.part);
        entry["total"] = part.total;
        entry["ready"] = part.ready;
        json.push_back(std::move(entry));
    }
    return json;
}

JsonArray to_json(const std::vector<CheckCounts>& checks) {
    JsonArray json;
    for (const CheckCounts& check : checks) {
        JsonObject entry = to_json(check.counts);
        entry["check"] = check.check;
        json.push_back(std::move(entry));
    }
    return json;
}

void add_findings(JsonObject& json, const CheckReport& report, const Shown& shown) {
    JsonArray findings;
    std::size_t left_out = report.findings_left_out;
    for (const Finding& finding : report.findings) {
        if (!shown.wants(finding.check, finding.answer) || !shown.wants_about(finding.subject.id)) continue;
        if (findings.size() < shown.most)
            findings.push_back(insight::to_json(finding, shown.most));
        else
            ++left_out;
    }
    json["findings"] = std::move(findings);
    if (left_out > 0) json["findingsLeftOut"] = left_out;
}

}  // namespace

JsonObject to_json(const CheckReport& report, const Shown& shown) {
    JsonObject json;
    json["program"] = to_json(report.program);
    json["date"] = base::format_date(report.today);
    if (shown.wants("counts")) json["counts"] = to_json(report.counts);
    if (shown.wants("drafts")) {
        JsonObject drafts = to_json(report.drafts.counts);
        drafts["parts"] = report.drafts.parts;
        json["drafts"] = std::move(drafts);
    }
    if (shown.wants("blocking")) json["blocking"] = report.blocking;
    if (shown.wants("parts")) json["parts"] = to_json(report.parts);
    if (shown.wants("checks")) json["checks"] = to_json(report.by_check);
    if (shown.wants("nextSteps")) {
        JsonArray steps;
        steps.reserve(report.next_steps.size());
        for (const NextStep& step : report.next_steps) steps.push_back(to_json(step, shown.most));
        json["nextSteps"] = std::move(steps);
    }
    if (shown.wants("findings")) add_findings(json, report, shown);
    return json;
}

}  // namespace plumbline::insight
