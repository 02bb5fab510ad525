// Four places and eight characters at a time.
#if defined(__x86_64__)
#include "kernels.h"

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))

AVX2 static inline __m256i load4(const uint64_t *p) { return _mm256_loadu_si256((const __m256i *)p); }

/// Bytes 0 and 1 of each eight: sums for two and for three characters.
AVX2 static inline __m256i sums4(const uint64_t *p) {
    const __m256i twice = _mm256_setr_epi8(0, 0, -1, -1, -1, -1, -1, -1, 8, 8, -1, -1, -1, -1, -1, -1, 0, 0, -1, -1, -1, -1, -1,
                                           -1, 8, 8, -1, -1, -1, -1, -1, -1);
    __m256i here = load4(p);
    __m256i sum = _mm256_adds_epi8(_mm256_shuffle_epi8(here, twice), _mm256_srli_epi64(here, 8));
    sum = _mm256_adds_epi8(sum, _mm256_srli_epi64(load4(p + 1), 24));
    sum = _mm256_adds_epi8(sum, _mm256_srli_epi64(load4(p + 2), 40));
    return _mm256_adds_epi8(sum, _mm256_and_si256(_mm256_srli_epi64(load4(p + 3), 48), _mm256_set1_epi64x(0xff00)));
}

AVX2 static inline __m256i load16(const uint16_t *t) { return _mm256_loadu_si256((const __m256i *)t); }

/// A bit for each of sixteen that has one of the bits.
AVX2 static inline uint32_t has16(__m256i v, int mask) {
    __m256i none = _mm256_cmpeq_epi16(_mm256_and_si256(v, _mm256_set1_epi16((short)mask)), _mm256_setzero_si256());
    return ~_pext_u32((uint32_t)_mm256_movemask_epi8(none), 0x55555555) & 0xffff;
}

AVX2 static uint64_t other16(const uint16_t *t) {
    __m256i here = load16(t), next = load16(t + 1), third = load16(t + 2);
    uint32_t beside = has16(next, mnk_title | mnk_special | mnk_apart) | has16(third, mnk_apart) |
                      (has16(next, mnk_titles) & has16(third, mnk_goes_on));
    return has16(here, mnk_special) | (has16(here, mnk_leads) & has16(next, mnk_follows)) |
           (has16(here, mnk_transliterates) & has16(next, mnk_continues)) | (has16(here, mnk_is_surname) & beside) |
           has16(_mm256_and_si256(here, next), mnk_strong);
}

AVX2 static void find(const uint64_t *p, const uint16_t *t, size_t blocks, int8_t two, int8_t three, mnk_hits out) {
    // Reached is what exceeds one less.
    const __m256i least = _mm256_set1_epi64x((uint8_t)(two - 1) | (uint64_t)(uint8_t)(three - 1) << 8 | 0x7f7f7f7f7f7f0000);
    for (size_t block = 0; block < blocks; block++, p += 64, t += 64) {
        uint64_t hits2 = 0, hits3 = 0;
        for (int i = 0; i < 64; i += 4) {
            uint32_t mask = (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(sums4(p + i), least));
            hits2 |= (uint64_t)_pext_u32(mask, 0x01010101) << i;
            hits3 |= (uint64_t)_pext_u32(mask, 0x02020202) << i;
        }
        out.two[block] = hits2;
        out.three[block] = hits3;
        out.other[block] = other16(t) | other16(t + 16) << 16 | other16(t + 32) << 32 | other16(t + 48) << 48;
    }
}

/// Scalars of the four characters of three bytes at `p`; `*bad` gets bits where there are others. Reads 16 bytes.
AVX2 static inline __m128i scalars4(const uint8_t *p, __m128i *bad) {
    const __m128i spread = _mm_setr_epi8(0, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8, -1, 9, 10, 11, -1);
    __m128i word = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)p), spread);
    __m128i marks = _mm_and_si128(word, _mm_set1_epi32(0x00c0c0f0));
    *bad = _mm_or_si128(*bad, _mm_xor_si128(marks, _mm_set1_epi32(0x008080e0)));
    __m128i high = _mm_slli_epi32(_mm_and_si128(word, _mm_set1_epi32(0xf)), 12);
    __m128i middle = _mm_and_si128(_mm_srli_epi32(word, 2), _mm_set1_epi32(0xfc0));
    __m128i scalars = _mm_or_si128(_mm_or_si128(high, middle), _mm_and_si128(_mm_srli_epi32(word, 16), _mm_set1_epi32(0x3f)));
    // Longer than needed: e0 80…9f.
    *bad = _mm_or_si128(*bad, _mm_cmpgt_epi32(_mm_set1_epi32(0x800), scalars));
    return scalars;
}

AVX2 size_t mnk_avx2_read(const uint8_t *text, size_t *position, size_t end, size_t most, const mnk_character *characters,
                          mnk_places out, uint64_t *last) {
    size_t count = 0;
    while (count < most) {
        // Characters of three bytes that mean something by themselves, as nearly everywhere.
        while (count + 8 <= most && *position + 28 <= end) {
            uint32_t scalars[8];
            __m128i bad = _mm_setzero_si128();
            _mm_storeu_si128((__m128i *)scalars, scalars4(text + *position, &bad));
            _mm_storeu_si128((__m128i *)(scalars + 4), scalars4(text + *position + 12, &bad));
            if (!_mm_testz_si128(bad, bad)) break;
            uint64_t left = *last;
            int closer = 0;
            mnk_places here = {out.units + count, out.starts + count, out.parts + count, out.traits + count};
#pragma GCC unroll 8
            for (size_t i = 0; i < 8; i++) closer |= mnk_put(characters + scalars[i], i, here, &left) == 0;
            if (closer) break;
            const __m256i steps = _mm256_setr_epi32(0, 3, 6, 9, 12, 15, 18, 21);
            _mm256_storeu_si256((__m256i *)here.starts, _mm256_add_epi32(_mm256_set1_epi32((int)*position), steps));
            *last = left;
            count += 8;
            *position += 24;
        }
        // A few one by one, up to the one that needs a closer look.
        size_t few = most - count < 8 ? most - count : 8;
        mnk_places here = {out.units + count, out.starts + count, out.parts + count, out.traits + count};
        size_t read = mnk_scalar_read(text, position, end, few, characters, here, last);
        count += read;
        if (read < few) break;
    }
    return count;
}

const mnk_kernel mnk_avx2 = {"avx2", find, mnk_avx2_read};
#endif
