#pragma once
// The trail of all changes: what the chain says of who changed what, when and why.

#include "records/records.h"

namespace plumbline::records {

/// trail is the changes that are sought, the newest first, at most `most`:
/// `{"items": [{seq, at, by, for, reason, hash, count, entries}], "head": …, "links": n, "next": seq}`. Of each change
/// the first twenty entries are named ({type, collection, record, operation, revision, title}); `count` is how many
/// there are. Titles are those that the caller may see. Who wrote what nobody may learn the author of is left out, and
/// where one asks for a person's changes, the change itself. The caller decides who may ask.
[[nodiscard]] base::Result<base::JsonObject> trail(Records& records, const Asking& asking, const store::Sought& sought,
                                                   int most);

}  // namespace plumbline::records
