#include <algorithm>

#include "base/text.h"
#include "schema/fields/text_rules.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

bool is_address(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == 0 || at == std::string_view::npos || at > 64 || text.find('@', at + 1) != std::string_view::npos)
        return false;
    const std::string_view domain = text.substr(at + 1);
    if (domain.empty() || domain.front() == '.' || domain.back() == '.' || domain.front() == '-') return false;
    return std::ranges::none_of(text, [](char c) { return c == ' ' || c == ',' || c == ';' || c == '<' || c == '>'; });
}

class Email : public FieldType {
  public:
    std::string_view name() const override { return "email"; }
    bool is_text() const override { return true; }

    /// An address is kept in lower case: people are found and signed in by it, whatever way they type it.
    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        base::Json text = TRY(plain_text(field, value, Lines::One, 254));
        if (text.is_null()) return text;
        const std::string lower = base::to_lower_ascii(std::string_view(text.get_string()));
        if (!is_address(lower))
            return base::fail(base::invalid("validation.email", field.name, field.label + " is not an e-mail address.",
                                            "Write it as name@example.com."));
        return base::Json(lower);
    }

    base::JsonObject json_schema(const Field&) const override { return {{"type", "string"}, {"format", "email"}}; }
};

}  // namespace

std::unique_ptr<FieldType> make_email() {
    return std::make_unique<Email>();
}

}  // namespace plumbline::schema::fields
