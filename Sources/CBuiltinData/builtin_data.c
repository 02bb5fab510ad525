#include "builtin_data.h"

// One line a file below. A new file in Patterns/ is listed here once, and nowhere else; a test compares this list with
// the folder.
#define FILES(X)

#define BYTES(symbol, path) static const unsigned char symbol[] = {
#define ENTRY(symbol, path) {path, symbol, sizeof symbol},

static const moyin_builtin_file files[] = {{0, 0, 0}};

const moyin_builtin_file *moyin_builtin_files(size_t *count) {
    *count = 0;
    return files;
}
