#include "app/hooks.h"

namespace plumbline::app {

void add_hooks(records::Records&) {}

}  // namespace plumbline::app
