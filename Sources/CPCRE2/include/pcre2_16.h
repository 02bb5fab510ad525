#ifndef MOYIN_PCRE2_16_H
#define MOYIN_PCRE2_16_H
// PCRE2's 16-bit library behind plain C: its names carry the width of the code unit and its constants are macros, which
// Swift does not see.
#include <stddef.h>
#include <stdint.h>

typedef struct moyin_pattern moyin_pattern;
typedef struct moyin_match moyin_match;

enum { MOYIN_NO_MATCH = 0, MOYIN_MATCH = 1, MOYIN_LIMIT = -1, MOYIN_FAILED = -2 };

/// Compiles an expression over UTF-16 with JIT. On failure returns null, with the unit of the expression where it went
/// wrong and PCRE2's message (at most `capacity` bytes, terminated).
moyin_pattern *moyin_pattern_compile(
    const uint16_t *expression, size_t length, size_t *error_offset, char *message, size_t capacity);
/// The same with flags of the caller's, for expressions over text as it is. With MOYIN_TIMED a search looks at the clock at
/// each step of the expression; without, where the expression says `(?C)`.
enum {
    MOYIN_CASELESS = 1, MOYIN_MULTILINE = 2, MOYIN_DOTALL = 4, MOYIN_EXTENDED = 8, MOYIN_UNICODE = 16, MOYIN_TIMED = 32,
};
moyin_pattern *moyin_search_compile(
    const uint16_t *expression, size_t length, uint32_t flags, size_t *error_offset, char *message, size_t capacity);
void moyin_pattern_free(moyin_pattern *pattern);

/// Working memory for one search at a time. Limits keep a runaway expression from holding a document up.
moyin_match *moyin_match_create(const moyin_pattern *pattern);
void moyin_match_free(moyin_match *match);

/// From now on searches of it end after so long with MOYIN_LIMIT.
void moyin_match_time(moyin_match *match, int64_t milliseconds);

/// Searches well-formed UTF-16 from `start`, passing over empty matches unless they count too. On MOYIN_MATCH, `range`
/// receives start and end of the match.
int moyin_search_next(
    const moyin_pattern *pattern, moyin_match *match, const uint16_t *text, size_t length, size_t start, int empty_too,
    size_t range[2]);

/// Searches well-formed UTF-16 from `start`. On MOYIN_MATCH, `range` receives start and end of the whole match and of
/// group 1, or of the whole again where there is none. `is_last`: the text really ends here, so that `$` may hold.
int moyin_match_next(
    const moyin_pattern *pattern, moyin_match *match, const uint16_t *text, size_t length, size_t start, int is_last,
    size_t range[4]);

/// PCRE2's version, for example "10.42 2022-12-11".
void moyin_pcre2_version(char *text, size_t capacity);

#endif
