// libzip over memory: what Swift does not see of it are its flags.
#ifndef MOYIN_CZIP_H
#define MOYIN_CZIP_H
#include <stddef.h>
#include <stdint.h>
#include <zip.h>

/// Opens an archive that is in memory and stays there.
/// Returns NULL when it is none, with libzip's code in `error`.
zip_t *moyin_zip_open(const void *bytes, size_t count, int *error);

/// A new archive in memory; `source` gives its bytes once it is closed.
zip_t *moyin_zip_create(zip_source_t **source);

/// Adds an entry as it is, packed as it was. Returns 0, or -1.
int moyin_zip_copy(zip_t *to, zip_t *from, uint64_t index, const char *name);

/// Adds an entry with new content, which is copied. Returns 0, or -1.
int moyin_zip_add(zip_t *to, const char *name, const void *bytes, size_t count, int store);

/// Whether an entry is a symbolic link.
int moyin_zip_is_link(zip_t *archive, uint64_t index);

/// Gives the entry that was added last the mode of another: what may be run, what is a link.
void moyin_zip_keep_mode(zip_t *to, zip_t *from, uint64_t index);

/// Closes a new archive and hands out its bytes, to be freed by the caller. NULL when it cannot be written.
void *moyin_zip_finish(zip_t *archive, zip_source_t *source, size_t *count);
/// `memmem`, which Swift does not see without GNU's declarations.
const void *moyin_find(const void *bytes, size_t count, const void *word, size_t length);
#endif
