#ifndef MOYIN_BENCH_REGEX_ENGINE_H
#define MOYIN_BENCH_REGEX_ENGINE_H
// The least that finds every match and says where it is: each engine adds up positions, so that none is left unfound.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    uint64_t matches;
    uint64_t starts; ///< sum of the offsets where matches begin; 0 from an engine that does not know
    uint64_t ends;   ///< sum of the offsets where they end
} rx_result;

typedef struct rx_engine rx_engine;

struct rx_engine {
    rx_result (*scan)(rx_engine *, const char *text, size_t length);
};

/// Makers return null and write why into `error`, which takes 256 bytes.
typedef rx_engine *(*rx_maker)(const char *const *expressions, size_t count, char *error);

#ifdef __cplusplus
}
#endif

#endif
