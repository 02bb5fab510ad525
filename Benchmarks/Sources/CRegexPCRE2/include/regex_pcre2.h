#include "regex_engine.h"

/// One alternation of all expressions, one pass, matches apart from each other.
rx_engine *rx_pcre2_alternation(const char *const *expressions, size_t count, char *error);
/// A pass for each expression.
rx_engine *rx_pcre2_passes(const char *const *expressions, size_t count, char *error);
const char *rx_pcre2_version(void);
