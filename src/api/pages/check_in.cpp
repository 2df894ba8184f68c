#include "api/pages/check_in.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "actions/notices/words.h"
#include "api/pages/page.h"
#include "api/problem.h"
#include "base/text.h"

namespace plumbline::api::pages {

using actions::LinkedCheckIn;
using actions::say;
using base::JsonObject;
using base::Result;
using http::Response;

namespace {

constexpr std::string_view Header = "<header><a class=\"brand\" href=\"/\">Plumbline</a></header>";
constexpr std::size_t LongestNumber = 40;

/// What was typed, so that a mistake costs nothing.
struct Typed {
    std::string value;
    std::string confidence;
    std::string note;
};

std::string with_unit(const JsonObject& key_result, double value) {
    const std::string unit = base::text_or(key_result, "unit");
    return figure(value) + (unit.empty() ? "" : "\u00a0" + unit);
}

std::string line(const std::string& text) {
    return text.empty() ? std::string() : "<p class=\"soft\">" + escape(text) + "</p>";
}

std::string facts(const LinkedCheckIn& opened) {
    const std::string& language = opened.language;
    std::string lines =
        line(say(language, "page/for", {{"name", opened.name}, {"title", base::text_or(opened.key_result, "title")}}));
    const base::Json* target = opened.key_result.if_contains("target");
    const auto number = target == nullptr ? std::nullopt : base::number_of(*target);
    if (number)
        lines += line(say(language, "page/target",
                          {{"value", with_unit(opened.key_result, *number)},
                           {"date", actions::say_day(language, base::text_or(opened.key_result, "deadline"))}}));
    if (opened.value)
        lines += line(say(language, "page/last",
                          {{"value", with_unit(opened.key_result, *opened.value)},
                           {"date", actions::say_day(language, opened.value_date)}}));
    return lines;
}

std::string form(const LinkedCheckIn& opened, std::string_view token, const Typed& typed, std::string_view mistake) {
    const auto word = [&](std::string_view name) { return escape(say(opened.language, "page/" + std::string(name))); };
    const std::string unit = base::text_or(opened.key_result, "unit");
    const std::string banner =
        mistake.empty() ? "" : fmt::format("<p class=\"banner error\" role=\"alert\">{}</p>", escape(mistake));
    return fmt::format(
        "{}<h1>{}</h1>{}{}<div class=\"card narrow\"><form method=\"post\" action=\"/check-in\">"
        "<input type=\"hidden\" name=\"link\" value=\"{}\">"
        "<label for=\"value\">{}{}</label><input id=\"value\" name=\"value\" inputmode=\"decimal\" "
        "autocomplete=\"off\" value=\"{}\">"
        "<label for=\"confidence\">{}</label><input id=\"confidence\" name=\"confidence\" inputmode=\"numeric\" "
        "autocomplete=\"off\" value=\"{}\">"
        "<label for=\"note\">{}</label><textarea id=\"note\" name=\"note\" rows=\"5\" maxlength=\"10000\">{}</textarea>"
        "<button>{}</button></form></div>",
        Header, word("heading"), facts(opened), banner, escape(token), word("value"),
        unit.empty() ? "" : " (" + escape(unit) + ")", escape(typed.value), word("confidence"),
        escape(typed.confidence), word("note"), escape(typed.note), word("send"));
}

Response gone(const base::Error& error) {
    // Nobody is known by a link that does not hold, so that the page speaks both languages.
    const bool is_patience = error.kind == base::ErrorKind::TooMany;
    std::string text;
    for (const char* language : {"en", "de"})
        text += fmt::format("<div lang=\"{}\"><h2>{}</h2><p>{}</p></div>", language, escape(say(language, "page/gone")),
                            escape(say(language, is_patience ? "page/patience" : "page/goneText")));
    Response response = page(status_of(error.kind), say("en", "page/gone"),
                             fmt::format("{}<div class=\"card narrow\">{}<p><a href=\"/\">{}</a></p></div>", Header,
                                         text, escape(say("en", "page/open"))));
    if (error.retry_after > 0) response.headers.set("Retry-After", std::to_string(error.retry_after));
    return response;
}

bool is_about_link(const base::Error& error) {
    return error.kind == base::ErrorKind::Unauthenticated || error.kind == base::ErrorKind::TooMany;
}

/// A number as people write it: 12.5 or 12,5, with a sign. Nothing where it is none.
std::optional<double> read_number(std::string text) {
    std::ranges::replace(text, ',', '.');
    double number = 0;
    const bool is_plain =
        std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; });
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!is_plain || text.size() > LongestNumber || end.ec != std::errc() || end.ptr != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// The word that was typed, or the path of the text that says what is wrong with it.
std::expected<actions::Word, std::string> read_word(const Typed& typed) {
    actions::Word word;
    if (!typed.value.empty()) {
        word.value = read_number(typed.value);
        if (!word.value) return std::unexpected("page/number");
    }
    if (!typed.confidence.empty()) {
        const auto number = read_number(typed.confidence);
        if (!number || *number < 0 || *number > 100 || *number != static_cast<int>(*number))
            return std::unexpected("page/percent");
        word.confidence = static_cast<int>(*number);
    }
    word.note = typed.note;
    if (!word.value && !word.confidence && word.note.empty()) return std::unexpected("page/empty");
    return word;
}

Response thanks(const std::string& language) {
    return page(200, say(language, "page/thanks"),
                fmt::format("{}<h1>{}</h1><div class=\"card narrow\"><p>{}</p><p><a href=\"/\">{}</a></p></div>",
                            Header, escape(say(language, "page/thanks")), escape(say(language, "page/done")),
                            escape(say(language, "page/open"))),
                language);
}

}  // namespace

Result<Response> linked_check_in(Service& service, const Call& call) {
    const std::string token(call.request.find_query("link").value_or(""));
    const auto opened = service.links.open(token);
    if (!opened && is_about_link(opened.error())) return gone(opened.error());
    if (!opened) return base::fail(opened.error());
    return page(200, say(opened->language, "page/heading"), form(*opened, token, {}, {}), opened->language);
}

Result<Response> check_in_by_link(Service& service, const Call& call) {
    const auto value = [&](std::string_view name) {
        return std::string(base::trim(form_value(call.request.body, name)));
    };
    const std::string token = value("link");
    const Typed typed{value("value"), value("confidence"), value("note")};
    const auto opened = service.links.open(token);
    if (!opened && is_about_link(opened.error())) return gone(opened.error());
    if (!opened) return base::fail(opened.error());
    const auto refused = [&](base::ErrorKind kind, const std::string& mistake) {
        return page(status_of(kind), say(opened->language, "page/heading"), form(*opened, token, typed, mistake),
                    opened->language);
    };
    const auto word = read_word(typed);
    if (!word) return refused(base::ErrorKind::Invalid, say(opened->language, word.error()));
    const auto done = service.links.check_in(token, *word, call.request.id);
    if (done) return thanks(opened->language);
    const base::Error& error = done.error();
    if (is_about_link(error)) return gone(error);
    if (error.kind == base::ErrorKind::Internal || error.kind == base::ErrorKind::Unavailable) return base::fail(error);
    return refused(error.kind, error.message + " " + error.hint);
}

}  // namespace plumbline::api::pages
