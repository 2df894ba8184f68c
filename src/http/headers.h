#pragma once
// Header fields of a request or a response.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::http {

/// Headers is a list of named values in the order given. Names compare without regard to ASCII case. Not thread-safe.
class Headers {
  public:
    /// Field is one header line.
    struct Field {
        std::string name;
        std::string value;
    };

    /// add appends a field, whether or not one of that name is there.
    void add(std::string name, std::string value);
    /// set replaces every field of that name by one.
    void set(std::string name, std::string value);
    /// remove takes every field of that name away.
    void remove(std::string_view name);
    /// find_value is the first value of that name, or nullptr; valid until the next change.
    [[nodiscard]] const std::string* find_value(std::string_view name) const;
    /// values are all values of that name in order; valid until the next change.
    [[nodiscard]] std::vector<std::string_view> values(std::string_view name) const;
    /// fields are all fields in order.
    [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
    /// size counts the fields.
    [[nodiscard]] std::size_t size() const { return fields_.size(); }

  private:
    std::vector<Field> fields_;
};

}  // namespace plumbline::http
