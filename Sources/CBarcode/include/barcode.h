// QR codes and bar codes of a picture, through ZXing-C++, behind plain C.
#ifndef MOYIN_BARCODE_H
#define MOYIN_BARCODE_H
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    /// Pixels; what holds all of it.
    int32_t left, top, right, bottom;
    /// UTF-8.
    const char *text;
    size_t length;
} moyin_barcode;

typedef struct moyin_barcodes moyin_barcodes;

/// The codes of a picture of 8-bit gray, `width` bytes a row. NULL when memory is short. To be freed with `moyin_barcodes_free`.
moyin_barcodes *moyin_barcodes_read(const uint8_t *gray, int width, int height);
size_t moyin_barcodes_count(const moyin_barcodes *);
/// Valid as long as they are.
moyin_barcode moyin_barcodes_at(const moyin_barcodes *, size_t);
void moyin_barcodes_free(moyin_barcodes *);

#ifdef __cplusplus
}
#endif
#endif
