#include "actions/imports/entry.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"
#include "base/time.h"
#include "schema/field_type.h"
#include "schema/fields/days.h"

namespace plumbline::actions::imports {

using base::Json;
using base::Result;

namespace {

std::string first_code_points(std::string_view text, std::size_t most) {
    std::size_t end = 0;
    for (std::size_t count = 0; count < most && end < text.size(); ++count)
        for (++end; end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U;) ++end;
    return std::string(text.substr(0, end));
}

/// `3/10/2026` with the year first, or what was given where it is no such text.
std::string year_first(std::string_view text, bool is_month_first) {
    const auto parts = base::split(text, '/');
    if (parts.size() != 3 || parts[2].size() != 4) return std::string(text);
    return fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[is_month_first ? 0 : 1], parts[is_month_first ? 1 : 0]);
}

}  // namespace

Result<std::string> day_in(std::string_view text, DayOrder order) {
    text = base::trim(text);
    const std::size_t end = text.find_first_of("T ");
    const bool has_time = end != std::string_view::npos && end >= 8 && text.find(':', end) != std::string_view::npos;
    const std::string_view time = has_time ? text.substr(end) : std::string_view();
    const std::string_view day = has_time ? text.substr(0, end) : text;
    const bool is_twelve_hours = time.ends_with("AM") || time.ends_with("PM");
    if (order == DayOrder::Shown && !is_twelve_hours) return base::format_date(TRY(schema::fields::read_day(day)));
    return base::format_date(TRY(schema::fields::read_day(year_first(day, order != DayOrder::DayFirst))));
}

std::string plain_number(std::string_view text) {
    std::string plain;
    for (const char c : base::trim(text)) {
        const bool is_sign =
            std::string_view(",%$ ").find(c) != std::string_view::npos || static_cast<unsigned char>(c) > 0x7F;
        if (std::string_view("0123456789.-+eE").find(c) != std::string_view::npos)
            plain += c;
        else if (!is_sign)
            return std::string(text);
    }
    return plain;
}

void Entry::keep(std::string_view field, Result<Json> value, std::string_view heading) {
    const schema::Field* target = type_.find_field(field);
    if (value && target != nullptr && target->target == nullptr) value = target->type->normalize(*target, *value);
    if (value) {
        body_[field] = std::move(*value);
        return;
    }
    const base::Error& error = value.error();
    refuse(fmt::format("{}: {}{}", heading, error.message, error.hint.empty() ? "" : " " + error.hint));
}

void Entry::read(std::string_view field, std::string_view text, std::string_view heading) {
    if (text.empty()) return;
    const schema::Field* target = type_.find_field(field);
    if (target->max_length > 0 && base::count_code_points(text) > static_cast<std::size_t>(target->max_length))
        return put(field, Json(text));
    keep(field, target->type->read_cell(*target, text, false), heading);
}

void Entry::day(std::string_view field, std::string_view text, std::string_view heading) {
    if (text.empty()) return;
    auto found = day_in(text, order_);
    if (found)
        body_[field] = *found;
    else
        keep(field, base::fail(std::move(found).error()), heading);
}

void Entry::number(std::string_view field, std::string_view text, std::string_view heading) {
    if (text.empty()) return;
    const schema::Field* target = type_.find_field(field);
    keep(field, target->type->read_cell(*target, plain_number(text), true), heading);
}

void Entry::put(std::string_view field, Json value) {
    const schema::Field* target = type_.find_field(field);
    if (value.is_string() && target != nullptr && target->max_length > 0)
        value = first_code_points(std::string_view(value.get_string()), static_cast<std::size_t>(target->max_length));
    body_[field] = std::move(value);
}

void Entry::refuse(std::string reason) {
    if (mistake_.empty()) mistake_ = std::move(reason);
}

bool Entry::is_good(Report& report) const {
    if (!mistake_.empty()) report.skip(origin_, mistake_);
    return mistake_.empty();
}

}  // namespace plumbline::actions::imports
