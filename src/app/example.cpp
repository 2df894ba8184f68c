#include "app/example.h"

namespace plumbline::app {

base::Result<void> fill_with_example(World&) {
    return {};
}

}  // namespace plumbline::app
