#include "base/random.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

class Record : public FieldType {
  public:
    std::string_view name() const override { return "record"; }
    Relation relation() const override { return Relation::Any; }
    bool is_ordered() const override { return false; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        const auto* given = value.if_string();
        const std::string_view text =
            given == nullptr ? std::string_view() : std::string_view(given->data(), given->size());
        const std::size_t slash = text.find('/');
        if (slash == std::string_view::npos || slash == 0 || !base::is_uuid(text.substr(slash + 1)))
            return base::fail(wrong_kind(field, "a collection and an id such as \"objectives/0198…\""));
        return value;
    }

    base::JsonObject json_schema(const Field&) const override {
        return {{"type", "string"}, {"pattern", "^[a-z-]+/[0-9a-f-]{36}$"}};
    }
};

}  // namespace

std::unique_ptr<FieldType> make_record() {
    return std::make_unique<Record>();
}

}  // namespace plumbline::schema::fields
