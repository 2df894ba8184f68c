#include <algorithm>

#include "base/text.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

std::vector<std::string> keys_of(const Field& field) {
    std::vector<std::string> keys;
    keys.reserve(field.options.size());
    for (const auto& [key, label] : field.options) keys.push_back(key);
    return keys;
}

class Choice : public FieldType {
  public:
    std::string_view name() const override { return "choice"; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        if (!value.is_string()) return base::fail(wrong_kind(field, "one of " + base::join(keys_of(field), ", ")));
        const std::string key(value.get_string());
        const std::vector<std::string> keys = keys_of(field);
        if (std::ranges::find(keys, key) == keys.end()) {
            const std::string near = base::closest(key, keys);
            std::string hint = near.empty() ? "" : "Did you mean \"" + near + "\"? ";
            hint += "Allowed: " + base::join(keys, ", ") + ".";
            return base::fail(base::invalid("validation.choice", field.name,
                                            field.label + " cannot be \"" + base::shortened(key, 60) + "\".", hint));
        }
        return value;
    }

    /// A key or a label, in any case.
    base::Result<base::Json> read_cell(const Field& field, std::string_view text, bool) const override {
        const std::string word = base::to_lower_ascii(text);
        std::vector<std::string> labels;
        labels.reserve(field.options.size());
        for (const auto& [key, label] : field.options) {
            if (base::to_lower_ascii(key) == word || base::to_lower_ascii(label) == word) return base::Json(key);
            labels.push_back(label);
        }
        const std::string near = base::closest(text, labels);
        std::string hint = near.empty() ? "" : "Did you mean \"" + near + "\"? ";
        hint += "Allowed: " + base::join(labels, ", ") + ".";
        return base::fail(base::invalid("validation.choice", field.name,
                                        field.label + " cannot be \"" + base::shortened(text, 60) + "\".", hint));
    }

    std::string write_cell(const Field& field, const base::Json& value) const override {
        for (const auto& [key, label] : field.options)
            if (base::is_text(value, key)) return label;
        return FieldType::write_cell(field, value);
    }

    base::JsonObject json_schema(const Field& field) const override {
        base::JsonArray keys;
        for (const std::string& key : keys_of(field)) keys.emplace_back(key);
        return {{"type", "string"}, {"enum", std::move(keys)}};
    }
};

}  // namespace

std::unique_ptr<FieldType> make_choice() {
    return std::make_unique<Choice>();
}

}  // namespace plumbline::schema::fields
