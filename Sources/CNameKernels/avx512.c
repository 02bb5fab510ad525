// Eight places at a time. Characters are read as by the AVX2 kernel: a gather is no faster than loads.
#if defined(__x86_64__)
#include "kernels.h"

#include <immintrin.h>

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2,popcnt")))

AVX512 static inline __m512i load8(const uint64_t *p) { return _mm512_loadu_si512(p); }

AVX512 static inline uint64_t has32(__m512i v, int mask) { return _mm512_test_epi16_mask(v, _mm512_set1_epi16((short)mask)); }

AVX512 static inline uint64_t other32(const uint16_t *t) {
    __m512i here = _mm512_loadu_si512(t), next = _mm512_loadu_si512(t + 1), third = _mm512_loadu_si512(t + 2);
    uint64_t beside = has32(next, mnk_title | mnk_special | mnk_apart) | has32(third, mnk_apart) |
                      (has32(next, mnk_titles) & has32(third, mnk_goes_on));
    return has32(here, mnk_special) | (has32(here, mnk_leads) & has32(next, mnk_follows)) |
           (has32(here, mnk_transliterates) & has32(next, mnk_continues)) | (has32(here, mnk_is_surname) & beside) |
           has32(_mm512_and_si512(here, next), mnk_strong);
}

AVX512 static void find(const uint64_t *p, const uint16_t *t, size_t blocks, int8_t two, int8_t three, mnk_hits out) {
    const __m512i twice = _mm512_broadcast_i32x4(_mm_setr_epi8(0, 0, -1, -1, -1, -1, -1, -1, 8, 8, -1, -1, -1, -1, -1, -1));
    const __m512i least = _mm512_set1_epi64((long long)((uint8_t)two | (uint64_t)(uint8_t)three << 8));
    for (size_t block = 0; block < blocks; block++, p += 64, t += 64) {
        uint64_t hits2 = 0, hits3 = 0;
        for (int i = 0; i < 64; i += 8) {
            __m512i here = load8(p + i);
            __m512i sum = _mm512_adds_epi8(_mm512_shuffle_epi8(here, twice), _mm512_srli_epi64(here, 8));
            sum = _mm512_adds_epi8(sum, _mm512_srli_epi64(load8(p + i + 1), 24));
            sum = _mm512_adds_epi8(sum, _mm512_srli_epi64(load8(p + i + 2), 40));
            sum = _mm512_adds_epi8(sum, _mm512_maskz_mov_epi8(0x0202020202020202, _mm512_srli_epi64(load8(p + i + 3), 48)));
            uint64_t mask = _mm512_cmpge_epi8_mask(sum, least);
            hits2 |= _pext_u64(mask, 0x0101010101010101) << i;
            hits3 |= _pext_u64(mask, 0x0202020202020202) << i;
        }
        out.two[block] = hits2;
        out.three[block] = hits3;
        out.other[block] = other32(t) | other32(t + 32) << 32;
    }
}

const mnk_kernel mnk_avx512 = {"avx512", find, mnk_avx2_read};
#endif
