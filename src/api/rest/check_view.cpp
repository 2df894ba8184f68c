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

/// The names of a list with commas, each of them one that exists.
Result<std::vector<std::string>> read_names(std::string_view text, const std::vector<std::string>& known,
                                            const char* code, const char* field, std::string_view what) {
    std::vector<std::string> names;
    if (text.empty()) return names;
    for (const std::string_view part : base::split(text, ',')) {
        std::string name(base::trim(part));
        if (std::ranges::find(known, name) == known.end())
            return fail(bad_request(code, field, base::shortened(name, 60) + " is no " + std::string(what) + ".",
                                    "One or several of: " + base::join(known, ", ") + "."));
        names.push_back(std::move(name));
    }
    return names;
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
         "Members of the answer wanted, comma-separated: counts, blocking, parts, checks, nextSteps, findings; program "
         "and date are always there."},
        {"check", "Findings of these checks alone, comma-separated, such as KR-LINK,KR-TARGET."},
        {"answer", "Findings with this answer alone."},
        {"top",
         "Most findings, and most records of each step and finding; findingsLeftOut says how many findings were cut "
         "off."},
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
    shown.members = TRY(read_names(value("select"), members, "list.select", "select", "member of the answer"));
    shown.checks = TRY(read_names(value("check"), check_names(), "request.parameter", "check", "check"));
    if (const auto answer = request.find_query("answer")) shown.answer = TRY(read_answer(*answer));
    if (const auto top = request.find_query("top")) shown.most = TRY(read_top(*top));
    return shown;
}

}  // namespace plumbline::api::rest
