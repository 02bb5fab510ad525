// One character at a time: the plain twin of the other kernels.
#include "kernels.h"

#include <string.h>

static inline int part(uint64_t parts, int index) { return (int8_t)(parts >> (8 * index)); }

static void find(const uint64_t *p, const uint16_t *t, size_t blocks, int8_t two, int8_t three, mnk_hits out) {
    for (size_t block = 0; block < blocks; block++, p += 64, t += 64) {
        uint64_t hits[3] = {0, 0, 0};
        for (int i = 0; i < 64; i++) {
            int own = part(p[i], mnk_surname);
            int sum2 = own + part(p[i], mnk_before_two) + part(p[i + 1], mnk_only) + part(p[i + 2], mnk_behind_two);
            int sum3 = own + part(p[i], mnk_before_three) + part(p[i + 1], mnk_first) + part(p[i + 2], mnk_last) +
                       part(p[i + 3], mnk_behind_three);
            uint64_t bit = 1ull << i;
            if (sum2 >= two) hits[0] |= bit;
            if (sum3 >= three) hits[1] |= bit;
            // A surname and what may stand behind it: a mask or a title, or a character that stands apart.
            bool beside = (t[i + 1] & (mnk_title | mnk_special | mnk_apart)) || (t[i + 2] & mnk_apart) ||
                          ((t[i + 1] & mnk_titles) && (t[i + 2] & mnk_goes_on));
            if ((t[i] & mnk_special) || ((t[i] & mnk_leads) && (t[i + 1] & mnk_follows)) ||
                ((t[i] & mnk_transliterates) && (t[i + 1] & mnk_continues)) || ((t[i] & mnk_is_surname) && beside) ||
                (t[i] & t[i + 1] & mnk_strong))
                hits[2] |= bit;
        }
        out.two[block] = hits[0];
        out.three[block] = hits[1];
        out.other[block] = hits[2];
    }
}

size_t mnk_scalar_read(const uint8_t *text, size_t *position, size_t end, size_t most, const mnk_character *characters,
                       mnk_places out, uint64_t *last) {
    size_t at = *position, count = 0;
    uint64_t left = *last;
    while (count < most && at < end) {
        uint32_t scalar = text[at];
        size_t length = 1;
        if (scalar >= 0x80) {
            // Four bytes are loaded at once.
            if (at + 4 > end) break;
            uint32_t word;
            memcpy(&word, text + at, 4);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
            word = __builtin_bswap32(word);
#endif
            // Others, or longer than needed: e0 80…9f.
            if ((word & 0x00c0c0f0) != 0x008080e0 || (word & 0x200f) == 0) break;
            scalar = (word & 0xf) << 12 | (word >> 2 & 0xfc0) | (word >> 16 & 0x3f);
            length = 3;
        }
        const mnk_character *c = characters + scalar;
        if (c->unit == 0) break;
        mnk_put(c, count, out, &left);
        out.starts[count] = (uint32_t)at;
        count++;
        at += length;
    }
    *position = at;
    *last = left;
    return count;
}

const mnk_kernel mnk_scalar = {"scalar", find, mnk_scalar_read};
