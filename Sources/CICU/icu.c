#include "icu.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utrans.h>
#include <unicode/uvernum.h>
#include <string.h>

const char *moyin_icu_version(void) {
    static char text[U_MAX_VERSION_STRING_LENGTH];
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, text);
    return text;
}

size_t moyin_icu_describe(
    uint32_t first, size_t count, uint32_t *entries, uint16_t *expansions, size_t used, size_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&error);
    if (U_FAILURE(error)) return SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        UChar32 c = (UChar32)(first + i);
        uint32_t entry = 0;
        UChar folded[32];
        int32_t units = 0;
        U16_APPEND_UNSAFE(folded, units, c);
        // Most characters are inert: they fold to themselves and meet nothing before them.
        if (!unorm2_isInert(fold, c)) {
            UChar source[2] = {folded[0], folded[1]};
            units = unorm2_normalize(fold, source, units, folded, 32, &error);
            if (U_FAILURE(error)) return SIZE_MAX;
            if (!unorm2_hasBoundaryBefore(fold, c)) entry |= MOYIN_ICU_COMBINING;
        }
        if (units == 1) {
            entry |= folded[0];
        } else if (units > 1) {
            if (used + (size_t)units > capacity || used > 0xffff) return SIZE_MAX;
            entry |= (uint32_t)used;
            memcpy(expansions + used, folded, (size_t)units * sizeof folded[0]);
            used += (size_t)units;
        }
        entry |= (uint32_t)units << MOYIN_ICU_UNITS_SHIFT;
        // The general category rules out most properties at the cost of one look-up.
        uint32_t category = U_MASK(u_charType(c));
        if (category & U_GC_ND_MASK) {
            int32_t digit = u_charDigitValue(c);
            if (digit >= 0 && digit <= 9) entry |= (uint32_t)(digit + 1) << MOYIN_ICU_DIGIT_SHIFT;
        }
        if (category & (U_GC_Z_MASK | U_GC_CC_MASK)) {
            if (u_hasBinaryProperty(c, UCHAR_WHITE_SPACE)) entry |= MOYIN_ICU_SPACE;
        } else if (category & (U_GC_P_MASK | U_GC_S_MASK)) {
            if (u_hasBinaryProperty(c, UCHAR_DASH)) entry |= MOYIN_ICU_DASH;
        } else if (category & (U_GC_LO_MASK | U_GC_NL_MASK | U_GC_MN_MASK)) {
            if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) entry |= MOYIN_ICU_HAN;
        }
        entries[i] = entry;
    }
    return used;
}

int32_t moyin_icu_nfkc_casefold(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&error);
    if (U_FAILURE(error)) return -1;
    int32_t result = unorm2_normalize(fold, text, length, out, capacity, &error);
    return U_FAILURE(error) ? -1 : result;
}

int32_t moyin_icu_simplify(uint16_t *text, int32_t length, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    static const UChar id[] = u"Traditional-Simplified";
    UTransliterator *simplify = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (U_FAILURE(error)) return -1;
    int32_t limit = length;
    utrans_transUChars(simplify, text, &length, capacity, 0, &limit, &error);
    utrans_close(simplify);
    return U_FAILURE(error) ? -1 : length;
}
