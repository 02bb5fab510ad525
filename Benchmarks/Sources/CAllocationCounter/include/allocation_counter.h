#include <stdint.h>

/// Calls of malloc, calloc, realloc and the aligned kinds by all threads since the start of the process.
uint64_t ac_allocations(void);
