#include "insight/evidence/figure.h"

#include <algorithm>
#include <cmath>

namespace plumbline::insight::evidence {

using base::Json;
using base::JsonArray;
using base::JsonObject;

double rounded(double value) {
    // Sums of decimals carry noise far behind the second place, which would tip exact halves.
    return std::round(std::round(value * 1e6) / 1e4) / 100;
}

Figure share_of(std::string name, std::string label, std::size_t part, std::size_t whole, std::string_view none) {
    Figure figure;
    figure.name = std::move(name);
    figure.label = std::move(label);
    figure.unit = "%";
    figure.drawn_from = whole;
    if (whole == 0) {
        figure.missing.emplace_back(none);
        return figure;
    }
    figure.numerator = static_cast<double>(part);
    figure.denominator = static_cast<double>(whole);
    figure.value = rounded(100 * *figure.numerator / *figure.denominator);
    return figure;
}

Figure count_of(std::string name, std::string label, std::string unit, std::string_view type,
                std::vector<std::string> ids, std::size_t drawn_from) {
    Figure figure;
    figure.name = std::move(name);
    figure.label = std::move(label);
    figure.unit = std::move(unit);
    figure.value = static_cast<double>(ids.size());
    figure.drawn_from = drawn_from;
    figure.type = type;
    figure.ids = std::move(ids);
    return figure;
}

Figure median_of(std::string name, std::string label, std::string unit, std::vector<double> values,
                 std::string_view none) {
    Figure figure;
    figure.name = std::move(name);
    figure.label = std::move(label);
    figure.unit = std::move(unit);
    figure.drawn_from = values.size();
    if (values.empty()) {
        figure.missing.emplace_back(none);
        return figure;
    }
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    const bool is_odd = values.size() % 2 == 1;
    figure.value = rounded(is_odd ? values[middle] : (values[middle - 1] + values[middle]) / 2);
    return figure;
}

void add_missing(Figure& figure, const base::Speech& speech, std::size_t count, fmt::format_string<long long&> one,
                 fmt::format_string<long long&> several) {
    if (count > 0) figure.missing.push_back(speech.count(static_cast<long long>(count), one, several));
}

void put_rows(Figure& figure, std::vector<JsonObject> rows) {
    figure.rows.clear();
    for (JsonObject& row : rows) figure.rows.emplace_back(std::move(row));
}

JsonObject to_json(const Figure& figure) {
    JsonObject json{{"name", figure.name}, {"label", figure.label}, {"unit", figure.unit}};
    json["value"] = figure.value ? Json(*figure.value) : Json(nullptr);
    if (figure.numerator) json["numerator"] = *figure.numerator;
    if (figure.denominator) json["denominator"] = *figure.denominator;
    json["drawnFrom"] = figure.drawn_from;
    JsonArray missing;
    for (const std::string& sentence : figure.missing) missing.emplace_back(sentence);
    json["missing"] = std::move(missing);
    if (!figure.type.empty()) {
        JsonArray ids;
        for (const std::string& id : figure.ids)
            if (ids.size() < MostIds) ids.emplace_back(id);
        json["records"] = JsonObject{{"type", figure.type}, {"count", figure.ids.size()}, {"ids", std::move(ids)}};
    }
    if (!figure.rows.empty()) {
        JsonArray rows;
        for (const Json& row : figure.rows)
            if (rows.size() < MostRows) rows.push_back(row);
        json["rowCount"] = figure.rows.size();
        json["rows"] = std::move(rows);
    }
    return json;
}

}  // namespace plumbline::insight::evidence
