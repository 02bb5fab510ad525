// Folding of plain runs: the characters that stand for one unit each, nearly everything in Chinese text. What is left (spaces,
// invisible signs, what expands, four bytes, damage) is the caller's. One load a character bounds it, so there is one kernel.
#include "byte_kernels.h"

#include <string.h>

size_t mbk_fold(const uint8_t *text, size_t *position, size_t end, size_t most, const uint16_t *plain, uint16_t *units,
                size_t *starts) {
    size_t at = *position, count = 0;
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
            // Of other lengths, or longer than needed: e0 80…9f.
            if ((word & 0x00c0c0f0) != 0x008080e0 || (word & 0x200f) == 0) break;
            scalar = (word & 0xf) << 12 | (word >> 2 & 0xfc0) | (word >> 16 & 0x3f);
            length = 3;
        }
        const uint16_t unit = plain[scalar];
        if (unit == 0) break;
        units[count] = unit;
        starts[count] = at;
        count++;
        at += length;
    }
    *position = at;
    return count;
}
