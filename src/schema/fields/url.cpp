#include "base/text.h"
#include "schema/fields/text_rules.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

bool is_web_address(std::string_view text) {
    const std::string lower = base::to_lower_ascii(text.substr(0, 8));
    const std::size_t scheme = lower.starts_with("https://") ? 8 : lower.starts_with("http://") ? 7 : 0;
    if (scheme == 0 || text.size() == scheme) return false;
    return text.find_first_of(" \"<>\\^`{|}") == std::string_view::npos;
}

class Url : public FieldType {
  public:
    std::string_view name() const override { return "url"; }
    bool is_text() const override { return true; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        base::Json text = TRY(plain_text(field, value, Lines::One, 2000));
        if (!text.is_null() && !is_web_address(std::string_view(text.get_string())))
            return base::fail(base::invalid("validation.url", field.name, field.label + " is not a web address.",
                                            "Write it with https:// in front."));
        return text;
    }

    base::JsonObject json_schema(const Field&) const override { return {{"type", "string"}, {"format", "uri"}}; }
};

}  // namespace

std::unique_ptr<FieldType> make_url() {
    return std::make_unique<Url>();
}

}  // namespace plumbline::schema::fields
