#include "connect/mail/letter.h"

#include <fmt/format.h>

namespace plumbline::connect::mail {

namespace {

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

std::string html_point(const Point& point) {
    std::string html = fmt::format("<h2 style=\"font-size:16px;margin:24px 0 4px\">{}</h2>", escaped(point.title));
    if (!point.text.empty()) html += fmt::format("<p style=\"margin:0 0 8px\">{}</p>", escaped(point.text));
    if (!point.url.empty())
        html += fmt::format(
            "<p style=\"margin:8px 0\"><a href=\"{}\" style=\"display:inline-block;background:#0b6a6e;color:#ffffff;"
            "padding:10px 18px;border-radius:4px;text-decoration:none;font-weight:600\">{}</a></p>",
            escaped(point.url), escaped(point.label));
    return html;
}

}  // namespace

std::string plain_text(const Letter& letter) {
    std::string text = letter.heading + "\n\n";
    for (const std::string& paragraph : letter.paragraphs) text += paragraph + "\n\n";
    for (const Point& point : letter.points) {
        text += point.title + "\n";
        if (!point.text.empty()) text += point.text + "\n";
        if (!point.url.empty()) text += point.label + ":\n" + point.url + "\n";
        text += "\n";
    }
    text += "--\n";
    for (const std::string& line : letter.footer) text += line + "\n";
    if (!letter.footer_url.empty()) text += letter.footer_url + "\n";
    return text;
}

std::string html_text(const Letter& letter) {
    std::string body = fmt::format("<h1 style=\"font-size:20px;margin:0 0 12px\">{}</h1>", escaped(letter.heading));
    for (const std::string& paragraph : letter.paragraphs)
        body += fmt::format("<p style=\"margin:0 0 12px\">{}</p>", escaped(paragraph));
    for (const Point& point : letter.points) body += html_point(point);
    body += "<p style=\"margin:32px 0 0;padding-top:12px;border-top:1px solid #d9d6d2;font-size:13px;color:#5c5a57\">";
    for (const std::string& line : letter.footer) body += escaped(line) + "<br>";
    if (!letter.footer_url.empty())
        body += fmt::format("<a href=\"{0}\" style=\"color:#0b6a6e\">{0}</a>", escaped(letter.footer_url));
    return fmt::format(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head>\n<body "
        "style=\"margin:0;padding:24px;font:15px/1.5 'Segoe UI',Helvetica,Arial,sans-serif;color:#1b1a19\">\n"
        "<div style=\"max-width:560px\">\n{}</p>\n</div></body></html>\n",
        escaped(letter.language), escaped(letter.heading), body);
}

}  // namespace plumbline::connect::mail
