#pragma once
// Sentences in the language of whoever reads them. The English sentence stands in the code and is its own key.
//
//     std::string sentence = speech("{} sponsors it.", name);
//     std::string counted = speech.count(days, "{} day", "{} days");

#include <fmt/format.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace plumbline::base {

/// Speech is a language with what is said in it. A template that its catalogue does not know is said in English.
/// Immutable, thread-safe, and cheap to copy; passed in, never global. tools/check/speech.py holds the catalogues to
/// the templates in the code.
class Speech {
  public:
    /// english is the language in which the templates are written.
    [[nodiscard]] static const Speech& english();
    /// american is English whose days begin with the month.
    [[nodiscard]] static const Speech& american();
    /// load reads a catalogue, a JSON object of English templates and their translations. A translation that does not
    /// use exactly the placeholders of its template is an error, so that none can fail when it is said.
    [[nodiscard]] static Result<Speech> load(std::string language, std::string_view json);

    /// language is its tag without a region: `en`, `de`.
    [[nodiscard]] std::string_view language() const { return language_; }

    /// A sentence from its English template, which the compiler holds to the arguments.
    template <class... Args>
    [[nodiscard]] std::string operator()(fmt::format_string<Args...> english, Args&&... args) const {
        const fmt::string_view text = english;
        if (!catalogue_) return fmt::format(english, std::forward<Args>(args)...);
        return fmt::vformat(as_view(find(std::string_view(text.data(), text.size()))), fmt::make_format_args(args...));
    }

    /// count is a sentence about a number, from one template for 1 and one for all others.
    [[nodiscard]] std::string count(long long number, fmt::format_string<long long&> one,
                                    fmt::format_string<long long&> several) const {
        return (*this)(number == 1 ? one : several, number);
    }

    /// text is what stands for an English text without placeholders; itself where the catalogue does not know it.
    [[nodiscard]] std::string text(std::string_view english) const { return std::string(find(english)); }

    /// number writes a value to at most so many decimals, with the sign of minus: `62.5`, `−62,5`.
    [[nodiscard]] std::string number(double value, int decimals = 2) const;
    /// percent writes a value as percent: `62.5%`, `62,5 %`.
    [[nodiscard]] std::string percent(double value, int decimals = 2) const;
    /// day writes a date so short that it reads only one way: `16 Nov 2026`, `Nov 16, 2026`,
    /// `16.11.2026`.
    [[nodiscard]] std::string day(Date date) const;

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Catalogue = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;

    Speech() = default;
    [[nodiscard]] static fmt::string_view as_view(std::string_view text) { return {text.data(), text.size()}; }
    [[nodiscard]] std::string_view find(std::string_view english) const;

    std::string language_ = "en";
    bool is_month_first_ = false;
    std::shared_ptr<const Catalogue> catalogue_;  // null for English
};

/// Speeches are the languages that can be spoken. Immutable; thread-safe.
class Speeches {
  public:
    Speeches() = default;
    /// Speeches of English and these.
    explicit Speeches(std::vector<Speech> others) : others_(std::move(others)) {}

    /// in is the speech of a language by its tag; `en-US` is American, and English is what is not known or empty.
    [[nodiscard]] const Speech& in(std::string_view language) const;

  private:
    std::vector<Speech> others_;
};

/// spoken marks an English text that is said elsewhere, for tools/check/speech.py.
[[nodiscard]] consteval std::string_view spoken(std::string_view english) {
    return english;
}

}  // namespace plumbline::base
