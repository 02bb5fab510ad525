#include "kernels.h"

#include <stdatomic.h>
#include <string.h>

static const mbk_kernel *const all[] = {
#if defined(__x86_64__)
    &mbk_avx512,
    &mbk_avx2,
#endif
    &mbk_scalar,
};

static bool runs(const mbk_kernel *kernel) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
    if (kernel == &mbk_avx2) return avx2;
    if (kernel == &mbk_avx512)
        return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512vl");
#endif
    return kernel == &mbk_scalar;
}

static _Atomic(const mbk_kernel *) chosen;

static const mbk_kernel *kernel(void) {
    const mbk_kernel *k = atomic_load_explicit(&chosen, memory_order_acquire);
    if (k) return k;
    mbk_use_kernel(NULL);
    return atomic_load_explicit(&chosen, memory_order_acquire);
}

bool mbk_use_kernel(const char *name) {
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (!runs(all[i]) || (name && strcmp(all[i]->name, name))) continue;
        atomic_store_explicit(&chosen, all[i], memory_order_release);
        return true;
    }
    return false;
}

const char *const *mbk_kernels(void) {
    static const char *names[sizeof all / sizeof *all + 1];
    size_t count = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (runs(all[i])) names[count++] = all[i]->name;
    names[count] = NULL;
    return names;
}

void mbk_classify(const uint8_t *text, size_t length, const mbk_tables *tables, const mbk_masks *out) {
    const mbk_kernel *k = kernel();
    // The first block has nothing before it and the last may be short: both go through a padded copy.
    uint8_t padded[2 + 64];
    size_t whole = length / 64, word = 0;
    if (length == 0) return;
    memset(padded, 0, sizeof padded);
    memcpy(padded + 2, text, length < 64 ? length : 64);
    k->classify(padded + 2, 1, tables, out, word++);
    if (whole > 1) {
        k->classify(text + 64, whole - 1, tables, out, word);
        word = whole;
    }
    if (length > 64 && length % 64) {
        memset(padded, 0, sizeof padded);
        memcpy(padded, text + whole * 64 - 2, 2 + length % 64);
        k->classify(padded + 2, 1, tables, out, whole);
    }
}

void mbk_find(const uint8_t *text, size_t length, const mbk_characters *set, uint64_t *mask) {
    const mbk_kernel *k = kernel();
    uint8_t padded[2 + 64];
    size_t whole = length / 64;
    if (length == 0) return;
    memset(padded, 0, sizeof padded);
    memcpy(padded + 2, text, length < 64 ? length : 64);
    k->find(padded + 2, 1, set, mask);
    if (whole > 1) k->find(text + 64, whole - 1, set, mask + 1);
    if (length > 64 && length % 64) {
        memset(padded, 0, sizeof padded);
        memcpy(padded, text + whole * 64 - 2, 2 + length % 64);
        k->find(padded + 2, 1, set, mask + whole);
    }
}

size_t mbk_trigger_places(const uint8_t *text, size_t start, size_t end, size_t length, const mbk_triggers *triggers,
                          uint64_t *mask, uint32_t *places) {
    mbk_find(text + start, end - start, triggers->characters, mask);
    return kernel()->places(text, start, end, length, triggers, mask, places);
}

void mbk_add_character(mbk_characters *set, unsigned bucket, const uint8_t *character) {
    const unsigned half = bucket / 8;
    const uint8_t bit = (uint8_t)(1u << bucket % 8);
    set->first[half][character[0] & 15] |= bit;
    for (unsigned k = 0; k < 2; k++) {
        set->low[half][k][character[k + 1] & 15] |= bit;
        set->high[half][k][character[k + 1] >> 4] |= bit;
    }
}

size_t mbk_utf8_error(const uint8_t *text, size_t length) {
    // A whole block is well-formed on its own only if it ends between characters; so check growing stretches and let the
    // scalar code find the place.
    const size_t stretch = 1 << 16;
    size_t at = 0;
    while (at < length) {
        size_t end = length - at > stretch ? at + stretch : length;
        while (end < length && end > at && (text[end] & 0xc0) == 0x80) end--;
        if (end == at) end = length;
        if (!kernel()->is_utf8(text + at, end - at)) {
            size_t error = mbk_scalar_utf8_error(text + at, end - at);
            if (error < end - at) return at + error;
        }
        at = end;
    }
    return length;
}

size_t mbk_count_code_points(const uint8_t *text, size_t length) { return kernel()->count_starts(text, length); }

void mbk_add_range(mbk_triples *t, unsigned bucket, const uint8_t *first, unsigned length, uint8_t from, uint8_t to) {
    const uint8_t bit = (uint8_t)(1u << bucket);
    for (unsigned k = 0; k < 3; k++) {
        if (k + length < 3) {
            for (unsigned i = 0; i < 16; i++) {
                t->low[k][i] |= bit;
                t->high[k][i] |= bit;
            }
        } else if (k < 2) {
            uint8_t byte = first[k + length - 3];
            t->low[k][byte & 15] |= bit;
            t->high[k][byte >> 4] |= bit;
        }
    }
    for (unsigned byte = from; byte <= to; byte++) {
        t->low[2][byte & 15] |= bit;
        t->high[2][byte >> 4] |= bit;
    }
}

void mbk_add(mbk_triples *t, unsigned bucket, const uint8_t *sequence, unsigned length) {
    mbk_add_range(t, bucket, sequence, length, sequence[length - 1], sequence[length - 1]);
}

size_t mbk_count_digits(const uint8_t *text, size_t length) { return kernel()->count_digits(text, length); }
