#include "preparation.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

// Height of most letters, in pixels, at which chi_sim mistakes least: digits of 10.5 points at 150 to 200 dpi.
static const float best_height = 17;

// Of the prepared picture: A3 at 300 dpi has 17 million, and its letters come down to half.
static const float most_pixels = 12e6f;

static PIX *gray_pix(const uint8_t *gray, int width, int height) {
    PIX *pix = pixCreate(width, height, 8);
    if (!pix) return NULL;
    l_uint32 *data = pixGetData(pix);
    size_t words = pixGetWpl(pix);
    for (int y = 0; y < height; y++) {
        l_uint32 *line = data + y * words;
        const uint8_t *row = gray + (size_t)y * width;
        for (int x = 0; x < width; x++) SET_DATA_BYTE(line, x, row[x]);
    }
    return pix;
}

static PIX *black_and_white(PIX *gray) {
    PIX *binary = NULL;
    // One tile: the threshold of Otsu over the whole.
    return pixOtsuAdaptiveThreshold(gray, pixGetWidth(gray), pixGetHeight(gray), 0, 0, 0.1f, NULL, &binary) == 0 ? binary : NULL;
}

// The rules of a table keep its cells from being read: what is straight for longer than any stroke becomes white.
static PIX *without_rules(PIX *gray, PIX *binary, int length) {
    PIX *across = pixOpenBrick(NULL, binary, length, 1), *down = pixOpenBrick(NULL, binary, 1, length);
    PIX *result = NULL;
    if (across && down) {
        pixOr(across, across, down);
        l_int32 none = 1;
        pixZero(across, &none);
        PIX *wide = none ? NULL : pixDilateBrick(NULL, across, 3, 3);
        if (wide && (result = pixCopy(NULL, gray))) pixSetMasked(result, wide, 255);
        pixDestroy(&wide);
    }
    pixDestroy(&across);
    pixDestroy(&down);
    return result;
}

// Whether the noise of a camera is all over it: specks that are no strokes, more than pages have letters.
static int is_noisy(PIX *binary) {
    l_int32 all = 0;
    return pixCountConnComp(binary, 8, &all) == 0 && all * 250.f > (float)pixGetWidth(binary) * pixGetHeight(binary);
}

// Median height of what may be letters; 0 where there are too few.
static int letter_height(PIX *binary) {
    BOXA *boxes = pixConnCompBB(binary, 8);
    if (!boxes) return 0;
    int counts[256] = {0}, total = 0;
    for (int index = 0; index < boxaGetCount(boxes); index++) {
        l_int32 width, height;
        if (boxaGetBoxGeometry(boxes, index, NULL, NULL, &width, &height) != 0) continue;
        if (height < 6 || height > 255 || width > 4 * height) continue;
        counts[height]++;
        total++;
    }
    boxaDestroy(&boxes);
    if (total < 8) return 0;
    int seen = 0, height = 0;
    while (seen * 2 < total) seen += counts[height++];
    return height - 1;
}

int moyin_ocr_stretches(PIX *gray) {
    PIX *binary = black_and_white(gray), *closed = binary ? pixCloseBrick(NULL, binary, (int)best_height, 1) : NULL;
    BOXA *boxes = closed ? pixConnCompBB(closed, 8) : NULL;
    int found = 0;
    for (int index = 0; boxes && index < boxaGetCount(boxes); index++) {
        BOX *box = boxaGetBox(boxes, index, L_CLONE);
        l_int32 width, height, ink = 0;
        boxGetGeometry(box, NULL, NULL, &width, &height);
        if (height > best_height * 0.7f && height < best_height * 2.5f && width > height * 3) {
            pixCountPixelsInRect(binary, box, &ink, NULL);
            if (ink * 10 > width * height && ink * 10 < width * height * 7) found++;
        }
        boxDestroy(&box);
    }
    boxaDestroy(&boxes);
    pixDestroy(&closed);
    pixDestroy(&binary);
    return found;
}

// Whatever is not straight is turned so; lines that climb run into each other.
static PIX *straightened(PIX *gray, PIX *binary, float *angle) {
    l_float32 found = 0, confidence = 0;
    *angle = 0;
    // Photographs of paper are up to some 15 degrees off.
    if (pixFindSkewSweepAndSearch(binary, &found, &confidence, 4, 2, 15, 1, 0.02f) != 0 || confidence < 3 || (found < 0.2f && found > -0.2f)) return NULL;
    *angle = found * 3.14159265f / 180;
    return pixRotate(gray, *angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0);
}

// Puts the second picture, where there is one, in place of the first.
static void replace(PIX **pix, PIX *next) {
    if (!next) return;
    pixDestroy(pix);
    *pix = next;
}

PIX *moyin_ocr_prepare(const uint8_t *gray, int width, int height, int dpi, moyin_ocr_turn *turn) {
    PIX *pix = gray_pix(gray, width, height);
    PIX *binary = pix ? black_and_white(pix) : NULL;
    if (binary && is_noisy(binary)) {
        replace(&pix, pixBlockconvGray(pix, NULL, 1, 1));
        replace(&binary, pix ? black_and_white(pix) : NULL);
    }
    int letters = binary ? letter_height(binary) : 0;
    float scale = letters > 0 ? best_height / letters : dpi > 150 ? 150.f / dpi : 1;
    scale = scale > 3 ? 3 : scale < 0.1f ? 0.1f : scale;
    // Noise has small letters and many: it is not made larger still.
    float most = sqrtf(most_pixels / ((float)width * height));
    if (scale > most) scale = most;
    if (scale > 0.9f && scale < 1.15f) {
        scale = 1;
    } else if (pix) {
        replace(&pix, pixScale(pix, scale, scale));
        replace(&binary, black_and_white(pix));
    }
    *turn = (moyin_ocr_turn){.scale = scale, .width = pix ? pixGetWidth(pix) : 0, .height = pix ? pixGetHeight(pix) : 0};
    if (binary) {
        PIX *straight = straightened(pix, binary, &turn->angle);
        if (straight) {
            replace(&pix, straight);
            replace(&binary, black_and_white(pix));
        }
        replace(&pix, without_rules(pix, binary, (int)(best_height * 4.5f)));
    }
    pixDestroy(&binary);
    return pix;
}

void moyin_ocr_turn_back(const moyin_ocr_turn *turn, float box[4]) {
    // pixRotate turns clockwise about the centre.
    float cosine = cosf(turn->angle), sine = sinf(turn->angle), x0 = turn->width / 2.f, y0 = turn->height / 2.f;
    float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
    for (int corner = 0; corner < 4; corner++) {
        float x = box[corner & 1 ? 2 : 0] - x0, y = box[corner & 2 ? 3 : 1] - y0;
        float u = (cosine * x + sine * y + x0) / turn->scale, v = (-sine * x + cosine * y + y0) / turn->scale;
        left = u < left ? u : left;
        right = u > right ? u : right;
        top = v < top ? v : top;
        bottom = v > bottom ? v : bottom;
    }
    box[0] = left, box[1] = top, box[2] = right, box[3] = bottom;
}
