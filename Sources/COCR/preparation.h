#ifndef MOYIN_COCR_PREPARATION_H
#define MOYIN_COCR_PREPARATION_H
#include "cocr.h"
#include <leptonica/allheaders.h>
#include <stdint.h>

/// The picture as it is best recognised: straight, letters of one size, no rules of tables. NULL when memory is short.
PIX *moyin_ocr_prepare(const uint8_t *gray, int width, int height, int dpi, moyin_ocr_turn *turn);

/// Stretches of ink as high as letters and several times as long, neither empty nor full: what a line of text looks like.
int moyin_ocr_stretches(PIX *gray);
#endif
