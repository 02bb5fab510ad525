#include "regex_engine.h"

/// All expressions at once with HS_FLAG_UTF8; matches of every end, as Vectorscan reports them.
rx_engine *rx_vectorscan(const char *const *expressions, size_t count, char *error);
/// With HS_FLAG_SOM_LEFTMOST, so that the start of a match is known.
rx_engine *rx_vectorscan_starts(const char *const *expressions, size_t count, char *error);
const char *rx_vectorscan_version(void);
