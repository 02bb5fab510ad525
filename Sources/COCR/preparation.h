#ifndef MOYIN_COCR_PREPARATION_H
#define MOYIN_COCR_PREPARATION_H
#include <leptonica/allheaders.h>
#include <stdint.h>

/// How a picture was changed before it was recognised.
typedef struct {
    float scale;
    /// Clockwise, in radians.
    float angle;
    /// Size when it was turned.
    int width, height;
    /// Stretches of ink that have the shape of a line of text.
    int stretches;
} moyin_ocr_turn;

/// The picture as it is best recognised: straight, letters of one size, no rules of tables. NULL when memory is short.
PIX *moyin_ocr_prepare(const uint8_t *gray, int width, int height, int dpi, moyin_ocr_turn *turn);

/// A box (left, top, right, bottom) of the prepared picture in pixels of the given one: what holds all of it.
void moyin_ocr_turn_back(const moyin_ocr_turn *turn, float box[4]);
#endif
