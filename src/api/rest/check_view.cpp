#include "api/rest/check_view.h"

#include <algorithm>
#include <charconv>

#include "api/rest/parameters.h"
#include "base/text.h"

namespace plumbline::api::rest {

using base::bad_request;
using base::fail;
using base::Result;
using insight::Answer;
using insight::Shown;

namespace {

constexpr std::size_t MostAtOnce = 500;

std::vector<std::string> names_of(std::string_view list) {
    std::vector<std::string> names;
    if (list.empty()) return names;
    for (const std::string_view part : base::split(list, ',')) names.emplace_back(base::trim(part));
    return names;
}

/// The first name that is none of the known, or null.
const std::string* find_unknown(const std::vector<std::string>& names, const std::vector<std::string>& known) {
    for (const std::string& name : names)
        if (std::ranges::find(known, name) == known.end()) return &name;
    return nullptr;
}

std::string hint_of(const std::vector<std::string>& known) {
    return "One or several of: " + base::join(known, ", ") + ".";
}

std::vector<std::string> check_names() {
    std::vector<std::string> names;
    names.reserve(insight::checks().size());
    for (const insight::Check& check : insight::checks()) names.emplace_back(check.key);
    return names;
}

Result<Answer> read_answer(std::string_view text) {
    for (const Answer answer : {Answer::Holds, Answer::Fails, Answer::CannotTell, Answer::Overridden})
        if (insight::answer_name(answer) == text) return answer;
    return fail(bad_request("request.parameter", "answer", "There is no such answer of a check.",
                            "One of: holds, fails, cannot-tell, overridden."));
}

Result<bool> read_draft(std::string_view text) {
    if (text == "true" || text == "false") return text == "true";
    return fail(bad_request("request.parameter", "draft", "draft is true or false.", "One of: true, false."));
}

Result<std::size_t> read_top(std::string_view text) {
    std::size_t top = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), top);
    if (end.ec == std::errc() && end.ptr == text.data() + text.size() && top >= 1 && top <= MostAtOnce) return top;
    return fail(
        bad_request("list.top", "top", "top is between 1 and 500.", "Narrow the findings by check and answer."));
}

}  // namespace

const std::vector<CheckParameter>& check_parameters_offered() {
    static const std::vector<CheckParameter> All{
        {"select",
         "Members of the answer wanted, comma-separated: counts, drafts, blocking, parts, checks, nextSteps, findings; "
         "program and date are always there."},
        {"check", "Findings of these checks alone, comma-separated, such as KR-LINK,KR-TARGET."},
        {"answer", "Findings with this answer alone."},
        {"draft", "Findings about drafts alone (true), or about all other parts (false)."},
        {"subject", "Findings about the records of these ids alone, comma-separated."},
        {"top",
         "Most findings, and most records of each step and finding; findingsLeftOut says how many findings were cut "
         "off."},
        {"asOf", "An instant or day of the past to read as of, which is then today."},
    };
    return All;
}

Result<Shown> read_shown(const http::Request& request) {
    std::vector<std::string> names;
    names.reserve(check_parameters_offered().size());
    for (const CheckParameter& parameter : check_parameters_offered()) names.emplace_back(parameter.name);
    TRY(check_parameters(request, names));
    const auto value = [&](std::string_view name) { return request.find_query(name).value_or(std::string_view()); };
    const std::vector<std::string> members(Shown::Members.begin(), Shown::Members.end());
    Shown shown;
    shown.members = names_of(value("select"));
    if (const std::string* unknown = find_unknown(shown.members, members))
        return fail(bad_request("list.select", "select", base::shortened(*unknown) + " is no member of the answer.",
                                hint_of(members)));
    shown.checks = names_of(value("check"));
    const std::vector<std::string> known = check_names();
    if (const std::string* unknown = find_unknown(shown.checks, known))
        return fail(
            bad_request("request.parameter", "check", base::shortened(*unknown) + " is no check.", hint_of(known)));
    if (const auto answer = request.find_query("answer")) shown.answer = TRY(read_answer(*answer));
    if (const auto draft = request.find_query("draft")) shown.drafts = TRY(read_draft(*draft));
    shown.subjects = names_of(value("subject"));
    if (const auto top = request.find_query("top")) shown.most = TRY(read_top(*top));
    return shown;
}

}  // namespace plumbline::api::rest
