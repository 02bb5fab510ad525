// Packed web archives: gzip files of any number of members, read as one stream, and packed bodies in memory.
#ifndef MOYIN_CGZIP_H
#define MOYIN_CGZIP_H
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct moyin_gzip moyin_gzip;

/// Takes over a descriptor. A file that is not packed is read as it stands. NULL when there is no memory.
moyin_gzip *moyin_gzip_open(int descriptor);
/// Returns how many bytes, 0 at the end, -1 when the file is damaged, cut short or does not read.
ssize_t moyin_gzip_read(moyin_gzip *file, void *bytes, size_t count);
/// Bytes of the file that were passed so far.
int64_t moyin_gzip_position(moyin_gzip *file);
void moyin_gzip_close(moyin_gzip *file);

/// Unpacks a gzip or zlib stream in memory. Returns the bytes, to be freed by the caller, or NULL when they are damaged or
/// more than `limit`.
void *moyin_gzip_unpack(const void *bytes, size_t count, size_t limit, size_t *unpacked);
#endif
