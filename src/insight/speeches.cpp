#include "insight/speeches.h"

#include "entities/library.h"

namespace plumbline::insight {

base::Result<base::Speeches> load_shipped_speeches() {
    return base::Speeches({ TRY(base::Speech::load("de", entities::library_text("speech/de"))) });
}

}  // namespace plumbline::insight
