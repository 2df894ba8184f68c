#pragma once
// What a mail says, from which its plain text and its HTML are made alike.

#include <string>
#include <vector>

namespace plumbline::connect::mail {

/// Point is one thing that a letter tells of, with what can be done about it.
struct Point {
    std::string title;
    std::string text;   ///< a few sentences; may be empty
    std::string label;  ///< what the link does: "Check in"
    std::string url;    ///< empty: no link
};

/// Letter is the body of a mail. All texts are plain; nothing in them is taken for HTML.
struct Letter {
    std::string language;                 ///< `en`, `de`
    std::string heading;                  ///< one line
    std::vector<std::string> paragraphs;  ///< above the points
    std::vector<Point> points;
    std::vector<std::string> footer;  ///< why one gets it, and how to change that
    std::string footer_url;           ///< where to change it; empty: nowhere
};

/// plain_text is the letter as text, each link on a line of its own, so that it works where it is cut out.
[[nodiscard]] std::string plain_text(const Letter& letter);
/// html_text is the letter as a whole HTML document without scripts, pictures or anything fetched.
[[nodiscard]] std::string html_text(const Letter& letter);

}  // namespace plumbline::connect::mail
