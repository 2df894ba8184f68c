#pragma once
// One mail as the bytes that a mail server takes: RFC 5322 with MIME (RFC 2045 to 2047), plain text and HTML side by
// side.

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace plumbline::connect::mail {

/// Mailbox is somebody who sends or gets mail.
struct Mailbox {
    std::string name;     ///< for people; may be empty
    std::string address;  ///< name@host, ASCII
};

/// Message is what one mail says. Texts are UTF-8; whatever stands in them, they make no header of their own.
struct Message {
    Mailbox from;
    Mailbox to;
    std::string subject;      ///< one line; control characters become blanks
    std::string id;           ///< the stable part before the @ of Message-ID: letters, digits, `.` and `-`
    std::string host;         ///< the part behind it
    base::Instant date;       ///< when it was written
    std::string plain;        ///< lines ended by \n
    std::string html;         ///< a whole document
    std::string unsubscribe;  ///< address of the page on which mails are turned off; empty: without List-Unsubscribe
};

/// is_address tells whether a text may stand as an address in headers and in SMTP: printable ASCII, one @ with
/// something before and behind it, no blanks, brackets, quotes, commas or semicolons, at most 254 characters.
[[nodiscard]] bool is_address(std::string_view text);

/// write_message writes the mail with CRLF lines of at most 998 characters. Error `mail.address` where from or to is no
/// address. The same message gives the same bytes. Thread-safe.
[[nodiscard]] base::Result<std::string> write_message(const Message& message);

/// encode_words writes a text for a header field: as it is where it is short printable ASCII, otherwise as encoded
/// words (RFC 2047) of at most 75 characters, cut between code points, one a line.
[[nodiscard]] std::string encode_words(std::string_view text);
/// quoted_printable writes a text by RFC 2045, 6.7, in lines of at most 76 characters.
[[nodiscard]] std::string quoted_printable(std::string_view text);

}  // namespace plumbline::connect::mail
