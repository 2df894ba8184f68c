#include "insight/speeches.h"

#include "entities/library.h"

namespace plumbline::insight {

base::Result<base::Speeches> load_shipped_speeches() {
    base::Speech german = TRY(base::Speech::load("de", entities::library_text("speech/de")));
    return base::Speeches({std::move(german)});
}

}  // namespace plumbline::insight
