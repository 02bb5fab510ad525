#define PCRE2_CODE_UNIT_WIDTH 16
#include "pcre2_16.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct moyin_pattern {
    pcre2_code *code;
};

struct moyin_match {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    /// When a search ends that has not ended by itself, on the monotonic clock, and the callouts since it was looked at.
    struct timespec end;
    unsigned callouts;
};

/// ASCII out of PCRE2's 16-bit messages.
static void narrow(const PCRE2_UCHAR *wide, char *text, size_t capacity) {
    size_t i = 0;
    while (i + 1 < capacity && wide[i]) {
        text[i] = wide[i] < 0x80 ? (char)wide[i] : '?';
        i++;
    }
    if (capacity) text[i] = 0;
}

static moyin_pattern *compile(
    const uint16_t *expression, size_t length, uint32_t options, size_t *error_offset, char *message, size_t capacity) {
    int error;
    PCRE2_SIZE offset;
    // No lookbehind into halves of characters, no recursion that the stack cannot hold; `\C` would split characters.
    options |= PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C;
    pcre2_code *code = pcre2_compile(expression, length, options, &error, &offset, NULL);
    if (!code) {
        PCRE2_UCHAR wide[256];
        pcre2_get_error_message(error, wide, sizeof wide / sizeof *wide);
        narrow(wide, message, capacity);
        *error_offset = offset;
        return NULL;
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    moyin_pattern *pattern = malloc(sizeof *pattern);
    pattern->code = code;
    return pattern;
}

moyin_pattern *moyin_pattern_compile(
    const uint16_t *expression, size_t length, size_t *error_offset, char *message, size_t capacity) {
    // The text is in lower case; what the user wrote need not be.
    return compile(expression, length, PCRE2_CASELESS, error_offset, message, capacity);
}

moyin_pattern *moyin_search_compile(
    const uint16_t *expression, size_t length, uint32_t flags, size_t *error_offset, char *message, size_t capacity) {
    // What PCRE2 10.42 concludes about the start of `(?=a)(?:^|(?<=\W))a(?=\W)` loses matches: it wants a second `a`.
    uint32_t options = PCRE2_NO_START_OPTIMIZE;
    if (flags & MOYIN_CASELESS) options |= PCRE2_CASELESS;
    if (flags & MOYIN_MULTILINE) options |= PCRE2_MULTILINE;
    if (flags & MOYIN_DOTALL) options |= PCRE2_DOTALL;
    if (flags & MOYIN_EXTENDED) options |= PCRE2_EXTENDED;
    if (flags & MOYIN_UNICODE) options |= PCRE2_UCP;
    if (flags & MOYIN_TIMED) options |= PCRE2_AUTO_CALLOUT;
    return compile(expression, length, options, error_offset, message, capacity);
}

void moyin_pattern_free(moyin_pattern *pattern) {
    if (!pattern) return;
    pcre2_code_free(pattern->code);
    free(pattern);
}

moyin_match *moyin_match_create(const moyin_pattern *pattern) {
    moyin_match *match = malloc(sizeof *match);
    match->data = pcre2_match_data_create_from_pattern(pattern->code, NULL);
    match->context = pcre2_match_context_create(NULL);
    match->stack = pcre2_jit_stack_create(32 * 1024, 1024 * 1024, NULL);
    pcre2_set_match_limit(match->context, 1000000);
    pcre2_set_depth_limit(match->context, 10000);
    pcre2_set_heap_limit(match->context, 20000);
    pcre2_jit_stack_assign(match->context, NULL, match->stack);
    return match;
}

void moyin_match_free(moyin_match *match) {
    if (!match) return;
    pcre2_match_data_free(match->data);
    pcre2_match_context_free(match->context);
    pcre2_jit_stack_free(match->stack);
    free(match);
}

static int look_at_clock(pcre2_callout_block *block, void *data) {
    (void)block;
    moyin_match *match = data;
    if (++match->callouts & 255) return 0;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int is_over = now.tv_sec > match->end.tv_sec || (now.tv_sec == match->end.tv_sec && now.tv_nsec >= match->end.tv_nsec);
    return is_over ? PCRE2_ERROR_CALLOUT : 0;
}

void moyin_match_time(moyin_match *match, int64_t milliseconds) {
    clock_gettime(CLOCK_MONOTONIC, &match->end);
    match->end.tv_sec += milliseconds / 1000;
    match->end.tv_nsec += milliseconds % 1000 * 1000000;
    if (match->end.tv_nsec >= 1000000000) {
        match->end.tv_sec++;
        match->end.tv_nsec -= 1000000000;
    }
    match->callouts = 0;
    pcre2_set_callout(match->context, look_at_clock, match);
}

static int next(
    const moyin_pattern *pattern, moyin_match *match, const uint16_t *text, size_t length, size_t start, uint32_t options,
    const PCRE2_SIZE **vector) {
    // The text is our own folding's output: well-formed, so the check that costs a pass each time is left out.
    options |= PCRE2_NO_UTF_CHECK;
    int count = pcre2_match(pattern->code, text, length, start, options, match->data, match->context);
    if (count == PCRE2_ERROR_NOMATCH) return MOYIN_NO_MATCH;
    if (count == PCRE2_ERROR_MATCHLIMIT || count == PCRE2_ERROR_DEPTHLIMIT || count == PCRE2_ERROR_HEAPLIMIT ||
        count == PCRE2_ERROR_JIT_STACKLIMIT || count == PCRE2_ERROR_CALLOUT)
        return MOYIN_LIMIT;
    if (count < 0) return MOYIN_FAILED;
    *vector = pcre2_get_ovector_pointer(match->data);
    // `(?=(?1))|(b\K)`: PCRE2 10.42 refuses \K in what looks ahead, not in what that calls.
    if ((*vector)[0] > (*vector)[1]) return MOYIN_FAILED;
    return count;
}

int moyin_search_next(
    const moyin_pattern *pattern, moyin_match *match, const uint16_t *text, size_t length, size_t start, int empty_too,
    size_t range[2]) {
    const PCRE2_SIZE *vector;
    int count = next(pattern, match, text, length, start, empty_too ? 0 : PCRE2_NOTEMPTY, &vector);
    if (count < MOYIN_MATCH) return count;
    range[0] = vector[0];
    range[1] = vector[1];
    return MOYIN_MATCH;
}

int moyin_match_next(
    const moyin_pattern *pattern, moyin_match *match, const uint16_t *text, size_t length, size_t start, int is_last,
    size_t range[4]) {
    const PCRE2_SIZE *vector;
    int count = next(pattern, match, text, length, start, is_last ? 0 : PCRE2_NOTEOL, &vector);
    if (count < MOYIN_MATCH) return count;
    range[0] = vector[0];
    range[1] = vector[1];
    int has_group = count > 1 && vector[2] != PCRE2_UNSET;
    range[2] = has_group ? vector[2] : vector[0];
    range[3] = has_group ? vector[3] : vector[1];
    return MOYIN_MATCH;
}

void moyin_pcre2_version(char *text, size_t capacity) {
    PCRE2_UCHAR wide[64];
    pcre2_config(PCRE2_CONFIG_VERSION, wide);
    narrow(wide, text, capacity);
}
