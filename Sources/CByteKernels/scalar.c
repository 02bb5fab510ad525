// The reference: one byte at a time, no tricks. Every other kernel must agree with it bit for bit.
#include "kernels.h"

static uint8_t lookup(const mbk_triples *t, const uint8_t *p) {
    return t->low[0][p[-2] & 15] & t->high[0][p[-2] >> 4] & t->low[1][p[-1] & 15] & t->high[1][p[-1] >> 4] &
           t->low[2][p[0] & 15] & t->high[2][p[0] >> 4];
}

static bool among(const uint8_t *low, const uint8_t *high, uint8_t byte) { return low[byte & 15] & high[byte >> 4]; }

static void classify(const uint8_t *text, size_t blocks, const mbk_tables *t, const mbk_masks *out, size_t word) {
    for (size_t b = 0; b < blocks; b++, word++) {
        uint64_t digit = 0, letter = 0, wide = 0, sign = 0, han = 0, newline = 0, delimiter = 0;
        for (unsigned i = 0; i < 64; i++) {
            const uint8_t *p = text + b * 64 + i;
            uint64_t bit = (uint64_t)1 << i;
            if (*p >= '0' && *p <= '9') digit |= bit;
            if ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z') letter |= bit;
            uint8_t s = lookup(&t->symbols, p);
            if (s & t->wide_buckets) wide |= bit;
            if (s & ~t->wide_buckets || lookup(&t->cues, p) || lookup(&t->rare, p) ||
                among(t->punctuation_low, t->punctuation_high, *p))
                sign |= bit;
            if (*p >= 0xe4 && *p <= 0xe9) han |= bit;
            if (*p == '\n') newline |= bit;
            if (among(t->delimiter_low, t->delimiter_high, *p) || (p[-2] == 0xe3 && p[-1] == 0x80 && p[0] == 0x80))
                delimiter |= bit;
        }
        out->digit[word] = digit;
        out->letter[word] = letter;
        out->wide[word] = wide;
        out->sign[word] = sign;
        out->han[word] = han;
        out->newline[word] = newline;
        out->delimiter[word] = delimiter;
    }
}

static bool is_in(const mbk_characters *set, unsigned half, const uint8_t *p) {
    return set->first[half][p[-2] & 15] & set->low[half][0][p[-1] & 15] & set->high[half][0][p[-1] >> 4] &
           set->low[half][1][p[0] & 15] & set->high[half][1][p[0] >> 4];
}

static void find(const uint8_t *text, size_t blocks, const mbk_characters *set, uint64_t *mask) {
    for (size_t b = 0; b < blocks; b++) {
        uint64_t bits = 0;
        for (unsigned i = 0; i < 64; i++) {
            const uint8_t *p = text + b * 64 + i;
            if (is_in(set, 0, p) || is_in(set, 1, p)) bits |= (uint64_t)1 << i;
        }
        mask[b] = bits;
    }
}

// Well-formed sequences after the Unicode Standard, table 3-7.
size_t mbk_scalar_utf8_error(const uint8_t *p, size_t length) {
    size_t i = 0;
    while (i < length) {
        uint8_t lead = p[i];
        if (lead < 0x80) {
            i++;
            continue;
        }
        size_t more;
        uint8_t low = 0x80, high = 0xbf;
        if (lead >= 0xc2 && lead <= 0xdf) more = 1;
        else if (lead >= 0xe0 && lead <= 0xef) {
            more = 2;
            if (lead == 0xe0) low = 0xa0;
            if (lead == 0xed) high = 0x9f;
        } else if (lead >= 0xf0 && lead <= 0xf4) {
            more = 3;
            if (lead == 0xf0) low = 0x90;
            if (lead == 0xf4) high = 0x8f;
        } else return i;
        if (i + more >= length) return i;
        if (p[i + 1] < low || p[i + 1] > high) return i;
        for (size_t k = 2; k <= more; k++)
            if ((p[i + k] & 0xc0) != 0x80) return i;
        i += more + 1;
    }
    return length;
}

static bool is_utf8(const uint8_t *text, size_t length) { return mbk_scalar_utf8_error(text, length) == length; }

static size_t count_starts(const uint8_t *text, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++) count += (text[i] & 0xc0) != 0x80;
    return count;
}

static size_t count_digits(const uint8_t *text, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++) count += mbk_is_digit(text, i);
    return count;
}

const mbk_kernel mbk_scalar = {"scalar", classify, is_utf8, count_starts, count_digits, find, mbk_scalar_places};
