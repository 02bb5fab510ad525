// Half-byte shuffles on 32 bytes at a time. The table look-ups of the scalar kernel become `vpshufb`: a byte's low half
// picks from one 16-byte table, its high half from another, and the bits left in both tell the buckets.
#if defined(__x86_64__)
#include "kernels.h"

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

typedef struct {
    __m256i low[3], high[3];
} triples;

AVX2 static inline __m256i broadcast(const uint8_t *table) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
}

AVX2 static inline triples load(const mbk_triples *t) {
    triples r;
    for (int k = 0; k < 3; k++) {
        r.low[k] = broadcast(t->low[k]);
        r.high[k] = broadcast(t->high[k]);
    }
    return r;
}

AVX2 static inline uint32_t zero_bits(__m256i v) {
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, _mm256_setzero_si256()));
}

/// Bytes between `from` and `from + span`, as a mask.
AVX2 static inline uint32_t range(__m256i v, char from, char span) {
    __m256i shifted = _mm256_sub_epi8(v, _mm256_set1_epi8(from));
    return (uint32_t)_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(_mm256_min_epu8(shifted, _mm256_set1_epi8(span)), shifted));
}

AVX2 static inline uint32_t bits(__m256i v) { return (uint32_t)_mm256_movemask_epi8(v); }

AVX2 static inline __m256i is(__m256i v, uint8_t byte) { return _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)byte)); }

AVX2 static void classify(const uint8_t *text, size_t blocks, const mbk_tables *t, const mbk_masks *out, size_t word) {
    const triples symbols = load(&t->symbols), cues = load(&t->cues), rare = load(&t->rare);
    const __m256i punctuation_low = broadcast(t->punctuation_low), punctuation_high = broadcast(t->punctuation_high);
    const __m256i delimiter_low = broadcast(t->delimiter_low), delimiter_high = broadcast(t->delimiter_high);
    const __m256i wide_buckets = _mm256_set1_epi8((char)t->wide_buckets);
    const __m256i half = _mm256_set1_epi8(15), lower = _mm256_set1_epi8(0x20);
    for (size_t b = 0; b < blocks; b++, word++, text += 64) {
        uint64_t digit = 0, letter = 0, wide = 0, sign = 0, han = 0, newline = 0, delimiter = 0;
        for (int part = 0; part < 64; part += 32) {
            __m256i bytes[3], s, c, r;
            s = c = r = _mm256_set1_epi8(-1);
            __m256i low, high;
            for (int k = 0; k < 3; k++) {
                bytes[k] = _mm256_loadu_si256((const __m256i *)(text + part + k - 2));
                low = _mm256_and_si256(bytes[k], half);
                high = _mm256_and_si256(_mm256_srli_epi16(bytes[k], 4), half);
                s = _mm256_and_si256(s, _mm256_and_si256(_mm256_shuffle_epi8(symbols.low[k], low),
                                                         _mm256_shuffle_epi8(symbols.high[k], high)));
                c = _mm256_and_si256(c, _mm256_and_si256(_mm256_shuffle_epi8(cues.low[k], low),
                                                         _mm256_shuffle_epi8(cues.high[k], high)));
                r = _mm256_and_si256(r, _mm256_and_si256(_mm256_shuffle_epi8(rare.low[k], low),
                                                         _mm256_shuffle_epi8(rare.high[k], high)));
            }
            __m256i p = _mm256_and_si256(_mm256_shuffle_epi8(punctuation_low, low),
                                         _mm256_shuffle_epi8(punctuation_high, high));
            __m256i d = _mm256_and_si256(_mm256_shuffle_epi8(delimiter_low, low),
                                         _mm256_shuffle_epi8(delimiter_high, high));
            __m256i narrow = _mm256_or_si256(
                _mm256_andnot_si256(wide_buckets, s), _mm256_or_si256(_mm256_or_si256(c, r), p));
            __m256i gap = _mm256_and_si256(
                is(bytes[0], 0xe3), _mm256_and_si256(is(bytes[1], 0x80), is(bytes[2], 0x80)));
            digit |= (uint64_t)range(bytes[2], '0', 9) << part;
            letter |= (uint64_t)range(_mm256_or_si256(bytes[2], lower), 'a', 25) << part;
            wide |= (uint64_t)(uint32_t)~zero_bits(_mm256_and_si256(s, wide_buckets)) << part;
            sign |= (uint64_t)(uint32_t)~zero_bits(narrow) << part;
            han |= (uint64_t)range(bytes[2], (char)0xe4, 5) << part;
            newline |= (uint64_t)bits(is(bytes[2], '\n')) << part;
            delimiter |= (uint64_t)((uint32_t)~zero_bits(d) | bits(gap)) << part;
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

AVX2 static void find(const uint8_t *text, size_t blocks, const mbk_characters *set, uint64_t *mask) {
    __m256i first[2], low[2][2], high[2][2];
    for (int h = 0; h < 2; h++) {
        first[h] = broadcast(set->first[h]);
        for (int k = 0; k < 2; k++) {
            low[h][k] = broadcast(set->low[h][k]);
            high[h][k] = broadcast(set->high[h][k]);
        }
    }
    const __m256i half = _mm256_set1_epi8(15);
    for (size_t b = 0; b < blocks; b++, text += 64) {
        uint64_t bits = 0;
        for (int part = 0; part < 64; part += 32) {
            __m256i bytes0 = _mm256_loadu_si256((const __m256i *)(text + part - 2));
            __m256i bytes1 = _mm256_loadu_si256((const __m256i *)(text + part - 1));
            __m256i bytes2 = _mm256_loadu_si256((const __m256i *)(text + part));
            __m256i low0 = _mm256_and_si256(bytes0, half);
            __m256i low1 = _mm256_and_si256(bytes1, half), low2 = _mm256_and_si256(bytes2, half);
            __m256i high1 = _mm256_and_si256(_mm256_srli_epi16(bytes1, 4), half);
            __m256i high2 = _mm256_and_si256(_mm256_srli_epi16(bytes2, 4), half);
            __m256i found = _mm256_setzero_si256();
            for (int h = 0; h < 2; h++) {
                __m256i second = _mm256_and_si256(_mm256_shuffle_epi8(low[h][0], low1), _mm256_shuffle_epi8(high[h][0], high1));
                __m256i third = _mm256_and_si256(_mm256_shuffle_epi8(low[h][1], low2), _mm256_shuffle_epi8(high[h][1], high2));
                found = _mm256_or_si256(
                    found, _mm256_and_si256(_mm256_and_si256(second, third), _mm256_shuffle_epi8(first[h], low0)));
            }
            bits |= (uint64_t)(uint32_t)~zero_bits(found) << part;
        }
        mask[b] = bits;
    }
}

// Validation after Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte" (2020): three half-byte
// look-ups of the previous and the present byte name every error of two bytes; longer characters are checked by where
// second and third continuation bytes are due.
enum {
    TOO_SHORT = 1 << 0, TOO_LONG = 1 << 1, OVERLONG_3 = 1 << 2, TOO_LARGE = 1 << 3,
    SURROGATE = 1 << 4, OVERLONG_2 = 1 << 5, TOO_LARGE_1000 = 1 << 6, OVERLONG_4 = 1 << 6, TWO_CONTS = 1 << 7,
    CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS
};
static const uint8_t first_high[16] = {
    TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
    TWO_CONTS, TWO_CONTS, TWO_CONTS, TWO_CONTS, TOO_SHORT | OVERLONG_2, TOO_SHORT,
    TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4};
static const uint8_t first_low[16] = {
    CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4, CARRY | OVERLONG_2, CARRY, CARRY,
    CARRY | TOO_LARGE, CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
    CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
    CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
    CARRY | TOO_LARGE | TOO_LARGE_1000 | SURROGATE, CARRY | TOO_LARGE | TOO_LARGE_1000,
    CARRY | TOO_LARGE | TOO_LARGE_1000};
static const uint8_t second_high[16] = {
    TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
    TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4,
    TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE,
    TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
    TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
    TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT};

AVX2 static bool is_utf8(const uint8_t *text, size_t length) {
    const __m256i t1 = broadcast(first_high), t2 = broadcast(first_low), t3 = broadcast(second_high);
    const __m256i half = _mm256_set1_epi8(15);
    __m256i error = _mm256_setzero_si256();
    uint8_t padded[64] = {0};
    __m256i previous = _mm256_setzero_si256();
    for (size_t i = 0;; i += 32) {
        __m256i input;
        bool last = i + 32 > length;
        if (last) {
            // Zeros behind the end make a cut character an error.
            for (size_t k = 0; k < length - i; k++) padded[k] = text[i + k];
            input = _mm256_loadu_si256((const __m256i *)padded);
        } else {
            input = _mm256_loadu_si256((const __m256i *)(text + i));
        }
        __m256i joint = _mm256_permute2x128_si256(previous, input, 0x21);
        __m256i back1 = _mm256_alignr_epi8(input, joint, 15);
        __m256i back2 = _mm256_alignr_epi8(input, joint, 14);
        __m256i back3 = _mm256_alignr_epi8(input, joint, 13);
        __m256i special = _mm256_and_si256(
            _mm256_and_si256(_mm256_shuffle_epi8(t1, _mm256_and_si256(_mm256_srli_epi16(back1, 4), half)),
                             _mm256_shuffle_epi8(t2, _mm256_and_si256(back1, half))),
            _mm256_shuffle_epi8(t3, _mm256_and_si256(_mm256_srli_epi16(input, 4), half)));
        __m256i third = _mm256_subs_epu8(back2, _mm256_set1_epi8((char)(0xe0 - 0x80)));
        __m256i fourth = _mm256_subs_epu8(back3, _mm256_set1_epi8((char)(0xf0 - 0x80)));
        __m256i due = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
        error = _mm256_or_si256(error, _mm256_xor_si256(due, special));
        previous = input;
        if (last) break;
    }
    return _mm256_testz_si256(error, error);
}

AVX2 static size_t count_starts(const uint8_t *text, size_t length) {
    size_t i = 0, count = 0;
    for (; i + 32 <= length; i += 32) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(text + i));
        // As signed bytes, continuation bytes are those below -64.
        count += (size_t)__builtin_popcount(
            (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(v, _mm256_set1_epi8(-65))));
    }
    for (; i < length; i++) count += (text[i] & 0xc0) != 0x80;
    return count;
}

bool mbk_avx2_is_utf8(const uint8_t *text, size_t length) { return is_utf8(text, length); }
size_t mbk_avx2_count_starts(const uint8_t *text, size_t length) { return count_starts(text, length); }

AVX2 static inline __m256i ten_from(__m256i v, uint8_t first) {
    __m256i d = _mm256_sub_epi8(v, _mm256_set1_epi8((char)first));
    // Nine or less, as bytes without a sign.
    return _mm256_cmpeq_epi8(_mm256_min_epu8(d, _mm256_set1_epi8(9)), d);
}

AVX2 size_t mbk_avx2_count_digits(const uint8_t *text, size_t length) {
    size_t count = 0, i = 0;
    for (; i < length && i < 2; i++) count += mbk_is_digit(text, i);
    for (; i + 32 <= length; i += 32) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(text + i));
        __m256i before = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(text + i - 1)), _mm256_set1_epi8((char)0xbc));
        __m256i lead = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(text + i - 2)), _mm256_set1_epi8((char)0xef));
        __m256i wide = _mm256_and_si256(_mm256_and_si256(ten_from(v, 0x90), before), lead);
        count += (size_t)__builtin_popcount((uint32_t)_mm256_movemask_epi8(_mm256_or_si256(ten_from(v, '0'), wide)));
    }
    for (; i < length; i++) count += mbk_is_digit(text, i);
    return count;
}

const mbk_kernel mbk_avx2 = {"avx2", classify, is_utf8, count_starts, mbk_avx2_count_digits, find, mbk_bmi_places};
#endif
