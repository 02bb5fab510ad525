#include "cgzip.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct moyin_gzip {
    gzFile file;
};

moyin_gzip *moyin_gzip_open(int descriptor) {
    moyin_gzip *gzip = malloc(sizeof *gzip);
    if (!gzip) return NULL;
    gzip->file = gzdopen(descriptor, "rb");
    if (gzip->file) {
        gzbuffer(gzip->file, 1 << 18);
        return gzip;
    }
    free(gzip);
    return NULL;
}

ssize_t moyin_gzip_read(moyin_gzip *gzip, void *bytes, size_t count) {
    const int got = gzread(gzip->file, bytes, count > 1 << 30 ? 1 << 30 : (unsigned)count);
    if (got > 0) return got;
    // A stream that ends within a member reads as an end: only the error number tells.
    int error = Z_OK;
    gzerror(gzip->file, &error);
    return got < 0 || (error != Z_OK && error != Z_STREAM_END) ? -1 : 0;
}

int64_t moyin_gzip_position(moyin_gzip *gzip) { return gzoffset(gzip->file); }

void moyin_gzip_close(moyin_gzip *gzip) {
    gzclose(gzip->file);
    free(gzip);
}

static void *unpack(const void *bytes, size_t count, size_t limit, size_t *unpacked, int window) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, window) != Z_OK) return NULL;
    size_t room = count * 4 + 4096, used = 0;
    unsigned char *out = malloc(room);
    stream.next_in = (Bytef *)bytes;
    stream.avail_in = (uInt)count;
    int result = Z_OK;
    while (out && result == Z_OK) {
        if (used == room) {
            unsigned char *more = room >= limit ? NULL : realloc(out, room *= 2);
            if (!more) break;
            out = more;
        }
        stream.next_out = out + used;
        stream.avail_out = (uInt)(room - used);
        result = inflate(&stream, Z_NO_FLUSH);
        used = room - stream.avail_out;
    }
    inflateEnd(&stream);
    if (result == Z_STREAM_END && used <= limit) {
        *unpacked = used;
        return out;
    }
    free(out);
    return NULL;
}

void *moyin_gzip_unpack(const void *bytes, size_t count, size_t limit, size_t *unpacked) {
    if (count > UINT32_MAX / 8) return NULL;
    // gzip and zlib by their heads; what HTTP calls deflate is sometimes the bare stream.
    void *out = unpack(bytes, count, limit, unpacked, 15 + 32);
    return out ? out : unpack(bytes, count, limit, unpacked, -15);
}
