#pragma once
// The words of mails and of the page behind their links, in the language of whom they are for (library/notices.yaml).

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace plumbline::actions {

/// Filling is what stands for `{name}` in a text.
using Filling = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// say is the text under a path such as `check-in-due/subject`, filled in. English where the language is not known;
/// empty where there is no such text. Thread-safe.
[[nodiscard]] std::string say(std::string_view language, std::string_view path, Filling filling = {});
/// say_count is the text under `one` or `many` below the path, with {count}.
[[nodiscard]] std::string say_count(std::string_view language, std::string_view path, std::size_t count);

/// say_day writes a date (ISO text, or the beginning of an instant) as people of the language do.
[[nodiscard]] std::string say_day(std::string_view language, std::string_view day);

}  // namespace plumbline::actions
