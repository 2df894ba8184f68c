#pragma once
// One figure of the evidence that a capability yields, with what it was made from.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/speech.h"

namespace plumbline::insight::evidence {

/// MostIds is how many ids of records a figure names; the rest is only counted.
inline constexpr std::size_t MostIds = 20;
/// MostRows is how many rows of a table a figure carries; the rest is only counted.
inline constexpr std::size_t MostRows = 200;

/// Figure is a number with where it comes from. Without a value it could not be told, and `missing` says why; what is
/// missing is never counted as zero.
struct Figure {
    std::string name;                 ///< stable, kebab-case: `asks-refused`
    std::string label;                ///< in plain words
    std::string unit;                 ///< of the value: `%`, `days`, `EUR`, `asks`
    std::optional<double> value;      ///< rounded to two decimals
    std::optional<double> numerator;  ///< of a share or mean
    std::optional<double> denominator;
    std::size_t drawn_from = 0;        ///< how many records it was made from
    std::vector<std::string> missing;  ///< what could not be counted, a sentence each
    std::string_view type;             ///< of the records concerned: `ask`
    std::vector<std::string> ids;      ///< of the records concerned, all of them
    base::JsonArray rows;              ///< the figure broken down, where it is a table
};

/// Figures are those of one capability, in the order in which they are shown.
using Figures = std::vector<Figure>;

/// rounded is a value to two decimals, halves away from zero.
[[nodiscard]] double rounded(double value);

/// share_of is a share in percent. Without a denominator it has no value, and `none` says why.
[[nodiscard]] Figure share_of(std::string name, std::string label, std::size_t part, std::size_t whole,
                              std::string_view none);

/// count_of is how many records there are of a type, with their ids. `unit` is what is counted.
[[nodiscard]] Figure count_of(std::string name, std::string label, std::string unit, std::string_view type,
                              std::vector<std::string> ids, std::size_t drawn_from);

/// median_of is the middle of the values, or the mean of the two in the middle; `none` says why there is none.
[[nodiscard]] Figure median_of(std::string name, std::string label, std::string unit, std::vector<double> values,
                               std::string_view none);

/// add_missing adds "3 asks have no date." to a figure where the count is not zero, from one template for 1 and one for
/// several.
void add_missing(Figure& figure, const base::Speech& speech, std::size_t count, fmt::format_string<long long&> one,
                 fmt::format_string<long long&> several);

/// put_rows gives a figure its table.
void put_rows(Figure& figure, std::vector<base::JsonObject> rows);

/// to_json writes a figure; what does not apply is left out, ids and rows are cut and counted.
[[nodiscard]] base::JsonObject to_json(const Figure& figure);

}  // namespace plumbline::insight::evidence
