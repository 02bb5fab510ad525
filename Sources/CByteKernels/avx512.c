// The classification on 64 bytes at a time: comparisons give the 64-bit masks directly. Validation and counting are those
// of the AVX2 kernel, which memory bounds already.
#if defined(__x86_64__)
#include "kernels.h"

#include <immintrin.h>

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,bmi,popcnt")))

typedef struct {
    __m512i low[3], high[3];
} triples;

AVX512 static inline __m512i broadcast(const uint8_t *table) {
    return _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)table));
}

AVX512 static inline triples load(const mbk_triples *t) {
    triples r;
    for (int k = 0; k < 3; k++) {
        r.low[k] = broadcast(t->low[k]);
        r.high[k] = broadcast(t->high[k]);
    }
    return r;
}

AVX512 static inline uint64_t is(__m512i v, uint8_t byte) {
    return _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)byte));
}

/// Bytes between `from` and `from + span`.
AVX512 static inline uint64_t range(__m512i v, uint8_t from, uint8_t span) {
    return _mm512_cmple_epu8_mask(_mm512_sub_epi8(v, _mm512_set1_epi8((char)from)), _mm512_set1_epi8((char)span));
}

AVX512 static void classify(const uint8_t *text, size_t blocks, const mbk_tables *t, const mbk_masks *out, size_t word) {
    const triples symbols = load(&t->symbols), cues = load(&t->cues), rare = load(&t->rare);
    const __m512i punctuation_low = broadcast(t->punctuation_low), punctuation_high = broadcast(t->punctuation_high);
    const __m512i delimiter_low = broadcast(t->delimiter_low), delimiter_high = broadcast(t->delimiter_high);
    const __m512i wide_buckets = _mm512_set1_epi8((char)t->wide_buckets);
    const __m512i half = _mm512_set1_epi8(15), lower = _mm512_set1_epi8(0x20);
    for (size_t b = 0; b < blocks; b++, word++, text += 64) {
        __m512i bytes[3], low, high, s, c, r;
        s = c = r = _mm512_set1_epi8(-1);
        for (int k = 0; k < 3; k++) {
            bytes[k] = _mm512_loadu_si512(text + k - 2);
            low = _mm512_and_si512(bytes[k], half);
            high = _mm512_and_si512(_mm512_srli_epi16(bytes[k], 4), half);
            s = _mm512_and_si512(s, _mm512_and_si512(_mm512_shuffle_epi8(symbols.low[k], low),
                                                     _mm512_shuffle_epi8(symbols.high[k], high)));
            c = _mm512_and_si512(c, _mm512_and_si512(_mm512_shuffle_epi8(cues.low[k], low),
                                                     _mm512_shuffle_epi8(cues.high[k], high)));
            r = _mm512_and_si512(r, _mm512_and_si512(_mm512_shuffle_epi8(rare.low[k], low),
                                                     _mm512_shuffle_epi8(rare.high[k], high)));
        }
        uint64_t punctuation = _mm512_test_epi8_mask(_mm512_shuffle_epi8(punctuation_low, low),
                                                     _mm512_shuffle_epi8(punctuation_high, high));
        uint64_t delimiter = _mm512_test_epi8_mask(_mm512_shuffle_epi8(delimiter_low, low),
                                                   _mm512_shuffle_epi8(delimiter_high, high));
        uint64_t narrow = _mm512_test_epi8_mask(_mm512_or_si512(_mm512_andnot_si512(wide_buckets, s), _mm512_or_si512(c, r)),
                                                _mm512_set1_epi8(-1));
        uint64_t gap = is(bytes[0], 0xe3) & is(bytes[1], 0x80) & is(bytes[2], 0x80);
        out->digit[word] = range(bytes[2], '0', 9);
        out->letter[word] = range(_mm512_or_si512(bytes[2], lower), 'a', 25);
        out->wide[word] = _mm512_test_epi8_mask(s, wide_buckets);
        out->sign[word] = narrow | punctuation;
        out->han[word] = range(bytes[2], 0xe4, 5);
        out->newline[word] = is(bytes[2], '\n');
        out->delimiter[word] = delimiter | gap;
    }
}

AVX512 static void find(const uint8_t *text, size_t blocks, const mbk_characters *set, uint64_t *mask) {
    __m512i first[2], low[2][2], high[2][2];
    for (int h = 0; h < 2; h++) {
        first[h] = broadcast(set->first[h]);
        for (int k = 0; k < 2; k++) {
            low[h][k] = broadcast(set->low[h][k]);
            high[h][k] = broadcast(set->high[h][k]);
        }
    }
    const __m512i half = _mm512_set1_epi8(15);
    for (size_t b = 0; b < blocks; b++, text += 64) {
        __m512i bytes0 = _mm512_loadu_si512(text - 2), bytes1 = _mm512_loadu_si512(text - 1), bytes2 = _mm512_loadu_si512(text);
        __m512i low0 = _mm512_and_si512(bytes0, half);
        __m512i low1 = _mm512_and_si512(bytes1, half), low2 = _mm512_and_si512(bytes2, half);
        __m512i high1 = _mm512_and_si512(_mm512_srli_epi16(bytes1, 4), half);
        __m512i high2 = _mm512_and_si512(_mm512_srli_epi16(bytes2, 4), half);
        __m512i found = _mm512_setzero_si512();
        for (int h = 0; h < 2; h++) {
            __m512i second = _mm512_and_si512(_mm512_shuffle_epi8(low[h][0], low1), _mm512_shuffle_epi8(high[h][0], high1));
            __m512i third = _mm512_and_si512(_mm512_shuffle_epi8(low[h][1], low2), _mm512_shuffle_epi8(high[h][1], high2));
            found = _mm512_or_si512(
                found, _mm512_and_si512(_mm512_and_si512(second, third), _mm512_shuffle_epi8(first[h], low0)));
        }
        mask[b] = _mm512_test_epi8_mask(found, found);
    }
}

const mbk_kernel mbk_avx512 = {"avx512", classify, mbk_avx2_is_utf8, mbk_avx2_count_starts, mbk_avx2_count_digits, find,
                              mbk_bmi_places};
#endif
