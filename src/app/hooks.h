#pragma once
// Every rule that takes part in the saving of a type, on one screen.

#include "records/records.h"

namespace plumbline::app {

/// add_hooks gives the records all hooks. Called once, before anything is saved.
void add_hooks(records::Records& records);

}  // namespace plumbline::app
