// Pictures through leptonica: decoded to gray, and written again with boxes over them.
#ifndef MOYIN_PICTURE_H
#define MOYIN_PICTURE_H
#include <stddef.h>
#include <stdint.h>

/// A box to be covered, on a page that counts from 0.
typedef struct {
    int32_t page, left, top, right, bottom;
} moyin_picture_box;

typedef enum { MOYIN_PNG, MOYIN_JPEG, MOYIN_TIFF, MOYIN_GIF, MOYIN_BMP, MOYIN_WEBP } moyin_picture_type;

/// Size of a page, without decoding it. Returns 0, or -1 when there is no such page or its header cannot be read.
/// Not for GIF, whose size leptonica tells by decoding all of it.
int moyin_picture_size(const uint8_t *bytes, size_t count, moyin_picture_type type, int page, int *width, int *height);

/// A page in 8-bit gray on white, to be freed by the caller; NULL when it cannot be decoded.
/// `quarters`: how often it is turned by 90 degrees clockwise first. `dpi`: 0 where it is not said.
uint8_t *moyin_picture_gray(const uint8_t *bytes, size_t count, moyin_picture_type type, int page, int quarters, int *width, int *height, int *dpi);

/// The picture again, in its own format, without metadata and with black boxes (of pages turned by `quarters`).
/// To be freed by the caller; NULL when it cannot be written.
uint8_t *moyin_picture_cover(
    const uint8_t *bytes, size_t count, moyin_picture_type type, int pages, int quarters, const moyin_picture_box *boxes, size_t box_count, size_t *size);

/// What zlib packed, to be freed by the caller; NULL when it is damaged, or longer than `size` said, which is then larger.
uint8_t *moyin_picture_inflate(const uint8_t *bytes, size_t count, size_t *size);
#endif
