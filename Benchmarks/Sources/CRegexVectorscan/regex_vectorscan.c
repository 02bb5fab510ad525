#include "regex_vectorscan.h"

#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>

enum { longest = 32 };

typedef struct {
    rx_engine engine;
    hs_database_t *database;
    hs_scratch_t *scratch;
} vectorscan_engine;

static int found(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
    rx_result *result = context;
    (void)id, (void)flags;
    result->matches++;
    result->starts += from;
    result->ends += to;
    return 0;
}

static rx_result scan(rx_engine *engine, const char *text, size_t length) {
    vectorscan_engine *e = (vectorscan_engine *)engine;
    rx_result result = {0};
    // A block holds at most 4 GB. A failed scan answers with a count that nobody expects.
    if (length > UINT32_MAX || hs_scan(e->database, text, (unsigned)length, 0, e->scratch, found, &result) != HS_SUCCESS)
        result.matches = INT64_MAX;
    return result;
}

// HS_FLAG_UTF8 gives classes of Chinese characters their meaning; without it they would be classes of bytes.
static rx_engine *make(const char *const *expressions, size_t count, unsigned flag, char *error) {
    unsigned flags[longest], ids[longest];
    if (count > longest) return NULL;
    for (size_t i = 0; i < count; i++) {
        flags[i] = HS_FLAG_UTF8 | flag;
        ids[i] = (unsigned)i;
    }
    vectorscan_engine *e = calloc(1, sizeof *e);
    hs_compile_error_t *why = NULL;
    e->engine.scan = scan;
    if (hs_compile_multi(expressions, flags, ids, (unsigned)count, HS_MODE_BLOCK, NULL, &e->database, &why) != HS_SUCCESS) {
        snprintf(error, 256, "Vectorscan does not compile expression %d: %s", why->expression + 1, why->message);
        return NULL;
    }
    if (hs_alloc_scratch(e->database, &e->scratch) != HS_SUCCESS) {
        snprintf(error, 256, "Vectorscan gets no memory");
        return NULL;
    }
    return &e->engine;
}

rx_engine *rx_vectorscan(const char *const *expressions, size_t count, char *error) {
    return make(expressions, count, 0, error);
}

rx_engine *rx_vectorscan_starts(const char *const *expressions, size_t count, char *error) {
    return make(expressions, count, HS_FLAG_SOM_LEFTMOST, error);
}

const char *rx_vectorscan_version(void) { return hs_version(); }
