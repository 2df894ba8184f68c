#include "api/pages/page.h"

#include <fmt/format.h>
#include <sodium.h>

#include <cmath>

#include "api/language.h"
#include "base/encoding.h"
#include "base/text.h"

namespace plumbline::api::pages {

namespace {

constexpr std::string_view Style = R"css(
:root{color-scheme:light dark;--ink:#1b1a19;--soft:#5c5a57;--line:#d9d6d2;--paper:#fff;--wash:#f6f5f3;--accent:#0b6a6e;--on-accent:#fff;--bad:#a4262c;--warn:#8a5300}
@media(prefers-color-scheme:dark){:root{--ink:#f3f2f1;--soft:#b3b0ad;--line:#45423f;--paper:#201f1e;--wash:#292827;--accent:#4fc3c7;--on-accent:#06292b;--bad:#f1707b;--warn:#f2b661}}
*{box-sizing:border-box}
body{margin:0;background:var(--wash);color:var(--ink);font:16px/1.5 "Segoe UI",system-ui,-apple-system,Roboto,sans-serif}
main{max-width:64rem;margin:0 auto;padding:2rem 1.25rem 4rem}
header{display:flex;gap:1rem;align-items:baseline;justify-content:space-between;flex-wrap:wrap;margin-bottom:1.5rem}
.brand{font-weight:700;font-size:1.1rem;letter-spacing:.01em;color:var(--ink);text-decoration:none}
.brand::before{content:"";display:inline-block;width:.55rem;height:.55rem;margin-right:.5rem;background:var(--accent);transform:rotate(45deg) translateY(-1px)}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .6rem}
h2{font-size:1.2rem;margin:2rem 0 .6rem}
h3{font-size:1rem;margin:0 0 .3rem}
p{margin:.4rem 0}
.soft{color:var(--soft)}
.card{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:1.1rem 1.25rem;margin:0 0 1rem}
.card>h2:first-child{margin-top:.2rem}
.narrow{max-width:26rem}
.banner{border-left:4px solid var(--accent);background:var(--paper);padding:.7rem 1rem;margin:0 0 1.5rem;border-radius:0 8px 8px 0}
.error{border-left-color:var(--bad)}
label{display:block;font-weight:600;margin:.8rem 0 .2rem}
input,textarea{width:100%;font:inherit;padding:.5rem .6rem;border:1px solid var(--soft);border-radius:4px;background:var(--paper);color:var(--ink)}
button{font:inherit;font-weight:600;margin-top:1.1rem;padding:.55rem 1.2rem;border:0;border-radius:4px;background:var(--accent);color:var(--on-accent);cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}
ol,ul{padding-left:1.3rem;margin:.4rem 0}
li{margin:.35rem 0}
table{width:100%;border-collapse:collapse}
th,td{text-align:left;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th{font-size:.85rem;color:var(--soft);font-weight:600}
code{font:.9em ui-monospace,"Cascadia Mono",Menlo,monospace;background:var(--wash);padding:.05rem .3rem;border-radius:3px}
.tag{display:inline-block;font-size:.8rem;border:1px solid var(--line);border-radius:10px;padding:0 .55rem;color:var(--soft);white-space:nowrap}
.warn{color:var(--warn);border-color:var(--warn)}
details{margin:.4rem 0}
summary{cursor:pointer}
.scroll{overflow-x:auto}
)css";

const std::string& policy() {
    static const std::string Policy = [] {
        const auto digest = base::sha256(Style);
        std::string text(sodium_base64_ENCODED_LEN(digest.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
        sodium_bin2base64(text.data(), text.size(), digest.data(), digest.size(), sodium_base64_VARIANT_ORIGINAL);
        text.pop_back();
        return fmt::format(
            "default-src 'none'; style-src 'sha256-{}'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'",
            text);
    }();
    return Policy;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decode(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped =
            text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
        if (escaped) {
            plain += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            plain += text[i] == '+' ? ' ' : text[i];
        }
    }
    return plain;
}

}  // namespace

std::string figure(double value) {
    const double size = std::abs(value);
    std::string text = fmt::format("{:.{}f}", value, size >= 1000 ? 0 : size >= 100 ? 1 : 2);
    std::size_t end = text.find('.');
    if (end == std::string::npos) {
        end = text.size();
    } else {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
    }
    if (text == "-0") return "0";
    const std::size_t begin = value < 0 ? 1 : 0;
    while (end > begin + 3) {
        end -= 3;
        text.insert(end, "\u202F");
    }
    return text;
}

std::string escape(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                safe += c;
        }
    }
    return safe;
}

http::Response page(int status, std::string_view title, std::string_view body, std::string_view language) {
    http::Response response;
    response.status = status;
    response.headers.set("Content-Type", "text/html; charset=utf-8");
    response.headers.set("Content-Security-Policy", policy());
    response.headers.set("Cache-Control", "no-store");
    response.body = fmt::format(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{} · Plumbline</title>"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"icon\" href=\"data:,\">"
        "<style>{}</style></head><body><main>{}</main></body></html>\n",
        language, escape(title), Style, body);
    return response;
}

std::string page_language(const http::Request& request) {
    return language_of(request) == "de" ? "de" : "en";
}

std::string form_value(std::string_view body, std::string_view name) {
    for (const std::string_view pair : base::split(body, '&')) {
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && decode(pair.substr(0, equals)) == name) {
            std::string value = decode(pair.substr(equals + 1));
            return base::is_utf8(value) ? value : std::string();
        }
    }
    return {};
}

}  // namespace plumbline::api::pages
