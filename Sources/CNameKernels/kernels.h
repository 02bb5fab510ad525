#ifndef MOYIN_NAME_KERNELS_INSIDE_H
#define MOYIN_NAME_KERNELS_INSIDE_H
#include "name_kernels.h"

/// One instruction set's way to do the work.
typedef struct {
    const char *name;
    void (*find)(const uint64_t *parts, const uint16_t *traits, size_t blocks, int8_t two, int8_t three, mnk_hits out);
    size_t (*read)(const uint8_t *text, size_t *position, size_t end, size_t most, const mnk_character *characters,
                   mnk_places out, uint64_t *last);
} mnk_kernel;

extern const mnk_kernel mnk_scalar;
size_t mnk_scalar_read(const uint8_t *text, size_t *position, size_t end, size_t most, const mnk_character *characters,
                       mnk_places out, uint64_t *last);
#if defined(__x86_64__)
extern const mnk_kernel mnk_avx2, mnk_avx512;
size_t mnk_avx2_read(const uint8_t *text, size_t *position, size_t end, size_t most, const mnk_character *characters,
                     mnk_places out, uint64_t *last);
#endif

/// Parts that speak of what stands before: mnk_before_two, mnk_before_three.
#define MNK_BEFORE 0xffff00ull

/// Writes one character; returns 0 when it needs a closer look.
static inline uint16_t mnk_put(const mnk_character *c, size_t index, mnk_places out, uint64_t *left) {
    uint64_t own = c->parts;
    out.units[index] = c->unit;
    out.parts[index] = (own & ~MNK_BEFORE) | (*left & MNK_BEFORE);
    out.traits[index] = c->traits;
    *left = own;
    return c->unit;
}

#endif
