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

JsonArray to_json(const std::vector<Subject>& subjects) {
    JsonArray json;
    for (const Subject& subject : subjects) json.push_back(insight::to_json(subject));
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

JsonObject to_json(const Finding& finding) {
    JsonObject json;
    json["check"] = finding.check;
    json["answer"] = answer_name(finding.answer);
    json["severity"] = severity_name(finding.severity);
    json["subject"] = to_json(finding.subject);
    json["reason"] = finding.reason;
    if (!finding.hint.empty()) json["hint"] = finding.hint;
    if (!finding.records.empty()) json["records"] = to_json(finding.records);
    if (!finding.proposal.empty()) {
        JsonArray texts;
        for (const std::string& text : finding.proposal) texts.push_back(base::Json(text));
        json["proposal"] = std::move(texts);
    }
    if (finding.override_info) json["override"] = to_json(*finding.override_info);
    return json;
}

JsonObject to_json(const NextStep& step) {
    JsonObject json;
    json["check"] = step.check;
    json["severity"] = severity_name(step.severity);
    json["title"] = step.title;
    json["hint"] = step.hint;
    json["records"] = to_json(step.records);
    if (!step.unlocks.empty()) json["unlocks"] = to_json(step.unlocks);
    return json;
}

JsonObject to_json(const CheckReport& report) {
    JsonObject json;
    json["program"] = to_json(report.program);
    json["date"] = base::format_date(report.today);
    json["counts"] = to_json(report.counts);
    json["blocking"] = report.blocking;
    JsonArray parts;
    for (const PartCounts& part : report.parts) {
        JsonObject entry;
        entry["type"] = part_name(part.part);
        entry["total"] = part.total;
        entry["ready"] = part.ready;
        parts.push_back(std::move(entry));
    }
    json["parts"] = std::move(parts);
    JsonArray checks;
    for (const CheckCounts& check : report.by_check) {
        JsonObject entry = to_json(check.counts);
        entry["check"] = check.check;
        checks.push_back(std::move(entry));
    }
    json["checks"] = std::move(checks);
    JsonArray steps;
    for (const NextStep& step : report.next_steps) steps.push_back(to_json(step));
    json["nextSteps"] = std::move(steps);
    JsonArray findings;
    for (const Finding& finding : report.findings) findings.push_back(to_json(finding));
    json["findings"] = std::move(findings);
    return json;
}

}  // namespace plumbline::insight
