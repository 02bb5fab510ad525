#include "regex_engine.h"

#ifdef __cplusplus
extern "C" {
#endif

/// One alternation of all expressions. (RE2::Set tells which expressions match, not where.)
rx_engine *rx_re2(const char *const *expressions, size_t count, char *error);

#ifdef __cplusplus
}
#endif
