#ifndef MOYIN_DOCUMENT_FILES_H
#define MOYIN_DOCUMENT_FILES_H
#include <stddef.h>

/// One file of `api/`, as it was when the binary was built.
typedef struct {
    const char *name;  ///< for example "about.yaml"
    const unsigned char *data;
    size_t length;
} moyin_document_file;

/// All embedded files; `*count` receives how many. The order is that of the document.
const moyin_document_file *moyin_document_files(size_t *count);

#endif
