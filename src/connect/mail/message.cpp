#include "connect/mail/message.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "base/text.h"

namespace plumbline::connect::mail {

namespace {

constexpr std::size_t LongestPlain = 60;
/// Bytes of text in one encoded word: 60 characters of base64, with its frame less than 75.
constexpr std::size_t BytesAWord = 45;
constexpr std::size_t LongestLine = 76;

bool is_printable(char c) {
    return c >= 0x20 && c < 0x7f;
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// One line of valid UTF-8: whatever could end a header, or is no text, becomes a blank.
std::string one_line(std::string_view text) {
    std::string line(base::is_utf8(text) ? text : std::string_view("?"));
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return line;
}

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    std::vector<unsigned char> raw(bytes.begin(), bytes.end());
    sodium_bin2base64(text.data(), text.size(), raw.data(), raw.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::string mailbox(const Mailbox& box) {
    const std::string name = one_line(box.name);
    if (base::trim(name).empty()) return "<" + box.address + ">";
    const bool is_plain = name.size() <= LongestPlain && std::ranges::all_of(name, is_printable) &&
                          name.find_first_of("\"\\") == std::string::npos && name.find("=?") == std::string::npos;
    if (is_plain) return "\"" + name + "\" <" + box.address + ">";
    return encode_words(name) + "\r\n <" + box.address + ">";
}

/// RFC 5322, 3.3, in UTC.
std::string date_text(base::Instant instant) {
    static constexpr std::array<std::string_view, 7> Days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<std::string_view, 12> Months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const base::Date date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(instant - day));
    return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000", Days.at(std::chrono::weekday(day).c_encoding()),
                       static_cast<unsigned>(date.day()), Months.at(static_cast<unsigned>(date.month()) - 1),
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::string part(std::string_view type, std::string_view text) {
    return fmt::format("Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
                       type, quoted_printable(text));
}

base::Fail no_address(std::string field) {
    return base::fail(base::invalid("mail.address", std::move(field), "This is no address that mail can be sent to.",
                                    "Write it as name@example.com, in ASCII."));
}

}  // namespace

bool is_address(std::string_view text) {
    const std::size_t at = text.find('@');
    const bool is_plain = std::ranges::all_of(text, [](char c) {
        return is_printable(c) && std::string_view(" <>()[]\\,;:\"").find(c) == std::string_view::npos;
    });
    return is_plain && text.size() <= 254 && at != 0 && at < text.size() - 1 && at != std::string_view::npos &&
           text.find('@', at + 1) == std::string_view::npos;
}

std::string encode_words(std::string_view text) {
    std::string line = one_line(text);
    const bool is_plain = line.size() <= LongestPlain && std::ranges::all_of(line, is_printable) &&
                          line.find("=?") == std::string::npos && base::trim(line) == line;
    if (is_plain) return line;
    std::string words;
    for (std::size_t from = 0; from < line.size();) {
        std::size_t end = std::min(from + BytesAWord, line.size());
        while (end < line.size() && is_continuation(line[end])) --end;
        words += fmt::format("{}=?UTF-8?B?{}?=", from == 0 ? "" : "\r\n ", base64(line.substr(from, end - from)));
        from = end;
    }
    return words;
}

std::string quoted_printable(std::string_view text) {
    std::string written;
    std::size_t length = 0;
    const auto add = [&](std::string_view piece) {
        if (length + piece.size() > LongestLine - 1) {
            written += "=\r\n";
            length = 0;
        }
        written += piece;
        length += piece.size();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            written += "\r\n";
            length = 0;
            continue;
        }
        const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n';
        // A blank at the end of a line gets lost on the way, and a point at its beginning means the end to SMTP.
        const bool begins_line = length == 0 || length + 1 > LongestLine - 1;
        const bool is_plain = is_printable(c) && c != '=' && !(c == ' ' && ends_line) && !(c == '.' && begins_line);
        add(is_plain ? std::string(1, c) : fmt::format("={:02X}", static_cast<unsigned char>(c)));
    }
    return written;
}

base::Result<std::string> write_message(const Message& message) {
    if (!is_address(message.from.address)) return no_address("from");
    if (!is_address(message.to.address)) return no_address("to");
    const std::string boundary = "=_" + base::sha256_hex(message.id + message.plain + message.html).substr(0, 32);
    std::string text = fmt::format("From: {}\r\nTo: {}\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\n",
                                   mailbox(message.from), mailbox(message.to), encode_words(message.subject),
                                   date_text(message.date), one_line(message.id), one_line(message.host));
    // RFC 3834: answering machines leave it alone.
    text += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
    if (!message.unsubscribe.empty()) text += "List-Unsubscribe: <" + one_line(message.unsubscribe) + ">\r\n";
    text += fmt::format("Content-Type: multipart/alternative; boundary=\"{}\"\r\n\r\n", boundary);
    text += fmt::format("--{0}\r\n{1}--{0}\r\n{2}--{0}--\r\n", boundary, part("text/plain", message.plain),
                        part("text/html", message.html));
    return text;
}

}  // namespace plumbline::connect::mail
