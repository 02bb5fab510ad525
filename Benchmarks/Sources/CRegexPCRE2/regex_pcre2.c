#define PCRE2_CODE_UNIT_WIDTH 8
#include "regex_pcre2.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { longest = 32 };

typedef struct {
    rx_engine engine;
    size_t count;
    pcre2_code *codes[longest];
    pcre2_match_data *data;
    pcre2_match_context *context;
} pcre2_engine;

// The text is valid UTF-8 by construction or was checked by the caller: PCRE2 need not check it at every match.
static void pass(pcre2_engine *e, pcre2_code *code, PCRE2_SPTR text, size_t length, rx_result *result) {
    size_t at = 0;
    int found;
    while ((found = pcre2_match(code, text, length, at, PCRE2_NO_UTF_CHECK, e->data, e->context)) > 0) {
        const PCRE2_SIZE *range = pcre2_get_ovector_pointer(e->data);
        result->matches++;
        result->starts += range[0];
        result->ends += range[1];
        at = range[1];
    }
    // A scan that broke off answers with a count that nobody expects.
    if (found != PCRE2_ERROR_NOMATCH) result->matches = INT64_MAX;
}

static rx_result scan(rx_engine *engine, const char *text, size_t length) {
    pcre2_engine *e = (pcre2_engine *)engine;
    rx_result result = {0};
    for (size_t i = 0; i < e->count; i++) pass(e, e->codes[i], (PCRE2_SPTR)text, length, &result);
    return result;
}

static rx_engine *make(const char *const *expressions, size_t count, char *error) {
    pcre2_engine *e = calloc(1, sizeof *e);
    e->engine.scan = scan;
    for (size_t i = 0; i < count && i < longest; i++) {
        int number;
        PCRE2_SIZE offset;
        e->codes[i] = pcre2_compile((PCRE2_SPTR)expressions[i], PCRE2_ZERO_TERMINATED, PCRE2_UTF, &number, &offset, NULL);
        if (!e->codes[i] || pcre2_jit_compile(e->codes[i], PCRE2_JIT_COMPLETE)) {
            snprintf(error, 256, "PCRE2 does not compile expression %zu", i + 1);
            return NULL;
        }
        e->count++;
    }
    e->data = pcre2_match_data_create(1, NULL);
    e->context = pcre2_match_context_create(NULL);
    pcre2_jit_stack_assign(e->context, NULL, pcre2_jit_stack_create(32 << 10, 1 << 20, NULL));
    return &e->engine;
}

rx_engine *rx_pcre2_passes(const char *const *expressions, size_t count, char *error) {
    return make(expressions, count, error);
}

rx_engine *rx_pcre2_alternation(const char *const *expressions, size_t count, char *error) {
    char all[8192] = "";
    for (size_t i = 0; i < count; i++) {
        if (strlen(all) + strlen(expressions[i]) + 2 > sizeof all) {
            snprintf(error, 256, "the expressions are too long together");
            return NULL;
        }
        if (i) strcat(all, "|");
        strcat(all, expressions[i]);
    }
    const char *one = all;
    return make(&one, 1, error);
}

const char *rx_pcre2_version(void) {
    static char version[64];
    pcre2_config(PCRE2_CONFIG_VERSION, version);
    return version;
}
