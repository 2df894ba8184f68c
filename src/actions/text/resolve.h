#pragma once
// From what a text says to the records that it means: each entry gets its id, each name becomes an id.

#include <functional>

#include "actions/text/sheet.h"
#include "actions/text/text.h"
#include "actions/text/truth.h"

namespace plumbline::actions::text {

/// Wish is one field as the text wants it, ids in the place of names.
struct Wish {
    const schema::Field* field = nullptr;
    base::Json value;
    Mark mark;
};

/// Item is an entry of a text with the record that it means.
struct Item {
    const Entry* entry = nullptr;
    std::string id;                            ///< of the record; a new one where there is none yet
    const base::JsonObject* before = nullptr;  ///< the record in the store, or null
    std::string joined;                        ///< id of the record that gives it its name, where one does
    std::vector<Wish> wishes;                  ///< every field that is compared
};

/// Resolved is a sheet over a stock. Items stand in the order of the sheet's entries.
struct Resolved {
    std::vector<Item> items;
    std::vector<const Kept*> surplus;         ///< records of the programs that the text does not hold, parents first
    std::vector<records::Command> stand_ins;  ///< what the text names and neither text nor store hold, if wanted
};

/// load_for loads what a sheet speaks of into a stock: its programs, and whatever its words could mean.
[[nodiscard]] base::Result<void> load_for(View& view, const Sheet& sheet, Stock& stock);

/// resolve finds the record of each entry and the id of each name. New records get ids from `make_id`. What means
/// nothing or several records is added to `mistakes`; with `options.prune`, so is what refers to a record that would
/// be deleted; with `options.stand_ins`, what others than the text's own programs should hold gets a stand-in instead.
[[nodiscard]] base::Result<Resolved> resolve(View& view, const Sheet& sheet, const Stock& stock, const Options& options,
                                             const std::function<std::string()>& make_id, Mistakes& mistakes);

}  // namespace plumbline::actions::text
