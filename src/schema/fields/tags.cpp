#include <algorithm>

#include "base/text.h"
#include "schema/fields/lists.h"
#include "schema/fields/text_rules.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

class Tags : public FieldType {
  public:
    std::string_view name() const override { return "tags"; }
    Storage storage() const override { return Storage::List; }
    bool is_ordered() const override { return false; }
    bool is_text() const override { return true; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        if (!value.is_array()) return base::fail(wrong_kind(field, "a list of words"));
        if (value.get_array().size() > 100)
            return base::fail(
                base::invalid("validation.length", field.name, field.label + " has more than 100 entries."));
        base::JsonArray tags;
        for (const base::Json& entry : value.get_array()) {
            const base::Json tag = TRY(plain_text(field, entry, Lines::One, 100));
            if (tag.is_null()) continue;
            TRY(check_option(field, tag));
            if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
        }
        return base::Json(std::move(tags));
    }

    base::Result<base::Json> read_cell(const Field& field, std::string_view text, bool) const override {
        base::JsonArray words = read_list(text, ";,\n");
        for (base::Json& word : words)
            for (const auto& [key, label] : field.options)
                if (base::to_lower_ascii(std::string_view(word.get_string())) == base::to_lower_ascii(label))
                    word = key;
        return base::Json(std::move(words));
    }

    std::string write_cell(const Field&, const base::Json& value) const override { return write_list(value); }

    base::JsonObject json_schema(const Field& field) const override {
        base::JsonObject item{{"type", "string"}};
        if (!field.options.empty()) {
            base::JsonArray keys;
            for (const auto& [key, label] : field.options) keys.emplace_back(key);
            item["enum"] = std::move(keys);
        }
        return {{"type", "array"}, {"items", std::move(item)}};
    }

  private:
    static base::Result<void> check_option(const Field& field, const base::Json& tag) {
        if (field.options.empty()) return {};
        std::string allowed;
        for (const auto& [key, label] : field.options) {
            if (key == std::string_view(tag.get_string())) return {};
            allowed += (allowed.empty() ? "" : ", ") + key;
        }
        return base::fail(base::invalid("validation.choice", field.name,
                                        field.label + " cannot hold \"" + std::string(tag.get_string()) + "\".",
                                        "Allowed: " + allowed + "."));
    }
};

}  // namespace

std::unique_ptr<FieldType> make_tags() {
    return std::make_unique<Tags>();
}

}  // namespace plumbline::schema::fields
