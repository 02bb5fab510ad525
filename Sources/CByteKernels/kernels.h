#ifndef MOYIN_KERNELS_H
#define MOYIN_KERNELS_H
#include "byte_kernels.h"

/// One instruction set's way to do the work. `classify` gets whole blocks of 64 bytes with two readable bytes before the
/// first, and writes mask words from `word` on.
typedef struct {
    const char *name;
    void (*classify)(const uint8_t *text, size_t blocks, const mbk_tables *tables, const mbk_masks *out, size_t word);
    bool (*is_utf8)(const uint8_t *text, size_t length);
    size_t (*count_starts)(const uint8_t *text, size_t length);
    size_t (*count_digits)(const uint8_t *text, size_t length);
    /// Like `classify`: whole blocks, two readable bytes before the first.
    void (*find)(const uint8_t *text, size_t blocks, const mbk_characters *set, uint64_t *mask);
    /// What of a mask's places may stand in a word; see mbk_trigger_places.
    size_t (*places)(const uint8_t *text, size_t start, size_t end, size_t length, const mbk_triggers *triggers,
                     const uint64_t *mask, uint32_t *places);
} mbk_kernel;

extern const mbk_kernel mbk_scalar;
size_t mbk_scalar_places(const uint8_t *text, size_t start, size_t end, size_t length, const mbk_triggers *triggers,
                         const uint64_t *mask, uint32_t *places);
#if defined(__x86_64__)
extern const mbk_kernel mbk_avx2, mbk_avx512;
bool mbk_avx2_is_utf8(const uint8_t *text, size_t length);
size_t mbk_avx2_count_starts(const uint8_t *text, size_t length);
size_t mbk_avx2_count_digits(const uint8_t *text, size_t length);
size_t mbk_bmi_places(const uint8_t *text, size_t start, size_t end, size_t length, const mbk_triggers *triggers,
                      const uint64_t *mask, uint32_t *places);
#endif

/// Whether a digit ends at `i`: 0–9, or ０–９ (ef bc 90…99).
static inline bool mbk_is_digit(const uint8_t *text, size_t i) {
    if ((uint8_t)(text[i] - '0') < 10) return true;
    return i >= 2 && (uint8_t)(text[i] - 0x90) < 10 && text[i - 1] == 0xbc && text[i - 2] == 0xef;
}

size_t mbk_scalar_utf8_error(const uint8_t *text, size_t length);

#endif
