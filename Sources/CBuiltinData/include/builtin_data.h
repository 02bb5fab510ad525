#ifndef MOYIN_BUILTIN_DATA_H
#define MOYIN_BUILTIN_DATA_H
#include <stddef.h>

/// One file of `Patterns/`, as it was when the binary was built.
typedef struct {
    const char *name;  ///< path below `Patterns/`, for example "detectors/identity.yaml"
    const unsigned char *data;
    size_t length;
} moyin_builtin_file;

/// All embedded files; `*count` receives how many. The order is that of builtin_data.c.
const moyin_builtin_file *moyin_builtin_files(size_t *count);

#endif
