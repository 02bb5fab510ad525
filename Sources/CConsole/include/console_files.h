#ifndef MOYIN_CONSOLE_FILES_H
#define MOYIN_CONSOLE_FILES_H
#include <stddef.h>

/// One file of `web/`, as it was when the binary was built.
typedef struct {
    const char *name;  ///< for example "index.html"
    const unsigned char *data;
    size_t length;
} moyin_console_file;

/// All embedded files; `*count` receives how many. The order is that of console_files.c.
const moyin_console_file *moyin_console_files(size_t *count);

#endif
