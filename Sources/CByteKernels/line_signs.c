// The signs of a line: what parts the cells of a row and the fields of a form. Without branches, so that the compiler makes vectors of it.
#define _GNU_SOURCE
#include "byte_kernels.h"

#include <string.h>

uint32_t mbk_line_signs(const uint8_t *line, size_t length) {
    uint8_t tab = 0, bar = 0, comma = 0, colon = 0, gap = 0;
    for (size_t i = 0; i < length; i++) {
        tab |= line[i] == '\t';
        bar |= line[i] == '|';
        comma |= line[i] == ',';
        colon |= line[i] == ':';
    }
    for (size_t i = 1; i < length; i++) gap |= (line[i] == ' ') & (line[i - 1] == ' ');
    for (size_t i = 2; i < length; i++) {
        gap |= (line[i] == 0x80) & (line[i - 1] == 0x80) & (line[i - 2] == 0xe3);
        colon |= (line[i] == 0x9a) & (line[i - 1] == 0xbc) & (line[i - 2] == 0xef);
    }
    return (tab ? MBK_TAB : 0) | (bar ? MBK_BAR : 0) | (comma ? MBK_COMMA : 0) | (gap ? MBK_GAP : 0) |
           (colon ? MBK_COLON : 0);
}

size_t mbk_last_newline(const uint8_t *text, size_t length) {
    const uint8_t *found = memrchr(text, '\n', length);
    return found ? (size_t)(found - text) : length;
}
