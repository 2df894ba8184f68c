#include "connect/mail/message.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <random>

#include "base/text.h"
#include "connect/mail/letter.h"

namespace plumbline::connect::mail {
namespace {

std::string from_base64(const std::string& text) {
    std::vector<unsigned char> bytes(text.size() + 1);
    std::size_t length = 0;
    EXPECT_EQ(sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                                sodium_base64_VARIANT_ORIGINAL),
              0);
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length)};
}

/// What a mail program shows of a header: RFC 2047, read here apart from what wrote it.
std::string shown(const std::string& header) {
    std::string text;
    for (std::size_t at = 0; at < header.size();) {
        if (header.compare(at, 10, "=?UTF-8?B?") != 0) {
            if (header.compare(at, 3, "\r\n ") == 0)
                at += 3;
            else
                text += header[at++];
            continue;
        }
        const std::size_t end = header.find("?=", at + 10);
        const std::string word = from_base64(header.substr(at + 10, end - at - 10));
        EXPECT_TRUE(base::is_utf8(word)) << "a word is cut inside a code point";
        EXPECT_LE(end + 2 - at, 75U);
        text += word;
        at = end + 2;
    }
    return text;
}

/// What a mail program shows of a body: RFC 2045, 6.7.
std::string unquoted(const std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') continue;
        if (text[i] != '=') {
            plain += text[i];
            continue;
        }
        if (text.compare(i + 1, 2, "\r\n") == 0)
            i += 2;
        else {
            plain += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        }
    }
    return plain;
}

std::string random_text(std::mt19937& dice, int length) {
    static const std::vector<std::string> Pieces{"a",
                                                 "Z",
                                                 " ",
                                                 "=",
                                                 "?",
                                                 "=?UTF-8?Q?x?=",
                                                 "\r\n",
                                                 "\n",
                                                 "\r",
                                                 "ä",
                                                 "ß",
                                                 "…",
                                                 "日",
                                                 "🎯",
                                                 "\"",
                                                 "\\",
                                                 "<",
                                                 ">",
                                                 "\t",
                                                 ".",
                                                 "\r\nBcc: x@evil.example",
                                                 "e\u0301",
                                                 std::string(1, 0)};
    std::uniform_int_distribution<std::size_t> pick(0, Pieces.size() - 1);
    std::string text;
    for (int i = 0; i < length; ++i) text += Pieces[pick(dice)];
    return text;
}

std::string with_blanks(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return text;
}

Message sample() {
    return {{"Plumbline", "plan@example.com"},
            {"Anna", "anna@example.com"},
            "Check-in due",
            "0198-a",
            "example.com",
            base::parse_instant("2026-11-23T07:05:09Z").value(),
            "Hello\n",
            "<p>Hello</p>\n",
            "https://plan.example.com/app/notices"};
}

TEST(Message, AnySubjectSurvives) {
    std::mt19937 dice(7);
    for (int round = 0; round < 3000; ++round) {
        const std::string subject = random_text(dice, round % 90);
        EXPECT_EQ(shown(encode_words(subject)), with_blanks(subject));
    }
}

TEST(Message, NothingInATextBecomesAHeader) {
    std::mt19937 dice(8);
    for (int round = 0; round < 1000; ++round) {
        Message message = sample();
        message.subject = random_text(dice, round % 60);
        message.to.name = random_text(dice, round % 40);
        message.from.name = random_text(dice, round % 40);
        message.plain = random_text(dice, round % 200);
        const std::string text = write_message(message).value();
        const std::string head = text.substr(0, text.find("\r\n\r\n"));
        std::vector<std::string> names;
        for (const std::string_view line : base::split(head, '\n')) {
            EXPECT_TRUE(line.ends_with('\r') || line.data() + line.size() == head.data() + head.size());
            EXPECT_LE(line.size(), 200U);
            if (!line.starts_with(' ')) names.emplace_back(line.substr(0, line.find(':')));
        }
        const std::vector<std::string> expected{
            "From",           "To",           "Subject",          "Date",        "Message-ID",
            "Auto-Submitted", "MIME-Version", "List-Unsubscribe", "Content-Type"};
        EXPECT_EQ(names, expected) << head;
    }
}

TEST(Message, AnyBodySurvivesInShortLines) {
    std::mt19937 dice(9);
    for (int round = 0; round < 1000; ++round) {
        std::string body = random_text(dice, round % 300);
        std::erase(body, '\r');
        const std::string written = quoted_printable(body);
        for (std::string_view line : base::split(written, '\n')) {
            EXPECT_LE(line.size(), 77U);
            EXPECT_FALSE(line.starts_with('.'));
            EXPECT_FALSE(line.ends_with(" \r"));
        }
        EXPECT_EQ(unquoted(written), body);
    }
}

TEST(Message, IsTheSameEachTime) {
    const std::string text = write_message(sample()).value();
    EXPECT_EQ(text, write_message(sample()).value());
    EXPECT_NE(text.find("\r\nMessage-ID: <0198-a@example.com>\r\n"), std::string::npos);
    EXPECT_NE(text.find("\r\nDate: Mon, 23 Nov 2026 07:05:09 +0000\r\n"), std::string::npos);
    EXPECT_NE(text.find("\r\nList-Unsubscribe: <https://plan.example.com/app/notices>\r\n"), std::string::npos);
}

TEST(Message, OnlyAddressesGetMail) {
    for (const char* good : {"a@b", "anna.berg+x@example.com", "o'neil@sub.example.org"}) EXPECT_TRUE(is_address(good));
    for (const char* bad : {"", "@", "a@", "@b", "a b@c", "a@b@c", "a@b>", "<a@b", "a@b\r\nRCPT TO:<x@y>", "a@b,c@d",
                            "\"a\"@b", "ä@example.com"})
        EXPECT_FALSE(is_address(bad)) << bad;
    Message message = sample();
    message.to.address = "a@b\r\nBcc: x@y";
    EXPECT_EQ(write_message(message).error().code, "mail.address");
}

TEST(Letter, TextIsNoHtml) {
    Letter letter{"en", "A <b>title</b>", {"Fish & chips"}, {{"<script>", "", "Go", "https://x/?a=1&b=\"2"}}, {"why"},
                  ""};
    const std::string html = html_text(letter);
    EXPECT_EQ(html.find("<script>"), std::string::npos);
    EXPECT_EQ(html.find("<b>"), std::string::npos);
    EXPECT_NE(html.find("href=\"https://x/?a=1&amp;b=&quot;2\""), std::string::npos);
    EXPECT_NE(plain_text(letter).find("Go:\nhttps://x/?a=1&b=\"2\n"), std::string::npos);
}

}  // namespace
}  // namespace plumbline::connect::mail
