// From the characters that a kernel found to the places that deserve a closer look. Every test is made for every place and
// their results are joined without branches: which way one goes is as good as random, and a wrong guess costs more than all of
// them.
#include "kernels.h"

/// The character of three bytes at `p`.
static inline uint32_t scalar_at(const uint8_t *p) {
    return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (uint32_t)(p[2] & 0x3f);
}

/// An ideograph or a mark of punctuation at `p`: nothing that a reader of words passes over. Spaces and invisible signs are
/// none, nor is what may be one.
static inline unsigned is_solid(const uint8_t *p) {
    unsigned ideograph = (uint8_t)(p[0] - 0xe4) < 6;
    unsigned mark = (p[0] == 0xe3) & (p[1] == 0x80) & (p[2] != 0x80);
    unsigned wide = (p[0] == 0xef) & ((p[1] & 0xfe) == 0xbc);
    return ideograph | mark | wide;
}

static inline unsigned has(const uint64_t *set, uint32_t scalar) {
    const uint32_t place = mbk_beside_place(scalar);
    return (unsigned)(set[place >> 6] >> (place & 63)) & 1;
}

/// Where the bits of a mask are. Most words have none to two: two are written whatever there are.
static inline size_t extract(const uint64_t *mask, size_t words, uint32_t *places) {
    size_t found = 0;
    for (size_t word = 0; word < words; word++) {
        uint64_t bits = mask[word];
        uint32_t *out = places + found;
        found += (size_t)__builtin_popcountll(bits);
        // The highest bit keeps the count of zeros defined; what it writes is not counted.
        for (unsigned k = 0; k < 2; k++) {
            out[k] = (uint32_t)(word * 64 + (size_t)__builtin_ctzll(bits | 1ull << 63));
            bits &= bits - 1;
        }
        for (out += 2; __builtin_expect(bits != 0, 0); bits &= bits - 1)
            *out++ = (uint32_t)(word * 64 + (size_t)__builtin_ctzll(bits));
    }
    return found;
}

/// Whether a word may have these two characters beside its trigger.
static inline unsigned has_pair(const mbk_triggers *t, unsigned number, unsigned kind, const uint8_t *first, const uint8_t *second) {
    if (!(t->sides[number] & kind)) return 0;
    if (!is_solid(first) || !is_solid(second)) return 1;
    const uint32_t place = mbk_pair_place(number, kind, scalar_at(first), scalar_at(second));
    return (unsigned)(t->pairs[place >> 6] >> (place & 63)) & 1;
}

/// Nearly all words have a third character: 公布 alone is none of those that 布 betrays. For the few places that are left, so
/// with branches.
static inline size_t with_pairs(const uint8_t *text, size_t start, size_t length, const mbk_triggers *t, uint32_t *places, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *p = text + start + places[i];
        const unsigned number = t->numbers[scalar_at(p)];
        const bool isInside = start + places[i] >= 6 && start + places[i] + 9 <= length;
        if (!isInside || t->sides[number] & MBK_SHORT || has_pair(t, number, MBK_LEFT_LEFT, p - 3, p - 6) ||
            has_pair(t, number, MBK_LEFT_RIGHT, p - 3, p + 3) || has_pair(t, number, MBK_RIGHT_RIGHT, p + 3, p + 6))
            places[kept++] = places[i];
    }
    return kept;
}

static inline __attribute__((always_inline)) size_t trigger_places(
    const uint8_t *text, size_t start, size_t end, size_t length, const mbk_triggers *t, const uint64_t *mask, uint32_t *places) {
    const size_t found = extract(mask, (end - start + 63) / 64, places);
    size_t kept = 0;
    for (size_t i = 0; i < found; i++) {
        if (places[i] < 2) continue;
        const uint32_t place = places[i] - 2;
        const uint8_t *p = text + start + place;
        unsigned number = t->numbers[scalar_at(p)];
        unsigned keep = (number != 0) & ((p[0] & 0xf0) == 0xe0);
        if (start + place >= 3 && start + place + 6 <= length) {
            unsigned left = has(t->left + number * MBK_BESIDE_WORDS, scalar_at(p - 3)) | (is_solid(p - 3) ^ 1);
            unsigned right = has(t->right + number * MBK_BESIDE_WORDS, scalar_at(p + 3)) | (is_solid(p + 3) ^ 1);
            keep &= (left & t->sides[number]) | (right & (t->sides[number] >> 1));
        }
        places[kept] = place;
        kept += keep & 1;
    }
    return with_pairs(text, start, length, t, places, kept);
}

size_t mbk_scalar_places(const uint8_t *text, size_t start, size_t end, size_t length, const mbk_triggers *t,
                         const uint64_t *mask, uint32_t *places) {
    return trigger_places(text, start, end, length, t, mask, places);
}

#if defined(__x86_64__)
// The same with instructions for counting and taking away bits, which the oldest machines lack.
__attribute__((target("bmi,popcnt"))) size_t mbk_bmi_places(const uint8_t *text, size_t start, size_t end, size_t length,
                                                           const mbk_triggers *t, const uint64_t *mask, uint32_t *places) {
    return trigger_places(text, start, end, length, t, mask, places);
}
#endif
