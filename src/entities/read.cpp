#include "entities/read.h"

namespace plumbline::entities {

using base::Json;
using base::JsonObject;

std::string read_text(const JsonObject& record, std::string_view key) {
    return base::text_or(record, key);
}

std::optional<std::int64_t> read_integer(const JsonObject& record, std::string_view key) {
    const Json* value = record.if_contains(key);
    if (value == nullptr || !value->is_int64()) return std::nullopt;
    return value->get_int64();
}

std::optional<double> read_decimal(const JsonObject& record, std::string_view key) {
    const Json* value = record.if_contains(key);
    return value == nullptr ? std::nullopt : base::number_of(*value);
}

bool read_boolean(const JsonObject& record, std::string_view key) {
    return base::is_true(record, key);
}

std::optional<base::Date> read_date(const JsonObject& record, std::string_view key) {
    const auto text = base::find_text(record, key);
    if (!text) return std::nullopt;
    const auto date = base::parse_date(*text);
    return date ? std::optional(*date) : std::nullopt;
}

std::optional<base::Instant> read_instant(const JsonObject& record, std::string_view key) {
    const auto text = base::find_text(record, key);
    if (!text) return std::nullopt;
    const auto instant = base::parse_instant(*text);
    return instant ? std::optional(*instant) : std::nullopt;
}

std::vector<std::string> read_list(const JsonObject& record, std::string_view key) {
    std::vector<std::string> list;
    const Json* value = record.if_contains(key);
    if (value == nullptr || !value->is_array()) return list;
    for (const Json& entry : value->get_array())
        if (entry.is_string()) list.emplace_back(entry.get_string());
    return list;
}

Json read_json(const JsonObject& record, std::string_view key) {
    const Json* value = record.if_contains(key);
    return value == nullptr ? Json(nullptr) : *value;
}

int read_choice(const JsonObject& record, std::string_view key, std::initializer_list<std::string_view> options) {
    const auto text = base::find_text(record, key);
    int position = 0;
    for (const std::string_view option : options) {
        ++position;
        if (text == option) return position;
    }
    return 0;
}

}  // namespace plumbline::entities
