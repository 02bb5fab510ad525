#include "picture.h"
#include <leptonica/allheaders.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

int moyin_picture_size(const uint8_t *bytes, size_t count, moyin_picture_type type, int page, int *width, int *height) {
    setMsgSeverity(L_SEVERITY_NONE);
    if (type == MOYIN_TIFF) return readHeaderMemTiff(bytes, count, page, width, height, NULL, NULL, NULL, NULL, NULL) == 0 ? 0 : -1;
    if (page > 0 || type == MOYIN_GIF) return -1;
    return pixReadHeaderMem(bytes, count, NULL, width, height, NULL, NULL, NULL) == 0 ? 0 : -1;
}

static PIX *decoded(const uint8_t *bytes, size_t count, moyin_picture_type type, int page, int quarters) {
    setMsgSeverity(L_SEVERITY_NONE);
    PIX *pix = NULL;
    if (type == MOYIN_TIFF) {
        pix = pixReadMemTiff(bytes, count, page);
    } else if (page == 0) {
        pix = pixReadMem(bytes, count);
    }
    if (!pix || quarters == 0) return pix;
    PIX *turned = pixRotateOrth(pix, quarters);
    pixDestroy(&pix);
    return turned;
}

uint8_t *moyin_picture_gray(const uint8_t *bytes, size_t count, moyin_picture_type type, int page, int quarters, int *width, int *height, int *dpi) {
    PIX *pix = decoded(bytes, count, type, page, quarters);
    if (!pix) return NULL;
    *dpi = pixGetXRes(pix);
    if (pixGetSpp(pix) == 4) {
        PIX *opaque = pixAlphaBlendUniform(pix, 0xffffff00);
        pixDestroy(&pix);
        if (!(pix = opaque)) return NULL;
    }
    PIX *gray = pixConvertTo8(pix, 0);
    pixDestroy(&pix);
    if (!gray) return NULL;
    *width = pixGetWidth(gray);
    *height = pixGetHeight(gray);
    size_t words = pixGetWpl(gray), columns = *width, rows = *height;
    uint8_t *result = malloc(columns * rows + 1);
    l_uint32 *data = pixGetData(gray);
    for (size_t y = 0; result && y < rows; y++) {
        for (size_t x = 0; x < columns; x++) result[y * columns + x] = GET_DATA_BYTE(data + y * words, x);
    }
    pixDestroy(&gray);
    return result;
}

static PIX *covered(PIX *pix, int page, const moyin_picture_box *boxes, size_t count) {
    if (pixGetColormap(pix)) {
        PIX *plain = pixRemoveColormap(pix, REMOVE_CMAP_BASED_ON_SRC);
        pixDestroy(&pix);
        if (!(pix = plain)) return NULL;
    }
    for (size_t index = 0; index < count; index++) {
        const moyin_picture_box *box = boxes + index;
        if (box->page != page) continue;
        BOX *area = boxCreate(box->left, box->top, box->right - box->left, box->bottom - box->top);
        if (!area) continue;
        int failed;
        switch (pixGetDepth(pix)) {
        case 1: failed = pixSetInRect(pix, area); break;
        // Black, and opaque where the picture says how opaque it is.
        case 32: failed = pixSetInRectArbitrary(pix, area, 0x000000ff); break;
        default: failed = pixClearInRect(pix, area);
        }
        boxDestroy(&area);
        if (failed) {
            pixDestroy(&pix);
            return NULL;
        }
    }
    pixSetText(pix, NULL);
    return pix;
}

static uint8_t *encoded(PIX *pix, moyin_picture_type type, size_t *size) {
    l_uint8 *bytes = NULL;
    int failed = 1;
    switch (type) {
    case MOYIN_PNG: failed = pixWriteMemPng(&bytes, size, pix, 0); break;
    case MOYIN_JPEG: {
        PIX *deep = pixGetDepth(pix) == 8 || pixGetDepth(pix) == 32 ? pixClone(pix) : pixConvertTo8(pix, 0);
        failed = deep ? pixWriteMemJpeg(&bytes, size, deep, 92, 0) : 1;
        pixDestroy(&deep);
        break;
    }
    case MOYIN_GIF: failed = pixWriteMemGif(&bytes, size, pix); break;
    case MOYIN_BMP: failed = pixWriteMemBmp(&bytes, size, pix); break;
    case MOYIN_WEBP: {
        PIX *deep = pixConvertTo32(pix);
        if (deep && pixGetSpp(pix) == 4) pixSetSpp(deep, 4);
        failed = deep ? pixWriteMemWebP(&bytes, size, deep, 90, 1) : 1;
        pixDestroy(&deep);
        break;
    }
    case MOYIN_TIFF: break;
    }
    if (!failed) return bytes;
    lept_free(bytes);
    return NULL;
}

uint8_t *moyin_picture_cover(
    const uint8_t *bytes, size_t count, moyin_picture_type type, int pages, int quarters, const moyin_picture_box *boxes, size_t box_count, size_t *size) {
    PIXA *all = pixaCreate(pages);
    uint8_t *result = NULL;
    for (int page = 0; all && page < pages; page++) {
        PIX *pix = decoded(bytes, count, type, page, quarters);
        if (pix) pix = covered(pix, page, boxes, box_count);
        if (!pix) {
            pixaDestroy(&all);
            return NULL;
        }
        pixSetInputFormat(pix, IFF_UNKNOWN);
        pixaAddPix(all, pix, L_INSERT);
    }
    if (!all) return NULL;
    if (type == MOYIN_TIFF) {
        l_uint8 *written = NULL;
        if (pixaWriteMemMultipageTiff(&written, size, all) == 0) result = written; else lept_free(written);
    } else {
        PIX *pix = pixaGetPix(all, 0, L_CLONE);
        if (pix) result = encoded(pix, type, size);
        pixDestroy(&pix);
    }
    pixaDestroy(&all);
    return result;
}

uint8_t *moyin_picture_inflate(const uint8_t *bytes, size_t count, size_t *size) {
    size_t most = *size, room = 1 << 14, written = 0;
    z_stream stream = {.next_in = (Bytef *)bytes, .avail_in = (uInt)count};
    if (inflateInit(&stream) != Z_OK) return NULL;
    uint8_t *text = malloc(room);
    int state = Z_OK;
    while (text && state == Z_OK) {
        stream.next_out = text + written;
        stream.avail_out = (uInt)(room - written);
        state = inflate(&stream, Z_NO_FLUSH);
        written = room - stream.avail_out;
        if (state != Z_OK || stream.avail_out > 0) break;
        if (room > most) {
            *size = room;
            break;
        }
        uint8_t *more = realloc(text, room *= 2);
        if (!more) free(text);
        text = more;
    }
    inflateEnd(&stream);
    if (text && state != Z_STREAM_END) {
        free(text);
        return NULL;
    }
    *size = written;
    return text;
}
