// Merge patches (RFC 7396): a target and a patch, parted by a NUL.

#include "base/merge_patch.h"
#include "fuzz.h"

using namespace plumbline;
using fuzz::promise;

namespace {

bool holds_null(const base::Json& value) {
    if (value.is_null()) return true;
    if (!value.is_object()) return false;
    for (const auto& pair : value.get_object())
        if (holds_null(pair.value())) return true;
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text(data, size);
    const std::size_t cut = std::min(text.find('\0'), text.size());
    const auto target = base::parse_json(text.substr(0, cut));
    const auto patch = base::parse_json(text.substr(std::min(cut + 1, text.size())));
    if (!target || !patch) return 0;
    const base::Json once = base::merge_patch(*target, *patch);
    promise(base::canonical_text(base::merge_patch(once, *patch)) == base::canonical_text(once), "twice is once");
    if (patch->is_object() && !holds_null(*target)) promise(!holds_null(once), "a patched object has no empty member");
    return 0;
}
