#include "store/search_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace plumbline::store {

namespace {

/// NFKC with case folding, then decomposed, so that marks can be dropped (Unicode TR 15; UAX 31, R5).
icu::UnicodeString fold(std::string_view text) {
    UErrorCode failed = U_ZERO_ERROR;
    const auto* folding = icu::Normalizer2::getNFKCCasefoldInstance(failed);
    const auto* decomposing = icu::Normalizer2::getNFKDInstance(failed);
    auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    if (U_FAILURE(failed)) return source;
    return decomposing->normalize(folding->normalize(source, failed), failed);
}

bool is_mark(UChar32 code) {
    const int8_t category = u_charType(code);
    return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK;
}

}  // namespace

std::vector<std::string> search_tokens(std::string_view text, std::size_t most) {
    const icu::UnicodeString folded = fold(text);
    std::vector<std::string> tokens;
    icu::UnicodeString word;
    const auto finish = [&] {
        if (!word.isEmpty()) word.toUTF8String(tokens.emplace_back());
        word.remove();
    };
    for (int32_t at = 0; at < folded.length() && tokens.size() < most; at = folded.moveIndex32(at, 1)) {
        const UChar32 code = folded.char32At(at);
        if (is_mark(code)) continue;
        if (u_isalnum(code) != 0 && word.length() < 60)
            word.append(code);
        else
            finish();
    }
    if (tokens.size() < most) finish();
    return tokens;
}

}  // namespace plumbline::store
