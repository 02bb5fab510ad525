#ifndef MOYIN_ICU_H
#define MOYIN_ICU_H
// ICU behind plain C. No ICU header is included here: Foundation carries an ICU of its own, and one module that sees
// both does not compile.
#include <stddef.h>
#include <stdint.h>

/// Version of the ICU library in use, for example "72.1". The string lives as long as the process.
const char *moyin_icu_version(void);

/// What ICU knows of one code point, packed by `moyin_icu_describe`.
enum {
    MOYIN_ICU_UNITS_SHIFT = 16,      ///< bits 16–20: UTF-16 units of its NFKC_Casefold form (0: default-ignorable, it vanishes)
    MOYIN_ICU_UNITS_MASK = 0x1f,
    MOYIN_ICU_DIGIT_SHIFT = 21,      ///< bits 21–24: decimal digit value + 1, or 0
    MOYIN_ICU_DIGIT_MASK = 0xf,
    MOYIN_ICU_COMBINING = 1 << 25,   ///< composes with, or is reordered against, what stands before it
    MOYIN_ICU_SPACE = 1 << 26,       ///< White_Space
    MOYIN_ICU_DASH = 1 << 27,        ///< Dash
    MOYIN_ICU_HAN = 1 << 28          ///< Ideographic
};

/// Describes `count` code points from `first`. Bits 0–15 of an entry hold the single UTF-16 unit of the folded form,
/// or, when there are several, where they begin in `expansions`. Returns the number of units written to `expansions`,
/// or SIZE_MAX when `capacity` units do not suffice or ICU fails.
size_t moyin_icu_describe(
    uint32_t first, size_t count, uint32_t *entries, uint16_t *expansions, size_t used, size_t capacity);

/// NFKC_Casefold of UTF-16 text by ICU itself. Returns the length, or a negative value when it does not fit or fails.
int32_t moyin_icu_nfkc_casefold(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity);

/// ICU's Traditional-Simplified transliteration of UTF-16 text, in place; for proving tables. Slow to open (tens of
/// milliseconds). Returns the new length, or a negative value.
int32_t moyin_icu_simplify(uint16_t *text, int32_t length, int32_t capacity);

#endif
