#pragma once
// The plan of a program, read from the store into memory.

#include "insight/plan_graph.h"
#include "records/records.h"

namespace plumbline::actions {

/// Depth says how much of a plan is read.
enum class Depth {
    Blocking,   ///< what blocking checks look at: no units of the organization, no observations, no check-ins
    Structure,  ///< the units besides
    Whole,      ///< everything that checks and progress look at
};

/// Reading says for whom and of when records are read.
struct Reading {
    const records::Access* access = nullptr;  ///< only what its caller may see; null for the server itself
    std::optional<std::int64_t> as_of = {};   ///< change number to read as of; absent: now
};

/// load_plan reads one program with the organization's priorities, units and people that it refers to. NotFound where
/// there is no such program, or none that the reader may see.
[[nodiscard]] base::Result<insight::RecordsByType> load_plan(store::Transaction& transaction,
                                                             const schema::Catalog& catalog, const std::string& program,
                                                             Depth depth, const Reading& reading = {});

/// program_of is the id of the program that a record belongs to; empty where it belongs to none.
[[nodiscard]] base::Result<std::string> program_of(store::Transaction& transaction, const schema::EntityType& type,
                                                   const base::JsonObject& record);

/// select_all is every record of a type that meets a condition; of those that the reader may see, and without the
/// fields that the reader may not see.
[[nodiscard]] base::Result<std::vector<base::JsonObject>> select_all(store::Transaction& transaction,
                                                                     const schema::EntityType& type,
                                                                     query::Condition condition,
                                                                     const Reading& reading = {});

/// select_of_program is select_all of the records of a type that belong to a program.
[[nodiscard]] base::Result<std::vector<base::JsonObject>> select_of_program(store::Transaction& transaction,
                                                                            const schema::Catalog& catalog,
                                                                            const schema::EntityType& type,
                                                                            const std::string& program,
                                                                            const Reading& reading = {});

}  // namespace plumbline::actions
