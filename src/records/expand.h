#pragma once
// Records that others refer to, put in the place of their ids, and lists of those that refer back.

#include "records/access.h"

namespace plumbline::records {

/// Expansion is one name to expand on a type, with what to expand on the records that it brings.
struct Expansion {
    const schema::Field* field = nullptr;      ///< a reference or list of references, or null
    const schema::Inverse* inverse = nullptr;  ///< or an inverse list
    const schema::EntityType* target = nullptr;
    std::vector<Expansion> inner;
};

/// read_expand resolves `owner,keyResults/measure`; at most ten names, three deep. Errors are Invalid on `expand`.
[[nodiscard]] base::Result<std::vector<Expansion>> read_expand(const schema::Catalog& catalog,
                                                               const schema::EntityType& type, const std::string& text,
                                                               const query::Visible& visible);

/// expand puts the expanded records into those given: in place of an id its record, in place of a list of ids the
/// records, and inverse lists under their name. What the caller may not read stays an id or is left out. More than
/// 10,000 records for one name are refused, never cut short.
[[nodiscard]] base::Result<void> expand(store::Transaction& transaction, const Access& access,
                                        const schema::Catalog& catalog, const schema::EntityType& type,
                                        const std::vector<Expansion>& expansions, std::optional<std::int64_t> as_of,
                                        std::vector<base::JsonObject>& records);

}  // namespace plumbline::records
