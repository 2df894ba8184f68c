#include "http/headers.h"

#include <utility>

#include "http/grammar.h"

namespace plumbline::http {

void Headers::add(std::string name, std::string value) {
    fields_.push_back({std::move(name), std::move(value)});
}

void Headers::set(std::string name, std::string value) {
    remove(name);
    add(std::move(name), std::move(value));
}

void Headers::remove(std::string_view name) {
    std::erase_if(fields_, [&](const Field& field) { return equal_ignoring_case(field.name, name); });
}

const std::string* Headers::find_value(std::string_view name) const {
    for (const Field& field : fields_)
        if (equal_ignoring_case(field.name, name)) return &field.value;
    return nullptr;
}

std::vector<std::string_view> Headers::values(std::string_view name) const {
    std::vector<std::string_view> found;
    for (const Field& field : fields_)
        if (equal_ignoring_case(field.name, name)) found.emplace_back(field.value);
    return found;
}

}  // namespace plumbline::http
